"""A cover as pixels: its words set in type above or beside its motif or its lead picture."""

import io
from collections.abc import Iterator
from typing import Any, Final, assert_never

from msgspec import Struct

from convert.article import Direction, MediaType
from convert.covers.design import Cover, Palette
from convert.covers.motifs import Bar, Disc, Ring, Shape
from convert.covers.png import SHADES_OF_ACCENT, SHADES_OF_INK, palette_png
from convert.covers.setting import Placed, Room, placed_words
from convert.design.themes import Theme

_FINE: Final = 2  # times as fine shapes are drawn, for smooth edges
_QUALITY: Final = 82
_WHITE: Final = 255
_BAND: Final = 200  # rows packed at once: a small piece of memory


class Layout(Struct, frozen=True):
    """A size in pixels, where the words stand on it, and the field: left, top, right, bottom.

    low: the field begins below the words where they need more room.
    """

    size: tuple[int, int]
    room: Room
    field: tuple[int, int, int, int]
    low: bool = False


_SIZES: Final = (112, 98, 86, 74, 64, 54, 46, 40)

PORTRAIT: Final = Layout((800, 1200), Room(72, 76, 656, 660, _SIZES), (0, 740, 800, 1200), True)
"""The cover of a book."""

SHARED: Final = Layout(
    (1200, 630), Room(64, 60, 700, 510, (84, 72, 64, 56, 48, 42, 36)), (840, 0, 1200, 630)
)
"""A picture for who is shown a link to a page: 1.91 to 1, as the networks cut it."""


def painted(
    cover: Cover, theme: Theme, direction: Direction, layout: Layout
) -> tuple[bytes, MediaType]:
    """A picture of the cover and its kind: PNG, or JPEG where there is a photograph on it."""
    from PIL import Image, ImageDraw

    words = Image.new("L", layout.size, 0)
    draw = ImageDraw.Draw(words)
    rtl = direction == "rtl"
    placed = list(placed_words(cover.words, theme, layout.room))
    edge = layout.room.left + layout.room.width if rtl else layout.room.left
    shift = layout.size[0] - layout.room.width - 2 * layout.room.left if rtl else 0
    for line in placed:
        line.lettering.draw(draw, line.text, edge + shift, line.top, _WHITE, rtl=rtl)
    field = _field(layout, placed, rtl=rtl)
    if cover.picture is not None:
        return _with_photograph(cover.picture, words, cover.palette, field), "image/jpeg"
    shades = _shaded(words, cover, field)
    return palette_png(layout.size, _shades(cover.palette), _rows(shades)), "image/png"


def _field(layout: Layout, placed: list[Placed], *, rtl: bool) -> tuple[int, int, int, int]:
    left, top, right, bottom = layout.field
    if layout.low:
        lowest = max(line.top + line.lettering.leading for line in placed)
        return left, max(top, lowest + 40), right, bottom
    wide = layout.size[0]
    return (wide - right, top, wide - left, bottom) if rtl else layout.field


def _drawn(shapes: tuple[Shape, ...], width: int, height: int) -> Any:
    """Shapes in white on black, their edges in grey."""
    from PIL import Image, ImageDraw

    fine = Image.new("L", (width * _FINE, height * _FINE), 0)
    draw = ImageDraw.Draw(fine)
    for shape in shapes:
        match shape:
            case Bar():
                corner = shape.left + shape.width, shape.top + shape.height
                draw.rectangle(_fine(shape.left, shape.top, *corner), fill=_WHITE)
            case Disc():
                draw.ellipse(_around(shape.x, shape.y, shape.radius), fill=_WHITE)
            case Ring():
                box = _around(shape.x, shape.y, shape.radius)
                draw.ellipse(box, outline=_WHITE, width=round(shape.width * _FINE))
            case _:
                assert_never(shape)
    return fine.reduce(_FINE)


def _fine(*numbers: float) -> tuple[int, ...]:
    return tuple(round(number * _FINE) for number in numbers)


def _around(x: float, y: float, radius: float) -> tuple[int, ...]:
    return _fine(x - radius, y - radius, x + radius, y + radius)


def _shades(palette: Palette) -> bytes:
    """The colours of a cover, few enough to pack well: from its ground to the type, and from it
    to the motif, which begins with its second shade. Three bytes each."""
    ground, ink, accent = map(_rgb, (palette.ground, palette.ink, palette.accent))
    to_ink = [_between(ground, ink, shade / (SHADES_OF_INK - 1)) for shade in range(SHADES_OF_INK)]
    steps = (step / SHADES_OF_ACCENT for step in range(1, SHADES_OF_ACCENT + 1))
    return b"".join((*to_ink, *(_between(ground, accent, step) for step in steps)))


def _rgb(written: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(written.removeprefix("#")))


def _between(first: tuple[int, ...], last: tuple[int, ...], step: float) -> bytes:
    return bytes(round(a + (b - a) * step) for a, b in zip(first, last, strict=True))


_INK_OF: Final = [grey * SHADES_OF_INK // 256 for grey in range(256)]
_ACCENT_OF: Final = [
    SHADES_OF_INK - 1 + shade if (shade := grey * (SHADES_OF_ACCENT + 1) // 256) else 0
    for grey in range(256)
]


def _shaded(words: Any, cover: Cover, field: tuple[int, int, int, int]) -> Any:
    """The words in shades of ink, and in the field, where there are none, those of the motif."""
    from PIL import Image

    left, top, right, bottom = field
    width, height = right - left, bottom - top
    shades = Image.new("P", words.size, 0)
    box = words.getbbox() or (0, 0, 1, 1)
    shades.paste(words.crop(box).point(_INK_OF), box)
    shades.paste(_drawn(cover.motif(width, height), width, height).point(_ACCENT_OF), field)
    return shades


def _rows(shades: Any) -> Iterator[bytes]:
    """The rows of a picture as PNG has them: 0 for no filter, then two shades a byte."""
    width, height = shades.size
    row = 1 + width // 2  # bytes in the file
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        band = shades.crop((0, top, width, bottom))
        if band.getbbox() is None:
            yield bytes(row * (bottom - top))
            continue
        # A row is packed with a zero after it; moved before it, that is the filter of the next.
        yield b"\0" + band.tobytes("raw", "P;4", row, 1)[:-1]


def photograph(data: bytes, width: int, height: int) -> bytes:
    """A photograph cut to a size in pixels, upright, as JPEG."""
    return _jpeg(_cut(data, width, height))


def _cut(data: bytes, width: int, height: int) -> Any:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
        return ImageOps.fit(upright, (width, height))


def _jpeg(picture: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _with_photograph(
    data: bytes, words: Any, palette: Palette, field: tuple[int, int, int, int]
) -> bytes:
    from PIL import Image

    left, top, right, bottom = field
    page = Image.new("RGB", words.size, palette.ground)
    page.paste(Image.new("RGB", words.size, palette.ink), mask=words)
    page.paste(_cut(data, right - left, bottom - top), field)
    return _jpeg(page)
