"""A cover's PNG: what is packed is what a decoder finds."""

import io
from random import Random

from PIL import Image

from convert.covers.painted import _rows
from convert.covers.png import SHADES_OF_ACCENT, SHADES_OF_INK, palette_png


def test_rows_come_out_as_they_went_in():
    chance = Random(1)
    palette = bytes(chance.randrange(256) for _ in range(48))
    rows = [bytes([0, *(chance.randrange(256) for _ in range(3))]) for _ in range(5)]
    picture = Image.open(io.BytesIO(palette_png((6, 5), palette, rows)))
    shades = [shade for row in rows for byte in row[1:] for shade in (byte >> 4, byte & 15)]
    assert picture.size == (6, 5)
    assert list(picture.tobytes()) == shades
    assert bytes(picture.getpalette()[:48]) == palette


def test_a_cover_s_shades_are_those_of_its_words_and_then_those_of_its_motif():
    """Type anywhere on it, in bands that are blank, partly blank and full; the motif below."""
    words, motif = Image.new("L", (800, 1200), 0), Image.new("L", (800, 1200), 0)
    chance = Random(2)
    for top, height, picture in (
        (0, 1, words),
        (199, 2, words),
        (455, 1, words),
        (600, 200, motif),
    ):
        grey = Image.frombytes("L", (800, height), chance.randbytes(800 * height))
        picture.paste(grey, (0, top))
    shown = Image.open(io.BytesIO(palette_png(words.size, bytes(48), _rows(words, motif))))
    lettered = bytes(value * SHADES_OF_INK // 256 for value in words.tobytes())
    drawn = bytes(value * (SHADES_OF_ACCENT + 1) // 256 for value in motif.tobytes())
    wanted = bytes(
        SHADES_OF_INK - 1 + accent if accent else ink
        for ink, accent in zip(lettered, drawn, strict=True)
    )
    assert shown.tobytes() == wanted
