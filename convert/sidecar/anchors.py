"""Lines found by their first words: a text that moved is followed, one that changed is named."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    moves = {
        item.first: found[0] - item.first
        for item in said
        if item.begins and len(found := places.of(item.begins)) == 1
    }
    placed = [places.placed(item, moves) for item in said]
    _refuse_twice(placed, Where(sidecar))
    return tuple(sorted(placed, key=lambda item: item.first))


class _Places:
    """Where lines stand that begin with some words."""

    def __init__(self, lines: Mapping[int, str], name: str, sidecar: str) -> None:
        self._lines = lines
        self._name = name
        self._sidecar = sidecar
        self._plain: dict[int, str] = {}
        self._by_first: defaultdict[str, list[int]] = defaultdict(list)

    def of(self, begins: str) -> list[int]:
        """The numbers of all lines that are these words; where none is, of those that begin so."""
        if not self._plain:
            self._plain = {number: _plain(text) for number, text in self._lines.items()}
            for number, text in self._plain.items():
                self._by_first[text[:1]].append(number)
        words = _plain(begins)
        found = [n for n in self._by_first[words[:1]] if _begins(self._plain[n], words)]
        return [number for number in found if self._plain[number] == words] or found

    def placed(self, item: Said, moves: Mapping[int, int]) -> Said:
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
        found = [number for number in self.of(begins) if number >= least]
        if expected in found:
            return expected
        if len(found) == 1:
            return found[0]
        where = Where(self._name, expected)
        if found:
            shown = ", ".join(map(str, found[:_SHOWN])) + ("…" if len(found) > _SHOWN else "")
            message = f"“{begins}” now begins the lines {shown}"
            hint = "Write the number of the one that is meant."
            raise SourceError(self._of(item, message), where=where, hint=hint, code="sidecar.moved")
        now = first_words(self._lines.get(expected, ""))
        message = f"no line begins with “{begins}” any more" + (f"; here is “{now}”" if now else "")
        hint = "Write what the line begins with now, or take the entry out."
        raise SourceError(self._of(item, message), where=where, hint=hint, code="sidecar.changed")

    def _of(self, item: Said, message: str) -> str:
        return f"{self._sidecar} says {item.kind} of line {item.first}, but {message}"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with these words, and not with a longer one."""
    after = text[len(words) : len(words) + 1]
    longer = words[-1:].isalnum() and after.isalnum() and after.isascii() and len(words) < _MOST
    return text.startswith(words) and not longer


def _move(line: int, moves: Mapping[int, int]) -> int:
    """How far the nearest line moved that is known by words of its own."""
    if not moves:
        return 0
    return moves[min(moves, key=lambda other: (abs(other - line), other))]


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
