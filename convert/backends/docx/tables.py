"""A table in pandoc's JSON."""

from collections.abc import Callable

from convert.article import Cell, Inlines, Row, Table
from convert.backends.docx.nodes import Content, Node
from convert.markup.table import head_rows, with_aligned_heads

Write = Callable[[Inlines], list[Node]]

_ALIGN = {"left": "AlignLeft", "center": "AlignCenter", "right": "AlignRight", None: "AlignDefault"}
_NOTHING: Content = ["", [], []]


def table_node(table: Table, write: Write) -> Node:
    """The Table node; `write` turns inlines into pandoc's."""
    split, table = head_rows(table), with_aligned_heads(table)
    width = max((sum(cell.colspan for cell in row.cells) for row in table.rows), default=0)
    caption = [{"t": "Plain", "c": write(table.caption)}] if table.caption else []
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(width)]
    head = [_NOTHING, [_row(row, write) for row in table.rows[:split]]]
    body = [_NOTHING, _row_heads(table, split), [], [_row(r, write) for r in table.rows[split:]]]
    foot: Content = [_NOTHING, []]
    return {"t": "Table", "c": [_NOTHING, [None, caption], columns, head, [body], foot]}


def _row_heads(table: Table, split: int) -> int:
    """How many leading columns hold header cells in every row of the body."""
    rows = table.rows[split:]
    return int(bool(rows) and all(row.cells and row.cells[0].header for row in rows))


def _row(row: Row, write: Write) -> Content:
    return [_NOTHING, [_cell(cell, write) for cell in row.cells]]


def _cell(cell: Cell, write: Write) -> Content:
    content = [{"t": "Plain", "c": write(cell.content)}]
    return [_NOTHING, {"t": _ALIGN[cell.align]}, cell.rowspan, cell.colspan, content]
