"""A cover's PNG: what is packed is what a decoder finds."""

import io
from random import Random

from PIL import Image

from convert.covers.painted import _ACCENT_OF, _INK_OF, _rows
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


def test_shades_come_out_as_they_went_in():
    """Anywhere on it, in bands that are blank, partly blank and full."""
    shades = Image.new("P", (800, 1200), 0)
    chance = Random(2)
    for top, height in ((0, 1), (199, 2), (455, 1), (600, 200), (1199, 1)):
        some = bytes(byte & 15 for byte in chance.randbytes(800 * height))
        shades.paste(Image.frombytes("P", (800, height), some), (0, top))
    picture = Image.open(io.BytesIO(palette_png(shades.size, bytes(48), _rows(shades))))
    assert picture.tobytes() == shades.tobytes()


def test_words_have_the_first_shades_and_the_motif_the_others():
    assert (_INK_OF[0], _INK_OF[255]) == (0, SHADES_OF_INK - 1)
    assert (_ACCENT_OF[0], _ACCENT_OF[255]) == (0, SHADES_OF_INK + SHADES_OF_ACCENT - 1)
    assert {*_INK_OF} == {*range(SHADES_OF_INK)}
    assert {*_ACCENT_OF} == {0, *range(SHADES_OF_INK, SHADES_OF_INK + SHADES_OF_ACCENT)}
