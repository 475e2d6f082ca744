"""The text of a page by its marks, decoded as a reader of the file would (ISO 32000-1, 9.10)."""

import re

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary

from convert.backends.pdf.typst.instructions import Instruction, instructions_of

Codes = dict[int, str]
"""The characters of each code of a font."""

_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_MAPS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]*>)")


_OF_TEXT = frozenset({b"BDC", b"BMC", b"EMC", b"Tf", b"Tj", b"TJ"})


class _Mark(Struct, frozen=True):
    """Marked content that is open: its number, and whether its own text is what counts."""

    number: int | None
    shown: bool


def marked_texts(page: pikepdf.Page, known: dict[tuple[int, int], Codes]) -> dict[int, str]:
    """The text of each mark. `known` are the codes of fonts that were read before."""
    found: dict[int, str] = {}
    open_marks: list[_Mark] = []
    fonts = page.resources.get("/Font", Dictionary())
    codes: Codes = {}
    for one in instructions_of(page, _OF_TEXT):
        match one.operator:
            case b"BDC" | b"BMC":
                mark, actual = _begun(one, open_marks)
                open_marks.append(mark)
                if mark.number is not None:
                    found[mark.number] = found.get(mark.number, "") + actual
            case b"EMC" if open_marks:
                open_marks.pop()
            case b"Tf":
                codes = codes_of(fonts[one.font], known)
            case b"Tj" | b"TJ" if open_marks and open_marks[-1].shown:
                number = open_marks[-1].number
                if number is not None:
                    found[number] += "".join([codes.get(code, "") for code in one.codes])
    return found


def _begun(one: Instruction, around: list[_Mark]) -> tuple[_Mark, str]:
    """A mark that begins, and the text that the file gives instead of what it holds."""
    outer = around[-1] if around else _Mark(None, True)
    number = outer.number if one.mark is None else one.mark
    if (says := one.says) is None or not outer.shown:
        return _Mark(number, outer.shown), ""
    return _Mark(number, False), says


def codes_of(font: pikepdf.Object, known: dict[tuple[int, int], Codes]) -> Codes:
    """The characters of a font's codes, by its ToUnicode map; `known` are those read before."""
    if font.objgen not in known:
        map_ = font.get("/ToUnicode")
        known[font.objgen] = _map(map_.read_bytes()) if isinstance(map_, pikepdf.Stream) else {}
    return known[font.objgen]


def _map(data: bytes) -> Codes:
    codes: Codes = {}
    for kind, inside in _MAPS.findall(data):
        if kind == b"bfchar":
            pairs = _HEX.findall(inside)
            codes |= {int(a, 16): _text(b) for a, b in zip(pairs[::2], pairs[1::2], strict=False)}
            continue
        for first, last, to in _RANGE.findall(inside):
            codes |= _range(int(first, 16), int(last, 16), _HEX.findall(to), to[:1] == b"[")
    return codes


def _range(first: int, last: int, to: list[bytes], each: bool) -> Codes:
    if each:
        return dict(zip(range(first, last + 1), map(_text, to), strict=False))
    text = _text(to[0])
    end = ord(text[-1])
    return {code: text[:-1] + chr(end + code - first) for code in range(first, last + 1)}


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
