"""The kinds of pictures that an Article can hold, by the names and the first bytes of files."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from convert.article import MediaType

BY_SUFFIX: Final[Mapping[str, MediaType]] = MappingProxyType(
    {
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".avif": "image/avif",
    }
)
"""What the name of a picture's file says of it; the first suffix of a kind is the usual one."""

OF_LOGOS: Final[tuple[MediaType, ...]] = ("image/svg+xml", "image/png")
"""The kinds that a logo may be of: sharp at any size, or with edges that can be seen through."""

_MAGIC: Final[tuple[tuple[bytes, MediaType], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_SVG: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg\b", re.S
)


def suffix_of(media_type: MediaType) -> str:
    """The usual suffix of a picture of this kind, with its dot."""
    return next(suffix for suffix, kind in BY_SUFFIX.items() if kind == media_type)


def media_type_of(data: bytes) -> MediaType | None:
    """The kind of a picture by its first bytes."""
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return "image/svg+xml" if _SVG.match(data[:4096]) else None
