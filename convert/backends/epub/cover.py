"""A cover set in type: title, byline and date on the theme's paper."""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from convert.article import Article
from convert.backends.epub.png import palette_png
from convert.fonts import Face, choose, coverage, faces
from convert.markup.dates import printed_date
from convert.subset import font_file
from convert.themes import Theme

_WIDTH, _HEIGHT = 800, 1200
_MARGIN = 84
_LEADING = 1.18
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
    top = _set(draw, title, top, _title_size(title), 600, theme, rtl) + 40
    for text in filter(None, (byline, date)):
        top = _set(draw, text, top, 34, 400, theme, rtl) + 8
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


def _title_size(title: str) -> int:
    return next(
        (size for longest, size in ((40, 84), (80, 72), (140, 58)) if len(title) < longest), 44
    )


def _set(draw: Any, text: str, top: int, size: int, weight: int, theme: Theme, rtl: bool) -> int:
    """Draw `text` in lines from `top` down; where the next line would begin."""
    font = _font(text, size, weight, theme)
    bottom = _HEIGHT - 170
    for line in _break(draw, text, font):
        if top + size > bottom:
            break
        anchor, left = ("ra", _WIDTH - _MARGIN) if rtl else ("la", _MARGIN)
        direction = "rtl" if rtl else "ltr"
        draw.text(
            (left, top),
            line,
            font=font,
            fill=_WHITE,
            anchor=anchor,
            direction=direction,
        )
        top += round(size * _LEADING)
    return top


def _break(draw: Any, text: str, font: Any) -> list[str]:
    """`text` in lines that fit; text without spaces breaks between any two characters."""
    width = _WIDTH - 2 * _MARGIN
    lines: list[str] = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if draw.textlength(candidate, font=font) <= width:
            lines[-1] = candidate
            continue
        if draw.textlength(word, font=font) <= width:
            lines.append(word)
            continue
        for character in word:
            if draw.textlength(lines[-1] + character, font=font) > width:
                lines.append("")
            lines[-1] += character
    return [line for line in lines if line]


def _font(text: str, size: int, weight: int, theme: Theme) -> Any:
    """One font for the whole of `text`: the family that has most of its characters."""
    families = choose(text, (theme.tokens.fonts.display,), theme.tokens.fonts.also).families
    characters = [character for character in text if not character.isspace()]

    def covered(name: str) -> int:
        has = coverage(faces(name)[0].path)
        return sum(ord(character) in has for character in characters)

    best = max(families, key=covered)
    upright = [face for face in faces(best) if not face.italic]
    return _loaded(min(upright, key=lambda face: abs(face.weight - weight)), size)


@lru_cache(maxsize=32)
def _loaded(face: Face, size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(io.BytesIO(font_file(face)), size)
