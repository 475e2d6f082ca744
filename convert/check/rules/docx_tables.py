"""The tables of a Word file: columns too narrow for the numbers in them.

Word ends a line inside a word that its column has no room for. A long word is read all the same;
a number that goes on in the next line is another number.
"""

import re
from collections.abc import Iterator

from lxml import etree

from convert.check.reading.word import W, WordFile, ancestry, value, whole
from convert.check.rules.docx_looks import WordSubject, words_in
from convert.check.rules.rule import Fault, Rule

_NUMBER = re.compile(r"[^\w\s]?\d[\d.,’'\u00a0\u202f:/]*\d%?")
_FEWEST_DIGITS = 3
_DIGIT = 0.5  # em: the digits of the narrowest faces that text is set in
_POINT = 0.25
_TWIPS = 10  # of half a point
_SIZE = 20  # half points: what Word takes where nothing says one (ISO/IEC 29500-1, 17.3.2.38)
_PADDING = 216  # twips: of a cell, both sides, where nothing says one (17.4.42)
_SLACK = 1.02


def _cut_numbers(word: WordSubject) -> Iterator[Fault]:
    for number, table in enumerate(word.file.document.iter(f"{W}tbl"), 1):
        widths = [whole(column.get(W + "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        padding = _padding(word.file, table)
        for row in table.iterfind(f"{W}tr"):
            at = 0
            for cell in row.iterfind(f"{W}tc"):
                span = whole(value(cell, "tcPr/gridSpan")) or 1
                room = sum(widths[at : at + span]) - padding
                at += span
                for cut in _cut_in(word.file, cell, room) if room > 0 else ():
                    yield Fault(f"the number {cut} has no room in its column", f"table {number}")


def _cut_in(file: WordFile, cell: etree._Element, room: int) -> Iterator[str]:
    for paragraph in cell.iterfind(f"{W}p"):
        numbers = _NUMBER.findall(words_in(paragraph))
        twips = _size(file, paragraph) * _TWIPS if numbers else 0
        for number in numbers:
            digits = sum(map(str.isdigit, number))
            width = (digits * _DIGIT + (len(number) - digits) * _POINT) * twips
            if digits >= _FEWEST_DIGITS and width > room * _SLACK:
                yield number


def _size(file: WordFile, paragraph: etree._Element) -> int:
    """The size of the smallest type in a paragraph, in half points."""
    sizes = [whole(size.get(W + "val")) for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
    runs = sum(1 for _ in paragraph.iterfind(f"{W}r"))
    inherited = _inherited(file, value(paragraph, "pPr/pStyle") or "")
    return min([*sizes, *([] if len(sizes) == runs and sizes else [inherited])]) or _SIZE


def _inherited(file: WordFile, style: str) -> int:
    own = next((each.size for each in ancestry(file.styles, style) if each.size), 0)
    return own or whole(value(file.style_sheet, "docDefaults/rPrDefault/rPr/sz")) or _SIZE


def _padding(file: WordFile, table: etree._Element) -> int:
    """Of both sides of a cell: the table's own, its style's, or Word's."""
    own = _margins(table.find(f"{W}tblPr/{W}tblCellMar"))
    if own is None and file.style_sheet is not None:
        name = value(table, "tblPr/tblStyle")
        for style in file.style_sheet.iterfind(f"{W}style"):
            if name and style.get(W + "styleId") == name:
                own = _margins(style.find(f"{W}tblPr/{W}tblCellMar"))
    return _PADDING if own is None else own


def _margins(node: etree._Element | None) -> int | None:
    if node is None:
        return None
    sides = [node.find(W + side) for side in ("left", "right", "start", "end")]
    widths = [whole(side.get(W + "w")) for side in sides if side is not None]
    return sum(widths) if widths else None


RULES: tuple[Rule[WordSubject], ...] = (
    Rule(
        code="docx.number-cut",
        requires="The columns of tables have room for the numbers in them.",
        clause="good typesetting; no standard asks for it",
        find=_cut_numbers,
        hint="Make the column wider, the type smaller, or turn the page.",
        severity="warning",
    ),
)
