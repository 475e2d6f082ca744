"""The words of an output against those of its source: lost, added, moved, fused, cut.

White space, hyphens and invisible characters do not count: a typesetter breaks lines, joins words
with ligatures and hyphenates them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from convert.check.alignment import Difference, differences
from convert.check.joints import Joint, joints
from convert.languages.directions import has_right_to_left
from convert.normalise.characters import REPLACEMENT, is_nameless

# Hyphens, and what is not painted (Default_Ignorable_Code_Point, Unicode 15, 5.21).
_UNSEEN = re.compile(
    "[-\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TURNED = re.compile("[\u202b\u2067\u2068]")  # text that is set from right to left whatever it is
_MIRRORED = str.maketrans(")]}>»›", "([{<«‹")
_MOST_SHOWN = 12


class Comparison(Struct, frozen=True):
    """Words that the output lacks, has besides, or has elsewhere, in the order of the source;
    words that run together there, and words that are cut in two."""

    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    places: tuple[Difference, ...] = ()
    fused: tuple[Joint, ...] = ()
    cut: tuple[Joint, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.added or self.moved or self.fused or self.cut)


def words_of(text: str) -> list[str]:
    """The words of a text, composed (NFC), with ligatures and presentation forms taken apart."""
    return [word for word in map(_plain, text.split()) if word]


def compare(source: Sequence[str], output: Sequence[str], painted: bool = False) -> Comparison:
    """Compare two texts, each given as its runs (paragraphs, cells, ...) in reading order.

    painted: the output's text was gathered from painted glyphs. Where the source has words that
    run from right to left, the order of signs at one place then proves nothing.
    """
    if " ".join(source).split() == " ".join(output).split():
        return Comparison()  # as nearly every output; taking words apart is most of the work
    loose = painted and any(has_right_to_left(run) or _TURNED.search(run) for run in source)
    places = tuple(
        place
        for run in _by_run(differences(list(map(words_of, source)), list(map(words_of, output))))
        if not (loose and _same_signs(run))
        for place in run
        if not (painted and _shown(place.lost) == _shown(place.added))
    )
    lost = [word for place in places for word in place.lost]
    added = Counter(word for place in places for word in place.added)
    moved: list[str] = []
    gone: list[str] = []
    for word in lost:
        (moved if added[word] > 0 else gone).append(word)
        added[word] -= 1
    extra = [word for place in places for word in place.added if _take(added, word)]
    fused, cut = joints(source, output, _plain)
    return Comparison(tuple(gone), tuple(extra), tuple(moved), places, fused, cut)


def _by_run(places: Sequence[Difference]) -> Iterator[list[Difference]]:
    for _, group in groupby(places, key=lambda place: place.run):
        yield list(group)


def _same_signs(places: Sequence[Difference]) -> bool:
    """Whether the places of one run are the same signs in another order."""
    lost = [word for place in places for word in place.lost]
    return _signs(lost) == _signs([word for place in places for word in place.added])


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


def _shown(words: Sequence[str]) -> list[str]:
    """Words as pages show them: no font has a glyph for what has no meaning of its own."""
    return ["".join(REPLACEMENT if is_nameless(c) else c for c in word) for word in words]


def _plain(word: str) -> str:
    if word.isascii():
        return word.replace("-", "")
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", word))
