"""Patterns that are compiled when they are first used: a start of the program uses few of them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol


class _Finds(Protocol):
    def __call__(self, text: str, at: int = 0, /) -> re.Match[str] | None: ...


class Lazy:
    """A regular expression with the methods of `re.Pattern` that are used of it.

    For patterns that most texts never ask: compiling one takes as long as matching it thousands of
    times.
    """

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        """`source`: the expression, or what makes it when it is first used."""
        self._source = source
        self._flags = flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        source = self._source if isinstance(self._source, str) else self._source()
        return re.compile(source, self._flags)

    @cached_property
    def match(self) -> _Finds:
        """As `re.Pattern.match`."""
        return self._pattern.match

    @cached_property
    def search(self) -> _Finds:
        """As `re.Pattern.search`."""
        return self._pattern.search

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._pattern.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """As `re.Pattern.findall`, for patterns with one group or none."""
        return self._pattern.findall(text)

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._pattern.finditer(text, at)

    def split(self, text: str, most: int = 0) -> list[str]:
        """As `re.Pattern.split`, for patterns without groups."""
        return [str(part) for part in self._pattern.split(text, most)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self._pattern.sub(by, text, most)
