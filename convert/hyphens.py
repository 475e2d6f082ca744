"""Where words may be hyphenated, by pyphen, whose dictionaries are read as far as a word asks.

pyphen parses a language's patterns before the first word: a third of a second for German, more
than its article takes. Here the patterns are only split into lines, and pyphen parses the few
that a word contains.
"""

import io
from functools import cache
from typing import Any

from msgspec import Struct

_DIGITS = "0123456789"
_NO_PATTERN = "%#LRC"  # begin comments, LEFTHYPHENMIN and the like; words are in small letters
_MOST_KNOWN = 20_000  # words, about 4 MB; a run over an archive meets many more
_NEVER = "\ufffd1"  # a pattern of no word: pyphen takes no dictionary without one


@cache
def pyphen() -> Any:
    """The module `pyphen`, which from now on reads its dictionaries this way."""
    import pyphen as module

    module.HyphDict = _lazy(module.HyphDict)
    return module


def hyphenator(language: str, *, left: int = 2, right: int = 2) -> Any:
    """A `pyphen.Pyphen` for a language (BCP 47), or None where there are no patterns for it.

    `left` and `right` are the fewest characters before and after a hyphen.
    """
    code = pyphen().language_fallback(language.replace("-", "_"))
    return code and pyphen().Pyphen(lang=code, left=left, right=right)


class _Excerpt(Struct):
    """Some lines of a dictionary, as pyphen opens a file."""

    patterns: list[str]

    def open(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(b"utf-8\n")

    def read_text(self, encoding: str) -> str:
        return "\n".join([encoding, _NEVER, *self.patterns])


def _lazy(whole: Any) -> Any:
    """A class that stands in for `whole`, pyphen's `HyphDict`."""

    class Dictionary:
        """The patterns of one dictionary, by their letters."""

        def __init__(self, path: Any) -> None:
            data = path.read_bytes()
            self.whole = whole(path) if b"^^" in data else None  # characters by their numbers
            encoding, _, patterns = data.partition(b"\n")
            name = encoding.decode().strip().lower()
            text = patterns.decode("cp1251" if name == "microsoft-cp1251" else name)
            self.patterns = _by_letters(text)
            self.longest = max(map(len, self.patterns), default=0)
            self.known: dict[str, list[Any]] = {}

        def positions(self, word: str) -> list[Any]:
            """The places in a word where it may break, as pyphen's own class tells them."""
            word = word.lower()
            if word not in self.known:
                if len(self.known) >= _MOST_KNOWN:
                    self.known.clear()
                patterns = self.whole or whole(_Excerpt(self._matching(f".{word}.")))
                self.known[word] = patterns.positions(word)
            return self.known[word]

        def _matching(self, word: str) -> list[str]:
            patterns = self.patterns
            return [
                patterns[part]
                for start in range(len(word))
                for end in range(start + 1, min(start + self.longest, len(word)) + 1)
                if (part := word[start:end]) in patterns
            ]

    return Dictionary


def _by_letters(text: str) -> dict[str, str]:
    """The patterns of a dictionary by their letters; an alternative spelling is none of them."""
    patterns = [line.strip() for line in text.split("\n") if line and line[0] not in _NO_PATTERN]
    letters = "\n".join(patterns)
    for digit in _DIGITS:
        letters = letters.replace(digit, "")
    keys = letters.split("\n")
    if "/" in letters:
        keys = [key.partition("/")[0] for key in keys]
    return {key: line for key, line in zip(keys, patterns, strict=True) if key != line}
