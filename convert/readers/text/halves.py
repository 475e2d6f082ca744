"""Whether a hyphen at a line's end belongs to the word, by what the language says of its words."""

from functools import cache
from typing import Final

from msgspec import Struct

from convert.languages.language import language

_LEAST: Final = 5


class _Halves(Struct, frozen=True, gc=False):
    first: frozenset[str]
    second: frozenset[str]
    participles: tuple[str, ...]
    before: frozenset[str]
    endings: frozenset[str]


def is_first_half(left: str, right: str, tag: str) -> bool:
    """Whether `left` usually keeps its hyphen before `right`; both in small letters."""
    halves = _halves(tag)
    if len(left) == 1 or left in halves.first:
        return True
    return len(right) >= _LEAST and left in halves.before and right.endswith(halves.participles)


def is_second_half(right: str, tag: str) -> bool:
    """Whether `right` (small letters) usually hangs on a word by a hyphen."""
    return right in _halves(tag).second


def is_ending(right: str, tag: str) -> bool:
    """Whether `right` (small letters) is the end of words and no word by itself."""
    return right in _halves(tag).endings


@cache
def _halves(tag: str) -> _Halves:
    said = language(tag).hyphens
    return _Halves(
        first=frozenset(said.first.split()),
        second=frozenset(said.second.split()),
        participles=tuple(said.participles.split()),
        before=frozenset(said.before_participles.split()),
        endings=frozenset(said.endings.split()),
    )
