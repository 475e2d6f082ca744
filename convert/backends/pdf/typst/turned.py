"""Text that runs from right to left, painted in the order in which it is read.

Typst paints it from its left, and says so by `ReversedChars` (ISO 32000-1, 14.8.2.3.3), which few
readers ask for. Here each sign is painted where it was, the rightmost first: who gathers text by
its order reads it so, and who gathers it by its places finds it there.
"""

from collections.abc import Iterator

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Operator, String

from convert.backends.pdf.typst.page_texts import codes_in

Instruction = tuple[list[pikepdf.Object], Operator]
Widths = dict[int, float]
"""How wide the signs of a font are, by their codes, in thousandths of its size."""

_WIDTH = 1000.0  # of a sign that a font gives none for (ISO 32000-1, 9.7.4.3)
_SETS = frozenset(("Tr", "Tf", "Tm"))


class _Piece(Struct):
    """Signs that are painted at once: what sets their font and place, what is shown, and the span
    around them that says other words."""

    sets: list[Instruction]
    shown: Instruction
    around: Instruction | None

    def painted(
        self, fonts: pikepdf.Object, known: dict[tuple[int, int], Widths]
    ) -> list[Instruction]:
        """The piece as it is read; signs that stand together for words stay as they are."""
        if self.around is not None:
            return [self.around, *self.sets, self.shown, ([], Operator("EMC"))]
        name = next(str(operands[0]) for operands, operator in self.sets if str(operator) == "Tf")
        turned = _turned(self.shown[0][0], _widths(fonts[name], known))
        return [*self.sets, ([turned], Operator("TJ"))]


def as_read(
    inside: list[Instruction], fonts: pikepdf.Object, known: dict[tuple[int, int], Widths]
) -> list[Instruction] | None:
    """The instructions of a text object in the order of reading; None for what is not painted as
    Typst paints a run of text. `known` are the widths of fonts that were read before."""
    pieces = list(_pieces(inside))
    if not pieces or None in pieces:
        return None
    return [
        instruction
        for piece in reversed(pieces)
        if piece is not None
        for instruction in piece.painted(fonts, known)
    ]


def _pieces(inside: list[Instruction]) -> Iterator[_Piece | None]:
    sets: list[Instruction] = []
    around: list[Instruction] = []
    for one in inside:
        name = str(one[1])
        if name in _SETS:
            sets.append(one)
        elif name in ("BDC", "BMC"):
            around.append(one)
        elif name == "EMC" and around:
            around.pop()
        elif name in ("Tj", "TJ") and {str(operator) for _, operator in sets} == _SETS:
            said = next((each for each in around if _says(each)), None)
            yield _Piece(sets, one, said)
            sets = []
        else:
            yield None


def _says(begun: Instruction) -> bool:
    operands = begun[0]
    return (
        len(operands) > 1 and isinstance(operands[1], Dictionary) and "/ActualText" in operands[1]
    )


def _turned(shown: pikepdf.Object, widths: Widths) -> Array:
    """What TJ (ISO 32000-1, 9.4.3) shows to paint the same from the last sign to the first."""
    places: list[tuple[int, float]] = []
    pen = 0.0
    for part in shown if isinstance(shown, Array) else (shown,):
        if not isinstance(part, String):
            pen -= float(part)
            continue
        for code in codes_in(bytes(part)):
            places.append((code, pen))
            pen += widths.get(code, _WIDTH)
    turned = Array()
    pen = 0.0
    for code, place in reversed(places):
        if shift := round(pen - place, 2):
            turned.append(shift)
        turned.append(String(code.to_bytes(2, "big")))
        pen = place + widths.get(code, _WIDTH)
    return turned


def _widths(font: pikepdf.Object, known: dict[tuple[int, int], Widths]) -> Widths:
    """The widths of a composite font's codes (ISO 32000-1, 9.7.4.3)."""
    if font.objgen not in known:
        said = font.DescendantFonts[0].get("/W", Array())
        known[font.objgen] = dict(_listed(list(said)))
    return known[font.objgen]


def _listed(said: list[pikepdf.Object]) -> Iterator[tuple[int, float]]:
    at = 0
    while at < len(said) - 1:
        first, second = int(said[at]), said[at + 1]
        if isinstance(second, Array):
            yield from ((first + number, float(width)) for number, width in enumerate(second))
            at += 2
        else:
            yield from ((code, float(said[at + 2])) for code in range(first, int(second) + 1))
            at += 3
