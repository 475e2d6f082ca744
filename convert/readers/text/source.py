"""The source as measured lines."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from convert.readers.text.alphabets import count_wide, is_cjk
from convert.readers.text.evidence import Seen

_TAB: Final = 4


class Line(Struct, frozen=True, gc=False):
    """One line, measured in cells (a wide East Asian character fills two).

    number: 1-based line of the source; body: the text without surrounding white space;
    indent: the column where it begins; right: the column where it ends;
    page: whether a form feed stands before it; joined: whether the sentence of the line before
    surely goes on in it.
    """

    number: int
    body: str
    indent: int
    right: int
    page: bool = False
    joined: bool = False

    @property
    def width(self) -> int:
        """The cells that the body fills."""
        return self.right - self.indent


_FEWEST_STOPS: Final = 3


def measure(text: str, wide: int = 2) -> tuple[Line, ...]:
    """The lines of `text`; blank ones have an empty body. A form feed ends a line.

    wide: how many cells a wide character counts, 2 as on a terminal, 1 to count characters.
    """
    lines: list[Line] = []
    page = False
    for number, raw in enumerate(text.split("\n"), 1):
        if "\f" not in raw:
            lines.append(_line(number, raw, page, wide))
            page = page and not lines[-1].body
            continue
        pieces = [piece for piece in raw.split("\f") if piece.strip()] or [""]
        for place, piece in enumerate(pieces):
            page = page or place > 0 or not raw.startswith(piece)
            lines.append(_line(number, piece, page, wide))
            page = not lines[-1].body or (
                place + 1 == len(pieces) and raw.rstrip(" ").endswith("\f")
            )
    return _with_blanks(lines) if "\n.\n" in text else tuple(lines)


def _with_blanks(lines: list[Line]) -> tuple[Line, ...]:
    """Blank lines where a file has full stops in their place: the editors of bulletin boards took
    a blank line for the end of a message."""
    stops = [line for line in lines if line.body == "."]
    if len(stops) < _FEWEST_STOPS or len(stops) <= sum(1 for line in lines if not line.body):
        return tuple(lines)
    return tuple(
        Line(line.number, "", 0, 0, line.page) if line.body == "." else line for line in lines
    )


def _line(number: int, raw: str, page: bool, wide: int) -> Line:
    body = raw.strip()
    if not body:
        return Line(number, "", 0, 0, page)
    indent = 0
    if raw[0] != body[0]:
        for character in raw:
            if character == "\t":
                indent += _TAB - indent % _TAB
            elif character.isspace():
                indent += 1
            else:
                break
    return Line(number, body, indent, indent + cells(body, wide), page)


def cells(text: str, wide: int = 2) -> int:
    """The width of `text` in cells, with wide characters counted as `wide`."""
    return len(text) if wide == 1 else len(text) + count_wide(text)


def has_wide(text: str) -> bool:
    """Whether wide characters make cells and characters differ noticeably."""
    sample = text[:20000]
    return count_wide(sample) > 0.02 * len(sample)


def first_word_width(line: Line, wide: int) -> int:
    """The width of what would have to fit on the line before: a word, or a CJK character."""
    if line.body and is_cjk(line.body[0]):
        return wide
    words = line.body.split(None, 1)
    return cells(words[0], wide) if words else 0


def begins_cjk(text: str) -> bool:
    """Whether `text` begins with a character of a script that writes no spaces."""
    return bool(text) and is_cjk(text[0])


class Listing(Struct, frozen=True, gc=False):
    """Lines whose breaks and blanks count: code, a session at a terminal, a drawing.

    end: the index after the last; fenced: how many lines at each end are fences and no part of
    it; score: the evidence; saw: what speaks for it, in words.
    """

    end: int
    fenced: int
    score: float
    saw: str


class Stanzas(Struct, frozen=True, gc=False):
    """Lines of verse up to index `end`, and what speaks for it."""

    end: int
    seen: tuple[Seen, ...]


NO_LISTINGS: Final[Mapping[int, Listing]] = MappingProxyType({})
NO_STANZAS: Final[Mapping[int, Stanzas]] = MappingProxyType({})


class Meant(Struct, frozen=True, gc=False):
    """Where line ends are meant: listings and stanzas of verse, each by its first line."""

    listings: Mapping[int, Listing] = NO_LISTINGS
    stanzas: Mapping[int, Stanzas] = NO_STANZAS

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First line and end of each."""
        return tuple(
            (first, found.end)
            for all_found in (self.listings, self.stanzas)
            for first, found in all_found.items()
        )


NOTHING_MEANT: Final = Meant()


class Source(Struct, frozen=True, gc=False):
    """Lines with what surrounds each of them. A listing or a poem is a stanza of its own.

    gap: blank lines right before each line; stanza_end: the index after the last line of the
    run of non-blank lines that a line belongs to; full: whether the first word of the next
    line would not have fitted on this one, so that the break is a wrap; listings,
    stanzas: by first line; kept: the lines of listings; parted: lines where a stanza begins
    without a blank line above.
    """

    lines: tuple[Line, ...]
    gap: tuple[int, ...]
    stanza_end: tuple[int, ...]
    full: tuple[bool, ...]
    listings: Mapping[int, Listing] = NO_LISTINGS
    stanzas: Mapping[int, Stanzas] = NO_STANZAS
    kept: frozenset[int] = frozenset()
    parted: frozenset[int] = frozenset()

    def stanza_start(self, at: int) -> bool:
        """Whether a stanza begins at index `at`."""
        return at == 0 or not self.lines[at - 1].body or at in self.parted

    def next_text(self, at: int) -> int:
        """The index of the first line with text at or after `at`, or the number of lines."""
        lines, end = self.lines, len(self.lines)
        while at < end and not lines[at].body:
            at += 1
        return at

    def gap_after(self, end: int) -> int | None:
        """The blank lines that follow when a block ends before index `end`; None at the end."""
        after = self.next_text(end)
        return None if after == len(self.lines) else after - end


def cut(source: Source, end: int) -> Source:
    """`source` as it would be if nothing stood from index `end` on."""
    if end >= len(source.lines):
        return source
    from_here = end
    while from_here and source.stanza_end[from_here - 1] > end:
        from_here -= 1
    full = (*source.full[: end - 1], False)
    return Source(
        source.lines[:end],
        source.gap[:end],
        source.stanza_end[:from_here] + (end,) * (end - from_here),
        full,
        {at: found for at, found in source.listings.items() if found.end <= end},
        {at: found for at, found in source.stanzas.items() if found.end <= end},
        source.kept,
        source.parted,
    )


def make_source(
    lines: tuple[Line, ...],
    column: int,
    slack: int,
    wide: int = 2,
    meant: Meant = NOTHING_MEANT,
) -> Source:
    """`lines` with their surroundings, for text wrapped at `column` (0: not wrapped).

    A line counts as full if its next word would have ended after `column - slack`.
    """
    parted = frozenset(edge for span in meant.spans for edge in span)
    count = len(lines)
    gap = [0] * count
    blanks = 0
    for index, line in enumerate(lines):
        gap[index] = blanks
        blanks = 0 if line.body else blanks + 1
    stanza_end = [0] * count
    end = count
    for index in range(count - 1, -1, -1):
        if not lines[index].body:
            end = index
        stanza_end[index] = end if lines[index].body else index
        if index in parted:
            end = index
    full = _fullness(lines, column, slack, wide)
    if not parted:
        return Source(lines, tuple(gap), tuple(stanza_end), full)
    broken = {index for first, end in meant.spans for index in range(first - 1, end)}
    whole = tuple(fits and index not in broken for index, fits in enumerate(full))
    kept = frozenset(
        index for first, found in meant.listings.items() for index in range(first, found.end)
    )
    return Source(
        lines, tuple(gap), tuple(stanza_end), whole, meant.listings, meant.stanzas, kept, parted
    )


def _fullness(lines: tuple[Line, ...], column: int, slack: int, wide: int) -> tuple[bool, ...]:
    if not column:
        return (False,) * len(lines)
    limit = column - slack
    full = [False] * len(lines)
    for index in range(len(lines) - 1):
        line, after = lines[index], lines[index + 1]
        if line.body and after.body and line.right + 1 + after.width > limit:
            space = 0 if begins_cjk(after.body) else 1
            full[index] = line.right + space + first_word_width(after, wide) > limit
    return tuple(full)
