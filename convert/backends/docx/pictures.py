"""How large a picture stands in a Word file: as on a page of the other formats."""

import io
import re

_PIXELS_AN_INCH = 96  # CSS Values 4, 6.2, whatever a file says of itself


def mend_pictures(part: bytes) -> bytes:
    """The document part with pictures flush with the text, and each described once.

    LibreOffice gives room where none is told (ISO/IEC 29500-1, 20.4.2.8). pandoc copies an
    image's address into its description, beside the real one.
    """
    part = re.sub(rb'(<pic:cNvPr )descr="[^"]*"', rb'\1descr=""', part)
    return part.replace(b"<wp:inline>", b'<wp:inline distT="0" distB="0" distL="0" distR="0">')


def picture_size(data: bytes) -> dict[str, str | None]:
    """Width and height as pandoc's attributes; pandoc keeps a picture within the text's width.

    By itself it counts 72 pixels an inch. Nothing for a picture whose size cannot be told.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            sides = zip(("width", "height"), picture.size, strict=True)
            return {name: f"{side / _PIXELS_AN_INCH:.4f}in" for name, side in sides}
    except (OSError, ValueError):
        return {}
