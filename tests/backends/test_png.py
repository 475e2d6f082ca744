"""A cover's PNG: what is packed is what a decoder finds."""

import io
from random import Random

from PIL import Image

from convert.backends.epub.cover import _rows
from convert.backends.epub.png import palette_png


def test_rows_come_out_as_they_went_in():
    chance = Random(1)
    palette = bytes(chance.randrange(256) for _ in range(48))
    rows = [bytes([0, *(chance.randrange(256) for _ in range(3))]) for _ in range(5)]
    picture = Image.open(io.BytesIO(palette_png((6, 5), palette, rows)))
    shades = [shade for row in rows for byte in row[1:] for shade in (byte >> 4, byte & 15)]
    assert picture.size == (6, 5)
    assert list(picture.tobytes()) == shades
    assert bytes(picture.getpalette()[:48]) == palette


def test_a_cover_s_shades_are_the_sixteenths_of_its_greys():
    """Type anywhere on it, in bands that are blank, partly blank and full."""
    grey = Image.new("P", (800, 1200), 0)
    chance = Random(2)
    for top, height in ((0, 1), (199, 2), (455, 1), (600, 200), (1199, 1)):
        grey.paste(Image.frombytes("P", (800, height), chance.randbytes(800 * height)), (0, top))
    picture = Image.open(io.BytesIO(palette_png(grey.size, bytes(48), _rows(grey))))
    assert picture.tobytes() == bytes(value >> 4 for value in grey.tobytes())
