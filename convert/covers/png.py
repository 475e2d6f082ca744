"""PNG files of few colours, packed in less time than an encoder that weighs filters takes.

A cover is set in type on blank paper: runs of one byte are all there is to find in it.
"""

import struct
import zlib
from collections.abc import Iterable

SHADES_OF_INK = 10
"""Of the sixteen colours, those from the ground of a cover to its type, both included."""

SHADES_OF_ACCENT = 6
"""Those further ones to its motif."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
_BITS = 4


def palette_png(size: tuple[int, int], palette: bytes, rows: Iterable[bytes]) -> bytes:
    """A picture of at most 16 colours as a PNG file (ISO/IEC 15948).

    palette: three bytes a colour. rows: from the top down, in pieces of any length; each row is a
    byte for its filter, 0 for none, and then two pixels a byte.
    """
    header = struct.pack(">IIBBBBB", *size, _BITS, _INDEXED, 0, 0, 0)
    packer = zlib.compressobj(strategy=zlib.Z_RLE)
    packed = b"".join([*map(packer.compress, rows), packer.flush()])
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    named = kind + data
    return struct.pack(">I", len(data)) + named + struct.pack(">I", zlib.crc32(named))
