"""Areas of links that can be hit, where WeasyPrint makes some without height.

It takes the height of a line for an inline link's area. The marks of notes have none, so that they
do not push lines apart (`line-height: 0`), and then nobody can hit them (WCAG 2.2 2.5.8).
"""

from collections.abc import Callable

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.shapes import Area, InlineBox, Style

_FLAT = 1.0  # px: a line that is lower has been taken its height
_NORMAL = 1.2  # em: about what fonts ask for, where a style says nothing


def reaching(_copies: Copies, original: Callable[[InlineBox], Area]) -> Callable[[InlineBox], Area]:
    """An `InlineBox.hit_area` that is as high as the line around it."""

    def hit_area(box: InlineBox) -> Area:
        left, top, width, height = original(box)
        if height >= _FLAT:
            return left, top, width, height
        high = max(_line_height(box.style), box.border_height())
        return left, box.border_box_y(), width, high

    return hit_area


def _line_height(style: Style | None) -> float:
    """The height of the nearest line around that has one."""
    while style is not None:
        height = style["line_height"]
        if isinstance(height, float):  # a number, in em
            height *= style["font_size"]
        else:
            height = getattr(height, "value", _NORMAL * style["font_size"])
        if height >= _FLAT:
            return float(height)
        style = style.parent_style
    return 0.0
