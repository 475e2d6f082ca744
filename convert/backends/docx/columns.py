"""Columns of tables as wide as what is in them: pandoc makes all the same.

Word breaks a word that its column is too narrow for, numbers too, so that each column gets room
for its longest word first, and what is left goes to those with long lines. Where that is not
enough, long words give way, then the type, and then the page is turned.
"""

from unicodedata import east_asian_width

from lxml import etree
from msgspec import Struct

from convert.backends.docx.numbering import HANG
from convert.backends.docx.properties import say_of_run
from convert.backends.docx.trees import NAMESPACES, every, made, name, needed, set_values, value
from convert.markup.table import LONGEST_WORD

_LETTER = 0.56  # em: of the fonts that Word files name, with room to spare
_DIGIT = 0.64  # of the widest faces that are taken where those are not there
_WIDE = 1.05
_BOLD = 1.1  # of the headers of columns and rows
_SPARE = 1.3  # where there is room: for wider faces in the place of those that are not there
_PADDING = 160  # twips: of a cell, both sides
_DENSE_PADDING = 60  # where the type is smaller
_LEAST = 12  # letters: a column that breaks words is not narrower
_SMALLEST = 13  # half points
_TWIPS = 10  # of half a point


class _Column(Struct):
    """Widths in em: of the longest word, of the longest where long ones break, of the line."""

    word: float = 0.0
    least: float = 0.0
    line: float = 0.0


def fit_columns(
    document: etree._Element, measure: int, turned: int, size: int
) -> list[etree._Element]:
    """Give the tables of a document columns that fit `measure` twips at `size` half points.

    Returned are those that fit `turned` twips instead, the measure of a page on its side.
    """
    on_their_side = []
    for table in every(document, "w:tbl"):
        columns = _columns(table)
        if not columns:
            continue
        room = measure
        if _is_body(table.getparent()) and _is_wide(columns, measure, _SMALLEST, _DENSE_PADDING):
            on_their_side.append(table)
            room = turned
        _fit(table, columns, room, size)
    return on_their_side


def _is_body(parent: etree._Element | None) -> bool:
    return parent is not None and parent.tag == name("w:body")


def _fit(table: etree._Element, columns: list[_Column], measure: int, size: int) -> None:
    padding = _PADDING
    if _is_wide(columns, measure, size, padding):
        size, padding = _smaller(columns, measure, size), _DENSE_PADDING
        _set_smaller(table, size)
    _set_widths(table, _widths(columns, measure - padding * len(columns), size, padding))


def _columns(table: etree._Element) -> list[_Column]:
    columns = [_Column() for _ in table.findall("w:tblGrid/w:gridCol", NAMESPACES)]
    beside = value(table.find("w:tblPr/w:tblLook", NAMESPACES), "firstColumn") == "1"
    for row in table.findall("w:tr", NAMESPACES):
        head = row.find("w:trPr/w:tblHeader", NAMESPACES) is not None
        at = 0
        for cell in row.findall("w:tc", NAMESPACES):
            span = _span(cell)
            for column in columns[at : at + span]:
                _widen(column, cell, span, head=head or (beside and at == 0))
            at += span
    return columns


def _span(cell: etree._Element) -> int:
    return int(value(cell.find("w:tcPr/w:gridSpan", NAMESPACES)) or 1)


def _widen(column: _Column, cell: etree._Element, span: int, *, head: bool) -> None:
    for paragraph in cell.findall("w:p", NAMESPACES):
        text = "".join(node.text or "" for node in every(paragraph, "w:t"))
        times = (_BOLD if head else 1) / span
        inset = _inset(paragraph) / span
        for word in text.split():
            width = _width(word) * times + inset
            short = min(width, _LEAST * _LETTER + inset) if len(word) > LONGEST_WORD else width
            column.word, column.least = max(column.word, width), max(column.least, short)
        column.line = max(column.line, _width(text) * times + inset)


def _inset(paragraph: etree._Element) -> float:
    """How far a paragraph is set in, in em: that of a list has its mark before it."""
    level = paragraph.find("w:pPr/w:numPr/w:ilvl", NAMESPACES)
    return 0.0 if level is None else (int(value(level)) + 1) * HANG


def _width(text: str) -> float:
    digits = sum(map(str.isdigit, text))
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return wide * _WIDE + digits * _DIGIT + (len(text) - wide - digits) * _LETTER


def _is_wide(columns: list[_Column], measure: int, size: int, padding: int) -> bool:
    """Whether words would be cut, but for the long ones."""
    room = measure - padding * len(columns)
    return sum(column.least for column in columns) * size * _TWIPS > room


def _smaller(columns: list[_Column], measure: int, size: int) -> int:
    """The largest type in which columns with little between them fit."""
    while size > _SMALLEST and _is_wide(columns, measure, size, _DENSE_PADDING):
        size -= 1
    return size


def _widths(columns: list[_Column], room: int, size: int, padding: int) -> list[int]:
    """The widths of the columns, in twips, with `room` for what is in them."""
    em = size * _TWIPS
    lines = [column.line * em for column in columns]
    words = [column.word * em for column in columns]
    if sum(words) > room:
        words = [column.least * em for column in columns]
    elif sum(words):
        words = [word * min(_SPARE, room / sum(words)) for word in words]
    more = [max(_SPARE * line - word, 0.0) for word, line in zip(words, lines, strict=True)]
    left = max(room - sum(words), 0.0)
    share = min(1.0, left / sum(more)) if sum(more) else 0.0
    return [round(word + each * share) + padding for word, each in zip(words, more, strict=True)]


def _set_widths(table: etree._Element, widths: list[int]) -> None:
    for column, width in zip(table.findall("w:tblGrid/w:gridCol", NAMESPACES), widths, strict=True):
        set_values(column, w=width)
    set_values(needed(table, "w:tblPr/w:tblW"), type="dxa", w=sum(widths))
    for row in table.findall("w:tr", NAMESPACES):
        at = 0
        for cell in row.findall("w:tc", NAMESPACES):
            span = _span(cell)
            properties = needed(cell, "w:tcPr")
            for old in properties.findall("w:tcW", NAMESPACES):
                properties.remove(old)
            properties.insert(0, made("tcW", w=sum(widths[at : at + span]), type="dxa"))
            at += span


def _set_smaller(table: etree._Element, size: int) -> None:
    sides = [made(side, w=_DENSE_PADDING // 2, type="dxa") for side in ("left", "right")]
    needed(table, "w:tblPr/w:tblLook").addprevious(made("tblCellMar", *sides))
    for run in every(table, "w:r"):
        say_of_run(run, made("sz", val=size), made("szCs", val=size))
