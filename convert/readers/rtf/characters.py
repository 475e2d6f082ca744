"""Characters of RTF: code pages, fonts, and signs that are words."""

import codecs
import locale
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from convert.readers.rtf.tree import Binary, Control, Group

# `\fcharset` of a font, and the code page that it stands for ("Font Table").
_CHARSETS: Final[Mapping[int, int]] = MappingProxyType(
    {
        77: 10000,
        128: 932,
        129: 949,
        130: 1361,
        134: 936,
        136: 950,
        161: 1253,
        162: 1254,
        163: 1258,
        177: 1255,
        178: 1256,
        186: 1257,
        204: 1251,
        222: 874,
        238: 1250,
        254: 437,
        255: 850,
    }
)
_NAMED: Final[Mapping[int, str]] = MappingProxyType(
    {10000: "mac_roman", 10007: "mac_cyrillic", 10029: "mac_latin2", 1361: "johab", 65001: "utf-8"}
)
_SYMBOL_SET: Final = 2
LATIN: Final = "cp1252"

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
        "bullet": "•",
        "emspace": "\N{EM SPACE}",
        "enspace": "\N{EN SPACE}",
        "qmspace": "\N{FOUR-PER-EM SPACE}",
        "zwj": "\N{ZERO WIDTH JOINER}",
        "zwnj": "\N{ZERO WIDTH NON-JOINER}",
        "zwbo": "\N{ZERO WIDTH SPACE}",
        "zwnbo": "\N{WORD JOINER}",
        "ltrmark": "\N{LEFT-TO-RIGHT MARK}",
        "rtlmark": "\N{RIGHT-TO-LEFT MARK}",
        "tab": "\t",
        "~": "\N{NO-BREAK SPACE}",
        "_": "\N{NON-BREAKING HYPHEN}",
    }
)
"""The words that stand for a character ("Special Characters")."""

# The letters of Adobe's Symbol, which are where Latin ones are, and the signs most met with.
_GREEK: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
)
_DINGBATS: Final = str.maketrans({0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x6F: "o"})
_SYMBOL: Final = str.maketrans({0xB7: "•", 0xB4: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB0: "°"})
_PRIVATE: Final = range(0xF020, 0xF100)  # where Word puts the characters of such fonts
_PLANE: Final = 0x10000
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


class Font(Struct, frozen=True, gc=False):
    """A font: how its characters are written, and whether all are of one width."""

    name: str = ""
    encoding: str = LATIN
    fixed: bool = False
    symbols: bool = False


def encoding_of(page: int | None) -> str:
    """Python's name for a code page of Windows, Western where it is not known."""
    name = _NAMED.get(page or 0) or f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return LATIN


def charset_encoding(charset: int | None, around: str) -> str:
    """How the characters of a font are written; `around` is the file's own way, which those
    fonts have that name no other."""
    page = _CHARSETS.get(charset or 0)
    return encoding_of(page) if page else around


def is_symbol_set(charset: int | None) -> bool:
    """Whether a font of this set has signs in the place of letters."""
    return charset == _SYMBOL_SET


def decoded(data: bytes | bytearray, font: Font) -> str:
    """The characters of a piece of text in a font."""
    if font.symbols:
        return _signs(data.decode("latin-1"), font)
    return data.decode(font.encoding, "replace")


def _signs(text: str, font: Font) -> str:
    if "symbol" in font.name.casefold():
        return text.translate(_SYMBOL).translate(_GREEK)
    return text.translate(_DINGBATS)


def unicode_of(number: int, font: Font) -> str:
    """The character of a `\\u`, whose number is signed; half of one stays as it is."""
    code = number % _PLANE
    if code in _PRIVATE:
        return _signs(chr(code - 0xF000), font)
    return chr(code)


def joined(text: str) -> str:
    """Text whose characters beyond the first plane are whole, each of two halves before."""
    if not any(ord(each) in _HIGH or ord(each) in _LOW for each in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def language_of(number: int | None) -> str:
    """The tag of a language that Windows numbers ("Language Support"); empty for none."""
    name = locale.windows_locale.get(number or 0, "")
    return name.replace("_", "-").partition("@")[0]


def plain(group: Group, encoding: str) -> str:
    """The words in a group, whatever is said of them, in one line; those of groups in it that may
    be passed over are not among them."""
    return " ".join(joined("".join(_plain(group, Font(encoding=encoding)))).split())


def _plain(group: Group, font: Font) -> list[str]:
    out: list[str] = []
    skip, fallback = 0, 1
    for part in group.parts:
        if isinstance(part, bytearray):
            out.append(decoded(part[skip:], font))
        elif isinstance(part, Group) and not part.destination()[1]:
            out += _plain(part, font)
        skip = 0
        if isinstance(part, Control):
            if part.word == "u" and part.number is not None:
                out.append(unicode_of(part.number, font))
                skip = fallback
            elif part.word == "uc" and part.number is not None:
                fallback = max(0, part.number)
            out.append(SIGNS.get(part.word, ""))
    return out


def raw(group: Group) -> bytes:
    """The bytes of a picture in a group: those behind `\\bin`, else its hexadecimal digits."""
    binary = b"".join(part.data for part in group.parts if isinstance(part, Binary))
    if binary:
        return binary
    digits = b"".join(bytes(part) for part in group.parts if isinstance(part, bytearray))
    digits = bytes(each for each in digits if each in b"0123456789abcdefABCDEF")
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
