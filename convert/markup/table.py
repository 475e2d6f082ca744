"""Rows of a table, with what ties each cell to its headers (WCAG 2.2 1.3.1)."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import takewhile
from math import ceil
from typing import Literal

from msgspec.structs import replace

from convert.article import Cell, Preformatted, Row, Table
from convert.languages.widths import width_in_letters
from convert.markup.element import Attributes
from convert.walk import cell_text, every_block

_Side = Literal["left", "center", "right"] | None
Tag = Callable[[str, str, Attributes | None], str]

TOGETHER = 6
"""A table of no more rows is not parted by the end of a page."""

_LINE = 75  # letters, of the whole width
_MOST_LINES = 20  # of a table that is not parted, as far as its letters tell

LONGEST_WORD = 20
"""A word of more characters may end a line anywhere, where its column is too narrow for it."""

_WORDS = re.compile(r"\S+")


def head_rows(table: Table) -> int:
    """How many leading rows hold nothing but header cells."""
    return sum(1 for _ in takewhile(_is_head, table.rows))


def stays_together(table: Table) -> bool:
    """Whether a table has few rows, and would not leave most of a page empty before it."""
    if len(table.rows) - head_rows(table) > TOGETHER:
        return False
    line = _LINE / max(sum(cell.colspan for cell in row.cells) or 1 for row in table.rows)
    lines = (
        max((ceil(_width(cell) / line / cell.colspan) for cell in row.cells), default=1)
        for row in table.rows
    )
    return sum(lines) <= _MOST_LINES


def _width(cell: Cell) -> int:
    return width_in_letters(cell_text(cell))


def _is_head(row: Row) -> bool:
    return bool(row.cells) and all(cell.header for cell in row.cells)


def columns_of(table: Table) -> tuple[tuple[int, ...], ...]:
    """For each row the column, from 0, that each of its cells begins in."""
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(table.rows):
        column, columns = 0, []
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            columns.append(column)
            taken |= {
                (number + down, column + across)
                for down in range(cell.rowspan)
                for across in range(cell.colspan)
            }
            column += cell.colspan
        found.append(tuple(columns))
    return tuple(found)


def with_aligned_heads(table: Table) -> Table:
    """The table, with the head of each column on the side of most of the cells below it."""
    split, columns = head_rows(table), columns_of(table)
    sides: dict[int, Counter[_Side]] = {}
    for row, places in zip(table.rows[split:], columns[split:], strict=True):
        for cell, column in zip(row.cells, places, strict=True):
            if cell.content or cell.blocks:
                sides.setdefault(column, Counter())[cell.align] += 1

    def side(cell: Cell, column: int) -> _Side:
        if cell.align or cell.colspan > 1 or column not in sides:
            return cell.align
        most, count = sides[column].most_common(1)[0]
        return most if 2 * count > sides[column].total() else None

    heads = [
        Row(cells=tuple(replace(c, align=side(c, at)) for c, at in zip(row.cells, x, strict=True)))
        for row, x in zip(table.rows[:split], columns, strict=False)
    ]
    return replace(table, rows=(*heads, *table.rows[split:]))


def longest_word(cell: Cell) -> int:
    """How many characters the longest word of a cell has."""
    return max((len(word) for word in _WORDS.findall(cell_text(cell))), default=0)


def keeps_lines(cell: Cell) -> bool:
    """Whether a cell has listings, all of them with lines so short that its column takes them."""
    listings = [block for block in every_block(cell.blocks) if isinstance(block, Preformatted)]
    return bool(listings) and all(map(has_short_lines, listings))


def has_short_lines(listing: Preformatted) -> bool:
    """Whether no line of a listing is longer than a word that is kept whole."""
    lines = listing.text.expandtabs(4).split("\n")
    return max(map(width_in_letters, lines)) <= LONGEST_WORD


def table_rows(table: Table, tag: Tag, inside: Callable[[Cell], str]) -> str:
    """The `thead` and `tbody` of a table."""
    split = head_rows(table)
    rows = with_aligned_heads(table).rows
    head = "\n".join(_row(row, "col", tag, inside) for row in rows[:split])
    body = "\n".join(_row(row, "row", tag, inside) for row in rows[split:])
    parts = (("thead", head), ("tbody", body))
    return "\n".join(tag(name, rows, None) for name, rows in parts if rows)


def _row(row: Row, scope: str, tag: Tag, inside: Callable[[Cell], str]) -> str:
    return tag("tr", "".join(_cell(cell, scope, tag, inside) for cell in row.cells), None)


def _cell(cell: Cell, scope: str, tag: Tag, inside: Callable[[Cell], str]) -> str:
    names = [
        cell.align if cell.align in ("right", "center") else "",
        "long" if longest_word(cell) > LONGEST_WORD else "",
        "whole" if keeps_lines(cell) else "",
    ]
    attributes: Attributes = {
        "scope": (f"{scope}group" if _spans(cell, scope) else scope) if cell.header else None,
        "colspan": str(cell.colspan) if cell.colspan > 1 else None,
        "rowspan": str(cell.rowspan) if cell.rowspan > 1 else None,
        "class": " ".join(filter(None, names)) or None,
    }
    return tag("th" if cell.header else "td", inside(cell), attributes)


def _spans(cell: Cell, scope: str) -> bool:
    return (cell.colspan if scope == "col" else cell.rowspan) > 1
