"""Read a PDF through its structure tree, as assistive technology does."""

import io
import re
from collections.abc import Iterator

import pikepdf
from lxml import etree
from msgspec import Struct

from convert.check.reading.content import Fonts, PageText, Place, page_text
from convert.check.reading.shape import (
    CellShape,
    FigureShape,
    LinkShape,
    ListShape,
    OutlineEntry,
    Part,
    Reading,
    Run,
    TableShape,
    squeeze,
)
from convert.check.reading.tags import (
    Annotation,
    Element,
    Piece,
    TreeReader,
    element_text,
    elements,
    every_element,
)
from convert.errors import CheckError

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_INLINE = frozenset(
    re.findall(
        r"\w+",
        """Span Quote Code Link Reference Em Strong Annot BibEntry Sub Ruby RB RT RP Warichu WT WP
        NonStruct Private""",
    )
)
_MARKER = re.compile(r"[\W_]*|o|\W?\d+[\W_]*|\W*([^\W\d_]|[ivxlcdm]+)[\W_]+", re.IGNORECASE)
_HEADING = re.compile(r"H([1-9])")


class TaggedPdf(Struct, frozen=True):
    """An open PDF, the text of its pages, and its structure tree (None where untagged)."""

    pdf: pikepdf.Pdf
    pages: tuple[PageText, ...]
    tree: Element | None
    xmp: etree._Element | None

    @property
    def held(self) -> Iterator[Place]:
        """The places of the marks that the tree holds."""
        for element in every_element(self.tree) if self.tree is not None else ():
            yield from (kid.place for kid in element.kids if isinstance(kid, Piece))


def open_pdf(data: bytes) -> TaggedPdf:
    """Raises CheckError where `data` is no PDF that can be read without a password."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        fonts: Fonts = {}
        pages = tuple(page_text(page, fonts) for page in pdf.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise CheckError(f"not a readable PDF: {error}", code="pdf.unreadable") from error
    texts: dict[Place, str] = {}
    for page in pages:
        texts |= page.marked
    return TaggedPdf(pdf, pages, TreeReader(pdf, texts).read(), _xmp(pdf))


def read_pdf(data: bytes) -> Reading:
    """What the PDF says, in the order of its tags; an untagged one in the order of its pages."""
    return reading_of(open_pdf(data))


def reading_of(tagged: TaggedPdf) -> Reading:
    """The same, of a PDF that is already open."""
    language = str(tagged.pdf.Root.get("/Lang", ""))
    walk = _Walk(language)
    if tagged.tree is None:
        walk.runs = [Run(text=squeeze(page.loose)) for page in tagged.pages if page.loose.strip()]
        walk.runs += [Run(text=squeeze(" ".join(p.marked.values()))) for p in tagged.pages]
    else:
        walk.read(tagged.tree)
    return Reading(
        format="pdf",
        title=title_of(tagged),
        language=language,
        runs=tuple(run for run in walk.runs if run.text),
        lists=tuple(walk.lists),
        tables=tuple(walk.tables),
        notes=tuple(walk.notes),
        figures=tuple(walk.figures),
        links=tuple(walk.links),
        parts=tuple(walk.parts),
        outline=tuple(_outline(tagged.pdf)),
        painted=True,
    )


def title_of(tagged: TaggedPdf) -> str:
    """The title in the XMP metadata, else in the information dictionary."""
    node = None if tagged.xmp is None else next(tagged.xmp.iter(_DC_TITLE), None)
    if node is not None and (title := squeeze("".join(map(str, node.itertext())))):
        return title
    return squeeze(str(tagged.pdf.docinfo.get("/Title", "")))


class _Walk:
    """One walk through the tree in reading order."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.runs: list[Run] = []
        self.lists: list[ListShape] = []
        self.tables: list[TableShape] = []
        self.notes: list[str] = []
        self.figures: list[FigureShape] = []
        self.links: list[LinkShape] = []
        self.parts: list[Part] = []
        self._text: list[str] = []
        self._level = 0
        self._quotes = 0
        self._numbered = False
        self._where = ""

    def read(self, root: Element) -> None:
        self._inside(root, self.language)
        self._end_run()

    def _end_run(self) -> None:
        painted = "".join(self._text)
        text = squeeze(painted)
        self._text.clear()
        if text:
            run = Run(
                text=text,
                level=self._level,
                quoted=self._quotes > 0,
                where=self._where,
                lines=painted.strip(),
            )
            self.runs.append(run)

    def _enter(self, element: Element, parent: Element, language: str) -> None:
        if element.role == "TOC":
            return  # a way to the text, as the `nav` of a page is, and not the text
        own = element.language
        if own and own != language and own.lower() != self.language.lower():
            self.parts.append(Part(own, squeeze(element_text(element))))
        self._note_shape(element)
        label = element.role == "Lbl"
        if label and parent.role == "LI" and (self._numbered or is_marker(element)):
            return
        if element.role in _INLINE or (label and parent.role != "LI"):
            self._inside(element, own or language)
            return
        self._end_run()
        level, quotes, numbered = self._level, self._quotes, self._numbered
        self._level = heading_level(element) or level
        self._numbered = is_numbered(element) if element.role == "L" else numbered
        self._quotes += element.role == "BlockQuote"
        self._where = element.path
        self._inside(element, own or language)
        self._end_run()
        self._level, self._quotes, self._numbered = level, quotes, numbered

    def _inside(self, element: Element, language: str) -> None:
        if element.actual is not None:
            self._text.append(element.actual)
            return
        # What a picture is described by is read in place of it, letters in it included (14.9.3).
        described = element.role == "Figure" and element.alt is not None
        for kid in element.kids:
            if isinstance(kid, Piece) and not described:
                self._text.append(kid.text)
            elif isinstance(kid, Element):
                self._enter(kid, element, language)

    def _note_shape(self, element: Element) -> None:
        match element.role:
            case "L" if not is_glossary(element):
                self.lists.append(list_shape(element))
            case "Table":
                self.tables.append(_table_shape(element))
            case "Figure" | "Formula":
                self.figures.append(FigureShape(element.alt, element.path))
            case "Link":
                self.links.append(LinkShape(*_link(element), element.path))
            case "Note" | "FENote":
                self.notes.append(_note_text(element))


def heading_level(element: Element) -> int:
    """1 to 9 for a heading, 0 for anything else. `Title` of PDF 2.0 is a heading of level 1."""
    match = _HEADING.fullmatch(element.role)
    return int(match[1]) if match else int(element.role in ("Title", "H"))


def is_marker(label: Element) -> bool:
    """True for a label that is a bullet or a number, not a term of a glossary."""
    return _MARKER.fullmatch(squeeze(element_text(label))) is not None


def is_numbered(element: Element) -> bool:
    """True for a list that says how its items are marked (ISO 32000-1, 14.8.5.5)."""
    return element.attributes.get("ListNumbering", "/None") not in ("/None", "/Description")


def is_glossary(element: Element) -> bool:
    """True for a list whose labels are words: terms, with their definitions as bodies."""
    if is_numbered(element):
        return False
    labels = [kid for item in elements(element) for kid in elements(item) if kid.role == "Lbl"]
    return bool(labels) and not any(is_marker(label) for label in labels)


def list_shape(element: Element) -> ListShape:
    """An ordered list is one whose first label has a letter or digit in it.

    In a list with marks, an item without one is the rest of an item that began a page before.
    """
    items = [kid for kid in elements(element) if kid.role == "LI"]
    labels = [
        squeeze(element_text(kid)) for item in items for kid in elements(item) if kid.role == "Lbl"
    ]
    first = labels[0] if labels else ""
    number = re.search(r"\d+", first)
    ordered = bool(re.search(r"[^\W_]", first)) and first != "o"
    count = len(labels) if labels or is_numbered(element) else len(items)
    return ListShape(ordered, count, int(number[0]) if number else 1)


def _table_shape(element: Element) -> TableShape:
    rows = []
    caption = ""
    for inner in every_element(element):
        if inner.role == "Caption":
            caption = squeeze(element_text(inner))
        elif inner.role == "TR":
            cells = [kid for kid in elements(inner) if kid.role in ("TH", "TD")]
            rows.append(tuple(CellShape(_cell_text(c), c.role == "TH") for c in cells))
    return TableShape(tuple(rows), caption)


def _cell_text(cell: Element) -> str:
    """The text of a cell, without the bullets and numbers of lists in it."""
    if not any(inner.role == "L" for inner in every_element(cell)):
        return squeeze(element_text(cell))
    walk = _Walk("")
    walk.read(cell)
    return squeeze(" ".join(run.text for run in walk.runs))


def _note_text(element: Element) -> str:
    """A note without its mark, the label or link that it opens with."""
    text = squeeze(element_text(element))
    for inner in every_element(element):
        mark = squeeze(element_text(inner))
        if inner.role in ("Lbl", "Link") and mark and text.startswith(mark):
            return squeeze(text.removeprefix(mark))
    return text


def _link(element: Element) -> tuple[str, str]:
    target, contents = "", ""
    for inner in every_element(element):
        for kid in inner.kids:
            if isinstance(kid, Annotation):
                target = target or link_target(kid.target)
                contents = contents or str(kid.target.get("/Contents", ""))
    return target, squeeze(element_text(element)) or element.alt or contents


def link_target(annotation: pikepdf.Object) -> str:
    """The address of a link annotation; `#` and a name for a place in the file."""
    action = annotation.get("/A")
    if action is not None and (uri := action.get("/URI")) is not None:
        return str(uri)
    destination = annotation.get("/Dest")
    if destination is None and action is not None:
        destination = action.get("/D")
    if destination is None:
        return ""
    named = isinstance(destination, (pikepdf.String, pikepdf.Name))
    return f"#{str(destination).removeprefix('/')}" if named else "#"


def _outline(pdf: pikepdf.Pdf) -> Iterator[OutlineEntry]:
    if "/Outlines" not in pdf.Root:
        return
    with pdf.open_outline() as outline:
        yield from _items(outline.root, 1)


def _items(items: list[pikepdf.OutlineItem], level: int) -> Iterator[OutlineEntry]:
    for item in items:
        yield OutlineEntry(level, squeeze(item.title))
        yield from _items(item.children, level + 1)


def _xmp(pdf: pikepdf.Pdf) -> etree._Element | None:
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return None
    try:
        return etree.fromstring(metadata.read_bytes(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None
