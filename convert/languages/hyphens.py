"""Where words may be hyphenated, by pyphen, whose dictionaries are read as far as a word asks.

pyphen parses a language's patterns before the first word: a third of a second for German, more
than its article takes. Here the patterns are only split into lines, and pyphen parses the few
that a word contains. pyphen itself stays as others in the process have it.

What is typeset keeps a word with a capital together, as names should (The Chicago Manual of Style,
7.42), but in languages that write all nouns so.
"""

import io
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from msgspec import Struct

from convert.languages.language import language

_DIGITS = "0123456789"
_NO_PATTERN = "%#LRC"  # begin comments, LEFTHYPHENMIN and the like; words are in small letters
_MOST_KNOWN = 20_000  # words, about 4 MB; a run over an archive meets many more
_NEVER = "\ufffd1"  # a pattern of no word: pyphen takes no dictionary without one


class Patterns(Protocol):
    """The patterns of a language, as pyphen's `HyphDict` answers."""

    def positions(self, word: str) -> list[int]:
        """The places in a word where it may break."""


class Hyphenator(Protocol):
    """A `pyphen.Pyphen`: the breaks of words in one language."""

    left: int
    right: int
    hd: Patterns

    def positions(self, word: str) -> list[int]:
        """The places in a word where it may break."""

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Both parts of a word broken at each place, the longest first part first."""


def hyphenator(language: str, *, left: int = 2, right: int = 2) -> Hyphenator | None:
    """What breaks the words of a language (BCP 47); None where there are no patterns for it.

    `left` and `right` are the fewest characters before and after a hyphen.
    """
    code = language_with_patterns(language.replace("-", "_"))
    return _made(code, left, right, whole_names=False) if code else None


def language_with_patterns(language: str) -> str | None:
    """pyphen's name for a language, or for the nearest one that it has patterns of."""
    found: str | None = _pyphen().language_fallback(language)
    return found


def dictionary_of(*, lang: str, left: int = 2, right: int = 2) -> Hyphenator:
    """A `pyphen.Pyphen` for a name that `language_with_patterns` gave, to typeset with: it breaks
    no name where a capital tells one.
    """
    whole_names = not language(lang.replace("_", "-")).capital_nouns
    return _made(lang, left, right, whole_names=whole_names)


def _made(lang: str, left: int, right: int, *, whole_names: bool) -> Hyphenator:
    made: Hyphenator = _hyphenator_class()(lang, left, right, whole_names)
    return made


@cache
def _pyphen() -> ModuleType:
    return import_module("pyphen")


@cache
def _hyphenator_class() -> type:
    class Quick(_pyphen().Pyphen):  # type: ignore[misc] # pyphen has no types
        """pyphen's class with patterns of ours."""

        def __init__(self, lang: str, left: int, right: int, whole_names: bool) -> None:
            self.left, self.right, self.whole_names = left, right, whole_names
            self.hd = _patterns(_pyphen().LANGUAGES[lang])

        def positions(self, word: str) -> list[int]:
            if self.whole_names and word[:1].isupper():
                return []
            found: list[int] = super().positions(word)
            return found

    return Quick


@cache
def _patterns(path: Path) -> Patterns:
    return _LazyPatterns(path)


class _Excerpt(Struct):
    """Some lines of a dictionary, as pyphen opens a file."""

    patterns: list[str]

    def open(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(b"utf-8\n")

    def read_text(self, encoding: str) -> str:
        return "\n".join([encoding, _NEVER, *self.patterns])


class _LazyPatterns:
    """The patterns of one dictionary, by their letters."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        # Characters told by their numbers are pyphen's to read.
        self.whole = _parsed(path) if b"^^" in data else None
        encoding, _, patterns = data.partition(b"\n")
        name = encoding.decode().strip().lower()
        text = patterns.decode("cp1251" if name == "microsoft-cp1251" else name)
        self.patterns = _by_letters(text)
        self.longest = max(map(len, self.patterns), default=0)
        self.known: dict[str, list[int]] = {}

    def positions(self, word: str) -> list[int]:
        """The places in a word where it may break, as pyphen's own class tells them."""
        word = word.lower()
        if word not in self.known:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            patterns = self.whole or _parsed(_Excerpt(self._matching(f".{word}.")))
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


def _parsed(file: Path | _Excerpt) -> Patterns:
    made: Patterns = _pyphen().HyphDict(file)
    return made


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
