"""Limits on the shape of an Article: how deep, how wide, which numbers; a message names each."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Block,
    Blocks,
    Footnote,
    List,
    Preformatted,
    Table,
)
from convert.errors import ArticleError, Diagnostic, Where
from convert.patterns import Lazy
from convert.walk import children, inside, map_blocks, own_inlines

DEEPEST = 64
"""Blocks in blocks and inlines in inlines: every reader and writer goes down by calls."""

WIDEST_CELL, TALLEST_CELL = 1000, 65534
"""Columns and rows that a cell spans (HTML, 4.9.11: what browsers cut spans to)."""

MOST_CELLS = 200_000
"""Places in the grid of one table, those that spans cover included."""

LONGEST_TEXT = 2_500_000
"""Characters of one piece of text: libxml2, and what stands on it, takes ten million bytes."""

LAST_NUMBER = 2**31 - 1
"""Of a list's items: what a counter of CSS and a number of a Word file can hold."""

LAST_ROMAN = 3999
"""The last number that roman numerals are defined for (CSS Counter Styles 3, 6.1)."""

_DATE = Lazy(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?")


def refuse_unbounded(article: Article, name: str) -> None:
    """Raise ArticleError where the Article goes over a limit, or has a date that never was."""
    if article.metadata.date is not None and not is_a_date(article.metadata.date):
        raise ArticleError(
            f"there is no date '{article.metadata.date}'",
            where=Where(name),
            hint="A date is written as 2024-03-03, 2024-03 or 2024.",
            code="date.impossible",
        )
    _refuse_length(article.metadata.title, name)
    for block in _blocks_with_depth(article.blocks, name):
        if isinstance(block, Preformatted):
            _refuse_length(block.text, name)
        elif isinstance(block, List):
            _refuse_numbers(block, name)
        elif isinstance(block, Table):
            _refuse_spans(block, name)


def is_a_date(text: str) -> bool:
    """Whether an ISO 8601 date, of any precision, is in the calendar."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day, time = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        if time:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def with_sound_numbers(blocks: Blocks) -> tuple[Blocks, list[Diagnostic]]:
    """Lists whose numbers their style has no way to write are numbered in decimals, and told."""
    told: list[Diagnostic] = []

    def numbered(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, List) or not block.ordered or block.style == "decimal":
            return block
        last = LAST_ROMAN if block.style.endswith("roman") else LAST_NUMBER
        if 1 <= block.start <= last - len(block.items) + 1:
            return block
        told.append(
            Diagnostic(
                code="list.numbers",
                message=f"a list from {block.start} on is numbered in decimals: "
                f"{block.style.replace('_', ' ')} has no such numbers",
                line=block.lines[0] if block.lines else None,
            )
        )
        return replace(block, style="decimal")

    return map_blocks(blocks, numbered), told


def with_own_labels(blocks: Blocks) -> Blocks:
    """`blocks` in which no two notes have one label: a mark leads to the first of its label."""
    taken: set[str] = set()

    def named(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Footnote):
            return block
        label, number = block.label, 2
        while label in taken:
            label, number = f"{block.label}-{number}", number + 1
        taken.add(label)
        return block if label == block.label else replace(block, label=label)

    return map_blocks(blocks, named)


def _blocks_with_depth(blocks: Blocks, name: str) -> Iterator[AnyBlock]:
    """Every block, without a call for each depth. Raises ArticleError for what is too deep."""
    waiting: list[tuple[AnyBlock | AnyInline, int]] = [(block, 1) for block in reversed(blocks)]
    while waiting:
        part, depth = waiting.pop()
        if depth > DEEPEST:
            raise ArticleError(
                f"it is nested deeper than {DEEPEST} blocks and inlines in one another",
                where=Where(name),
                code="limit.depth",
            )
        if isinstance(part, Block):
            yield part
            inlines = (inline for run in own_inlines(part) for inline in run)
            waiting += [(inner, depth + 1) for inner in (*children(part), *inlines)]
        elif isinstance(inner := inside(part), tuple):
            waiting += [(inline, depth + 1) for inline in inner]
        else:
            _refuse_length(inner, name)


def _refuse_length(text: str, name: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ArticleError(
            f"it has {len(text):,} characters without a break, more than {LONGEST_TEXT:,}",
            where=Where(name),
            code="limit.text",
        )


def _refuse_numbers(block: List, name: str) -> None:
    if block.ordered and not -LAST_NUMBER <= block.start <= LAST_NUMBER - len(block.items):
        raise ArticleError(
            f"the numbers of a list go beyond {LAST_NUMBER:,}",
            where=Where(name, block.lines[0] if block.lines else None),
            code="limit.numbers",
        )


def _refuse_spans(block: Table, name: str) -> None:
    cells = [cell for row in block.rows for cell in row.cells]
    wide = max((cell.colspan for cell in cells), default=1)
    tall = max((cell.rowspan for cell in cells), default=1)
    places = sum(cell.colspan * min(cell.rowspan, len(block.rows)) for cell in cells)
    if wide > WIDEST_CELL or tall > TALLEST_CELL or places > MOST_CELLS:
        raise ArticleError(
            f"a table goes over the limit of {WIDEST_CELL:,} columns and {TALLEST_CELL:,} rows "
            f"for a cell, or of {MOST_CELLS:,} places in all",
            where=Where(name, block.lines[0] if block.lines else None),
            code="limit.table",
        )
