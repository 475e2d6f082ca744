"""Further paragraphs of items of lists in a Word file, which its reader takes for what follows."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from convert.trees import take_out

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTINUE: Final = re.compile(r"list continue(?: ([2-9]))?", re.IGNORECASE)
_ITEM: Final = re.compile(r"list (?:bullet|number)(?: ([2-9]))?", re.IGNORECASE)
_FURTHER: Final = "convert-further:"  # see `inlines`


def with_further_paragraphs(
    document: etree._Element, numbering: etree._Element | None, styles: etree._Element | None
) -> int:
    """Let a paragraph that goes on an item be part of the item's, with a link at the joint that
    stands for it; how many there were.

    It is one by its style (List Continue), or by a level whose mark is nothing to see, which is
    what pandoc writes.
    """
    names = _names(styles)
    silent = _silent(numbering)
    joined = 0
    for paragraph in list(document.iter(f"{_W}p")):
        depth = _goes_on(paragraph, names, silent)
        item = paragraph.getprevious()
        if depth is None or item is None or item.tag != f"{_W}p":
            continue
        if _depth_of_item(item, names, silent) != depth:
            continue
        content = [child for child in paragraph if child.tag != f"{_W}pPr"]
        item.append(_joint())
        item.extend(content)
        take_out(paragraph)
        joined += 1
    return joined


def _joint() -> etree._Element:
    link = etree.Element(f"{_W}hyperlink", {f"{_W}anchor": _FURTHER})
    run = etree.SubElement(link, f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = "\N{PILCROW SIGN}"
    return link


def _names(styles: etree._Element | None) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        found[str(style.get(f"{_W}styleId"))] = _value(name)
    return found


def _silent(numbering: etree._Element | None) -> frozenset[tuple[str, str]]:
    """The lists and levels whose marks are nothing to see (17.9.11)."""
    if numbering is None:
        return frozenset()
    kinds: dict[str, list[str]] = {}
    for definition in numbering.iter(f"{_W}abstractNum"):
        kinds[str(definition.get(f"{_W}abstractNumId"))] = [
            str(level.get(f"{_W}ilvl"))
            for level in definition.iter(f"{_W}lvl")
            if not _value(level.find(f"{_W}lvlText")).strip()
        ]
    return frozenset(
        (str(instance.get(f"{_W}numId")), level)
        for instance in numbering.iter(f"{_W}num")
        for level in kinds.get(_value(instance.find(f"{_W}abstractNumId")), [])
    )


def _goes_on(
    paragraph: etree._Element, names: Mapping[str, str], silent: frozenset[tuple[str, str]]
) -> int | None:
    """How deep the item lies that a paragraph goes on; None for one that goes on none."""
    place = _place(paragraph)
    if place is not None and place[0] != "0":
        return int(place[1]) if place in silent else None
    named = _CONTINUE.fullmatch(_style(paragraph, names))
    return int(named[1] or 1) - 1 if named else None


def _depth_of_item(
    paragraph: etree._Element, names: Mapping[str, str], silent: frozenset[tuple[str, str]]
) -> int | None:
    place = _place(paragraph)
    if place is not None:
        return int(place[1]) if place not in silent and place[0] != "0" else None
    named = _ITEM.fullmatch(_style(paragraph, names))
    return int(named[1] or 1) - 1 if named else None


def _place(paragraph: etree._Element) -> tuple[str, str] | None:
    """The list of a paragraph and its level, as it says itself (17.3.1.19)."""
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is None:
        return None
    level = _value(paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")) or "0"
    return _value(number), level if level.isdecimal() else "0"


def _style(paragraph: etree._Element, names: Mapping[str, str]) -> str:
    return names.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")), "")


def _value(element: etree._Element | None) -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""
