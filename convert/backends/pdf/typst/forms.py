"""Fonts whose map to characters has more codes for a letter than readers take for sound.

A letter of Arabic has a form for each place in a word, and further ones beside others: who finds
many codes of one font for one character takes the map for broken. Some are shown by a further font
then, which has the same signs.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pikepdf
from pikepdf import Dictionary

from convert.backends.pdf.typst.instructions import Instruction
from convert.backends.pdf.typst.page_texts import codes_of

Further = dict[tuple[int, int], dict[int, int]]
"""Of the fonts that were read before, by their objects, the number of the further font that shows
each code; 0 is the font itself."""

_MOST_FORMS = 4


def by_further_fonts(
    instructions: list[Instruction], fonts: pikepdf.Object, known: Further
) -> list[Instruction]:
    """The instructions of a mark, the rarer forms of each letter shown by further fonts, which are
    put beside those of its page."""
    painted: list[Instruction] = []
    selected: Instruction | None = None
    for one in instructions:
        if one.operator == b"Tf":
            selected = one
        if one.operator not in (b"Tj", b"TJ") or selected is None:
            painted.append(one)
            continue
        further = _further(fonts[selected.font], known)
        if not any(further.get(code) for code in one.codes):
            painted.append(one)
            continue
        size = selected.operands.split()[1]
        for number, shown in _parted(one, further):
            name = _beside(fonts, selected.font, number)
            painted.append(Instruction(b"%s %s" % (name.encode(), size), b"Tf"))
            painted.append(Instruction(b"[%s]" % shown, b"TJ"))
        painted.append(selected)
    return painted


def _parted(one: Instruction, further: dict[int, int]) -> Iterator[tuple[int, bytes]]:
    """What is shown (ISO 32000-1, 9.4.3), parted by the font for it; a step stays with the signs
    before it."""
    signs: list[tuple[int, bytes]] = []
    for part in one.shown:
        if isinstance(part, bytes):
            signs.append((signs[-1][0] if signs else 0, part))
        else:
            signs.append((further.get(part, 0), b"<%04X>" % part))
    for number, run in groupby(signs, key=lambda sign: sign[0]):
        yield number, b" ".join(written for _, written in run)


def _beside(fonts: pikepdf.Object, name: str, number: int) -> str:
    """The name of a further font of a page, which has the signs of another."""
    if number == 0:
        return name
    own = f"{name}-{number}"
    if own not in fonts:
        fonts[own] = Dictionary(dict(fonts[name].items()))
    return own


def _further(font: pikepdf.Object, known: Further) -> dict[int, int]:
    if font.objgen not in known:
        numbers: dict[int, int] = {}
        counted: Counter[str] = Counter()
        for code, text in sorted(codes_of(font, {}).items()):
            numbers[code] = counted[text] // _MOST_FORMS
            counted[text] += 1
        known[font.objgen] = numbers
    return known[font.objgen]
