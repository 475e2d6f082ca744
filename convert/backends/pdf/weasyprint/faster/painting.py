"""Plain lines painted from the glyphs they were measured with.

WeasyPrint shapes a line anew to paint it, with its spaces widened, and then visits each glyph.
Here the glyphs of a line that runs from left to right, without marks to place, are taken as they
were measured; a space that stretches gets its share in the distances between them. Anything else
is WeasyPrint's or `mended.shaped`'s to paint.
"""

from itertools import pairwise

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.glyph_runs import (
    FROM_UNITS,
    LARGEST_GLYPH,
    Run,
    draws_pictures,
    in_units,
    is_kept,
    line_of,
    natural_width,
    runs_of,
    shaped,
    spaces_of,
)
from convert.backends.pdf.weasyprint.shapes import Layout, Matrix, Pointer, Stream, TextBox

_FIRST_WITH_SIZES = 14802  # the first Pango whose fonts know their size


class PlainPainter:
    """Paints the lines of one document that are not in shaped scripts."""

    def __init__(self) -> None:
        self._fonts: dict[Pointer, _Codes] = {}

    def draw(self, stream: Stream, textbox: TextBox, matrix: Matrix) -> bool:
        """Paint the line of a text box; False, with nothing painted, where it is not plain."""
        if not is_kept(textbox):
            return False
        layout = textbox.pango_layout
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

    def _shown(self, stream: Stream, font: Pointer, layout: Layout) -> "_Codes":
        if font not in self._fonts:  # cffi compares pointers by their address
            self._fonts[font] = _Codes(stream, font, shaped(layout))
        return self._fonts[font]


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


def _is_plain(run: Run) -> bool:
    return (
        not run.level & 1
        and not any(run.offsets)
        and not any(run.rises)
        and (not run.numbers or max(run.numbers) <= LARGEST_GLYPH)
    )


class _Codes(dict[tuple[int, int], str]):
    """What shows a glyph of a font, by its number and the width it is given in a line.

    `keeper` is a layout that uses the font: while it lives, the font keeps its address.
    """

    def __init__(self, stream: Stream, pango_font: Pointer, keeper: Pointer) -> None:
        self.font, self.size = stream.add_font(pango_font)
        self.pango_font, self.keeper = pango_font, keeper
        self.stream = stream
        self.is_plain = _knows_sizes() and not draws_pictures(self.font)

    def __missing__(self, key: tuple[int, int]) -> str:
        number, width = key
        natural = natural_width(self.stream, self.font, self.size, self.pango_font, number)
        back = int(natural - width * 1000 * FROM_UNITS / self.size)
        code = f"{number:04x}>{back}<" if back else f"{number:04x}"
        self[key] = code
        return code

    def learn(self, run: Run, text: bytes) -> None:
        """Note the characters that glyphs seen for the first time stand for."""
        known = self.font.to_unicode
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


def _knows_sizes() -> bool:
    return bool(copies().pango.pango_version() >= _FIRST_WITH_SIZES)


def _show(stream: Stream, waiting: list[str]) -> None:
    """Show what waits, as one array of hexadecimal strings and distances."""
    if waiting:
        joined = f"<{''.join(waiting)}>"
        stream.show_text(joined.removesuffix("<>"))
        waiting.clear()
