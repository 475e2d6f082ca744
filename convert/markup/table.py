"""Rows of a table, with what ties each cell to its headers (WCAG 2.2 1.3.1)."""

from collections.abc import Callable
from itertools import takewhile

from convert.article import Cell, Inlines, Row, Table
from convert.markup.element import Attributes

Tag = Callable[[str, str, Attributes | None], str]


def head_rows(table: Table) -> int:
    """How many leading rows hold nothing but header cells."""
    return sum(1 for _ in takewhile(_is_head, table.rows))


def _is_head(row: Row) -> bool:
    return bool(row.cells) and all(cell.header for cell in row.cells)


def table_rows(table: Table, tag: Tag, inlines: Callable[[Inlines], str]) -> str:
    """The `thead` and `tbody` of a table."""
    split = head_rows(table)
    head = "\n".join(_row(row, "col", tag, inlines) for row in table.rows[:split])
    body = "\n".join(_row(row, "row", tag, inlines) for row in table.rows[split:])
    parts = (("thead", head), ("tbody", body))
    return "\n".join(tag(name, rows, None) for name, rows in parts if rows)


def _row(row: Row, scope: str, tag: Tag, inlines: Callable[[Inlines], str]) -> str:
    return tag("tr", "".join(_cell(cell, scope, tag, inlines) for cell in row.cells), None)


def _cell(cell: Cell, scope: str, tag: Tag, inlines: Callable[[Inlines], str]) -> str:
    attributes: Attributes = {
        "scope": (f"{scope}group" if _spans(cell, scope) else scope) if cell.header else None,
        "colspan": str(cell.colspan) if cell.colspan > 1 else None,
        "rowspan": str(cell.rowspan) if cell.rowspan > 1 else None,
        "class": cell.align if cell.align in ("right", "center") else None,
    }
    return tag("th" if cell.header else "td", inlines(cell.content), attributes)


def _spans(cell: Cell, scope: str) -> bool:
    return (cell.colspan if scope == "col" else cell.rowspan) > 1
