"""A drop cap in a PDF: how large it is and where, and the word that it stays part of."""

from collections.abc import Iterator
from typing import Any

from convert.article import Article
from convert.backends.pdf.weasyprint.tags.observed import findings
from convert.backends.pdf.weasyprint.tags.structure import Structure
from convert.fonts import faces
from convert.markup.opening import Initial, initial, opening_paragraph
from convert.subset import font_file
from convert.themes import Theme
from convert.walk import printed_blocks

_LINES = 3
_TAIL = 0.08  # how far a letter may reach below its line, in em of itself; Q reaches further
_GAP = 0.05  # between the letter and the text, in em of the letter


def initial_css(article: Article, theme: Theme) -> str:
    """The style sheet of an article's drop cap."""
    opening = opening_paragraph(printed_blocks(article))
    begin = initial(opening) if opening else None
    return theme.fill(theme.sheet("initial-page.css"), **_places(theme, begin)) if begin else ""


def _places(theme: Theme, begin: Initial) -> dict[str, str]:
    """What stands for each `$initial_` of the style sheet, in em of the text or of the letter.

    The letter's foot stands on the third line, its head at the height of the first one's
    capitals; the box that makes room for it ends above the fourth, or above the fifth for a
    letter with a tail.
    """
    import uharfbuzz

    family = faces(theme.tokens.fonts.text)
    upright = next(face for face in family if face.weight == 400 and not face.italic)
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


def keep_initial_words(structure: Structure) -> None:
    """Make the letter and the rest of its word one piece of marked content.

    Who goes by the place or the size of the letters is told the word (ISO 32000-1 14.9.4).
    """
    for page, tag, word in findings().initials:
        marks = list(_marks(structure, tag))
        _join_marks(structure, page, marks, word)
        for mark in marks[1:]:
            structure.drop_mark(page, mark)
        tag["K"][:] = marks[:1]
        structure.set_mark_parent(page, marks[0], tag)
        paragraph = structure.object(tag["P"])
        while paragraph["S"] == "/NonStruct":  # the first line, where it is set in its own way
            paragraph = structure.object(paragraph["P"])
        # the engine has put it into another, for the sake of the room beside the letter
        outer = structure.object(paragraph["P"])
        if paragraph["S"] == outer["S"] == "/P":
            structure.dissolve(outer, "/P")


def _marks(structure: Structure, tag: Any) -> Iterator[int]:
    for kid in tag["K"]:
        child = structure.object(kid)
        if child is None:
            yield kid
        else:
            yield from _marks(structure, child)


def _join_marks(structure: Structure, page: int, marks: list[int], word: str) -> None:
    """In the stream of the page: the first mark goes on to where the last one ends."""
    import pydyf

    stream = structure.page_stream(page)
    opened = {
        stream[at - 1]["MCID"]: at
        for at, item in enumerate(stream)
        if item == b"BDC" and "MCID" in stream[at - 1]
    }
    actual = pydyf.Dictionary({"ActualText": pydyf.String(word)})
    end = stream.index(b"EMC", opened[marks[-1]])
    ahead = _space_ahead(stream, opened[marks[0]], end)
    stream.insert(end, b"EMC")
    for mark in reversed(marks[1:]):
        begin = opened[mark]
        before = begin - stream[begin::-1].index(b"EMC")
        del stream[begin - 2 : begin + 1]
        del stream[before]
    begin = opened[marks[0]] + 1
    stream[begin:begin] = [b"/Span", actual, b"BDC", *ahead]


def _space_ahead(stream: list[Any], first: int, end: int) -> list[bytes]:
    """A space on the first line, before the letter: the word begins there and not at its foot.

    What follows the word begins with a space, whose code and font are taken from there.
    """
    letter, line = stream.index(b"BT", first), stream.index(b"BT", end)
    left = stream[letter + 1].split()[:5]
    height = stream[line + 1].split()[5]
    space = stream[line + 3].partition(b">")[0] + b">] TJ"
    return [b"BT", b" ".join([*left, height, b"Tm"]), stream[line + 2], space, b"ET"]
