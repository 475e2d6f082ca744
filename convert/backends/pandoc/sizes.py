"""How large a picture stands in a file of a word processor, as on a page of the other formats."""

import io

from convert.pictures import ZOOM

_PIXELS_AN_INCH = 96  # CSS Values 4, 6.2, whatever a file says of itself


def picture_size(data: bytes) -> dict[str, str | None]:
    """Width and height as pandoc's attributes; pandoc keeps a picture within the text's width.

    By itself it counts 72 pixels an inch. Nothing for a picture whose size cannot be told.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            sides = zip(("width", "height"), picture.size, strict=True)
            inch = _PIXELS_AN_INCH * float(picture.info.get(ZOOM, 1))
            return {name: f"{side / inch:.4f}in" for name, side in sides}
    except (OSError, ValueError):
        return {}


def size_in_line(data: bytes, height: float) -> dict[str, str | None]:
    """The same for a picture that is so high, in inches; a wide one is no wider than ten times."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            width = min(10 * height, height * picture.width / picture.height)
            own = width * picture.height / picture.width
    except (OSError, ValueError):
        return {"height": f"{height:.4f}in"}
    return {"width": f"{width:.4f}in", "height": f"{own:.4f}in"}
