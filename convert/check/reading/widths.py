"""How far the pen goes for each glyph of a PDF font (ISO 32000-2, 9.2.4 and 9.7.4.3)."""

from collections.abc import Callable

import pikepdf

Advances = Callable[[bytes], list[float]]
"""The advance of each glyph of a string of codes, in thousandths of the font's size."""

_USUAL = 500.0  # of the fourteen standard fonts, which need not say


def advances(font: pikepdf.Object) -> Advances:
    """How far each glyph of strings in `font` goes."""
    if font.get("/Subtype") == "/Type0":
        return _composite(font)
    scale = 1.0
    if font.get("/Subtype") == "/Type3":
        scale = 1000 * abs(float(font.get("/FontMatrix", [0.001])[0]))
    first = int(font.get("/FirstChar", 0))
    listed = [float(width) * scale for width in font.get("/Widths", pikepdf.Array())]
    descriptor = font.get("/FontDescriptor")
    missing = float(descriptor.get("/MissingWidth", 0)) if descriptor is not None else _USUAL
    known = dict(enumerate(listed, first))
    return lambda codes: [known.get(code, missing) for code in codes]


def _composite(font: pikepdf.Object) -> Advances:
    """Codes of two bytes, as Identity-H has them; what another CMap has is close enough."""
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if descendants is not None else pikepdf.Dictionary()
    usual = float(inner.get("/DW", 1000))
    known = _listed(inner.get("/W", pikepdf.Array()))

    def advance(codes: bytes) -> list[float]:
        pairs = range(0, len(codes) - 1, 2)
        return [known.get(codes[at] << 8 | codes[at + 1], usual) for at in pairs]

    return advance


def _listed(array: pikepdf.Object) -> dict[int, float]:
    """The widths of a `W` array: runs of them, or one for a range."""
    known: dict[int, float] = {}
    items = list(array)
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            known |= {first + n: float(width) for n, width in enumerate(second)}
            at += 2
        elif at + 2 < len(items):
            last = min(int(second), 0xFFFF)
            known |= dict.fromkeys(range(first, last + 1), float(items[at + 2]))
            at += 3
        else:
            break
    return known
