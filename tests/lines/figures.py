"""What the lines of a PDF come to: how many are loose, end in a hyphen, or make a river."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from tests.lines.read import Line

LOOSE = 4.6
"""Points: a line whose spaces are wider than that on the average is loose, at 11 pt."""
_AT = 11.0
_FEWEST_GAPS = 3
_FEWEST_LINES = 4  # of a page that end at the same place: a margin
_NEAR = 0.75  # points
_HYPHENS = "-\u2010"
_SHORT = 6  # characters of a last line
_LEADING = 2.2  # of the type size: lines farther apart are of two paragraphs


class Figures(Struct, frozen=True):
    """Shares are of the justified lines, in per cent."""

    justified: int
    loose: float
    hyphens: float
    widest: float
    """The widest mean gap of a line, in points."""
    tightest: float
    run: int
    """The longest run of lines that end in a hyphen."""
    rivers: int
    """Wide gaps that lie one below the other through three lines."""
    last: int
    """Last lines of paragraphs."""
    short: int
    """Last lines of a few characters."""


def figures(lines: Sequence[Line]) -> Figures:
    """The figures of the lines of a PDF."""
    edges = _edges(lines)
    justified = [line for line in lines if _is_justified(line, edges)]
    last = [after for line, after in _following(lines, edges)]
    means = [line.mean_gap * _AT / line.size for line in justified]
    broken = [line for line in justified if _is_hyphenated(line)]
    count = max(len(justified), 1)
    return Figures(
        len(justified),
        100 * sum(mean > LOOSE for mean in means) / count,
        100 * len(broken) / count,
        max(means, default=0.0),
        min(means, default=0.0),
        _longest_run(lines, justified),
        _rivers(lines, justified),
        len(last),
        sum(len(line.text) < _SHORT for line in last),
    )


def _edges(lines: Sequence[Line]) -> set[tuple[int, int]]:
    """The margins at which lines of a page end: page and place, in half points."""
    ends = Counter((line.page, round(line.right * 2)) for line in lines)
    return {edge for edge, count in ends.items() if count >= _FEWEST_LINES}


def _ends_at_margin(line: Line, edges: set[tuple[int, int]]) -> bool:
    place = round(line.right * 2)
    return any((line.page, near) in edges for near in (place - 1, place, place + 1))


def _is_justified(line: Line, edges: set[tuple[int, int]]) -> bool:
    return len(line.gaps) >= _FEWEST_GAPS and _ends_at_margin(line, edges)


def _is_hyphenated(line: Line) -> bool:
    word = line.words[-1].text
    return word[-1:] in _HYPHENS and word[-2:-1].isalpha()


def _following(lines: Sequence[Line], edges: set[tuple[int, int]]) -> Iterator[tuple[Line, Line]]:
    """Each justified line whose next one is the last of its paragraph, and that."""
    for line, after in pairwise(lines):
        if (
            _are_neighbours((line, after))
            and abs(after.size - line.size) < _NEAR
            and after.left <= line.left + _NEAR
            and _is_justified(line, edges)
            and not _ends_at_margin(after, edges)
        ):
            yield line, after


def _longest_run(lines: Sequence[Line], justified: Sequence[Line]) -> int:
    known = {id(line) for line in justified}
    longest = run = 0
    for line in lines:
        run = run + 1 if id(line) in known and _is_hyphenated(line) else 0
        longest = max(longest, run)
    return longest


def _rivers(lines: Sequence[Line], justified: Sequence[Line]) -> int:
    """How many gaps that are loose lie below two others, each overlapping the one above."""
    known = {id(line) for line in justified}
    found = 0
    for three in zip(lines, lines[1:], lines[2:], strict=False):
        if all(id(line) in known for line in three) and _are_neighbours(three):
            upper, middle, lower = (_wide_gaps(line) for line in three)
            found += sum(
                any(_overlap(gap, above) for above in upper)
                and any(_overlap(gap, below) for below in lower)
                for gap in middle
            )
    return found


def _are_neighbours(lines: Sequence[Line]) -> bool:
    return all(
        first.page == second.page and 0 < first.foot - second.foot < first.size * _LEADING
        for first, second in pairwise(lines)
    )


def _wide_gaps(line: Line) -> list[tuple[float, float]]:
    return [gap for gap in line.gaps if (gap[1] - gap[0]) * _AT / line.size > LOOSE]


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return min(first[1], second[1]) > max(first[0], second[0])
