"""The runs of a page in reading order: from above to below, and one column after the other."""

from collections.abc import Sequence
from typing import Final

from convert.readers.pdf.pages import Run

_FEWEST: Final = 6  # runs of a column
_STEPS: Final = 60
_MOST_ACROSS: Final = 0.25  # of the runs may go over the gutter: titles, wide pictures' captions
_LEVEL: Final = 0.5


def in_columns(runs: Sequence[Run]) -> list[Run]:
    """The runs of a page, those of its left column before those of its right one.

    What goes over the gutter parts the page into what is above it and what is below.
    """
    if not runs:
        return []
    gutter = _gutter(runs)
    if gutter is None:
        return _downward(runs)
    ordered: list[Run] = []
    left: list[Run] = []
    right: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.top):
        if run.right <= gutter:
            left.append(run)
        elif run.left >= gutter:
            right.append(run)
        else:
            ordered += [*_downward(left), *_downward(right), run]
            left, right = [], []
    return [*ordered, *_downward(left), *_downward(right)]


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where two columns part: the place in the middle that the fewest runs go over, with text
    beside text on both sides of it.
    """
    begin, end = min(run.left for run in runs), max(run.right for run in runs)
    third = (end - begin) / 3
    places = [begin + third + third * step / _STEPS for step in range(_STEPS + 1)]
    over = [sum(run.left < place < run.right for run in runs) for place in places]
    fewest = min(over)
    if fewest > _MOST_ACROSS * len(runs):
        return None
    free = [place for place, count in zip(places, over, strict=True) if count == fewest]
    gutter = free[len(free) // 2]
    left = [run for run in runs if run.right <= gutter]
    right = [run for run in runs if run.left >= gutter]
    if min(len(left), len(right)) < _FEWEST or not _is_prose(left, right, gutter):
        return None
    return gutter


def _is_prose(left: Sequence[Run], right: Sequence[Run], gutter: float) -> bool:
    """Whether both sides are lines that fill a column, and not the cells of a table."""
    for side in (left, right):
        begin, end = min(run.left for run in side), max(run.right for run in side)
        wide = end - begin
        full = sum(run.right - run.left > _LEVEL * wide for run in side)
        if full * 2 < len(side) or wide < gutter / 8:
            return False
    return True


def _holds(run: Run, other: Run) -> bool:
    """Whether a run is as high as the middle of another: of a mark above its line."""
    return run.bottom < (other.bottom + other.top) / 2 < run.top


def _downward(runs: Sequence[Run]) -> list[Run]:
    """Runs line by line: those at one height from left to right."""
    ordered: list[Run] = []
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: -(run.top + run.bottom)):
        middle = (run.top + run.bottom) / 2
        tall = max(line, key=lambda each: each.top - each.bottom, default=run)
        if line and not (tall.bottom < middle < tall.top or _holds(run, tall)):
            ordered += sorted(line, key=lambda run: run.left)
            line = []
        line.append(run)
    return [*ordered, *sorted(line, key=lambda run: run.left)]
