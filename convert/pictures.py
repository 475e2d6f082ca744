"""Pictures as a format takes them: of a kind that it knows, upright, no larger than is seen, and
without what a camera wrote into them. Their colours stay: a profile goes with them.
"""

import io
from functools import lru_cache
from typing import Any, Final
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, MediaType, Pictured
from convert.settings import PICTURE_WIDTH
from convert.walk.pictures import map_pictures_of, pictures_of

_ORIENTATION: Final = 0x0112  # Exif 2.32, 4.6.4
_QUALITY: Final = 88
_LETTERING: Final = "Source Sans Pro"  # of drawings: the same on every machine
_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
ZOOM: Final = "convert-zoom"
"""What a painted drawing says of itself: how much finer it is than it is large."""

_FORMATS: Final = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


class Taken(Struct, frozen=True):
    """The kinds of pictures that a format takes, and the most pixels of their longer side."""

    kinds: frozenset[MediaType]
    widest: int = PICTURE_WIDTH


def fitted(article: Article, taken: Taken) -> Article:
    """The article with every picture as `taken` wants it; the very same where all are so."""
    if not any(pictures_of(article)):
        return article

    def fit(picture: Pictured, _line: int | None) -> Pictured:
        data, kind = fitted_picture(picture.data, picture.media_type, taken)
        if data is picture.data and kind == picture.media_type:
            return picture
        return replace(picture, data=data, media_type=kind)

    return map_pictures_of(article, fit)


@lru_cache(maxsize=16)
def fitted_picture(data: bytes, kind: MediaType, taken: Taken) -> tuple[bytes, MediaType]:
    """A sound picture's bytes and kind as a format takes them; the very same bytes where they are
    so already. A drawing (SVG) stays where it is taken, and so does what moves.
    """
    if kind == "image/svg+xml":
        return (data, kind) if kind in taken.kinds else _painted(data, taken.widest)
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        known = kind in taken.kinds
        moves = getattr(picture, "n_frames", 1) > 1 and kind != "image/jpeg"
        if known and (moves or _is_fit(picture, taken.widest)):
            return (data if moves else _without_remarks(data, kind)), kind
        return _drawn_anew(picture, kind if known else None, taken)


def _is_fit(picture: Any, widest: int) -> bool:
    upright: bool = picture.getexif().get(_ORIENTATION, 1) == 1
    return upright and max(picture.size) <= widest


def _drawn_anew(picture: Any, kind: MediaType | None, taken: Taken) -> tuple[bytes, MediaType]:
    """Turned upright and made smaller; as PNG where it can be seen through, JPEG else."""
    from PIL import Image, ImageOps

    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    clear = "A" in upright.getbands() or "transparency" in upright.info
    target = kind if kind in _FORMATS else "image/png" if clear else "image/jpeg"
    target = target if target in taken.kinds else "image/png"
    drawn = upright.convert("RGBA" if clear and target != "image/jpeg" else "RGB")
    if picture.mode in ("CMYK", "LAB"):
        profile = None  # it says what the colours were before they were made red, green and blue
    drawn.thumbnail((taken.widest, taken.widest), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    drawn.save(
        written, _FORMATS[target], icc_profile=profile, quality=_QUALITY, optimize=True, exif=b""
    )
    return written.getvalue(), target


def _painted(svg: bytes, widest: int) -> tuple[bytes, MediaType]:
    """A drawing as pixels, twice as fine as it says that it is large."""
    from PIL import Image
    from resvg_py import svg_to_bytes

    from convert.design.fonts import choose, faces

    text = svg.decode("utf-8", "replace")
    families = choose(text, (_LETTERING,)).families
    fonts = [str(face.path) for family in families for face in faces(family)]

    def painted(zoom: float) -> bytes:
        return svg_to_bytes(
            svg_string=text,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=_LETTERING,
            sans_serif_family=_LETTERING,
            serif_family=_LETTERING,
            monospace_family=_LETTERING,
            cursive_family=_LETTERING,
            fantasy_family=_LETTERING,
        )

    with Image.open(io.BytesIO(painted(1.0))) as picture:
        zoom = min(2.0, widest / max(picture.size))
    return _as_fine_as(painted(zoom), zoom), "image/png"


def _as_fine_as(png: bytes, zoom: float) -> bytes:
    """A PNG that says how many of its pixels stand for one of the drawing's (PNG, 11.3.4.3)."""
    head = len(_PNG_HEAD) + 25  # the signature, and the first part, which says the size
    said = b"tEXt" + ZOOM.encode() + b"\0" + f"{zoom:.4f}".encode()
    part = (len(said) - 4).to_bytes(4) + said + crc32(said).to_bytes(4)
    return png[:head] + part + png[head:]


def _without_remarks(data: bytes, kind: MediaType) -> bytes:
    """A picture without its remarks - place, camera, names - and every pixel as it was."""
    if kind == "image/jpeg":
        return _jpeg_without_remarks(data)
    return _png_without_remarks(data) if kind == "image/png" else data


def _jpeg_without_remarks(data: bytes) -> bytes:
    """Without Exif and XMP (APP1), IPTC (APP13) and comments (ITU-T T.81, B.1.1.4)."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in (0xE1, 0xED, 0xFE):
            kept.append(data[at:end])
        at = end
    return data if at + 4 > len(data) else b"".join((*kept, data[at:]))


def _png_without_remarks(data: bytes) -> bytes:
    """Without texts, Exif and the time (PNG, 11.3)."""
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            kept.append(data[at:end])
        at = end
    return b"".join(kept) if at == len(data) else data
