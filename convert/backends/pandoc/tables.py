"""A table in pandoc's JSON."""

from collections.abc import Callable

from convert.article import Blocks, Cell, Inlines, Row, Table
from convert.backends.pandoc.nodes import Content, Node
from convert.markup.table import head_rows, with_aligned_heads

Write = Callable[[Inlines], list[Node]]
WriteBlocks = Callable[[Blocks], list[Node]]

_ALIGN = {"left": "AlignLeft", "center": "AlignCenter", "right": "AlignRight", None: "AlignDefault"}
_NOTHING: Content = ["", [], []]


def table_node(table: Table, write: Write, write_blocks: WriteBlocks) -> Node:
    """The Table node; `write` and `write_blocks` turn inlines and blocks into pandoc's."""
    split, table = head_rows(table), with_aligned_heads(table)
    width = max((sum(cell.colspan for cell in row.cells) for row in table.rows), default=0)
    caption = [{"t": "Plain", "c": write(table.caption)}] if table.caption else []

    def rows(part: tuple[Row, ...]) -> Content:
        return [_row(row, write, write_blocks) for row in part]

    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(width)]
    head = [_NOTHING, rows(table.rows[:split])]
    body = [_NOTHING, row_heads(table), [], rows(table.rows[split:])]
    foot: Content = [_NOTHING, []]
    return {"t": "Table", "c": [_NOTHING, [None, caption], columns, head, [body], foot]}


def row_heads(table: Table) -> int:
    """How many leading columns hold header cells in every row of the body."""
    rows = table.rows[head_rows(table) :]
    return int(bool(rows) and all(row.cells and row.cells[0].header for row in rows))


def _row(row: Row, write: Write, write_blocks: WriteBlocks) -> Content:
    return [_NOTHING, [_cell(cell, write, write_blocks) for cell in row.cells]]


def _cell(cell: Cell, write: Write, write_blocks: WriteBlocks) -> Content:
    if cell.blocks:
        content = write_blocks(cell.blocks)
    else:
        content = [{"t": "Plain", "c": write(cell.content)}]
    return [_NOTHING, {"t": _ALIGN[cell.align]}, cell.rowspan, cell.colspan, content]
