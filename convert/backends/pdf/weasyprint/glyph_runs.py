"""Lines of text as Pango shaped them: the glyphs, how wide they are and what they stand for."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.shapes import Font, Layout, Pointer, Stream, TextBox

LARGEST_GLYPH = 0xFFFF
"""Above are Pango's marks of glyphs that no font has."""

TO_UNITS = 1024
"""Pango's units in a px (PANGO_SCALE)."""

FROM_UNITS = 1 / TO_UNITS

_INTS = 5  # of a PangoGlyphInfo: glyph, width, horizontal and vertical offset, attributes
_SPACE = re.compile(b" |\xc2\xa0")


class Run(Struct):
    """Glyphs of one font, in Pango units; places are bytes of the line's text in UTF-8."""

    font: Pointer
    level: int
    """Its first bit is set for text from right to left."""
    numbers: list[int]
    widths: list[int]
    offsets: list[int]
    rises: list[int]
    places: list[int]
    start: int
    end: int


def line_of(layout: Layout, number: int) -> Pointer:
    """A line of one of our layouts, as Pango has it; it lives as long as the layout's text."""
    return copies().pango.pango_layout_get_line_readonly(shaped(layout), number)


def shaped(layout: Layout) -> Pointer:
    """Pango's layout that a line was measured with; None where it was not kept until now."""
    return getattr(layout, "shaped", None)


def is_kept(textbox: TextBox) -> bool:
    """Whether a line still has the glyphs that it was measured with (see `faster.layouts`)."""
    layout = textbox.pango_layout
    return shaped(layout) is not None and layout.text == textbox.text


def items_of(line: Pointer) -> Iterator[Pointer]:
    """Pango's glyph items of a line, from left to right."""
    ffi = copies().ffi
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def runs_of(line: Pointer) -> Iterator[Run]:
    """The runs of a Pango line, from left to right."""
    for found in items_of(line):
        item, glyphs = found.item, found.glyphs
        count = glyphs.num_glyphs
        values = _integers(glyphs.glyphs, count * _INTS)
        start = item.offset
        yield Run(
            item.analysis.font,
            item.analysis.level,
            values[0::_INTS],
            values[1::_INTS],
            values[2::_INTS],
            values[3::_INTS],
            [start + place for place in _integers(glyphs.log_clusters, count)],
            start,
            start + item.length,
        )


class Span(Struct):
    """Of a run, what says how wide it is: see `Run`."""

    level: int
    widths: list[int]
    places: list[int]


def spans_of(line: Pointer) -> list[Span]:
    """The runs of a Pango line, as far as their widths go."""
    spans = []
    for found in items_of(line):
        item, glyphs = found.item, found.glyphs
        count = glyphs.num_glyphs
        places = _integers(glyphs.log_clusters, count)
        if start := item.offset:
            places = [start + place for place in places]
        widths = _integers(glyphs.glyphs, count * _INTS)[1::_INTS]
        spans.append(Span(item.analysis.level, widths, places))
    return spans


def _integers(pointer: Pointer, count: int) -> list[int]:
    return memoryview(copies().ffi.buffer(pointer, count * 4)).cast("B").cast("i").tolist()


def draws_pictures(font: Font) -> bool:
    """Whether a font of WeasyPrint's has pictures for glyphs."""
    return bool(font.bitmap or font.svg or font.png or font.colr)


def natural_width(stream: Stream, font: Font, size: float, pango_font: Pointer, number: int) -> int:
    """How far the pen goes for a glyph, in thousandths of the size; the font learns it."""
    if number not in font.widths:
        logical = stream.logical_rect
        pango = copies().pango
        pango.pango_font_get_glyph_extents(pango_font, number, stream.ink_rect, logical)
        font.widths[number] = round(logical.width * 1000 * FROM_UNITS / size)
    return font.widths[number]


def in_units(length: float) -> int:
    """A length in px in Pango's units."""
    return round(length * TO_UNITS)


def spaces_of(text: bytes) -> set[int]:
    """Where the spaces are that justification widens."""
    return {found.start() for found in _SPACE.finditer(text)}
