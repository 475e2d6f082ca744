"""Fonts whose map to characters has more codes for a letter than readers take for sound.

A letter of Arabic has a form for each place in a word, and further ones beside others: who finds
many codes of one font for one character takes the map for broken. Some are shown by a further font
then, which has the same signs.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from convert.backends.pdf.typst.page_texts import codes_in, codes_of

Instruction = tuple[list[pikepdf.Object], Operator]

Further = dict[tuple[int, int], dict[int, int]]
"""Of the fonts that were read before, by their objects, the number of the further font that shows
each code; 0 is the font itself."""

_MOST_FORMS = 4


def by_further_fonts(
    instructions: list[Instruction], fonts: pikepdf.Object, known: Further
) -> list[Instruction]:
    """The instructions of a mark, the rarer forms of each letter shown by further fonts, which are
    put beside those of its page."""
    written: list[Instruction] = []
    selected: Instruction | None = None
    for one in instructions:
        operands, name = one[0], str(one[1])
        if name == "Tf":
            selected = one
        if name not in ("Tj", "TJ") or selected is None:
            written.append(one)
            continue
        font, size = selected[0]
        shown = list(_parted(operands[0], _further(fonts[str(font)], known)))
        if all(number == 0 for number, _ in shown):
            written.append(one)
            continue
        for number, pieces in shown:
            written.append(([_beside(fonts, str(font), number), size], Operator("Tf")))
            written.append(([pieces], Operator("TJ")))
        written.append(selected)
    return written


def _parted(shown: pikepdf.Object, further: dict[int, int]) -> Iterator[tuple[int, Array]]:
    """What TJ shows (ISO 32000-1, 9.4.3), parted by the font for it; a step stays with the signs
    before it."""
    signs: list[tuple[int, pikepdf.Object]] = []
    for part in shown if isinstance(shown, Array) else (shown,):
        if not isinstance(part, String):
            signs.append((signs[-1][0] if signs else 0, part))
            continue
        signs += [
            (further.get(code, 0), String(code.to_bytes(2, "big")))
            for code in codes_in(bytes(part))
        ]
    for number, run in groupby(signs, key=lambda sign: sign[0]):
        yield number, Array([piece for _, piece in run])


def _beside(fonts: pikepdf.Object, name: str, number: int) -> Name:
    """The name of a further font of a page, which has the signs of another."""
    if number == 0:
        return Name(name)
    own = f"{name}-{number}"
    if own not in fonts:
        fonts[own] = Dictionary(dict(fonts[name].items()))
    return Name(own)


def _further(font: pikepdf.Object, known: Further) -> dict[int, int]:
    if font.objgen not in known:
        numbers: dict[int, int] = {}
        counted: Counter[str] = Counter()
        for code, text in sorted(codes_of(font, {}).items()):
            numbers[code] = counted[text] // _MOST_FORMS
            counted[text] += 1
        known[font.objgen] = numbers
    return known[font.objgen]
