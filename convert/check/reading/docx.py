"""Read a Word file: body in order, then the notes that it refers to."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from convert.check.reading.shape import (
    NOTE_MARK,
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
from convert.check.reading.word import (
    R,
    W,
    WordFile,
    ancestry,
    core_value,
    default_languages,
    is_on,
    open_word,
    value,
)

_QUOTE_STYLES = frozenset(("block text", "quote", "intense quote", "quotations", "block quotation"))
_MARK_STYLES = frozenset(("footnote reference", "endnote reference", "note mark"))
_CAPTION_STYLES = frozenset(("caption", "table caption"))
_TITLE = "title"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes) -> Reading:
    """What the file says; its outline is that of its heading styles."""
    return reading_of(open_word(data))


def reading_of(file: WordFile) -> Reading:
    """The same, of a file that is already open."""
    walk = _Walk(file)
    body = file.document.find(f"{W}body")
    walk.read(file.document if body is None else body)
    notes = tuple(walk.read_notes())
    runs = tuple(_below_title(walk.runs, walk.titles))
    return Reading(
        format="docx",
        title=squeeze(core_value(file, "title")),
        language=document_language(file),
        runs=runs,
        lists=tuple(_list_shapes(walk.items)),
        tables=tuple(walk.tables),
        notes=notes,
        figures=tuple(walk.figures),
        links=tuple(walk.links),
        parts=tuple(walk.parts),
        outline=tuple(OutlineEntry(run.level, run.text) for run in runs if run.level),
    )


def document_language(file: WordFile) -> str:
    """The core property, else the language that text has by default."""
    return core_value(file, "language") or default_languages(file).get("val", "")


class _Item(Struct, frozen=True):
    """A paragraph with a bullet or number of its own."""

    list_id: str
    level: int
    ordered: bool
    start: int


class _Walk:
    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.default = {key: tag.lower() for key, tag in default_languages(file).items()}
        self.runs: list[Run] = []
        self.items: list[_Item] = []
        self.tables: list[TableShape] = []
        self.figures: list[FigureShape] = []
        self.links: list[LinkShape] = []
        self.parts: list[Part] = []
        self.referred: list[str] = []
        self.titles: set[int] = set()

    def read(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables of a body, a cell or a note."""
        for node in parent:
            if node.tag == W + "p":
                self._paragraph(node)
            elif node.tag == W + "tbl":
                self._table(node)
            elif value(node, "sdtPr/docPartObj/docPartGallery") == "Table of Contents":
                continue  # what the headings say, a second time
            elif node.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
                self.read(node)

    def read_notes(self) -> Iterator[str]:
        """Add the notes in the order of their marks; the text of each, without its mark."""
        for key in self.referred:
            note = self.file.notes.get(key)
            if note is not None:
                before = len(self.runs)
                self.read(note)
                words = " ".join(run.text for run in self.runs[before:])
                yield squeeze(words.replace(NOTE_MARK, "", 1))

    def _paragraph(self, node: etree._Element) -> None:
        style_id = value(node, "pPr/pStyle") or ""
        style = self.file.styles.get(style_id)
        name = style.name if style else ""
        where = f"paragraph {len(self.runs) + 1}"
        text = squeeze("".join(self._pieces(node)))
        self._shapes(node, where)
        if not text:
            return
        level = self._level(node, style_id)
        # A numbered heading is a heading.
        item = None if level else self._item(node, style_id)
        if item is not None:
            self.items.append(item)
        # What a list holds is told by its numbering, whatever the style: see `Expectation`.
        if name == _TITLE:
            self.titles.add(len(self.runs))
        quoted = name in _QUOTE_STYLES and node.find(f"{W}pPr/{W}numPr") is None
        self.runs.append(Run(text=text, level=level, quoted=quoted, where=where))

    def _level(self, node: etree._Element, style_id: str) -> int:
        own = value(node, "pPr/outlineLvl")
        if own is not None and own.isdigit() and int(own) < 9:
            return int(own) + 1
        return next((s.level for s in ancestry(self.file.styles, style_id) if s.level), 0)

    def _item(self, node: etree._Element, style_id: str) -> _Item | None:
        number = value(node, "pPr/numPr/numId")
        level = int(value(node, "pPr/numPr/ilvl") or 0)
        if number is None:
            of_style = (s.numbering for s in ancestry(self.file.styles, style_id) if s.numbering)
            number, level = next(of_style, (None, 0))
        shape = self.file.lists.get((number or "", level))
        if number is None or number == "0" or shape is None or not shape.marked:
            return None
        return _Item(number, level, shape.ordered, shape.start)

    def _pieces(self, node: etree._Element) -> Iterator[str]:
        """The characters of a paragraph, tabs and breaks as spaces; deleted text is left out."""
        for child in node:
            if child.tag == W + "r":
                yield from self._run(child)
            elif child.tag not in (W + "pPr", W + "del", W + "moveFrom", _FALLBACK, _FORMULA):
                yield from self._pieces(child)

    def _run(self, node: etree._Element) -> Iterator[str]:
        style = self.file.styles.get(value(node, "rPr/rStyle") or "")
        if style is not None and style.name in _MARK_STYLES and node.find(f"{W}t") is not None:
            yield NOTE_MARK
            return
        text = "".join(self._run_pieces(node))
        self._part(node, text)
        yield text

    def _run_pieces(self, node: etree._Element) -> Iterator[str]:
        for child in node:
            match etree.QName(child).localname if isinstance(child.tag, str) else "":
                case "t":
                    yield child.text or ""
                case "tab" | "br" | "cr" | "ptab":
                    yield " "
                case "noBreakHyphen":
                    yield "-"
                case "ruby":
                    # The words first, as who reads them does; the file has their reading first.
                    for part in ("rubyBase", "rt"):
                        for inner in child.findall(f"{W}{part}"):
                            yield from self._pieces(inner)
                case "footnoteRef":
                    yield NOTE_MARK
                case "footnoteReference":
                    self.referred.append(child.get(W + "id") or "")
                    yield NOTE_MARK
                case _:
                    continue

    def _part(self, node: etree._Element, text: str) -> None:
        language = node.find(f"{W}rPr/{W}lang")
        if language is None or not text.strip():
            return
        script = "bidi" if is_on(node, "rPr/rtl") else "val"
        tag = language.get(W + script) or language.get(W + "eastAsia") or language.get(W + "val")
        if tag and tag.lower() not in self.default.values():
            self.parts.append(Part(tag, squeeze(text)))

    def _shapes(self, node: etree._Element, where: str) -> None:
        for drawing in node.iter(f"{_WP}docPr", _FORMULA):
            if drawing.tag == _FORMULA:
                self.figures.append(FigureShape("", where))  # Word says it by itself
                continue
            if any(mark.get("val") == "1" for mark in drawing.iter(_DECORATIVE)):
                continue
            alt = drawing.get("descr") or drawing.get("title")
            self.figures.append(FigureShape(alt or None, where))
        for link in node.iter(f"{W}hyperlink"):
            anchor = link.get(W + "anchor")
            target = self.file.relationships.get(link.get(R + "id") or "", "")
            text = squeeze("".join(t.text or "" for t in link.iter(f"{W}t")))
            self.links.append(LinkShape(f"#{anchor}" if anchor else target, text, where))

    def _table(self, node: etree._Element) -> None:
        rows: list[tuple[CellShape, ...]] = []
        before = self.runs[-1] if self.runs else None
        captioned = before is not None and self._is_caption(node)
        for row in node.findall(f"{W}tr"):
            header = is_on(row, "trPr/tblHeader")
            rows.append(tuple(self._cell(cell, header) for cell in row.findall(f"{W}tc")))
        caption = before.text if captioned and before is not None else ""
        self.tables.append(TableShape(tuple(rows), caption))

    def _is_caption(self, table: etree._Element) -> bool:
        above = table.getprevious()
        style = None if above is None else self.file.styles.get(value(above, "pPr/pStyle") or "")
        return style is not None and style.name in _CAPTION_STYLES

    def _cell(self, node: etree._Element, header: bool) -> CellShape:
        before = len(self.runs)
        self.read(node)
        return CellShape(squeeze(" ".join(run.text for run in self.runs[before:])), header)


def _below_title(runs: list[Run], titles: set[int]) -> Iterator[Run]:
    """The runs, sections a level below the title where both begin at the first: as Word's own
    templates have it, and as every other format counts.
    """
    first = any(run.level == 1 for at, run in enumerate(runs) if at not in titles)
    for at, run in enumerate(runs):
        lower = titles and first and run.level and at not in titles
        yield replace(run, level=run.level + 1) if lower else run


def _list_shapes(items: list[_Item]) -> Iterator[ListShape]:
    """Paragraphs of one list and level are the items of one list, in order of their first."""
    counts: dict[tuple[str, int], int] = {}
    firsts: dict[tuple[str, int], _Item] = {}
    for item in items:
        key = (item.list_id, item.level)
        firsts.setdefault(key, item)
        counts[key] = counts.get(key, 0) + 1
    for key, first in firsts.items():
        yield ListShape(first.ordered, counts[key], first.start if first.ordered else 1)
