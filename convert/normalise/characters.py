"""Characters that no output can hold are taken out of an Article, whoever made it."""

import re
from typing import TypeAlias

import msgspec

from convert.article import Article
from convert.errors import Diagnostic
from convert.patterns import Lazy

_NO_CHARACTER = Lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
# The same in the bytes of JSON, where C0 controls are escapes; a little more than that.
_IN_JSON = re.compile(
    rb"\\[ubf]|\x7f|\xc2[\x80-\x9f]|\xef\xb7[\x90-\xaf]|[\xef-\xf4][\x8f-\xbf]?\xbf[\xbe\xbf]"
)

_Plain: TypeAlias = (
    "dict[str, _Plain] | list[_Plain] | tuple[_Plain, ...] | str | int | float | bool | None"
)


def without_controls(article: Article) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The Article without controls, lone surrogates and non-characters, and what was taken out.

    XML 1.0 (2.2) has no way to write the first two, and no font a picture for any. The look at
    its JSON finds them in a hundredth of the time of a walk.
    """
    try:
        if not _IN_JSON.search(msgspec.json.encode(article)):
            return article, ()
    except UnicodeEncodeError:  # lone surrogates
        pass
    found: set[str] = set()
    plain: _Plain = msgspec.to_builtins(article)
    cleaned = _cleaned(plain, found)
    if not found:
        return article, ()
    names = ", ".join(f"U+{ord(character):04X}" for character in sorted(found)[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    told = Diagnostic(
        code="text.control",
        message=f"characters that no output can hold were taken out: {names}{more}",
    )
    return msgspec.convert(cleaned, Article), (told,)


def _cleaned(value: _Plain, found: set[str]) -> _Plain:
    if isinstance(value, str):
        found.update(_NO_CHARACTER.findall(value))
        return _NO_CHARACTER.sub(printable, value)
    if isinstance(value, list | tuple):
        return [_cleaned(part, found) for part in value]
    if isinstance(value, dict):
        return {key: _cleaned(part, found) for key, part in value.items()}
    return value


def printable(found: re.Match[str]) -> str:
    """What stands for a character that is none: C1 controls stand for the cp1252 characters of a
    mislabelled text, other controls part words, and the rest is nothing.
    """
    character = found.group()
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="replace").replace("\ufffd", " ")
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return " " if "\x00" < character <= "\x7f" else ""
