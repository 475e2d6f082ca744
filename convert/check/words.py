"""The words of an output against those of its source: lost, added, moved.

White space, hyphens and invisible characters do not count: a typesetter breaks lines, joins words
with ligatures and hyphenates them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from convert.check.reading.bidi import has_right_to_left

_UNSEEN = re.compile(
    "[-\u00ad\u061c\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]"
)
_MIRRORED = str.maketrans(")]}>»›", "([{<«‹")
_MOST_SHOWN = 12
_MOST_PAIRS = 250_000


class Difference(Struct, frozen=True):
    """What became of words at one place: they are in one text and not in the other there."""

    lost: tuple[str, ...]
    added: tuple[str, ...]
    run: int
    """The number of the run in the source, from 0, that the place is in or after."""


class Comparison(Struct, frozen=True):
    """Words that the output lacks, has besides, or has elsewhere, in the order of the source."""

    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    places: tuple[Difference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.added or self.moved)


def words_of(text: str) -> list[str]:
    """The words of a text, composed (NFC), with ligatures and presentation forms taken apart."""
    return [word for word in map(_plain, text.split()) if word]


def compare(source: Sequence[str], output: Sequence[str], painted: bool = False) -> Comparison:
    """Compare two texts, each given as its runs (paragraphs, cells, ...) in reading order.

    painted: the output's text was gathered from painted glyphs. Where the source has words that
    are written from right to left, the order of signs at one place then proves nothing.
    """
    loose = painted and any(has_right_to_left(run) for run in source)
    places = tuple(
        place
        for place in _differences(source, output)
        if not (loose and _signs(place.lost) == _signs(place.added))
    )
    lost = [word for place in places for word in place.lost]
    added = Counter(word for place in places for word in place.added)
    moved: list[str] = []
    gone: list[str] = []
    for word in lost:
        (moved if added[word] > 0 else gone).append(word)
        added[word] -= 1
    extra = [word for place in places for word in place.added if _take(added, word)]
    return Comparison(tuple(gone), tuple(extra), tuple(moved), places)


def _take(counter: "Counter[str]", word: str) -> bool:
    if counter[word] <= 0:
        return False
    counter[word] -= 1
    return True


def shown(words: Sequence[str]) -> str:
    """The first words, for a message."""
    more = " …" if len(words) > _MOST_SHOWN else ""
    return "“" + " ".join(words[:_MOST_SHOWN]) + "”" + more


def counted(number: int) -> str:
    """`1 word`, `2 words`."""
    return "1 word" if number == 1 else f"{number} words"


def same_words(one: str, other: str) -> bool:
    """True where two texts differ in nothing but white space, hyphens and forms of characters."""
    if one == other:
        return True
    ours, theirs = words_of(one), words_of(other)
    return "".join(ours) == "".join(theirs) or (
        has_right_to_left(one) and _signs(ours) == _signs(theirs)
    )


def _signs(words: Sequence[str]) -> list[str]:
    """All characters in an order that is theirs; brackets lose their side, which is mirrored."""
    return sorted("".join(words).translate(_MIRRORED))


def _plain(word: str) -> str:
    if word.isascii():
        return word.replace("-", "")
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", word))


def _differences(source: Sequence[str], output: Sequence[str]) -> Iterator[Difference]:
    """Runs first, since most of them are equal; words only where runs differ."""
    runs_before = ["".join(words_of(run)) for run in source]
    runs_after = ["".join(words_of(run)) for run in output]
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, runs_before, runs_after, autojunk=False
    ).get_opcodes():
        if tag == "equal" or "".join(runs_before[i1:i2]) == "".join(runs_after[j1:j2]):
            continue
        owned = [(word, run) for run in range(i1, i2) for word in words_of(source[run])]
        one = [word for word, _ in owned]
        other = [word for run in output[j1:j2] for word in words_of(run)]
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
