"""CSS lengths as the units that other formats count in."""

from typing import Literal

from convert.errors import UsageError
from convert.patterns import Lazy

_LENGTH = Lazy(r"(\d+(?:\.\d+)?)(pt|mm|cm|in|px)$")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}

Paper = Literal["A4", "A5", "Letter", "Legal"]

# Width and height in points, portrait (ISO 216 and ANSI/ASME Y14.1).
PAPER: dict[Paper, tuple[float, float]] = {
    "A4": (595.3, 841.9),
    "A5": (419.5, 595.3),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
}


def points(length: str) -> float:
    """A CSS length in points. Raises UsageError for anything else."""
    found = _LENGTH.match(length.strip())
    if not found:
        raise UsageError(f"'{length}' is not a length", hint="Write it as 12pt or 25mm.")
    return float(found[1]) * _POINTS[found[2]]


def half_points(size: float) -> int:
    """Points as Word's font sizes."""
    return round(size * 2)


def twips(size: float) -> int:
    """Points as Word's lengths, twentieths of a point."""
    return round(size * 20)
