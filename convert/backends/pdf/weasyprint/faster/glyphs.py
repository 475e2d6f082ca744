"""Plain lines painted from the glyphs they were measured with.

WeasyPrint shapes a line anew to paint it, with its spaces widened, and then visits each glyph.
Here the glyphs of a line that runs from left to right, without marks to place, are taken as they
were measured; a space that stretches gets its share in the distances between them. Anything else
is WeasyPrint's or `shaped.py`'s to paint.

This stands in for `weasyprint.draw.text.draw_first_line`; see `lines.py`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

_INTS = 5  # of a PangoGlyphInfo: glyph, width, horizontal and vertical offset, attributes
LARGEST_GLYPH = 0xFFFF  # above are Pango's marks of glyphs that no font has
_SPACE = re.compile(b" |\xc2\xa0")
_BEFORE_SIZES = 14802  # the first Pango whose fonts know their size


class Run(Struct):
    """Glyphs of one font: their widths and offsets in Pango units, and their place in the text.

    `places` are bytes of the layout's text in UTF-8; the first bit of `level` is set from right to
    left.
    """

    font: Any
    level: int
    numbers: list[int]
    widths: list[int]
    offsets: list[int]
    rises: list[int]
    places: list[int]
    start: int
    end: int


def line_of(layout: Any, number: int) -> Any:
    """A line of one of our layouts, as Pango has it; it lives as long as the layout's text."""
    from weasyprint.text.ffi import pango

    return pango.pango_layout_get_line_readonly(layout.shaped, number)


def items_of(line: Any) -> Iterator[Any]:
    """Pango's glyph items of a line, from left to right."""
    from weasyprint.text.ffi import ffi

    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def runs_of(line: Any) -> Iterator[Run]:
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


def spans_of(line: Any) -> list[Span]:
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


def _integers(pointer: Any, count: int) -> list[int]:
    from weasyprint.text.ffi import ffi

    return memoryview(ffi.buffer(pointer, count * 4)).cast("B").cast("i").tolist()


class Pen:
    """Paints the lines of one document."""

    def __init__(self) -> None:
        self._fonts: dict[Any, _Shown] = {}

    def draw(self, stream: Any, textbox: Any, matrix: Any) -> bool:
        """Paint the line of a text box; False, with nothing painted, where it is not plain."""
        layout = textbox.pango_layout
        if layout.shaped is None or layout.text != textbox.text:
            return False
        text = layout.text.encode()
        runs = [_within(run, len(text)) for run in runs_of(line_of(layout, 0))]
        if not all(map(_is_plain, runs)):
            return False
        shown = [self._shown(stream, run.font, layout) for run in runs]
        if not all(font.is_plain for font in shown):
            return False
        stretch = in_units(textbox.justification_spacing)
        stream.set_text_matrix(*matrix.values)
        waiting: list[str] = []
        previous = None
        for run, font in zip(runs, shown, strict=True):
            font.learn(run, text)
            if font is not previous:
                _show(stream, waiting)
            stream.set_font_size(font.font.hash, font.size)
            waiting += font.codes(run, text, stretch)
            previous = font
        _show(stream, waiting)
        return True

    def _shown(self, stream: Any, font: Any, layout: Any) -> "_Shown":
        if font not in self._fonts:  # cffi compares pointers by their address
            self._fonts[font] = _Shown(stream, font, layout.shaped)
        return self._fonts[font]


def draws_pictures(font: Any) -> bool:
    """Whether a font of WeasyPrint's has pictures for glyphs."""
    return bool(font.bitmap or font.svg or font.png or font.colr)


def natural_width(stream: Any, font: Any, size: float, pango_font: Any, number: int) -> int:
    """How far the pen goes for a glyph, in thousandths of the size; the font learns it."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    widths: dict[int, int] = font.widths
    if number not in widths:
        logical = stream.logical_rect
        pango.pango_font_get_glyph_extents(pango_font, number, stream.ink_rect, logical)
        widths[number] = round(logical.width * 1000 * FROM_UNITS / size)
    return widths[number]


def _within(run: Run, length: int) -> Run:
    """The run without what stands after the text: a draft's line ends in the space it broke at."""
    count = len(run.places)
    while count and run.places[count - 1] >= length:
        count -= 1
    if count == len(run.places):
        return run
    return Run(
        run.font,
        run.level,
        run.numbers[:count],
        run.widths[:count],
        run.offsets[:count],
        run.rises[:count],
        run.places[:count],
        run.start,
        min(run.end, length),
    )


def in_units(length: float) -> int:
    """A length in px in Pango's units."""
    from weasyprint.text.ffi import TO_UNITS

    units: int = round(length * TO_UNITS)
    return units


def _is_plain(run: Run) -> bool:
    return (
        not run.level & 1
        and not any(run.offsets)
        and not any(run.rises)
        and (not run.numbers or max(run.numbers) <= LARGEST_GLYPH)
    )


class _Shown(dict[tuple[int, int], str]):
    """What shows a glyph of a font, by its number and the width it is given in a line.

    `keeper` is a layout that uses the font: while it lives, the font keeps its address.
    """

    def __init__(self, stream: Any, pango_font: Any, keeper: Any) -> None:
        self.font, self.size = stream.add_font(pango_font)
        self.pango_font, self.keeper = pango_font, keeper
        self.stream = stream
        self.is_plain = _knows_sizes() and not draws_pictures(self.font)

    def __missing__(self, key: tuple[int, int]) -> str:
        from weasyprint.text.ffi import FROM_UNITS

        number, width = key
        natural = natural_width(self.stream, self.font, self.size, self.pango_font, number)
        back = int(natural - width * 1000 * FROM_UNITS / self.size)
        code = f"{number:04x}>{back}<" if back else f"{number:04x}"
        self[key] = code
        return code

    def learn(self, run: Run, text: bytes) -> None:
        """Note the characters that glyphs seen for the first time stand for."""
        known: dict[int, str] = self.font.to_unicode
        if known.keys() >= set(run.numbers):
            return
        for number, (start, end) in zip(run.numbers, pairwise([*run.places, run.end]), strict=True):
            if number not in known:
                known[number] = text[start:end].decode()

    def codes(self, run: Run, text: bytes, stretch: int) -> list[str]:
        """What shows the glyphs of a run, its spaces wider by `stretch` Pango units."""
        widths = run.widths
        if stretch:
            spaces = spaces_of(text)
            widths = [
                width + stretch if place in spaces else width
                for width, place in zip(widths, run.places, strict=True)
            ]
        return [self[key] for key in zip(run.numbers, widths, strict=True)]


def spaces_of(text: bytes) -> set[int]:
    """Where the spaces are that justification widens."""
    return {found.start() for found in _SPACE.finditer(text)}


def _knows_sizes() -> bool:
    from weasyprint.text.ffi import pango

    return bool(pango.pango_version() >= _BEFORE_SIZES)


def _show(stream: Any, waiting: list[str]) -> None:
    """Show what waits, as one array of hexadecimal strings and distances."""
    if waiting:
        joined = f"<{''.join(waiting)}>"
        stream.show_text(joined.removesuffix("<>"))
        waiting.clear()
