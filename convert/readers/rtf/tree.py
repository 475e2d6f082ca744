"""The groups of an RTF file and what stands in them (Rich Text Format 1.9.1, "RTF Syntax")."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from msgspec import Struct

DEEPEST: Final = 150
"""How deep groups may lie in groups: word processors write a dozen."""

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,9})? ?"
    rb"|\\'([0-9A-Fa-f]{2})"
    rb"|\\([^A-Za-z'])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\'?",
    re.DOTALL,
)
_WORD, _NUMBER, _BYTE, _SYMBOL, _BRACE, _TEXT = range(1, 7)
_LITERAL: Final = b"\\{}"


class TooDeepError(Exception):
    """There are groups in groups beyond what any program writes."""


class Control(Struct, frozen=True, gc=False):
    """A control word or symbol, and the number that it came with."""

    word: str
    number: int | None = None

    @property
    def on(self) -> bool:
        """Whether it turns on what it names."""
        return self.number != 0


class Binary(Struct, frozen=True, gc=False):
    """Bytes that are no text, behind `\\bin`."""

    data: bytes


class Group(Struct):
    """What stands between braces."""

    parts: "list[Part]"

    def controls(self) -> Iterator[Control]:
        """The words and symbols of this group itself."""
        return (part for part in self.parts if isinstance(part, Control))

    def groups(self) -> "Iterator[Group]":
        """The groups in this group."""
        return (part for part in self.parts if isinstance(part, Group))

    def number(self, word: str) -> int | None:
        """The number of a word of this group; None where it is not there, or has none."""
        return next((each.number for each in self.controls() if each.word == word), None)

    def has(self, word: str) -> bool:
        """Whether a word is among those of this group."""
        return any(each.word == word for each in self.controls())

    def destination(self) -> tuple[str, bool]:
        """The word that begins the group, and whether who does not know it passes the group over.

        Empty where the group begins with text or another group.
        """
        starred = False
        for part in self.parts:
            if not isinstance(part, Control):
                break
            if part.word != "*":
                return part.word, starred
            starred = True
        return "", starred

    def find(self, word: str) -> "Iterator[Group]":
        """The groups in this one, at any depth, that begin with a word."""
        for inner in self.groups():
            if inner.destination()[0] == word:
                yield inner
            else:
                yield from inner.find(word)


Part: TypeAlias = Control | bytearray | Binary | Group
"""What stands in a group: text is still the bytes of whatever code page holds there."""


def parsed(data: bytes) -> Group:
    """The file as the group that holds it all; what is never closed ends with it.

    Raises TooDeepError.
    """
    root = Group([])
    open_groups = [root]
    at, end = 0, len(data)
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:  # not possible: every byte is something
            break
        at = found.end()
        if found.lastindex == _BRACE:
            if found[_BRACE] == b"{":
                if len(open_groups) > DEEPEST:
                    raise TooDeepError
                inner = Group([])
                open_groups[-1].parts.append(inner)
                open_groups.append(inner)
            elif len(open_groups) > 1:
                open_groups.pop()
        else:
            at = _put(open_groups[-1].parts, found, data, at)
    return root


def _put(parts: list[Part], found: "re.Match[bytes]", data: bytes, at: int) -> int:
    """Put a token into its group; where the next one begins."""
    if found[_TEXT] is not None:
        _add(parts, found[_TEXT])
    elif found[_BYTE] is not None:
        _add(parts, bytes.fromhex(found[_BYTE].decode()))
    elif found[_SYMBOL] is not None:
        if found[_SYMBOL] in _LITERAL:
            _add(parts, found[_SYMBOL])
        else:
            word = "par" if found[_SYMBOL] in b"\r\n" else found[_SYMBOL].decode("latin-1")
            parts.append(Control(word))
    elif found[_WORD] is not None:
        number = int(found[_NUMBER]) if found[_NUMBER] else None
        word = found[_WORD].decode()
        if word == "bin" and number and number > 0:
            parts.append(Binary(data[at : at + number]))
            return at + number
        parts.append(Control(word, number))
    return at


def _add(parts: list[Part], text: bytes) -> None:
    last = parts[-1] if parts else None
    if isinstance(last, bytearray):
        last += text
    else:
        parts.append(bytearray(text))
