"""Tables: pandoc's to an Article's."""

from typing import Final, Literal

from convert.article import Blocks, Cell, Inlines, LineBreak, LineRange, Paragraph, Row, Table
from convert.readers.pandoc import ast
from convert.readers.pandoc.inlines import inlines
from convert.readers.pandoc.work import Work
from convert.walk import block_text, every_block, own_inlines

Align = Literal["left", "center", "right"]

_ALIGNS: Final[dict[str, Align]] = {
    "AlignLeft": "left",
    "AlignCenter": "center",
    "AlignRight": "right",
}


def table(node: ast.Table, lines: LineRange | None, work: Work) -> Table | None:
    """A table with its head, its row headers, spans and alignments; None for one without words."""
    _, _, columns, head, bodies, foot = node.c
    aligns = [_ALIGNS.get(align.t) for align, _ in columns]
    rows = [_row(row, aligns, len(aligns), work) for row in head[1]]
    rows = [row for row in rows if _has_words(row)]
    for _, heads, inner, body in bodies:
        rows += [_row(row, aligns, len(aligns), work) for row in inner]
        rows += [_row(row, aligns, heads, work) for row in body]
    rows += [_row(row, aligns, 0, work) for row in foot[1]]
    rows = [row for row in rows if row.cells]
    if not any(map(_has_words, rows)):
        return None
    return Table(rows=tuple(rows), caption=caption(node.c[1], work), lines=lines)


def caption(node: ast.Caption, work: Work) -> Inlines:
    """The words of a caption, its paragraphs as lines."""
    return run_on(work.blocks(node[1], work))


def run_on(blocks: Blocks) -> Inlines:
    """The runs of text in blocks as one, a line for each."""
    out: Inlines = ()
    for block in every_block(blocks):
        for run in own_inlines(block):
            out += (*((LineBreak(),) if out and run else ()), *run)
    return out


def _row(row: ast.Row, aligns: list[Align | None], heads: int, work: Work) -> Row:
    """A row whose first `heads` columns are headers."""
    cells: list[Cell] = []
    column = 0
    for _, align, rowspan, colspan, blocks in row[1]:
        own = _ALIGNS.get(align.t) or (aligns[column] if column < len(aligns) else None)
        content, inner = _held(blocks, work)
        cells.append(
            Cell(
                content=content,
                blocks=inner,
                header=column < heads,
                align=own,
                colspan=max(colspan, 1),
                rowspan=max(rowspan, 1),
            )
        )
        column += max(colspan, 1)
    return Row(cells=tuple(cells))


def _held(blocks: list[ast.Block], work: Work) -> tuple[Inlines, Blocks]:
    """What a cell holds: a run where it is one paragraph, else blocks."""
    if len(blocks) == 1 and isinstance(only := blocks[0], ast.Plain | ast.Para):
        return inlines(only.c, work), ()
    made = work.blocks(blocks, work)
    if len(made) == 1 and isinstance(first := made[0], Paragraph) and not first.role:
        return first.content, ()
    return (), made


def _has_words(row: Row) -> bool:
    return any(
        cell.content or any(text.strip() for block in cell.blocks for text in block_text(block))
        for cell in row.cells
    )
