"""Lines found by their first words: a text that moved is followed, one that changed is named."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from convert.errors import SourceError, Where
from convert.sidecar.said import Said

_ENOUGH: Final = 24
_MOST: Final = 40
_SHOWN: Final = 3


def first_words(text: str) -> str:
    """The first words of a line, enough to know it by; the first characters of a long word."""
    begins = ""
    for word in text.split():
        begins = f"{begins} {word}".lstrip()
        if len(begins) >= _ENOUGH:
            break
    return begins[:_MOST]


def followed(
    said: Sequence[Said], lines: Mapping[int, str], name: str, sidecar: str
) -> tuple[Said, ...]:
    """What was said, at the lines where its first words stand now; what has none, as it is.

    lines: the text of each line by its number; name, sidecar: of source and sidecar, for messages.

    Raises SourceError, with the line, where no line begins with the words, where several do and
    nothing tells which is meant, and where one line is said to be two things.
    """
    places = _Places(lines, name, sidecar)
    moves = tuple(
        (item.first, found[0] - item.first)
        for item in sorted(said, key=lambda item: item.first)
        if item.begins and len(found := places.all_of(item.begins)) == 1
    )
    placed = [places.placed(item, moves) for item in said]
    _refuse_twice(placed, Where(sidecar))
    return tuple(sorted(placed, key=lambda item: item.first))


class _Places:
    """Where lines stand that begin with some words."""

    def __init__(self, lines: Mapping[int, str], name: str, sidecar: str) -> None:
        self._lines = lines
        self._name = name
        self._sidecar = sidecar
        self._sorted: list[tuple[str, int]] = []

    def _of(self, begins: str) -> Iterator[tuple[str, int]]:
        """All lines that begin so, with their numbers."""
        if not self._sorted:
            self._sorted = sorted((_plain(text), number) for number, text in self._lines.items())
        words = _plain(begins)
        for at in range(bisect_left(self._sorted, (words, 0)), len(self._sorted)):
            text, number = self._sorted[at]
            if not text.startswith(words):
                return
            if not _is_cut(text, words):
                yield text, number

    def all_of(self, begins: str) -> list[int]:
        """The numbers of all lines that begin so."""
        return [number for _, number in self._of(begins)]

    def _likeliest(self, begins: str) -> list[int]:
        """Those that are just these words; where none is, all that begin so."""
        found = list(self._of(begins))
        whole = [number for text, number in found if text == _plain(begins)]
        return sorted(whole or [number for _, number in found])

    def placed(self, item: Said, moves: Sequence[tuple[int, int]]) -> Said:
        """An entry where its words stand; `moves`: how far others moved, by their old lines."""
        if not item.begins:
            return item
        first = self._one(item, item.begins, item.first + _move(item.first, moves))
        last = item.last + first - item.first
        if item.ends:
            last = self._one(item, item.ends, last, first)
        return replace(item, first=first, last=last)

    def _one(self, item: Said, begins: str, expected: int, least: int = 1) -> int:
        """The one line that begins so, the `expected` one where several do."""
        if _begins(_plain(self._lines.get(expected, "")), _plain(begins)):
            return expected
        found = [number for number in self._likeliest(begins) if number >= least]
        if len(found) == 1:
            return found[0]
        where = Where(self._name, expected)
        if found:
            shown = ", ".join(map(str, found[:_SHOWN])) + ("…" if len(found) > _SHOWN else "")
            message = f"“{begins}” now begins the lines {shown}"
            hint = "Write the number of the one that is meant."
            raise SourceError(
                self._about(item, message), where=where, hint=hint, code="sidecar.moved"
            )
        now = first_words(self._lines.get(expected, ""))
        message = f"no line begins with “{begins}” any more" + (f"; here is “{now}”" if now else "")
        hint = "Write what the line begins with now, or take the entry out."
        raise SourceError(
            self._about(item, message), where=where, hint=hint, code="sidecar.changed"
        )

    def _about(self, item: Said, message: str) -> str:
        return f"{self._sidecar} says {item.kind} of line {item.first}, but {message}"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with these words, and not with a longer one."""
    return text.startswith(words) and not _is_cut(text, words)


def _is_cut(text: str, words: str) -> bool:
    """Whether the last of the words with which a text begins is a part of a longer one."""
    after = text[len(words) : len(words) + 1]
    return words[-1:].isalnum() and after.isalnum() and after.isascii() and len(words) < _MOST


def _move(line: int, moves: Sequence[tuple[int, int]]) -> int:
    """How far the nearest line moved that is known by words of its own; moves: in their order."""
    at = bisect_left(moves, (line, 0))
    near = moves[max(0, at - 1) : at + 1]
    return min(near, key=lambda move: abs(move[0] - line), default=(0, 0))[1]


def _refuse_twice(said: Iterable[Said], where: Where) -> None:
    """Raise SourceError where a line is said to be two things."""
    before: Said | None = None
    for item in sorted(said, key=lambda item: item.first):
        if before is not None and item.first <= before.last:
            what = f"line {item.first} is both {before.kind} and {item.kind}"
            raise SourceError(
                f"the sidecar says what cannot be: {what}", where=where, code="sidecar.invalid"
            )
        if before is None or item.last > before.last:
            before = item
