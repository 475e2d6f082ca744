"""Lines to running text: wraps joined as the script and the words want it."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from convert.languages.hyphens import hyphenator
from convert.languages.words import all_words
from convert.patterns import Lazy
from convert.readers.text.halves import is_ending, is_first_half, is_second_half
from convert.readers.text.script import begins_unspaced, ends_unspaced
from convert.readers.text.source import Line

_HYPHEN: Final = Lazy(r"([^\W\d_]+)[-‐]$")
_ADDRESS: Final = Lazy(r"\S*[@/\\]|[^\W_]+\.[^\W_]")
_WHOLE_ADDRESS: Final = Lazy(r"(?:[a-z]{2,10}://|www\.)\S", re.IGNORECASE)
_WORD_PART: Final = re.compile(r"[^\W\d_]+")
_SPACES: Final = re.compile(r"[ \t]{2,}|\t")
_LONGEST_WORD: Final = 60


class Joiner:
    """Joins wrapped lines of one article.

    language: the article's tag; column: where it is wrapped (0: not at all);
    words: its words in small letters, for proof of what a hyphen at a line's end means.
    """

    def __init__(self, language: str, column: int, unspaced: bool, words: frozenset[str]) -> None:
        self._language = language
        self._column = column
        self._unspaced = unspaced
        self._words = words
        self._told: list[str] = []

    def join(self, lines: Sequence[Line]) -> str:
        """The words of `lines` as one line of text; blank ones part nothing."""
        if len(lines) == 1:
            return tidy(lines[0].body)
        lines = [line for line in lines if line.body]
        pieces = [lines[0].body]
        for above, line in itertools.pairwise(lines):
            self._append(pieces, above, line)
        return tidy("".join(pieces))

    def told(self) -> tuple[str, ...]:
        """What hyphens at line ends turned out to be since this was last asked, and why."""
        told = tuple(self._told)
        self._told.clear()
        return told

    def _append(self, pieces: list[str], above: Line, line: Line) -> None:
        last, body = pieces[-1], line.body
        latin = last[-1].isascii() and body[0].isascii()
        if not latin and (ends_unspaced(last) or begins_unspaced(body)):
            both = ends_unspaced(last) and begins_unspaced(body)
            pieces.append(body if both or self._breaks_anywhere(above) else " " + body)
            return
        hyphen = _HYPHEN.search(last[-_LONGEST_WORD:]) if last[-1] in "-‐" else None
        if hyphen and body[0].isalpha():
            self._append_broken(pieces, hyphen.group(1), body)
        elif (last.endswith("—") and not last.endswith(" —")) or (
            last[-1] in "-‐/"
            and last[-2:-1].isalnum()
            and body[0].isalnum()
            and not _WHOLE_ADDRESS.match(body)
        ):
            pieces.append(body)
        else:
            pieces.append(" " + body)

    def _breaks_anywhere(self, above: Line) -> bool:
        """Whether `above` fills the column to the cell in a text that writes no spaces."""
        return self._unspaced and bool(self._column) and above.right >= self._column

    def _append_broken(self, pieces: list[str], left: str, body: str) -> None:
        found = _WORD_PART.match(body)
        right = found.group() if found else ""
        if _ADDRESS.match(body):
            pieces.append(body)
            return
        further = body[len(right) : len(right) + 1] in ("-", "‐")
        if not further and right.casefold() in all_words().after_hanging_hyphens:
            pieces.append(" " + body)
            return
        whole, why = self._judged(left, right, further)
        if whole:
            pieces[-1] = pieces[-1][:-1]
        pieces.append(body)
        how = f"“{left}{right}” was broken" if whole else f"“{left}-{right}” keeps its hyphen"
        self._told.append(f"{how}: {why}")

    def _judged(self, left: str, right: str, further: bool) -> tuple[bool, str]:
        """Whether the hyphen between two parts only breaks a word, and what proves it.

        further: whether another hyphen follows the second part.
        """
        first, second = left.casefold(), right.casefold()
        if f"{first}-{second}" in self._words:
            return False, "it stands so elsewhere"
        if first + second in self._words:
            return True, "it stands whole elsewhere"
        if not right[:1].islower():
            return False, "a capital follows"
        if further:
            return False, "a further hyphen follows"
        if is_first_half(first, second, self._language):
            return False, f"“{left}” is a first half"
        if is_second_half(second, self._language):
            return False, f"“{right}” is a second half"
        if is_ending(second, self._language):
            return True, f"“{right}” is no word"
        if first in self._words and second in self._words:
            return False, "both parts are words here"
        breaks = _breaks(first + second, self._language)
        if breaks is None:
            return True, "nothing speaks for a hyphen"
        if len(left) in breaks:
            return True, "the language breaks it there"
        return False, "the language does not break it there"


@lru_cache(maxsize=512)
def _breaks(word: str, language: str) -> frozenset[int] | None:
    """Where the language's hyphenation patterns let `word` break; None where it has none."""
    if len(word) > _LONGEST_WORD:
        return frozenset()
    patterns = hyphenator(language)
    return frozenset(patterns.positions(word)) if patterns else None


def tidy(text: str) -> str:
    """`text` with tabs and runs of spaces as single spaces; no-break spaces stay."""
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text


def vocabulary(lines: tuple[Line, ...]) -> frozenset[str]:
    """All words of a file in small letters, hyphenated ones whole; empty if no line needs it."""
    if not any(
        line.body[-1] in "-‐" and _HYPHEN.search(line.body[-_LONGEST_WORD:])
        for line in lines
        if line.body
    ):
        return frozenset()
    words: set[str] = set()
    for line in lines:
        whole = re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*(?![-‐]$)", line.body)
        words.update(word.casefold() for word in whole)
    return frozenset(words)
