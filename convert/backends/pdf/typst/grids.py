"""Tables as data for the template: cells in the order of their rows."""

from msgspec.structs import replace

from convert.article import Cell, Table
from convert.backends.pdf.typst.inlines import write_inlines
from convert.backends.pdf.typst.sheet import CAPTIONED, Sheet, Tag, Value
from convert.markup.table import (
    LONGEST_WORD,
    columns_of,
    head_rows,
    longest_word,
    stays_together,
    with_aligned_heads,
)
from convert.markup.writer import TableSetting


def write_table(table: Table, sheet: Sheet) -> Value:
    """A table, set as it was found to fit its page."""
    setting = sheet.tables.get(id(table), TableSetting())
    if table.caption:
        sheet.tags.groups += [Tag(CAPTIONED), Tag("Caption")]
    caption = write_inlines(table.caption, sheet) if table.caption else None
    sheet.tags.tables.append([cell.header for row in table.rows for cell in row.cells])
    split, rows = head_rows(table), with_aligned_heads(table).rows
    written: list[Value] = []
    for number, (row, columns) in enumerate(zip(rows, columns_of(table), strict=True)):
        for cell, column in zip(row.cells, columns, strict=True):
            own = replace(cell, rowspan=_rows(cell, number, split, len(rows)))
            written.append(_cell(own, number, column, setting, sheet))
    looks: dict[str, Value] = {
        "columns": _width(table),
        "head": split,
        "rows": len(rows),
        "size": setting.size or 1,
        "dense": bool(setting.size),
        "together": stays_together(table),
    }
    return ["table", looks, caption, *written]


def _rows(cell: Cell, number: int, split: int, count: int) -> int:
    """How many rows a cell spans: those of the head end with it."""
    end = split if number < split else count
    return min(cell.rowspan, end - number)


def _width(table: Table) -> int:
    return max(
        (
            column + cell.colspan
            for row, columns in zip(table.rows, columns_of(table), strict=True)
            for cell, column in zip(row.cells, columns, strict=True)
        ),
        default=1,
    )


def _cell(cell: Cell, row: int, column: int, setting: TableSetting, sheet: Sheet) -> Value:
    around = sheet.breaks
    sheet.breaks = setting.breaks == "all" or (
        setting.breaks == "long" and longest_word(cell) > LONGEST_WORD
    )
    content = write_inlines(cell.content, sheet) if cell.content else None
    outside, sheet.in_cell = sheet.in_cell, True
    inside = sheet.write_blocks(cell.blocks, sheet)
    sheet.breaks, sheet.in_cell = around, outside
    at: dict[str, Value] = {
        "x": column,
        "y": row,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "align": cell.align,
        "header": cell.header,
    }
    return [at, content, *inside]
