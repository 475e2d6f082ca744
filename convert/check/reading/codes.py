"""From the codes that a PDF font is shown with to characters (ISO 32000-2, 9.10)."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import TypeVar

import pikepdf
from msgspec import Struct

from convert.errors import CheckError

Read = TypeVar("Read")

Decode = Callable[[bytes], list[str]]
"""The characters of each glyph of a string of codes."""

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])|([A-Za-z]+)")
_SHORT, _MOST_REMEMBERED = 32, 20_000  # bytes of a string, and strings
MOST_CODES = 0x20000
"""Of the ranges of one map: twice the glyphs that a font can have."""

NOT_DEFINED = "\ufdd1"
"""What a code becomes that the font gives no character for."""


class CodeMap(Struct, frozen=True):
    """A ToUnicode map: characters by code, and how many bytes a code has."""

    width: int
    characters: dict[int, str]

    def decoder(self) -> Decode:
        """How to read strings of codes; most are of a few glyphs, and come again."""
        width = self.width
        by_code = {code.to_bytes(width, "big"): text for code, text in self.characters.items()}

        def decode(codes: bytes) -> list[str]:
            starts = range(0, len(codes), width)
            return [by_code.get(codes[i : i + width], NOT_DEFINED) for i in starts]

        return remembered(decode)


def remembered(read: Callable[[bytes], Read]) -> Callable[[bytes], Read]:
    """`read`, which is not asked again what a short string of codes is."""
    known: dict[bytes, Read] = {}

    def remembering(codes: bytes) -> Read:
        found = known.get(codes)
        if found is None:
            found = read(codes)
            if len(codes) <= _SHORT and len(known) < _MOST_REMEMBERED:
                known[codes] = found
        return found

    return remembering


def decoder(font: pikepdf.Object) -> Decode:
    """How to read the strings that are shown in `font`."""
    stream = font.get("/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        return _parse(stream.read_bytes()).decoder()
    if font.get("/Subtype") == "/Type0":
        return lambda codes: [NOT_DEFINED] * (len(codes) // 2)
    return _simple(font)


def _parse(program: bytes) -> CodeMap:
    """The map that a CMap program builds (Adobe Technical Note 5411)."""
    characters: dict[int, str] = {}
    width, left = 1, MOST_CODES
    operands: list[bytes | str] = []
    for code, bracket, word in _TOKEN.findall(program):
        if not bracket and not word:
            operands.append(bytes.fromhex(code.decode().replace(" ", "")))
        elif bracket:
            operands.append(bracket.decode())
        elif word == b"endcodespacerange":
            width = max((len(code) for code in operands if isinstance(code, bytes)), default=1)
        elif word == b"endbfchar":
            characters.update(_single(operands))
        elif word == b"endbfrange":
            found = list(islice(_ranges(operands), left + 1))
            left -= len(found)
            if left < 0:
                raise _too_many()
            characters.update(found)
        if word:
            operands = []
    fitting = {code: text for code, text in characters.items() if code < 256**width}
    return CodeMap(width, fitting)


def _too_many() -> CheckError:
    return CheckError(f"a font has a map of more than {MOST_CODES:,} codes", code="pdf.hostile")


def _single(operands: list[bytes | str]) -> Iterator[tuple[int, str]]:
    codes = [operand for operand in operands if isinstance(operand, bytes)]
    for code, character in zip(codes[::2], codes[1::2], strict=False):
        yield int.from_bytes(code, "big"), _utf16(character)


def _ranges(operands: list[bytes | str]) -> Iterator[tuple[int, str]]:
    rest = iter(operands)
    for first in rest:
        last, target = next(rest, b""), next(rest, b"")
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            return
        codes = range(int.from_bytes(first, "big"), int.from_bytes(last, "big") + 1)
        if isinstance(target, bytes):
            start = _utf16(target)
            yield from ((code, _advanced(start, n)) for n, code in enumerate(codes))
            continue
        each = iter(lambda: next(rest, "]"), "]")
        yield from ((code, _utf16(c)) for code, c in zip(codes, each, strict=False))  # type: ignore[arg-type] # tokens


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")


def _advanced(text: str, steps: int) -> str:
    return text[:-1] + chr(ord(text[-1]) + steps) if text else ""


def _simple(font: pikepdf.Object) -> Decode:
    """A simple font without a map: its encoding, with the glyph names that it puts in places."""
    encoding = font.get("/Encoding")
    differences: dict[int, str] = {}
    base = encoding
    if isinstance(encoding, pikepdf.Dictionary):
        base = encoding.get("/BaseEncoding")
        differences = dict(_differences(encoding.get("/Differences", pikepdf.Array())))
    codec = "mac_roman" if base == "/MacRomanEncoding" else "cp1252"
    table = {code: bytes([code]).decode(codec, "replace") for code in range(256)} | differences
    return lambda codes: [table[code] for code in codes]


def _differences(array: pikepdf.Object) -> Iterator[tuple[int, str]]:
    code = 0
    for item in array:
        if isinstance(item, pikepdf.Name):
            yield code, _glyph(str(item)[1:])
            code += 1
        else:
            code = int(item)


@cache
def _glyph(name: str) -> str:
    from fontTools.agl import toUnicode

    text: str = toUnicode(name)
    return text or NOT_DEFINED
