"""Text that runs from right to left, painted in the order in which it is read.

Typst paints it from its left, and says so by `ReversedChars` (ISO 32000-1, 14.8.2.3.3), which few
readers ask for. Here each sign is painted where it was, the rightmost first: who gathers text by
its order reads it so, and who gathers it by its places finds it there.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Operator, String

from convert.backends.pdf.typst.page_texts import codes_in, codes_of

Instruction = tuple[list[pikepdf.Object], Operator]


class Forms(Struct, frozen=True):
    """What is asked of a font: how wide the signs of its codes are, in thousandths of its size,
    and which of them are shown by a further font that has the same signs."""

    widths: dict[int, float]
    further: dict[int, int]


Known = dict[tuple[int, int], Forms]
"""Fonts that were read before, by their objects."""

_MOST_FORMS = 4
"""Codes of one font for one character: who finds more takes its map for broken. A letter of Arabic
has a form for each place in a word, and further ones beside others."""

_WIDTH = 1000.0  # of a sign that a font gives none for (ISO 32000-1, 9.7.4.3)
_SETS = frozenset(("Tr", "Tf", "Tm"))


class _Piece(Struct):
    """Signs that are painted at once: what sets their font and place, what is shown, and the span
    around them that says other words."""

    sets: list[Instruction]
    shown: Instruction
    around: Instruction | None

    def painted(self, fonts: pikepdf.Object, known: Known) -> list[Instruction]:
        """The piece as it is read; signs that stand together for words stay as they are."""
        if self.around is not None:
            return [self.around, *self.sets, self.shown, ([], Operator("EMC"))]
        name, size = next(ops for ops, operator in self.sets if str(operator) == "Tf")
        forms = _forms(fonts[str(name)], known)
        painted, last = list(self.sets), 0
        for further, turned in _turned(self.shown[0][0], forms):
            if further != last:
                painted.append(([_further(fonts, str(name), further), size], Operator("Tf")))
            painted.append(([turned], Operator("TJ")))
            last = further
        return painted


def as_read(
    inside: list[Instruction], fonts: pikepdf.Object, known: Known
) -> list[Instruction] | None:
    """The instructions of a text object in the order of reading; None for what is not painted as
    Typst paints a run of text. `known` are the fonts that were read before."""
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


def _turned(shown: pikepdf.Object, forms: Forms) -> Iterator[tuple[int, Array]]:
    """What TJ (ISO 32000-1, 9.4.3) shows to paint the same from the last sign to the first, each
    with the number of the further font that it is shown by, 0 for the piece's own."""
    places: list[tuple[int, float]] = []
    pen = 0.0
    for part in shown if isinstance(shown, Array) else (shown,):
        if not isinstance(part, String):
            pen -= float(part)
            continue
        for code in codes_in(bytes(part)):
            places.append((code, pen))
            pen += forms.widths.get(code, _WIDTH)
    pen = 0.0
    for further, run in groupby(reversed(places), key=lambda one: forms.further.get(one[0], 0)):
        turned = Array()
        for code, place in run:
            if shift := round(pen - place, 2):
                turned.append(shift)
            turned.append(String(code.to_bytes(2, "big")))
            pen = place + forms.widths.get(code, _WIDTH)
        yield further, turned


def _further(fonts: pikepdf.Object, name: str, number: int) -> Name:
    """The name of a further font, which has the signs of another."""
    if number == 0:
        return Name(name)
    own = f"{name}-{number}"
    if own not in fonts:
        fonts[own] = Dictionary(dict(fonts[name].items()))
    return Name(own)


def _forms(font: pikepdf.Object, known: Known) -> Forms:
    """The signs of a composite font (ISO 32000-1, 9.7.4.3)."""
    if font.objgen not in known:
        widths = dict(_listed(list(font.DescendantFonts[0].get("/W", Array()))))
        further: dict[int, int] = {}
        counted: Counter[str] = Counter()
        for code, text in sorted(codes_of(font, {}).items()):
            further[code] = counted[text] // _MOST_FORMS
            counted[text] += 1
        known[font.objgen] = Forms(widths, further)
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
