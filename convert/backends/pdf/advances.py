"""How wide characters are set, from the fonts themselves: before an engine has seen any text."""

from collections.abc import Callable
from functools import lru_cache

from convert.design.fonts import Face, faces
from convert.design.needed_faces import display_weight, title_weight
from convert.design.subset import font_file
from convert.design.themes import Theme


def upright(theme: Theme) -> Face:
    """The face of running text."""
    return _nearest(theme.tokens.fonts.text, 400, theme)


def heavy(theme: Theme) -> Face:
    """The face of headings."""
    return _nearest(theme.tokens.fonts.display, display_weight(theme), theme)


def of_title(theme: Theme) -> Face:
    """The face of the title."""
    return _nearest(theme.tokens.fonts.of_title, title_weight(theme), theme)


def _nearest(family: str, weight: int, theme: Theme) -> Face:
    found = faces(family, theme.own_faces)
    return min(found, key=lambda face: (face.italic, abs(face.weight - weight)))


@lru_cache(maxsize=8)
def advances(face: Face, features: tuple[str, ...] = ()) -> Callable[[str], float | None]:
    """How wide each character is, in em; None for one without a glyph.

    features: of OpenType, such as `smcp`, where the face has them.
    """
    import uharfbuzz

    opened = uharfbuzz.Face(font_file(face))
    font, em = uharfbuzz.Font(opened), opened.upem

    @lru_cache(maxsize=1024)
    def advance(character: str) -> float | None:
        glyph = font.get_nominal_glyph(ord(character))
        if glyph and features:
            shaped = uharfbuzz.Buffer()
            shaped.add_str(character)
            shaped.guess_segment_properties()
            uharfbuzz.shape(font, shaped, dict.fromkeys(features, True))
            places = shaped.glyph_positions or ()
            return float(sum(place.x_advance for place in places)) / float(em)
        return float(font.get_glyph_h_advance(glyph)) / float(em) if glyph else None

    return advance
