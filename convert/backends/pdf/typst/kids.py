"""What a structure element holds (ISO 32000-1, 14.7.2, K): elements, marks and references."""

import pikepdf
from pikepdf import Array


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The kids of an element, in order; a single one may stand there without an array."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
