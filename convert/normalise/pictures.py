"""Pictures are decided once, before any format: whole, of the type they say, and no bomb."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, MediaType, Pictured
from convert.errors import ArticleError, Diagnostic, Where
from convert.walk.pictures import map_pictures_of, pictures_of

MOST_PIXELS = 80_000_000
"""Of one picture, all of its frames together: three bytes each are held more than once."""

MOST_FRAMES = 1000
"""Of one moving picture."""

_TYPES: Final[dict[str, MediaType]] = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # several JPEGs in one file, as some cameras write
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}

_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
# What Pillow raises at damaged files of its formats, whose parts it unpacks and counts with.
_DAMAGED: Final = (
    *(OSError, SyntaxError, EOFError, LookupError, ArithmeticError, TypeError),
    struct.error,
)
_PNG_END: Final = b"IEND\xaeB`\x82"


class Sound(Struct, frozen=True):
    """A picture that every format can carry. told: what of it was changed, in words."""

    data: bytes
    media_type: MediaType
    told: str = ""


def with_sound_pictures(article: Article, name: str) -> tuple[Article, list[Diagnostic]]:
    """An article with every picture as `sound_picture` gives it, and what was changed.

    Raises ArticleError, which names the picture by its words, for one that cannot be shown.
    """
    if not any(pictures_of(article)):
        return article, []
    told: list[Diagnostic] = []

    def decided(picture: Pictured, line: int | None) -> Pictured:
        called = f"the picture '{picture.alt}'" if picture.alt.strip() else "a decorative picture"
        try:
            sound = sound_picture(picture.data, picture.media_type)
        except ValueError as error:
            raise ArticleError(
                f"{called} {error}", where=Where(name, line), code="picture.unsound"
            ) from error
        if sound.told:
            message = f"{called} {sound.told}"
            told.append(Diagnostic(code="picture.changed", message=message, line=line))
        if sound.data == picture.data and sound.media_type == picture.media_type:
            return picture
        return replace(picture, data=sound.data, media_type=sound.media_type)

    return map_pictures_of(article, decided), told


@lru_cache(maxsize=4)  # four formats ask for one; no more memory than that is held
def sound_picture(data: bytes, media_type: str) -> Sound:
    """A picture with the media type that its bytes have; an SVG without what is active in it.

    Raises ValueError, whose words go on from "the picture", for one that is damaged, too large,
    or of no type that an article can have.
    """
    if not data:
        raise ValueError("has no bytes")
    if _looks_like_svg(data):
        from convert.normalise.svg import without_activity

        found, told = without_activity(data)
        kind: MediaType = "image/svg+xml"
    else:
        found, told, kind = data, "", _raster_type(data)
    if kind != media_type:
        told = " and ".join(filter(None, (f"is {kind}, not {media_type} as it says", told)))
    return Sound(found, kind, told)


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<"))


def _raster_type(data: bytes) -> MediaType:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow, where it is we who decide
            kind = _read_to_its_end(data)
        if kind == "image/png" and _PNG_END not in data[-4096:]:
            raise OSError("its end is missing")
    except Image.DecompressionBombError as error:
        raise ValueError(f"has more than {MOST_PIXELS:,} pixels") from error
    except UnidentifiedImageError as error:
        known = ", ".join(get_args(MediaType))
        raise ValueError(f"is of no type that an article can have ({known})") from error
    except _DAMAGED as error:
        raise ValueError(f"is damaged: {error}") from error
    return kind


@contextmanager
def _nothing_forgiven() -> Iterator[None]:
    """Pillow raises at a picture that ends early, though another part of a program asked it, for
    the whole process, to paint what is there of one.
    """
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _read_to_its_end(data: bytes) -> MediaType:
    from PIL import Image

    with _nothing_forgiven(), Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        kind = _TYPES[picture.format or ""]
        _refuse_large(picture, 1)
        picture.load()
        _refuse_frames(picture)
    return kind


def _refuse_large(picture: Any, frames: int) -> None:
    width, height = picture.size
    if width * height * frames > MOST_PIXELS:
        raise ValueError(f"has more than {MOST_PIXELS:,} pixels")


def _refuse_frames(picture: Any) -> None:
    """Every frame is read: one that is damaged or too much may be the last."""
    frames = 1
    while True:
        try:
            picture.seek(frames)
        except EOFError:
            return
        frames += 1
        if frames > MOST_FRAMES:
            raise ValueError(f"has more than {MOST_FRAMES:,} frames")
        _refuse_large(picture, frames)
        picture.load()
