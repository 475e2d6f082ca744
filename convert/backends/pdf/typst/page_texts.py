"""The text of a page by its marks, decoded as a reader of the file would (ISO 32000-1, 9.10)."""

import re
from collections.abc import Iterator

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary

Codes = dict[int, str]
"""The characters of each code of a font."""

_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_MAPS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]*>)")


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
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                mark, actual = _begun(list(operands), open_marks)
                open_marks.append(mark)
                if mark.number is not None:
                    found[mark.number] = found.get(mark.number, "") + actual
            case "EMC" if open_marks:
                open_marks.pop()
            case "Tf":
                codes = codes_of(fonts[str(operands[0])], known)
            case "Tj" | "TJ" if open_marks and open_marks[-1].shown:
                number = open_marks[-1].number
                if number is not None:
                    found[number] += "".join(_decoded(operands[0], codes))
    return found


def _begun(operands: list[pikepdf.Object], around: list[_Mark]) -> tuple[_Mark, str]:
    """A mark that begins, and the text that the file gives instead of what it holds."""
    outer = around[-1] if around else _Mark(None, True)
    said = operands[1] if len(operands) > 1 else None
    if not isinstance(said, Dictionary):
        return outer, ""
    number = int(said.MCID) if "/MCID" in said else outer.number
    if "/ActualText" not in said or not outer.shown:
        return _Mark(number, outer.shown), ""
    return _Mark(number, False), str(said.ActualText)


def _decoded(shown: pikepdf.Object, codes: Codes) -> Iterator[str]:
    for piece in shown if isinstance(shown, Array) else (shown,):
        if isinstance(piece, pikepdf.String):
            yield from (codes.get(code, "") for code in codes_in(bytes(piece)))


def codes_in(data: bytes) -> Iterator[int]:
    """The codes of a string that is shown: Typst's fonts have two bytes for each."""
    for at in range(0, len(data) - 1, 2):
        yield data[at] << 8 | data[at + 1]


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
