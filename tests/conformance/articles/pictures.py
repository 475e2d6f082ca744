"""Pictures that the generated articles show, drawn here: rows of colours packed as PNG."""

import struct
import zlib
from collections.abc import Iterable

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR, _BITS = 2, 8

_SKY, _SUN, _SEA, _QUAY = (
    bytes.fromhex(colour) for colour in ("bcd4e6", "f2c14e", "33658a", "4a4238")
)


def png(width: int, rows: Iterable[bytes]) -> bytes:
    """A picture of rows, three bytes a pixel, as a PNG file (ISO/IEC 15948)."""
    unfiltered = [b"\0" + row for row in rows]
    header = struct.pack(">IIBBBBB", width, len(unfiltered), _BITS, _TRUE_COLOUR, 0, 0, 0)
    data = zlib.compress(b"".join(unfiltered))
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def _harbour_row(y: int) -> bytes:
    if y >= 230:
        return _QUAY * 480
    if y >= 150:
        return _SEA * 480
    reach = int(max(0, 40**2 - (y - 90) ** 2) ** 0.5)  # of the sun, whose middle is at 360, 90
    return _SKY * (360 - reach) + _SUN * (2 * reach) + _SKY * (120 - reach)


DOT = png(1, [_QUAY])
"""The smallest picture."""

HARBOUR = png(480, map(_harbour_row, range(270)))
"""The sun over the sea behind a quay: 480 by 270 pixels."""
