"""Words that run together in an output, and words that are cut in two there.

Letters alone do not show it: they are the same, and only the blanks between them differ.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from convert.check.difference import edits

_HYPHENS = "-\u00ad\u2010\u2011"
# Scripts that write no blanks between words: lines end anywhere in them.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
_MOST = 1000


class Joint(Struct, frozen=True):
    """Two words, or the halves of one, as the output has them; `run` is their run in the source."""

    text: str
    run: int


class _Stream(Struct, frozen=True):
    """The letters of a text, and where its words end.

    sure: where a blank parts two words; perhaps: where a hyphen stands at it, which a typesetter
    may have put there or taken away; broken: where a line ends, as it may inside a long word;
    owners: the run of each word that ends at `ends`.
    """

    letters: str
    ends: list[int]
    owners: list[int]
    sure: set[int]
    perhaps: set[int]
    broken: set[int]


def joints(
    source: Sequence[str], output: Sequence[str], plain: Callable[[str], str]
) -> tuple[tuple[Joint, ...], tuple[Joint, ...]]:
    """What is fused and what is cut in an output; its runs and those of the source are texts.

    plain: a word as it is compared. Where the texts differ in too many letters, nothing is found.
    """
    ours, theirs = _stream(source, plain), _stream(output, plain)
    changes = edits(ours.letters, theirs.letters, _MOST)
    if changes is None:
        return (), ()
    fused: list[Joint] = []
    cut: list[Joint] = []
    starts = [(0, 0), *((b, d) for _, b, _, d in changes)]
    stops = [*(a for a, _, _, _ in changes), len(ours.letters)]
    for (first, other), stop in zip(starts, stops, strict=True):
        shift = other - first
        fused += _missing(ours, theirs, first, stop, shift)
        cut += _surplus(ours, theirs, first, stop, shift)
    return tuple(fused), tuple(cut)


def _stream(runs: Sequence[str], plain: Callable[[str], str]) -> _Stream:
    letters: list[str] = []
    ends: list[int] = []
    owners: list[int] = []
    sure: set[int] = set()
    perhaps: set[int] = set()
    broken: set[int] = set()
    at = 0
    for number, run in enumerate(runs):
        for index, line in enumerate(run.split("\n")):
            if index:
                broken.add(at)
            for token in line.split():
                if token[0] in _HYPHENS:
                    perhaps.add(at)
                word = plain(token)
                if word:
                    at += len(word)
                    letters.append(word)
                    ends.append(at)
                    owners.append(number)
                    sure.add(at)
                if token[-1] in _HYPHENS:
                    perhaps.add(at)
    return _Stream("".join(letters), ends, owners, sure - perhaps, perhaps, broken)


def _missing(ours: _Stream, theirs: _Stream, first: int, stop: int, shift: int) -> Iterator[Joint]:
    """Blanks of the source that the output lacks, where its letters are the same."""
    for at in _between(ours.ends, first, stop):
        if at not in ours.sure or at + shift in theirs.sure or at + shift in theirs.perhaps:
            continue
        left, right = ours.letters[at - 1], ours.letters[at]
        if _is_spaced(left, right) and (left.isalnum() or right.isalnum()):
            yield Joint("".join(_sides(ours, at)), ours.owners[bisect_left(ours.ends, at)])


def _surplus(ours: _Stream, theirs: _Stream, first: int, stop: int, shift: int) -> Iterator[Joint]:
    """Blanks of the output that the source lacks; beside a sign a line may end, or a space be."""
    for there in _between(theirs.ends, first + shift, stop + shift):
        at = there - shift
        if there in theirs.broken or there not in theirs.sure:
            continue
        if at in ours.sure or at in ours.perhaps:
            continue
        left, right = theirs.letters[there - 1], theirs.letters[there]
        if _is_spaced(left, right) and left.isalnum() and right.isalnum():
            word = min(bisect_right(ours.ends, at), len(ours.owners) - 1)
            yield Joint(" ".join(_sides(theirs, there)), ours.owners[word])


def _between(ends: list[int], first: int, stop: int) -> list[int]:
    return ends[bisect_right(ends, first) : bisect_left(ends, stop)]


def _is_spaced(left: str, right: str) -> bool:
    return not _UNSPACED.match(left) and not _UNSPACED.match(right)


def _sides(text: _Stream, at: int) -> tuple[str, str]:
    """The words that end and begin at a place."""
    index = bisect_left(text.ends, at)
    before = text.ends[index - 1] if index else 0
    after = text.ends[index + 1] if index + 1 < len(text.ends) else at
    return text.letters[before:at], text.letters[at:after]
