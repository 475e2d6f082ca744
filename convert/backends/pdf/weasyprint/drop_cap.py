"""A drop cap: how large it is and where it stands."""

from convert.article import Article
from convert.design.fonts import faces
from convert.design.subset import font_file
from convert.design.themes import Theme
from convert.markup.opening import Initial, initial, opening_paragraph
from convert.walk.printed import printed_blocks

_TAIL = 0.08  # how far a letter may reach below its line, in em of itself; Q reaches further
_GAP = 0.05  # between the letter and the text, in em of the letter
_MARK = 1.6  # size of a mark at the head of the letter, in em of the text
_MARK_GAP = 0.06  # between the mark and the letter, in em of the mark
_LOW = "‚„«‹"  # marks that do not stand at the head of a letter: the size of the text's


def initial_places(article: Article, theme: Theme, lines: int) -> dict[str, str]:
    """What stands for each `$initial_` of the style sheet, for an initial of so many lines; nothing
    where no initial can be taken."""
    opening = opening_paragraph(printed_blocks(article))
    begin = initial(opening) if opening else None
    return _places(theme, begin, lines) if begin else {}


def _places(theme: Theme, begin: Initial, lines: int) -> dict[str, str]:
    """In em of the text, of the letter or of the mark.

    The letter's foot stands on the last line, its head at the height of the first one's
    capitals; the box that makes room for it ends above the next, or above the one after that for a
    letter with a tail. A mark before it hangs in the margin.
    """
    import uharfbuzz

    family = faces(theme.tokens.fonts.text, theme.own_faces)
    upright = min(family, key=lambda face: (face.italic, abs(face.weight - 400)))
    face = uharfbuzz.Face(font_file(upright))
    font = uharfbuzz.Font(face)
    em = face.upem
    extents = font.get_font_extents("ltr")
    middle = (extents.ascender + extents.descender) / em
    capital = font.get_glyph_extents(font.get_nominal_glyph(ord("H"))).y_bearing / em
    glyph = font.get_nominal_glyph(ord(begin.letter[0])) or font.get_nominal_glyph(ord("H"))
    leading = float(theme.tokens.type.leading)
    size = (lines - 1) * leading / capital + 1
    outline = font.get_glyph_extents(glyph)
    tail = -(outline.y_bearing + outline.height) / em
    width = font.get_glyph_h_advance(glyph) / em + _GAP
    mark = _MARK if not set(begin.mark) & set(_LOW) else 1.0
    marks = [font.get_nominal_glyph(ord(each)) or 0 for each in begin.mark]
    mark_width = sum(font.get_glyph_h_advance(each) for each in marks) / em + _MARK_GAP
    numbers = {
        "initial_size": size,
        "initial_leading": ((2 * lines - 1) * leading - middle * (size - 1)) / size,
        "initial_width": width,
        "initial_room": width * size,
        "initial_height": (lines + (0.5 if tail > _TAIL else -0.5)) * leading,
        "initial_mark_size": mark,
        "initial_mark_before": -(width * size / mark + mark_width),
        "initial_mark_after": width * size / mark + _MARK_GAP,
        "initial_mark_drop": capital * (1 / mark - 1),
    }
    return {name: f"{number:.4f}" for name, number in numbers.items()}
