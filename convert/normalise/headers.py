"""Every table says which of its cells are headers (WCAG 2.2 1.3.1, PDF/UA-1 7.5)."""

from msgspec.structs import replace

from convert.article import AnyBlock, Blocks, Cell, Row, Table
from convert.errors import Diagnostic
from convert.walk import cell_text, map_blocks


def with_headers(blocks: Blocks) -> tuple[Blocks, list[Diagnostic]]:
    """`blocks` with headers in every table that has some to offer, and what was decided.

    A source that draws a table in signs often says of no cell that it is a header. The first row
    is taken where it has names over columns, the first column where it has names beside rows.
    """
    told: list[Diagnostic] = []

    def headed(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Table) or _has_headers(block) or not _says_anything(block):
            return block
        table, taken = _headed(block)
        told.append(_told(taken, block.lines[0] if block.lines else None))
        return table

    return map_blocks(blocks, headed), told


def _has_headers(table: Table) -> bool:
    return any(cell.header for row in table.rows for cell in row.cells)


def _says_anything(table: Table) -> bool:
    return any(cell_text(cell).strip() for row in table.rows for cell in row.cells)


def _headed(table: Table) -> tuple[Table, str]:
    """The table with its headers, and what was taken for them: nothing where nothing will do."""
    width = max((len(row.cells) for row in table.rows), default=0)
    if len(table.rows) < 2 or width < 2:
        return table, ""
    row = _are_names(table.rows[0].cells) and len(table.rows[0].cells) == width
    column = all(row.cells for row in table.rows) and _are_labels(
        tuple(row.cells[0] for row in table.rows)
    )
    if row and (width > 2 or not column or _stands_over_numbers(table)):
        return replace(table, rows=(_all_headers(table.rows[0]), *table.rows[1:])), "first row"
    if column:
        return replace(table, rows=tuple(map(_first_header, table.rows))), "first column"
    return table, ""


def _are_names(cells: tuple[Cell, ...]) -> bool:
    """Whether cells say something, each another thing, and none of them is a mere number."""
    texts = [cell_text(cell).strip() for cell in cells]
    return len(set(texts)) == len(texts) and all(text and not _is_number(text) for text in texts)


def _are_labels(cells: tuple[Cell, ...]) -> bool:
    """Whether cells beside rows say something, each another thing with a letter: 12H, 24H, 36H."""
    texts = [cell_text(cell).strip() for cell in cells]
    return len(set(texts)) == len(texts) and all(any(map(str.isalpha, text)) for text in texts)


def _stands_over_numbers(table: Table) -> bool:
    """Whether the last column has numbers in every row but the first."""
    last = [cell_text(row.cells[-1]) for row in table.rows if row.cells]
    return not _is_number(last[0]) and all(map(_is_number, last[1:]))


def _is_number(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text))
    return digits > letters


def _all_headers(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, header=True) for cell in row.cells))


def _first_header(row: Row) -> Row:
    return replace(row, cells=(replace(row.cells[0], header=True), *row.cells[1:]))


def _told(taken: str, line: int | None) -> Diagnostic:
    if taken:
        return Diagnostic(
            code="table.headers_taken",
            severity="info",
            message=f"a table does not say which cells are its headers: its {taken} was taken",
            hint="Draw a line below the header row where that is wrong.",
            line=line,
        )
    return Diagnostic(
        code="table.no_headers",
        message="a table has no cell that could be a header: listeners will not know its columns",
        hint="Give it a row with the names of its columns, and a line below.",
        line=line,
    )
