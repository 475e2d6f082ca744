"""Headings, whatever the format: an order without gaps, words in each."""

from collections.abc import Iterator, Sequence

from convert.check.reading.shape import Run
from convert.check.rules.rule import Fault

_LONG_WITHOUT_HEADING = 600
"""So many words without any heading are a wall that nobody can jump in."""


def skipped(runs: Sequence[Run], first: int = 2) -> Iterator[Fault]:
    """A heading more than one level below the one before it.

    first: the lowest level that the first may have.
    """
    last = 0
    for run in runs:
        if not run.level:
            continue
        if run.level > (last + 1 if last else first):
            after = f"after level {last}" if last else "as the first heading"
            yield Fault(f"“{run.text}” has level {run.level} {after}", run.where)
        last = run.level


def missing(runs: Sequence[Run]) -> Iterator[Fault]:
    """A long text without a heading."""
    words = sum(len(run.text.split()) for run in runs)
    if words > _LONG_WITHOUT_HEADING and not any(run.level for run in runs):
        yield Fault(f"{words} words and no heading")
