"""Where the words of two texts differ: by the shortest way, or run by run."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from msgspec import Struct

from convert.check.difference import Edit, edits

MOST_CHARACTERS = 1000
"""Texts that differ in more are compared run by run, which is rougher and takes less time."""

_MOST_PAIRS = 250_000
_FARTHEST_SLIDE = 200


class Difference(Struct, frozen=True):
    """What became of words at one place: they are in one text and not in the other there."""

    lost: tuple[str, ...]
    added: tuple[str, ...]
    run: int
    """The number of the run in the source, from 0, that the place is in or after."""


class _Words(Struct, frozen=True):
    """A text as its words without the space between; `ends` has where each ends."""

    words: list[str]
    owners: list[int]
    text: str
    ends: list[int]

    def at(self, place: int) -> int:
        """The number of the word that the character at `place` belongs to."""
        return bisect_right(self.ends, place)

    def parts(self, place: int) -> bool:
        """True where a word ends or begins."""
        return place in (0, len(self.text)) or self.ends[self.at(place) - 1] == place


def differences(
    source: Sequence[Sequence[str]], output: Sequence[Sequence[str]]
) -> list[Difference]:
    """Where two texts differ, each given as the words of its runs."""
    one, other = _words(source), _words(output)
    found = edits(one.text, other.text, MOST_CHARACTERS)
    if found is None:
        return list(_by_runs(source, output))
    return list(_by_characters(one, other, found))


def _words(runs: Sequence[Sequence[str]]) -> _Words:
    words = [word for run in runs for word in run]
    owners = [number for number, run in enumerate(runs) for _ in run]
    return _Words(words, owners, "".join(words), list(accumulate(map(len, words))))


def _by_characters(one: _Words, other: _Words, found: list[Edit]) -> Iterator[Difference]:
    """Whole words: one that has lost or gained a character is lost, and another added."""
    seen_lost = seen_added = 0
    for edit in found:
        a, b, c, d = _slid(one, other, edit)
        lost = _touched(one, a, b, d > c and not other.parts(c), d > c and not other.parts(d))
        added = _touched(other, c, d, b > a and not one.parts(a), b > a and not one.parts(b))
        gone = tuple(one.words[max(lost.start, seen_lost) : lost.stop])
        extra = tuple(other.words[max(added.start, seen_added) : added.stop])
        seen_lost, seen_added = max(seen_lost, lost.stop), max(seen_added, added.stop)
        if gone or extra:
            owner = min(lost.start, len(one.owners) - 1)
            yield Difference(gone, extra, one.owners[owner] if one.owners else 0)


def _touched(text: _Words, a: int, b: int, left: bool, right: bool) -> range:
    """The words that [a, b) cuts into, and those beside it where the other text cuts into a word.

    For nothing, the word that the place is inside of.
    """
    first = a - 1 if left and a > 0 else a
    last = b if right and b < len(text.text) else b - 1
    if first > last:
        number = text.at(a)
        return range(number, number if text.parts(a) else number + 1)
    return range(text.at(first), text.at(last) + 1)


def _slid(one: _Words, other: _Words, edit: Edit) -> Edit:
    """The same edit a little earlier or later, where more of it begins and ends between words.

    "the the" for "the" gained a word, and not the letters "het" inside two.
    """
    a, b, c, d = edit
    if a != b and c != d:
        return edit
    best, most = edit, -1
    for step in range(_FARTHEST_SLIDE):
        shifts = [shift for shift in {step, -step} if _is_same(one.text, other.text, edit, shift)]
        if not shifts:
            break
        for shift in shifts:
            between = sum(map(one.parts, (a + shift, b + shift)))
            between += sum(map(other.parts, (c + shift, d + shift)))
            if between > most:
                best, most = (a + shift, b + shift, c + shift, d + shift), between
    return best


def _is_same(one: str, other: str, edit: Edit, shift: int) -> bool:
    """Whether the gain or loss can be shifted without a change of either text."""
    a, b, c, d = edit
    if min(a, c) + shift < 0 or b + shift > len(one) or d + shift > len(other):
        return False
    text, start, end = (other, c, d) if a == b else (one, a, b)
    low, high = min(shift, 0), max(shift, 0)
    return text[start + low : start + high] == text[end + low : end + high]


def _by_runs(
    source: Sequence[Sequence[str]], output: Sequence[Sequence[str]]
) -> Iterator[Difference]:
    """Runs first, since most of them are equal; words only where runs differ."""
    runs_before = ["".join(run) for run in source]
    runs_after = ["".join(run) for run in output]
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, runs_before, runs_after, autojunk=False
    ).get_opcodes():
        if tag == "equal" or "".join(runs_before[i1:i2]) == "".join(runs_after[j1:j2]):
            continue
        owned = [(word, run) for run in range(i1, i2) for word in source[run]]
        one = [word for word, _ in owned]
        other = [word for run in output[j1:j2] for word in run]
        owners = [run for _, run in owned]
        yield from _word_differences(one, other, [*owners, max(i2 - 1, 0)])


def _word_differences(one: list[str], other: list[str], owners: list[int]) -> Iterator[Difference]:
    """`owners` has the run of each word of `one`, and of what comes after the last."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        lost, added = _unlike(one[i1:i2], other[j1:j2])
        if lost or added:
            yield Difference(tuple(lost), tuple(added), owners[start + i1])


def _unlike(lost: list[str], added: list[str]) -> tuple[list[str], list[str]]:
    """What is left of both when words that are only joined or parted otherwise are taken out."""
    if "".join(lost) == "".join(added):
        return [], []
    if len(lost) * len(added) > _MOST_PAIRS:
        return lost, added
    gone: list[str] = []
    extra: list[str] = []
    i = start = 0
    while i < len(lost):
        pairs = ((j, *_joint(lost, i, added, j)) for j in range(start, len(added)))
        j, taken, given = next((pair for pair in pairs if pair[1]), (0, 0, 0))
        if taken:
            extra += added[start:j]
            i, start = i + taken, j + given
        else:
            gone.append(lost[i])
            i += 1
    return gone, extra + added[start:]


def _joint(lost: list[str], i: int, added: list[str], j: int) -> tuple[int, int]:
    """How many words from `i` and from `j` on are the same letters in other pieces, or 0, 0."""
    one, other = lost[i], added[j]
    taken = given = 1
    while one != other:
        if other.startswith(one) and i + taken < len(lost):
            one += lost[i + taken]
            taken += 1
        elif one.startswith(other) and j + given < len(added):
            other += added[j + given]
            given += 1
        else:
            return 0, 0
    return taken, given


def _common(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
