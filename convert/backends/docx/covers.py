"""The cover of a Word file: the colours and the motif that other formats have, behind its words.

They are shapes without words (DrawingML in WordprocessingML, ISO/IEC 29500-1, 20.4), marked as
decorative, and lie in the header of that page, as Word's own watermarks do: nobody moves them by
accident, and nobody who listens meets them. The words have the ground's colour as their shading
too: they are read as well where a program draws no shapes.
"""

from typing import Final

from lxml import etree

from convert.backends.docx.drawn import Place, drawing, hexadecimal, outline
from convert.backends.docx.pictures import decoration
from convert.backends.docx.properties import say, say_of_run
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.trees import every, made, name, needed, parsed, written
from convert.covers.design import Cover, Palette
from convert.design.units import PAPER, Paper

_SHARE: Final = 0.4  # of the page's height, at its foot
_BLEED: Final = 6.0  # points beyond the page, whose sizes programs round


def colour_masthead(document: etree._Element, palette: Palette) -> None:
    """Give the words of a cover its colours."""
    last = masthead_end(document)
    for line in () if last is None else (last, *last.itersiblings(name("w:p"), preceding=True)):
        _colour(line, palette)


def cover_header(part: bytes, cover: Cover, paper: Paper) -> bytes:
    """The header of the cover's page, with ground and motif behind what it says."""
    header = parsed(part, "a header")
    width, height = PAPER[paper]
    ground = Place(0, 0, width + _BLEED, height + _BLEED)
    field = Place(0, height * (1 - _SHARE), width, height * _SHARE)
    motif = outline(cover.motif(round(field.width), round(field.height)), field)
    for line in every(header, "w:p"):
        _colour(line, cover.palette)
    shapes = (
        drawing(1, "Ground", ground, None, cover.palette.ground, decoration()),
        drawing(2, "Motif", field, motif, cover.palette.accent, decoration()),
    )
    needed(header, "w:p").extend(made("r", shape) for shape in shapes)
    return written(header)


def _colour(line: etree._Element, palette: Palette) -> None:
    """A line of the masthead, without its rules, in the colours of a cover."""
    none = (made(side, val="nil") for side in ("top", "left", "bottom", "right"))
    say(line, made("pBdr", *none), _shading(palette))
    for run in every(line, "w:r"):
        say_of_run(run, made("color", val=hexadecimal(palette.ink)), _shading(palette))


def _shading(palette: Palette) -> etree._Element:
    return made("shd", val="clear", color="auto", fill=hexadecimal(palette.ground))
