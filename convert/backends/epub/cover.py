"""A cover set in type: title, byline and date on the theme's paper."""

import sys
from collections.abc import Iterator
from typing import Any

from convert.article import Article
from convert.backends.epub.lettering import Lettering, break_lines, breaks_anywhere
from convert.backends.epub.png import palette_png
from convert.design.themes import Theme
from convert.walk.dates import printed_date

_WIDTH, _HEIGHT = 800, 1200
_MARGIN = 84
_MEASURE = _WIDTH - 2 * _MARGIN
_HEAVY = 600
_TITLE_SIZES = ((40, 84), (80, 72), (140, 58), (sys.maxsize, 44))  # for titles shorter than
_WHITE = 255
_SHADES = 16  # as many as four bits tell apart
_SHADE_OF = [grey * _SHADES // 256 for grey in range(256)]
_ROW = 1 + _WIDTH // 2  # bytes of a row in a PNG file
_BAND = 200  # rows packed at once: a small piece of memory, and blank ones cost little
_BLANK = bytes(_ROW * _BAND)


def cover_alternative(article: Article) -> str:
    """The words on the cover."""
    return ". ".join(text.rstrip(".") for text in _lines(article) if text)


def _lines(article: Article) -> tuple[str, str, str]:
    metadata = article.metadata
    byline = metadata.byline or ", ".join(author.name for author in metadata.authors)
    return metadata.title, byline, printed_date(metadata)


def cover_picture(article: Article, theme: Theme) -> bytes:
    """The cover as PNG, 800 by 1200 pixels."""
    from PIL import Image, ImageDraw

    colour = theme.tokens.colour
    image = Image.new("P", (_WIDTH, _HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"  # in shades of grey: `palette_png` gets the palette
    rtl = article.metadata.direction == "rtl"
    title, byline, date = _lines(article)
    top = 150
    draw.rectangle((_MARGIN, top - 48, _WIDTH - _MARGIN, top - 42), fill=_WHITE)
    top = _set(draw, title, top, _title_lettering(title, theme), rtl) + 40
    for text in filter(None, (byline, date)):
        top = _set(draw, text, top, Lettering(text, 34, 400, theme), rtl) + 8
    draw.rectangle((_MARGIN, _HEIGHT - 126, _WIDTH - _MARGIN, _HEIGHT - 124), fill=_WHITE)
    return palette_png(image.size, _shades(colour.link, colour.paper), _rows(image))


def _shades(ground: str, type_colour: str) -> bytes:
    """The shades between two colours, few enough to pack well; three bytes each."""
    from PIL import ImageColor

    first, last = ImageColor.getrgb(ground), ImageColor.getrgb(type_colour)
    steps = [shade / (_SHADES - 1) for shade in range(_SHADES)]
    pairs = list(zip(first, last, strict=True))
    return bytes(round(a + (b - a) * step) for step in steps for a, b in pairs)


def _rows(image: Any) -> Iterator[bytes]:
    """The rows of a grey picture as PNG has them: 0 for no filter, then two shades a byte."""
    for top in range(0, _HEIGHT, _BAND):
        band = image.crop((0, top, _WIDTH, top + _BAND))
        if band.getbbox() is None:
            yield _BLANK
            continue
        # A row is packed with a zero after it; moved before it, that is the filter of the next.
        yield b"\0" + band.point(_SHADE_OF).tobytes("raw", "P;4", _ROW, 1)[:-1]


def _title_lettering(title: str, theme: Theme) -> Lettering:
    """Of the size for a title of this length, or one in which its longest word fits a line."""
    words = [word for word in title.split() if not breaks_anywhere(word)]
    sizes = (size for longest, size in _TITLE_SIZES if len(title) < longest)
    for lettering in (Lettering(title, size, _HEAVY, theme) for size in sizes):
        if all(lettering.width(word) <= _MEASURE for word in words):
            break
    return lettering


def _set(draw: Any, text: str, top: int, lettering: Lettering, rtl: bool) -> int:
    """Draw `text` in lines from `top` down; where the next line would begin."""
    bottom = _HEIGHT - 170
    edge = _WIDTH - _MARGIN if rtl else _MARGIN
    for line in break_lines(text, lettering, _MEASURE):
        if top + lettering.size > bottom:
            break
        lettering.draw(draw, line, edge, top, _WHITE, rtl=rtl)
        top += lettering.leading
    return top
