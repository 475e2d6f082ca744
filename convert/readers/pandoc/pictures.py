"""The pictures of a document: in it, in its archive, or beside it. Nothing is fetched."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from convert.errors import SourceError
from convert.media_types import media_type_of
from convert.readers.pandoc.work import Picture
from convert.source import named

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


def _file(address: str, files: Mapping[str, bytes]) -> bytes:
    """The file at an address, which may ask a server for more than the file. Raises as `named`."""
    plain = address.partition("#")[0]
    try:
        return named(plain, files)
    except KeyError:
        return named(plain.partition("?")[0], files)


def _inlined(address: str) -> bytes:
    """The bytes in a `data:` address (RFC 2397); none where it is broken."""
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode("".join(unquote(body).split()), validate=False)
    except NotBase64:
        return b""
