"""Web pages that Word saved: lists, titles and quotations that only its styles say."""

import re
from typing import Final

from lxml import etree

from convert.trees import take_out

_LEVEL: Final = re.compile(r"mso-list:\s*l(\d+)\s+level(\d)", re.IGNORECASE)
_MARK: Final = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_STYLES: Final = {"MsoTitle": "title", "MsoSubtitle": "subtitle", "MsoCaption": "caption"}
_QUOTES: Final = frozenset({"MsoQuote", "MsoIntenseQuote", "MsoBlockText"})


def with_word_lists(root: etree._Element) -> None:
    """Make the paragraphs that Word marks as items lists, and its titles and quotations what they
    are."""
    for paragraph in list(root.iter("p")):
        classes = set(str(paragraph.get("class", "")).split())
        for name in classes & _STYLES.keys():
            _boxed(paragraph, "div", {"data-custom-style": _STYLES[name]})
        if classes & _QUOTES:
            _boxed(paragraph, "blockquote", {})
        found = _LEVEL.search(str(paragraph.get("style", "")))
        mark = _mark(paragraph) if found else None
        if found and mark is not None:
            _item(paragraph, int(found[2]), "ol" if _NUMBER.fullmatch(mark) else "ul", found[1])


def _boxed(element: etree._Element, tag: str, attributes: dict[str, str]) -> None:
    parent = element.getparent()
    if parent is not None:
        box = etree.Element(tag, attributes)
        box.tail, element.tail = element.tail, None
        parent.replace(element, box)
        box.append(element)


def _mark(paragraph: etree._Element) -> str | None:
    """The mark that Word wrote for who knows no lists, which is taken out; None without one."""
    for span in paragraph.iter("span"):
        if _MARK.search(str(span.get("style", ""))):
            mark = "".join(map(str, span.itertext())).replace("\N{NO-BREAK SPACE}", " ").strip()
            take_out(span)
            return mark
    return None


def _item(paragraph: etree._Element, level: int, kind: str, which: str) -> None:
    """Put a paragraph into the list before it that it goes on, else into a new one."""
    before, parent = paragraph.getprevious(), paragraph.getparent()
    if parent is None:
        return
    item = etree.Element("li")
    lists = before if before is not None and before.get("data-word") == which else None
    paragraph.tail = None
    if lists is None:
        lists = etree.Element(kind, {"data-word": which})
        parent.replace(paragraph, lists)
    else:
        parent.remove(paragraph)
    for _ in range(1, level):
        if not len(lists):
            break
        inner = lists[-1].find(kind)
        if inner is None:
            inner = lists[-1].find("ul" if kind == "ol" else "ol")
        lists = inner if inner is not None else etree.SubElement(lists[-1], kind)
    item.append(paragraph)
    lists.append(item)
