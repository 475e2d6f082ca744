"""Texts typed or printed with a blank line below every line, read as if there were none."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from convert.readers.text.script import begins_small
from convert.readers.text.source import Line

_EVERY_OTHER: Final = 2
_FEWEST: Final = 12  # lines with words
_MOST: Final = 0.75  # of the gaps between them are of one blank line
_GO_ON: Final = 0.4  # of the lines behind one blank line go on with a small letter
_FILLED: Final = 0.75  # of the width of the text: how long the lines above those are
_SHORTEST: Final = 30  # characters: the usual width of the lines, at least


def single_spaced(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank one below each line of words, wherever a stretch of a text has
    them.

    That they are no paragraphs of a line each is told by sentences that go on across them.
    """
    gone: set[int] = set()
    for stretch in _stretches(lines):
        if _is_double_spaced(lines, stretch):
            gone.update(at + 1 for at in stretch[:-1])
    if not gone:
        return lines
    return tuple(line for at, line in enumerate(lines) if at not in gone)


def _stretches(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The indexes of lines with words, in runs in which none stands right below another."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if not line.body:
            continue
        if run and run[-1] == at - 1:
            run.pop()
            yield run
            run = []
        run.append(at)
    yield run


def _is_double_spaced(lines: Sequence[Line], stretch: list[int]) -> bool:
    if len(stretch) < _FEWEST:
        return False
    behind_one = [after for at, after in pairwise(stretch) if after - at == _EVERY_OTHER]
    if len(behind_one) < _MOST * (len(stretch) - 1):
        return False
    widths = sorted(len(lines[at].body) for at in stretch)
    filled = _FILLED * widths[len(widths) * 9 // 10]
    going_on = sum(
        begins_small(lines[after].body) and len(lines[after - _EVERY_OTHER].body) >= filled
        for after in behind_one
    )
    return widths[len(widths) // 2] >= _SHORTEST and going_on >= _GO_ON * len(behind_one)
