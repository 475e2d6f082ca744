"""Rows of RTF as a table of pandoc's model: cells have right edges, not columns."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from convert.readers.pandoc import ast
from convert.readers.rtf.flow import Block, Box, Paragraph, Row, Rows
from convert.readers.rtf.marks import Align
from convert.readers.rtf.runs import Bare

_SAME: Final = 30  # twips between edges that are meant to be one
_ALIGNS: Final[dict[Align, str]] = {
    "left": "AlignDefault",
    "center": "AlignCenter",
    "right": "AlignRight",
}
_HEAD: Final[Bare] = frozenset({"bold"})
_PLAIN: Final[Bare] = frozenset()


class _Cell(Struct):
    parts: list[Block]
    column: int
    across: int
    begins_down: bool = False
    goes_down: bool = False
    down: int = 1


def table(rows: Rows, make: Callable[[list[Block], Bare], list[ast.Block]]) -> ast.Table:
    """A table; make: the blocks that a cell's become, without some of their marks."""
    edges = _edges(rows.rows)
    grid = [_cells(row, edges) for row in rows.rows]
    _merge_down(grid)
    width = max((cell.column + cell.across for line in grid for cell in line), default=1)
    heads = _heads(rows.rows)
    bare = [_HEAD if at < heads and _is_bold(row) else _PLAIN for at, row in enumerate(rows.rows)]
    made = [
        (ast.NO_ATTR, [_cell(cell, make, marks) for cell in line if cell.down])
        for line, marks in zip(grid, bare, strict=True)
    ]
    column = (ast.Named("AlignDefault"), ast.Named("ColWidthDefault"))
    return ast.Table(
        (
            ast.NO_ATTR,
            (None, []),
            [column] * width,
            (ast.NO_ATTR, made[:heads]),
            [(ast.NO_ATTR, 0, [], made[heads:])],
            (ast.NO_ATTR, []),
        )
    )


def _edges(rows: list[Row]) -> list[int]:
    """The right edges of all columns, those next to each other taken for one."""
    found: list[int] = []
    for edge in sorted({box.right for row in rows for box in row.shape.boxes}):
        if not found or edge - found[-1] > _SAME:
            found.append(edge)
    return found


def _cells(row: Row, edges: list[int]) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for number, parts in enumerate(row.cells):
        box = row.shape.boxes[number] if number < len(row.shape.boxes) else Box(0)
        end = max(column + 1, bisect_left(edges, box.right - _SAME) + 1 if box.right else 0)
        if box.goes_on and cells:
            cells[-1].across += end - column
            cells[-1].parts += parts
        else:
            cells.append(_Cell(parts, column, end - column, box.begins_down, box.goes_down))
        column = end
    return cells


def _merge_down(grid: list[list[_Cell]]) -> None:
    """Let cells that go on from above be part of the cell there, which grows."""
    above: dict[int, _Cell] = {}
    for line in grid:
        for cell in line:
            owner = above.get(cell.column)
            if cell.goes_down and owner is not None and owner.across == cell.across:
                owner.down += 1
                owner.parts += cell.parts
                cell.down = 0
            elif cell.begins_down:
                above[cell.column] = cell
            else:
                above.pop(cell.column, None)


def _cell(
    cell: _Cell, make: Callable[[list[Block], Bare], list[ast.Block]], bare: Bare
) -> ast.Cell:
    paragraphs = [part for part in cell.parts if isinstance(part, Paragraph) and not part.is_empty]
    aligns = {part.shape.align for part in paragraphs}
    align = _ALIGNS.get(aligns.pop(), "AlignDefault") if len(aligns) == 1 else "AlignDefault"
    return ast.NO_ATTR, ast.Named(align), cell.down, cell.across, make(cell.parts, bare)


def _heads(rows: list[Row]) -> int:
    """How many rows at the top are the head: those that are said to be, else the first one where
    it alone is set in bold, or has a rule below it.
    """
    said = 0
    while said < len(rows) and rows[said].shape.header:
        said += 1
    if said or len(rows) < 2:
        return said if said < len(rows) else 0
    first, *others = rows
    if first.shape.header_look or (_is_bold(first) and not any(map(_is_bold, others))):
        return 1
    return int(_is_ruled(first) and not any(map(_is_ruled, others)))


def _is_bold(row: Row) -> bool:
    texts = [
        marks
        for cell in row.cells
        for part in cell
        if isinstance(part, Paragraph)
        for marks, text in part.items
        if isinstance(text, str) and text.strip()
    ]
    return bool(texts) and all(marks.bold for marks in texts)


def _is_ruled(row: Row) -> bool:
    return bool(row.shape.boxes) and all(box.ruled for box in row.shape.boxes)
