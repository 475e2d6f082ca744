"""The pictures of a document: in it, in its archive, or beside it. Nothing is fetched."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from posixpath import normpath
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from convert.article import MediaType
from convert.errors import SourceError
from convert.readers.pandoc.work import Picture

_MAGIC: Final[tuple[tuple[bytes, MediaType], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_SVG: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg\b", re.S
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def picture_at(address: str, files: Mapping[str, bytes]) -> Picture | str:
    """The picture at an address of a document, else in words why there is none.

    files: what came with the document, by path.
    """
    if address.startswith("data:"):
        data = _inlined(address)
    elif _SCHEME.match(address) or address.startswith("//"):
        return "is on the web, and nothing is fetched"
    else:
        try:
            data = _file(address, files)
        except KeyError:
            return "is not beside the source"
        except SourceError as error:
            return error.message
    media_type = media_type_of(data)
    return (data, media_type) if media_type else "is of a kind that is not known here"


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


def _file(address: str, files: Mapping[str, bytes]) -> bytes:
    """The file at an address as it stands, else as an address is unquoted. Raises KeyError where
    there is none, SourceError for one that is too large or cannot be read."""
    plain = address.partition("#")[0]
    try:
        return files[normpath(plain)]
    except KeyError:
        return files[normpath(unquote(plain.partition("?")[0]))]


def _inlined(address: str) -> bytes:
    """The bytes in a `data:` address (RFC 2397); none where it is broken."""
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode("".join(unquote(body).split()), validate=False)
    except NotBase64:
        return b""
