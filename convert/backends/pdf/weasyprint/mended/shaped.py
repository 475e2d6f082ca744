"""Text of shaped scripts, painted in the order in which it is read.

WeasyPrint paints a line's glyphs from left to right. For Arabic or Hebrew that is against the
reading order, and in Hindi or Tamil a vowel may stand before the letter it follows. Assistive
technology and search engines, which extract the text, get such words reversed or garbled
(ISO 32000-1 14.8.2.3 wants the order of content to be logical). Here each glyph is moved
to its place instead, so that the order can be the right one, and is given the characters it
stands for.
"""

import re
from collections.abc import Callable
from itertools import groupby, pairwise
from unicodedata import normalize

from msgspec import Struct

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
from convert.backends.pdf.weasyprint.mended.to_unicode import FontMaps, font_showing
from convert.backends.pdf.weasyprint.shapes import Layout, Matrix, Pointer, Stream, TextBox

# Hebrew to Arabic, the scripts of South and South-East Asia, presentation forms, variations; and
# emoji, of which one glyph may stand for a hand alone here and with the colour of its skin there.
_SHAPED = re.compile(
    "[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe0e\ufe0f\ufe70-\ufefc"
    "\u200d\u261d\u26f9\u270a-\u270d\U0001f000-\U0001faff]"
)
_FILLER = "\u2060"  # a glyph without a character of its own: word joiner, which shows nothing


class _Glyph(Struct):
    """A glyph at its place: `x` and `rise` in Pango units, `text` the characters it stands for."""

    number: int
    x: float
    rise: int
    text: str


Nominal = Callable[[str], int | None]


def is_shaped(text: str) -> bool:
    """Whether `text` has a script whose glyphs are not one a character, from left to right."""
    return _SHAPED.search(text) is not None


class LogicalPainter:
    """Paints the lines of one document that are in shaped scripts.

    `maps` are what its glyphs stand for, beyond the ToUnicode CMap of their font.
    """

    def __init__(self) -> None:
        self.maps: FontMaps = {}
        self._fonts: dict[Pointer, _Script] = {}

    def draw(self, stream: Stream, textbox: TextBox, matrix: Matrix) -> bool:
        """Paint the line of a text box; False, with nothing painted, where a glyph is no plain
        one.
        """
        layout = textbox.pango_layout
        if is_kept(textbox):
            line = line_of(layout, 0)
            stretch = in_units(textbox.justification_spacing)
        else:
            line, _ = layout.get_first_line()  # shaped anew, with its spaces widened
            stretch = 0
        utf8 = layout.text.encode()
        runs = [(run, self._script(stream, run.font, layout)) for run in runs_of(line)]
        if any(script.is_special or _has_unknown(run) for run, script in runs):
            return False
        placed = []
        x = 0.0
        for run, script in runs:
            glyphs, x = _glyphs(run, x, utf8, stretch, script)
            placed.append((run.start, glyphs, script))
        stream.set_text_matrix(*matrix.values)
        pen = 0.0
        for _, glyphs, script in sorted(placed, key=lambda run: run[0]):
            pen = _draw_run(stream, script, glyphs, pen, self.maps)
        return True

    def _script(self, stream: Stream, font: Pointer, layout: Layout) -> "_Script":
        if font not in self._fonts:
            self._fonts[font] = _Script(stream, font, shaped(layout) or layout.layout)
        return self._fonts[font]


class _Script:
    """A font of shaped text, and what was found out about its glyphs.

    `keeper` is a layout that uses the font: while it lives, the font keeps its address.
    """

    def __init__(self, stream: Stream, pango_font: Pointer, keeper: Pointer) -> None:
        import uharfbuzz

        self.font, self.size = stream.add_font(pango_font)
        self.pango_font, self.keeper = pango_font, keeper
        self.is_special = draws_pictures(self.font)
        self._face = uharfbuzz.Font(uharfbuzz.Face(self.font.file_content))
        self._meanings: dict[tuple[tuple[int, ...], str], list[tuple[int, str]]] = {}
        self._names: dict[tuple[int, str], str] = {}

    def nominal(self, character: str) -> int | None:
        """The font's plain glyph of a character, None where it has none."""
        found: int | None = self._face.get_nominal_glyph(ord(character))
        return found

    def meanings(self, numbers: tuple[int, ...], characters: str) -> list[tuple[int, str]]:
        """What the glyphs of a cluster stand for; see `_meanings`."""
        key = (numbers, characters)
        if key not in self._meanings:
            self._meanings[key] = _meanings(numbers, characters, self.nominal)
        return self._meanings[key]

    def name(self, number: int, text: str, maps: FontMaps) -> str:
        """The name of the font that shows a glyph as a text; see `font_showing`."""
        key = (number, text)
        if key not in self._names:
            self._names[key] = font_showing(self.font, number, text, maps)
        return self._names[key]


def _has_unknown(run: Run) -> bool:
    """Whether a run has glyphs that no font has."""
    pango = copies().pango
    return any(
        number != pango.PANGO_GLYPH_EMPTY and number & pango.PANGO_GLYPH_UNKNOWN_FLAG
        for number in run.numbers
        if number > LARGEST_GLYPH
    )


def _glyphs(
    run: Run, x: float, utf8: bytes, stretch: int, script: _Script
) -> tuple[list[_Glyph], float]:
    """The glyphs of a run that begins at `x`, in the order of its text, each with the characters
    it stands for; and where the run ends.

    `utf8` is the line's text: what the run has after it, a space at its end, is left out. Its
    other spaces get wider by `stretch`.
    """
    spaces = spaces_of(utf8) if stretch else ()
    positions: list[float] = []
    for width, place in zip(run.widths, run.places, strict=True):
        positions.append(x)
        if place < len(utf8):
            x += width + stretch if place in spaces else width
    order = [index for index, place in enumerate(run.places) if place < len(utf8)]
    if run.level % 2:
        order.reverse()
    starts = sorted({run.places[index] for index in order})
    end_of = dict(pairwise([*starts, min(run.end, len(utf8))]))
    found: list[_Glyph] = []
    for start, cluster in groupby(order, key=run.places.__getitem__):
        characters = utf8[start : end_of[start]].decode()
        indices = [index for index in cluster if run.numbers[index] <= LARGEST_GLYPH]
        if not indices and found:
            found[-1].text += characters  # an invisible character keeps to the one before it
        numbers = tuple(run.numbers[index] for index in indices)
        for position, meaning in script.meanings(numbers, characters):
            index = indices[position]
            at = positions[index] + run.offsets[index]
            found.append(_Glyph(numbers[position], at, run.rises[index], meaning))
    return found, x


_Placed = tuple[float, str]


def _meanings(numbers: tuple[int, ...], characters: str, nominal: Nominal) -> list[tuple[int, str]]:
    """The glyphs of one cluster, by position, in the order of the characters they stand for.

    A glyph that is the plain one of a character stands for that; the others share the rest. A
    vowel sign that is set in two halves stands for its two halves (the same text in
    Normalization Form D).
    """
    if not numbers:
        return []
    left: list[_Placed] = [(float(place), c) for place, c in enumerate(characters)]
    others = list(range(len(numbers)))
    found = _plain(numbers, others, left, nominal)
    if len(others) > len(left):
        left[:] = [
            (place + half / 8, part)
            for place, character in left
            for half, part in enumerate(normalize("NFD", character))
        ]
        found += _plain(numbers, others, left, nominal)
    shares = [[placed] for placed in left[: len(others)]]
    if shares:
        shares[-1] += left[len(others) :]
    if (left and not others) or not all(map(_is_one_piece, shares)):
        # Characters that no glyph of their own shows, or a glyph for the cluster's two ends.
        return [(0, characters), *((position, _FILLER) for position in range(1, len(numbers)))]
    for position, share in zip(others, shares, strict=False):
        found.append((share[0][0], position, "".join(character for _, character in share)))
    last = float(len(characters))
    found += [(last, position, _FILLER) for position in others[len(shares) :]]
    return [(position, meaning) for _, position, meaning in sorted(found)]


def _is_one_piece(share: list[_Placed]) -> bool:
    return all(later - earlier <= 1 for (earlier, _), (later, _) in pairwise(share))


def _plain(
    numbers: tuple[int, ...], others: list[int], left: list[_Placed], nominal: Nominal
) -> list[tuple[float, int, str]]:
    """Take out of `others` and `left` the glyphs that are the plain ones of a character."""
    found = []
    for position in list(others):
        match = next((placed for placed in left if nominal(placed[1]) == numbers[position]), None)
        if match is not None:
            left.remove(match)
            others.remove(position)
            found.append((match[0], position, match[1]))
    return found


def _draw_run(
    stream: Stream, script: _Script, glyphs: list[_Glyph], pen: float, maps: FontMaps
) -> float:
    """Show the glyphs, each moved to its place; where the pen stands after them."""
    to_thousandths = 1000 * FROM_UNITS / script.size
    shown: list[str] = []
    shown_in = ""
    for glyph in glyphs:
        name = script.name(glyph.number, glyph.text, maps)
        if name != shown_in:
            _show(stream, shown)
            stream.set_font_size(name, script.size)
            shown_in = name
        back = round((pen - glyph.x) * to_thousandths, 1)
        if glyph.rise:
            _show(stream, shown)
            stream.set_text_rise(-glyph.rise / 1000)
            _show(stream, [f"{back}<{glyph.number:04x}>"])
            stream.set_text_rise(0)
        else:
            shown.append(f"{back}<{glyph.number:04x}>" if back else f"<{glyph.number:04x}>")
        width = natural_width(stream, script.font, script.size, script.pango_font, glyph.number)
        pen = glyph.x + width / to_thousandths
    _show(stream, shown)
    return pen


def _show(stream: Stream, shown: list[str]) -> None:
    if shown:
        stream.show_text("".join(shown))
        shown.clear()
