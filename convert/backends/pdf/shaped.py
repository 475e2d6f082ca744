"""Text of shaped scripts, painted in the order in which it is read.

WeasyPrint paints a line's glyphs from left to right. For Arabic or Hebrew that is against the
reading order, and in Hindi or Tamil a vowel may stand before the letter it follows. Who extracts
the text through the tags - a screen reader, a search engine - gets such words reversed or
garbled (ISO 32000-1 14.8.2.3 wants the order of content to be logical). Here each glyph is moved
to its place instead, so that the order can be the right one, and is given the characters it
stands for.

This stands in for `weasyprint.draw.text.draw_first_line`, a private function of WeasyPrint 70;
`tests/backends/test_private_parts.py` names it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from convert.backends.pdf.glyphs import Pen, items_of
from convert.backends.pdf.maps import FontMaps, font_showing

# Hebrew to Arabic, the scripts of South and South-East Asia, presentation forms, variations.
_SHAPED = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe0e\ufe0f\ufe70-\ufefc]")
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


def drawing_in_logical_order(original: Any, maps: FontMaps) -> Any:
    """A `draw_first_line` that paints shaped text logically, plain text fast, and leaves the rest
    to `original`.
    """
    pen = Pen()

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
    ) -> list[Any]:
        plain = text_overflow == "clip" and block_ellipsis == "none"
        shaped = is_shaped(textbox.text) or textbox.style["direction"] == "rtl"
        if plain and shaped and _draw(stream, textbox, matrix, maps):
            return []
        if plain and not shaped and pen.draw(stream, textbox, matrix):
            return []
        emojis: list[Any] = original(stream, textbox, text_overflow, block_ellipsis, matrix)
        return emojis

    return draw_first_line


def _draw(stream: Any, textbox: Any, matrix: Any, maps: FontMaps) -> bool:
    """Paint the line; False, with nothing painted, where a glyph is not a plain one."""
    from weasyprint.text.ffi import pango

    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    runs = list(_runs(line))
    if any(_is_special(stream, item) for item, _ in runs):
        return False
    utf8 = layout.text.encode()
    stream.set_text_matrix(*matrix.values)
    pen = 0.0
    for item, x in sorted(runs, key=lambda run: run[0].item.offset):
        font, _ = stream.add_font(item.item.analysis.font)
        glyphs = _glyphs(item, x, utf8, _nominal(font))
        pen = _draw_run(stream, item, glyphs, pen, maps)
    return True


def _runs(line: Any) -> Iterator[tuple[Any, int]]:
    """The runs of a line from left to right, each with where it begins."""
    x = 0
    for item in items_of(line):
        yield item, x
        glyphs = item.glyphs
        x += sum(glyph.geometry.width for glyph in glyphs.glyphs[0 : glyphs.num_glyphs])


def _is_special(stream: Any, item: Any) -> bool:
    """Whether a run has glyphs that no font has, or a font of pictures."""
    from weasyprint.text.ffi import pango

    font, _ = stream.add_font(item.item.analysis.font)
    if font.bitmap or font.svg or font.png or font.colr:
        return True
    glyphs = item.glyphs.glyphs[0 : item.glyphs.num_glyphs]
    return any(
        glyph.glyph != pango.PANGO_GLYPH_EMPTY and glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
        for glyph in glyphs
    )


def _nominal(font: Any) -> Nominal:
    """The font's plain glyph of a character, None where it has none."""
    import uharfbuzz

    face = uharfbuzz.Font(uharfbuzz.Face(font.file_content))

    def glyph(character: str) -> int | None:
        found: int | None = face.get_nominal_glyph(ord(character))
        return found

    return glyph


def _glyphs(item: Any, x: int, utf8: bytes, nominal: Nominal) -> list[_Glyph]:
    """The glyphs of a run in the order of its text, each with the characters it stands for."""
    from weasyprint.text.ffi import pango

    count = item.glyphs.num_glyphs
    infos = item.glyphs.glyphs[0:count]
    starts = [item.glyphs.log_clusters[index] for index in range(count)]
    places = []
    for info in infos:
        places.append(x)
        x += info.geometry.width
    order = list(range(count))
    if item.item.analysis.level % 2:
        order.reverse()
    text = utf8[item.item.offset : item.item.offset + item.item.length]
    ends = [*sorted(set(starts))[1:], len(text)]
    end_of = dict(zip(sorted(set(starts)), ends, strict=True))
    found: list[_Glyph] = []
    for start, cluster in groupby(order, key=lambda index: starts[index]):
        characters = text[start : end_of[start]].decode()
        indices = [index for index in cluster if infos[index].glyph != pango.PANGO_GLYPH_EMPTY]
        numbers = [infos[index].glyph for index in indices]
        if not numbers and found:
            found[-1].text += characters  # an invisible character keeps to the one before it
        for position, meaning in _meanings(numbers, characters, nominal):
            index = indices[position]
            geometry = infos[index].geometry
            place = places[index] + geometry.x_offset
            found.append(_Glyph(numbers[position], place, geometry.y_offset, meaning))
    return found


_Placed = tuple[float, str]


def _meanings(numbers: list[int], characters: str, nominal: Nominal) -> list[tuple[int, str]]:
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
    numbers: list[int], others: list[int], left: list[_Placed], nominal: Nominal
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


def _draw_run(stream: Any, item: Any, glyphs: list[_Glyph], pen: float, maps: FontMaps) -> float:
    """Show the glyphs, each moved to its place; where the pen stands after them."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    pango_font = item.item.analysis.font
    font, size = stream.add_font(pango_font)
    to_thousandths = 1000 * FROM_UNITS / size
    shown: list[str] = []
    shown_in = ""
    for glyph in glyphs:
        name = font_showing(font, glyph.number, glyph.text, maps)
        if name != shown_in:
            _show(stream, shown)
            stream.set_font_size(name, size)
            shown_in = name
        if glyph.number not in font.widths:
            pango.pango_font_get_glyph_extents(
                pango_font, glyph.number, stream.ink_rect, stream.logical_rect
            )
            width = stream.logical_rect.width * to_thousandths
            font.widths[glyph.number] = round(width)
        back = round((pen - glyph.x) * to_thousandths, 1)
        if glyph.rise:
            _show(stream, shown)
            stream.set_text_rise(-glyph.rise / 1000)
            _show(stream, [f"{back}<{glyph.number:04x}>"])
            stream.set_text_rise(0)
        else:
            shown.append(f"{back}<{glyph.number:04x}>" if back else f"<{glyph.number:04x}>")
        pen = glyph.x + font.widths[glyph.number] / to_thousandths
    _show(stream, shown)
    return pen


def _show(stream: Any, shown: list[str]) -> None:
    if shown:
        stream.show_text("".join(shown))
        shown.clear()
