"""Characters that no output can hold are taken out of an Article, whoever made it."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, TypeAlias

import msgspec

from convert.article import Article
from convert.errors import Diagnostic
from convert.patterns import Lazy

REPLACEMENT: Final = "\ufffd"
"""What stands for a character that cannot be shown (Unicode 15, 23.8)."""

_NO_CHARACTER = Lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
# Ends of lines and paragraphs, and marks that turn the text after them around.
_TURNING = Lazy("[\u2028\u2029\u202d\u202e]")
# The same in the bytes of JSON, where C0 controls are escapes; a little more than that.
_IN_JSON = re.compile(
    rb"\\[ubf]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9\xad\xae]|\xef\xb7[\x90-\xaf]|[\xef-\xf4][\x8f-\xbf]?\xbf[\xbe\xbf]"
)

_ADDRESS: Final = "target"

_Plain: TypeAlias = (
    "dict[str, _Plain] | list[_Plain] | tuple[_Plain, ...] | str | int | float | bool | None"
)


def without_controls(article: Article) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The Article without controls, lone surrogates and non-characters, and what was taken out.

    XML 1.0 (2.2) has no way to write the first two, and no font a picture for any; overrides of
    direction show other words than are read. The look at its JSON finds them in a hundredth of
    the time of a walk. Characters that have no meaning stay, and are told.
    """
    try:
        data = msgspec.json.encode(article)
        if not _IN_JSON.search(data):
            return article, () if data.isascii() else _nameless(data.decode())
    except UnicodeEncodeError:  # lone surrogates
        pass
    found: set[str] = set()
    plain: _Plain = msgspec.to_builtins(article)
    cleaned = _cleaned(plain, found)
    if not found:
        return article, ()
    told = Diagnostic(
        code="text.control",
        message=f"characters that no output can hold were taken out: {_named(found)}",
    )
    article = msgspec.convert(cleaned, Article)
    return article, (told, *_nameless(msgspec.json.encode(article).decode()))


def with_replacements(article: Article, characters: Iterable[str]) -> Article:
    """The Article with U+FFFD in place of some characters."""
    shown = str.maketrans(dict.fromkeys(characters, REPLACEMENT))

    def changed(value: _Plain) -> _Plain:
        if isinstance(value, str):
            return value.translate(shown)
        if isinstance(value, list | tuple):
            return [changed(part) for part in value]
        if isinstance(value, dict):
            return {key: changed(part) for key, part in value.items()}
        return value

    return msgspec.convert(changed(msgspec.to_builtins(article)), Article)


def is_nameless(character: str) -> bool:
    """Whether a character has no meaning of its own: for private use, or not assigned."""
    return unicodedata.category(character) in ("Co", "Cn")


def _nameless(text: str) -> tuple[Diagnostic, ...]:
    found = {character for character in set(text) if is_nameless(character)}
    if not found:
        return ()
    told = Diagnostic(
        code="text.nameless",
        message=f"characters that have no meaning of their own: {_named(found)}",
        hint="They are kept; pages show U+FFFD in their place where no font has them.",
    )
    return (told,)


def _named(found: Iterable[str]) -> str:
    names = sorted(found)
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"U+{ord(character):04X}" for character in names[:5]) + more


def _cleaned(value: _Plain, found: set[str], name: str = "") -> _Plain:
    """A value without such characters; an address that turns around is refused as a whole later."""
    if isinstance(value, str):
        for unfit in (_NO_CHARACTER,) if name == _ADDRESS else (_NO_CHARACTER, _TURNING):
            found.update(unfit.findall(value))
            value = unfit.sub(printable, value)
        return value
    if isinstance(value, list | tuple):
        return [_cleaned(part, found) for part in value]
    if isinstance(value, dict):
        return {key: _cleaned(part, found, key) for key, part in value.items()}
    return value


def printable(found: re.Match[str]) -> str:
    """What stands for a character that is none: C1 controls stand for the cp1252 characters of a
    mislabelled text, other controls part words, and the rest is nothing.
    """
    character = found.group()
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="replace").replace("\ufffd", " ")
    if "\ud800" <= character <= "\udfff":
        return REPLACEMENT
    return " " if "\x00" < character <= "\x7f" or character in "\u2028\u2029" else ""
