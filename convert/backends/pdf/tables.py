"""Tables that fit their page, decided from the widths of their words before anything is laid out.

A table that is too wide as it stands breaks its long words anywhere; if that is not enough its
type is made smaller, and then it stands on a page that lies on its side. What is too wide even
for that breaks all its words.
"""

import re
from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

from msgspec import Struct

from convert.article import Article, BlockQuote, Blocks, Cell, List, Preformatted, Table
from convert.backends.pdf.advances import advances, heavy, upright
from convert.backends.pdf.sideways import on_their_side
from convert.design.geometry import COLUMN_GAP
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.languages.widths import width_in_letters
from convert.markup.table import LONGEST_WORD, columns_of, has_short_lines
from convert.markup.writer import TableSetting
from convert.walk import children, inline_text, parts
from convert.walk.printed import printed_blocks

# As the style sheets have them, in em of the text, of the table's type, and of the page.
_TYPE = 0.95
_PADDING = 1.2
_DENSE_PADDING = 0.7
_MONO = 0.53
_INDENTS = {List: 2.5, BlockQuote: 2.8, Preformatted: 1.1}

_SMALLER = (0.9, 0.82, 0.74, 0.66, 0.58, 0.5)
_SMALLEST = 7.0  # pt
_ROOM = 1.04  # for kerning, and for figures that are all as wide as the widest
_LEAST = 6.0  # em: a column that breaks words is not narrower
_LEAST_OF_ALL = 1.0  # em: nor one that breaks all
_UNKNOWN = 0.62  # em: of a character that the text's own font lacks

# A line may end before and after each of these, and after the marks.
_WORD = re.compile(
    "[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]"
    "|[^\\s\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+?"
    "(?:[-–—](?=[^\\W\\d])|(?=[\\s\u0e01-\u0edf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])|$)"
)


class Fits(Struct, frozen=True):
    """How the tables of an article are set.

    tables: those that are not set as they stand, by their `id()`. landscape: the `id()` of each
    block on a page that lies on its side, and whether the masthead stands on one.
    """

    tables: dict[int, TableSetting] = {}
    landscape: frozenset[int] = frozenset()
    masthead: bool = False


def fit_tables(article: Article, theme: Theme) -> Fits:
    """What makes the tables of an article fit."""
    blocks = printed_blocks(article)
    found = list(_tables(blocks, 0.0))
    if not found:
        return Fits()
    measure, across = _measures(theme)
    top = {id(block) for block in blocks} if theme.tokens.page.columns == 1 else set()
    em = points(theme.tokens.type.size)
    tables: dict[int, TableSetting] = {}
    wide: set[int] = set()
    for table, indent in found:
        rooms = [measure - indent, *([across] if id(table) in top else [])]
        room, setting = _setting(_widths(table, theme), rooms, _SMALLEST / em)
        if setting:
            tables[id(table)] = setting
        if room:
            wide.add(id(table))
    landscape = on_their_side(blocks, wide)
    page = theme.tokens.page
    masthead = id(blocks[0]) in landscape and not (page.contents or page.cover)
    return Fits(tables, landscape, masthead)


def _measures(theme: Theme) -> tuple[float, float]:
    """How long a line is, in em of the text, on a page that stands and on one that lies."""
    page = theme.tokens.page
    paper = PAPER[page.size]
    sides = points(page.margin_inner) + points(page.margin_outer)
    em = points(theme.tokens.type.size)
    measure = paper[0] - sides - points(COLUMN_GAP) * (page.columns - 1)
    return measure / page.columns / em, (paper[1] - sides) / em


def _tables(blocks: Blocks, indent: float) -> Iterator[tuple[Table, float]]:
    """Every table, with how far it is indented, in em."""
    for block in blocks:
        if isinstance(block, Table):
            yield block, indent
        else:
            more = _INDENTS.get(type(block), 0.0)
            yield from _tables(tuple(children(block)), indent + more)


class _Widths(Struct, frozen=True):
    """The least width of each column, in em of the table's type: as its words are, and where
    the long ones break.
    """

    whole: tuple[float, ...]
    broken: tuple[float, ...]


def _widths(table: Table, theme: Theme) -> _Widths:
    text, display = advances(upright(theme)), advances(heavy(theme))
    whole: dict[int, float] = {}
    broken: dict[int, float] = {}
    for row, columns in zip(table.rows, columns_of(table), strict=True):
        for cell, column in zip(row.cells, columns, strict=True):
            size, least = _cell_widths(cell, display if cell.header else text)
            for at in range(column, column + cell.colspan):
                whole[at] = max(whole.get(at, 0.0), size / cell.colspan)
                broken[at] = max(broken.get(at, 0.0), least / cell.colspan)
    order = sorted(whole)
    return _Widths(tuple(whole[at] for at in order), tuple(broken[at] for at in order))


def _cell_widths(cell: Cell, advance: Callable[[str], float | None]) -> tuple[float, float]:
    """How wide the widest word of a cell is with what it is set in by, whole, and where it is
    broken if it is long."""
    whole = broken = 0.0
    for text, indent, letter in _texts(cell.blocks, 0.0, inline_text(cell.content)):
        for word in text.split():
            pieces = (sum(letter or _width(c, advance) for c in p) for p in _WORD.findall(word))
            width = max(pieces, default=0.0)
            least = min(width, _LEAST) if len(word) > LONGEST_WORD else width
            whole, broken = max(whole, indent + width), max(broken, indent + least)
    return whole, broken


def _texts(blocks: Blocks, indent: float, *own: str) -> Iterator[tuple[str, float, float]]:
    """The texts of a cell's blocks, and its own, each with how far it is set in, in em, and the
    width of a letter where all have the same."""
    yield from ((text, indent, 0.0) for text in own)
    for block in blocks:
        inner = indent + _INDENTS.get(type(block), 0.0)
        if isinstance(block, Preformatted):
            yield from ((words, inner, _MONO) for words in _unbroken(block))
            continue
        runs = (inline_text(part) for part in parts(block) if isinstance(part, tuple))
        yield from _texts(tuple(children(block)), inner, *runs)


def _unbroken(listing: Preformatted) -> Iterator[str]:
    """The words of a listing, or letters as wide as its lines where these are kept whole."""
    if has_short_lines(listing):
        lines = listing.text.expandtabs(4).split("\n")
        yield from ("x" * width_in_letters(line) for line in lines)
    else:
        yield listing.text


def _width(character: str, advance: Callable[[str], float | None]) -> float:
    known = advance(character)
    if known is not None:
        return known
    return 1.0 if east_asian_width(character) in "WF" else _UNKNOWN


def _setting(
    widths: _Widths, rooms: list[float], smallest: float
) -> tuple[int, TableSetting | None]:
    """Which of the rooms a table is set in, and how where it is not set as it stands."""
    if _fits(widths.whole, rooms[0]):
        return 0, None
    if _fits(widths.broken, rooms[0]):
        return 0, TableSetting(breaks="long")
    sizes = [size for size in _SMALLER if _TYPE * size >= smallest]
    for number, room in enumerate(rooms):
        for size in [1.0, *sizes] if number else sizes:
            if _fits(widths.whole, room, size):
                return number, TableSetting(size=_TYPE * size)
            if _fits(widths.broken, room, size):
                return number, TableSetting(breaks="long", size=_TYPE * size)
    least = len(widths.whole) * (_LEAST_OF_ALL + _DENSE_PADDING)
    size = min([_TYPE * sizes[-1] if sizes else _TYPE, rooms[-1] / least])
    return len(rooms) - 1, TableSetting(breaks="all", size=size)


def _fits(least: tuple[float, ...], room: float, size: float | None = None) -> bool:
    """Whether columns of these widths fit; a table in another size than its own is set densely."""
    gaps = (_PADDING if size is None else _DENSE_PADDING) * max(len(least) - 1, 0)
    return (sum(least) * _ROOM + gaps) * _TYPE * (size or 1.0) <= room
