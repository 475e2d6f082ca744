"""Pages without tags as plain text: lines in reading order, a form feed after each page.

What the text reader knows of pages - running heads, page numbers, hyphens - it then sees itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct

from convert.readers.pdf.columns import in_columns
from convert.readers.pdf.pages import Run

_SAME_LINE: Final = 0.5  # of the height of the smaller one
_WIDE_GAP: Final = 1.5  # of a line's height: another column of a table
_SPACE: Final = 0.2  # of a line's height: the least room that is a space
_TWO_SPACES: Final = re.compile(r"(?<! ) {2}(?! )")
_APART: Final = 1.55  # of the usual distance of lines: another paragraph
_LARGER: Final = 1.12  # than most of the text: a heading
_MOST_HEADING: Final = 160
_LEVELS: Final = 3


class Line(Struct, frozen=True):
    """A line of a page: its words, where it begins, how high it stands and how large it is."""

    text: str
    left: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From foot to head."""
        return self.top - self.bottom


def text_of(pages: Sequence[Sequence[Run]]) -> str:
    """The text of pages."""
    lined = [[*_lines(in_columns(page))] for page in pages]
    every = [line for page in lined for line in page]
    if not every:
        return ""
    usual = _usual_height(every)
    sizes = _heading_sizes(every, usual)
    distance = _usual_distance(lined)
    texts = ("\n".join(_spaced(page, distance, sizes)) for page in lined)
    return "\n\f".join(texts) + "\n"


def _lines(runs: Sequence[Run]) -> Iterator[Line]:
    """Runs side by side as lines, wide gaps as three spaces."""
    beside: list[Run] = []
    for run in runs:
        if beside and not _is_beside(beside[-1], run):
            yield _line(beside)
            beside = []
        beside.append(run)
    if beside:
        yield _line(beside)


def _is_beside(before: Run, run: Run) -> bool:
    shared = min(before.top, run.top) - max(before.bottom, run.bottom)
    smaller = min(before.top - before.bottom, run.top - run.bottom)
    return shared > _SAME_LINE * smaller and run.left >= before.left


def _line(runs: Sequence[Run]) -> Line:
    text = runs[0].text
    for before, run in pairwise(runs):
        height = max(run.top - run.bottom, 1.0)
        gap = run.left - before.right
        if gap > _WIDE_GAP * height:
            text = f"{text.rstrip()}   {run.text}"
        else:
            text += f" {run.text}" if gap > _SPACE * height else run.text
    return Line(
        _TWO_SPACES.sub(" ", text).rstrip(),
        min(run.left for run in runs),
        min(run.bottom for run in runs),
        max(run.top for run in runs),
    )


def _usual_height(lines: Sequence[Line]) -> float:
    """The height that most characters have."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[_size(line)] += len(line.text)
    return max(counted.most_common(1)[0][0], 1.0)


def _heading_sizes(lines: Sequence[Line], usual: float) -> list[float]:
    """The heights of headings, the largest first."""
    large = {_size(line) for line in lines if line.height > _LARGER * usual + 1}
    return sorted(large, reverse=True)[:_LEVELS]


def _size(line: Line) -> float:
    return float(round(line.height))


def _usual_distance(pages: Sequence[Sequence[Line]]) -> float:
    """From foot to foot of lines that follow each other."""
    found = [
        before.bottom - line.bottom
        for page in pages
        for before, line in pairwise(page)
        if before.bottom > line.bottom
    ]
    return median(found) if found else 0.0


def _spaced(lines: Sequence[Line], distance: float, sizes: Sequence[float]) -> Iterator[str]:
    before: Line | None = None
    for line in lines:
        level = _level(line, sizes)
        goes_on = before is not None and _level(before, sizes) == level
        if before is not None and (not goes_on or _is_apart(before, line, distance)):
            yield ""
            goes_on = False
        mark = f"{'#' * level} " if level and not goes_on else ""
        yield f"{mark}{line.text.strip()}"
        before = line


def _level(line: Line, sizes: Sequence[float]) -> int:
    """1 for the largest lines, 2 and 3 for the next; 0 for all else."""
    if len(line.text) > _MOST_HEADING or _size(line) not in sizes:
        return 0
    return sizes.index(_size(line)) + 1


def _is_apart(before: Line, line: Line, distance: float) -> bool:
    """Whether more than the usual room is between two lines, or the second begins a column."""
    down = before.bottom - line.bottom
    return down > _APART * distance or down < 0
