"""A drop cap: how large it is and where it stands."""

from convert.article import Article
from convert.design.fonts import faces
from convert.design.subset import font_file
from convert.design.themes import Theme
from convert.markup.opening import Initial, initial, opening_paragraph
from convert.walk.printed import printed_blocks

_LINES = 3
_TAIL = 0.08  # how far a letter may reach below its line, in em of itself; Q reaches further
_GAP = 0.05  # between the letter and the text, in em of the letter


def initial_places(article: Article, theme: Theme) -> dict[str, str]:
    """What stands for each `$initial_` of the style sheet; nothing where no initial is taken."""
    opening = opening_paragraph(printed_blocks(article))
    begin = initial(opening) if opening else None
    return _places(theme, begin) if begin else {}


def _places(theme: Theme, begin: Initial) -> dict[str, str]:
    """In em of the text or of the letter.

    The letter's foot stands on the third line, its head at the height of the first one's
    capitals; the box that makes room for it ends above the fourth, or above the fifth for a
    letter with a tail.
    """
    import uharfbuzz

    family = faces(theme.tokens.fonts.text, theme.own_faces)
    upright = min(family, key=lambda face: (face.italic, abs(face.weight - 400)))
    face = uharfbuzz.Face(font_file(upright))
    font = uharfbuzz.Font(face)
    em = face.upem
    extents = font.get_font_extents("ltr")
    middle = (extents.ascender + extents.descender) / em
    capital = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    glyph = font.get_nominal_glyph(ord(begin.letter[0])) or font.get_nominal_glyph(ord("H"))
    leading = float(theme.tokens.type.leading)
    size = (_LINES - 1) * leading * em / capital.y_bearing + 1
    outline = font.get_glyph_extents(glyph)
    tail = -(outline.y_bearing + outline.height) / em
    width = font.get_glyph_h_advance(glyph) / em + _GAP
    numbers = {
        "initial_size": size,
        "initial_leading": ((2 * _LINES - 1) * leading - middle * (size - 1)) / size,
        "initial_width": width,
        "initial_room": width * size,
        "initial_height": (_LINES + (0.5 if tail > _TAIL else -0.5)) * leading,
    }
    return {name: f"{number:.4f}" for name, number in numbers.items()}
