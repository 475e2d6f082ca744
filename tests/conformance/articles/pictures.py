"""Pictures that the generated articles show, drawn here: rows of colours packed as PNG."""

import io
from collections.abc import Iterable

from PIL import Image

_SKY, _SUN, _SEA, _QUAY = (
    bytes.fromhex(colour) for colour in ("bcd4e6", "f2c14e", "33658a", "4a4238")
)


def png(width: int, rows: Iterable[bytes]) -> bytes:
    """A picture of rows, three bytes a pixel, as a PNG file."""
    pixels = b"".join(rows)
    written = io.BytesIO()
    Image.frombytes("RGB", (width, len(pixels) // (3 * width)), pixels).save(written, "PNG")
    return written.getvalue()


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
