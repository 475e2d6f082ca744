"""How wide characters are set, from the fonts themselves: before an engine has seen any text."""

from collections.abc import Callable
from functools import cache, lru_cache

from convert.fonts import Face, faces
from convert.subset import font_file
from convert.used import display_weight


@cache
def upright(family: str) -> Face:
    """The face of running text."""
    return next(face for face in faces(family) if face.weight == 400 and not face.italic)


@cache
def heavy(family: str) -> Face:
    """The face of headings."""
    weight = display_weight(family)
    return next(face for face in faces(family) if face.weight == weight and not face.italic)


@lru_cache(maxsize=8)
def advances(face: Face) -> Callable[[str], float | None]:
    """How wide each character is, in em; None for one without a glyph."""
    import uharfbuzz

    opened = uharfbuzz.Face(font_file(face))
    font, em = uharfbuzz.Font(opened), opened.upem

    @lru_cache(maxsize=1024)
    def advance(character: str) -> float | None:
        glyph = font.get_nominal_glyph(ord(character))
        return font.get_glyph_h_advance(glyph) / em if glyph else None

    return advance
