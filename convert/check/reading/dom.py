"""Read an HTML or XHTML tree the way that assistive technology does."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from convert.check.reading.shape import (
    CellShape,
    FigureShape,
    LinkShape,
    ListShape,
    Part,
    Run,
    TableShape,
    squeeze,
)

_BREAKING = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body caption dd details div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table
        tbody td tfoot th thead title tr ul""",
    )
)
_SILENT = frozenset(
    ("head", "link", "meta", "nav", "noscript", "script", "style", "template", "title")
)
_NAVIGATION_ROLES = frozenset({"navigation", "doc-toc", "doc-pagelist"})
# What leads back to the text without being a word of it; a note's own mark may be an asterisk.
_ARROW = re.compile(r"[\s^\u2190-\u21ff\u2b00-\u2bff\ufe0e\ufe0f]*")
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_HEADING = re.compile(r"h([1-6])")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class Found(Struct):
    """What a walk through one or more trees has gathered."""

    runs: list[Run]
    lists: list[ListShape]
    tables: list[TableShape]
    notes: list[str]
    figures: list[FigureShape]
    links: list[LinkShape]
    parts: list[Part]


def nothing() -> Found:
    """A `Found` to begin with."""
    return Found([], [], [], [], [], [], [])


def local_name(node: etree._Element) -> str:
    """The element's name in lower case, without namespace; empty for comments and the like."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def language_of(node: etree._Element) -> str:
    """The language that the element itself declares, or nothing."""
    return node.get("lang") or node.get(_XML_LANG) or ""


def is_silent(node: etree._Element) -> bool:
    """True for what is not part of the text: metadata, navigation, hidden and skip links."""
    name = local_name(node)
    if not name or name in _SILENT or node.get("hidden") is not None:
        return True
    roles = set((node.get("role") or "").split())
    if roles & _NAVIGATION_ROLES or node.get("aria-hidden") == "true":
        return True
    back = "doc-backlink" in roles and _ARROW.fullmatch(text_of(node)) is not None
    return back or (name == "a" and "skip" in (node.get("class") or "").split())


def text_of(node: etree._Element) -> str:
    """The text inside an element as a reader gets it, in one line."""
    return squeeze("".join(_pieces(node)))


def _pieces(node: etree._Element) -> Iterator[str]:
    name = local_name(node)
    broken = name in _BREAKING or name == "br"
    if broken:
        yield " "
    yield node.text or ""
    for child in node:
        if not is_silent(child) and local_name(child) != "math":
            yield from _pieces(child)
        yield child.tail or ""
    if broken:
        yield " "


class Walk:
    """One walk in document order; `found` grows as it goes."""

    def __init__(self, found: Found, language: str) -> None:
        self.found = found
        self.language = language
        self._text: list[str] = []
        self._level = 0
        self._quotes = 0
        self._where = ""

    def read(self, root: etree._Element) -> None:
        """Add everything below `root`."""
        self._enter(root, self.language)
        self._end_run()

    def _end_run(self) -> None:
        text = squeeze("".join(self._text))
        self._text.clear()
        if text:
            run = Run(text=text, level=self._level, quoted=self._quotes > 0, where=self._where)
            self.found.runs.append(run)

    def _enter(self, node: etree._Element, language: str) -> None:
        name = local_name(node)
        if name == "math":
            self._formula(node)
            return
        own = language_of(node)
        if own and own != language and not _same(own, self.language):
            self.found.parts.append(Part(own, text_of(node)))
        self._note_shape(node, name)
        if name in _BREAKING:
            self._block(node, name, own or language)
            return
        if name == "br":
            self._text.append(" ")
        self._inside(node, own or language)

    def _block(self, node: etree._Element, name: str, language: str) -> None:
        self._end_run()
        heading = _HEADING.fullmatch(name)
        level, quotes = self._level, self._quotes
        self._level = int(heading[1]) if heading else level
        self._quotes += name == "blockquote"
        self._where = f"{name}, line {node.sourceline}" if node.sourceline else name
        self._inside(node, language)
        self._end_run()
        self._level, self._quotes = level, quotes

    def _inside(self, node: etree._Element, language: str) -> None:
        self._text.append(node.text or "")
        for child in node:
            if not is_silent(child):
                self._enter(child, language)
            self._text.append(child.tail or "")

    def _formula(self, node: etree._Element) -> None:
        """A formula is read by what it says; without that by its characters."""
        said = node.get("alttext") or node.get("aria-label") or text_of(node)
        self.found.figures.append(FigureShape(said or None, _address(node)))

    def _note_shape(self, node: etree._Element, name: str) -> None:
        found = self.found
        if name in ("ol", "ul"):
            found.lists.append(_list_shape(node, name))
        elif name == "table":
            found.tables.append(_table_shape(node))
        elif name == "img":
            figure = FigureShape(node.get("alt"), _address(node))
            if not (figure.alt == "" or node.get("role") in ("none", "presentation")):
                found.figures.append(figure)
        elif name == "a" and node.get("href"):
            label = node.get("aria-label") or text_of(node) or _alternatives(node)
            found.links.append(LinkShape(node.get("href") or "", squeeze(label), _address(node)))
        if is_note(node):
            found.notes.append(_note_text(node))


def is_note(node: etree._Element) -> bool:
    """True for the element that holds the text of one note."""
    types = set((node.get("role") or "").split()) | set((node.get(_EPUB_TYPE) or "").split())
    return bool(types & _NOTE_ROLES or types & {"footnote", "endnote"})


def _note_text(node: etree._Element) -> str:
    """A note without the mark it opens with, which is the link back."""
    text = text_of(node)
    for child in node.iter():
        if isinstance(child.tag, str) and "doc-backlink" in (child.get("role") or "").split():
            return squeeze(text.removeprefix(text_of(child)))
    return text


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _address(node: etree._Element) -> str:
    return f"line {node.sourceline}" if node.sourceline else ""


def _alternatives(node: etree._Element) -> str:
    return " ".join(image.get("alt") or "" for image in node.iter() if local_name(image) == "img")


def _list_shape(node: etree._Element, name: str) -> ListShape:
    items = sum(local_name(child) == "li" for child in node)
    start = node.get("start") or "1"
    return ListShape(name == "ol", items, int(start) if re.fullmatch(r"-?\d+", start) else 1)


def _table_shape(node: etree._Element) -> TableShape:
    rows: list[tuple[CellShape, ...]] = []
    caption = ""
    for child in _own(node):
        name = local_name(child)
        if name == "caption":
            caption = text_of(child)
        elif name == "tr":
            cells = [cell for cell in child if local_name(cell) in ("td", "th")]
            rows.append(tuple(CellShape(text_of(c), local_name(c) == "th") for c in cells))
    return TableShape(tuple(rows), caption)


def _own(table: etree._Element) -> Iterator[etree._Element]:
    """What belongs to a table and not to one inside its cells."""
    for child in table:
        if local_name(child) in ("thead", "tbody", "tfoot", "tr", "caption"):
            yield child
            if local_name(child) != "caption":
                yield from (row for row in child if local_name(row) == "tr")
