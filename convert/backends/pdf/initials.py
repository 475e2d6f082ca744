"""How large a drop cap is and where it stands, from the metrics of the font."""

from msgspec import Struct

from convert.backends.pdf.advances import upright
from convert.design.subset import font_file
from convert.design.themes import Theme
from convert.markup.opening import Initial

_TAIL = 0.08  # how far a letter may reach below its line, in em of itself; Q reaches further
_GAP = 0.05  # between the letter and the text, in em of the letter
_MARK = 1.6  # size of a mark at the head of the letter, in em of the text
MARK_GAP = 0.06
"""Between the mark and the letter, in em of the mark."""

_LOW = "‚„«‹"  # marks that do not stand at the head of a letter: the size of the text's


class Cap(Struct, frozen=True):
    """An initial of some lines: sizes and lengths in em of the text.

    size: of the letter; room: that it takes, with the gap after it; beside: the lines next to
    it, one more for a letter with a tail. mark: the size of the mark before it, mark_width: how
    far it hangs in the margin, mark_drop: how much lower than the first line it stands. middle:
    of the letters of the font, above the line, and capital: the height of a capital, in em of
    the font.
    """

    size: float
    room: float
    beside: int
    mark: float
    mark_width: float
    mark_drop: float
    middle: float
    capital: float


def cap_of(theme: Theme, begin: Initial, lines: int) -> Cap:
    """The letter's foot stands on the last of its lines, its head at the height of the first one's
    capitals; a mark before it hangs in the margin at that height."""
    import uharfbuzz

    face = uharfbuzz.Face(font_file(upright(theme)))
    font = uharfbuzz.Font(face)
    em = face.upem
    extents = font.get_font_extents("ltr")
    capital = font.get_glyph_extents(font.get_nominal_glyph(ord("H"))).y_bearing / em
    glyph = font.get_nominal_glyph(ord(begin.letter[0])) or font.get_nominal_glyph(ord("H"))
    size = (lines - 1) * float(theme.tokens.type.leading) / capital + 1
    outline = font.get_glyph_extents(glyph)
    tail = -(outline.y_bearing + outline.height) / em
    mark = 1.0 if set(begin.mark) & set(_LOW) else _MARK
    marks = [font.get_nominal_glyph(ord(each)) or 0 for each in begin.mark]
    wide = sum(font.get_glyph_h_advance(each) for each in marks) / em + MARK_GAP
    return Cap(
        size=size,
        room=(font.get_glyph_h_advance(glyph) / em + _GAP) * size,
        beside=lines + (tail > _TAIL),
        mark=mark,
        mark_width=wide * mark,
        mark_drop=capital * (mark - 1),
        capital=capital,
        middle=(extents.ascender + extents.descender) / em,
    )
