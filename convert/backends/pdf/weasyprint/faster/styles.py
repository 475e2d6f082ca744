"""Values of styles looked up once where WeasyPrint works them out for every box."""

from collections.abc import Callable
from math import inf
from typing import Any

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.shapes import Box

# Of a box: what `resolve_percentages` sets.
_SIDES = ("left", "right", "top", "bottom")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{bound}{size}" for size in ("width", "height") for bound in ("", "min_", "max_")),
)
_OF_SPECIAL_USE = ("display", "float", "page", "position")

Resolver = Callable[[Box, object], None]
Missing = Callable[[Any, str], object]


def resolver(copies: Copies, original: Resolver) -> Resolver:
    """A `resolve_percentages` that remembers, for a style without percentages, its lengths, and
    asks nothing of the dozen margin boxes of a page that hold nothing.
    """
    margin_box = copies.module("weasyprint.formatting_structure.boxes").MarginBox
    nothing = {name: inf if name.startswith("max_") else 0 for name in _LENGTHS}

    def resolve_percentages(box: Any, containing_block: object) -> None:
        style: Any = box.style
        if isinstance(box, margin_box) and not box.is_generated:
            vars(box).update(nothing)
            return
        lengths = vars(style).get("_lengths")
        if lengths:
            vars(box).update(lengths)
            return
        original(box, containing_block)
        if lengths is None:
            style._lengths = {}
            if style["border_collapse"] != "collapse" and all(
                map(_is_fixed, map(style.__getitem__, _LENGTHS))
            ):
                style._lengths = {name: getattr(box, name) for name in _LENGTHS}

    return resolve_percentages


def _is_fixed(value: object) -> bool:
    """Whether a computed value means the same length in a box of any size."""
    return value == "auto" or isinstance(value, int | float) or getattr(value, "unit", "%") == "px"


def looker(copies: Copies, original: Missing) -> Missing:
    """A `ComputedStyle.__missing__` for the common case: no rule names the property, so it is
    inherited or has its initial value.
    """
    css, properties = copies.module("weasyprint.css"), copies.module("weasyprint.css.properties")
    physical, inherits = css.PHYSICAL_FUNCTIONS, properties.INHERITED
    simple = {
        name: value
        for name, value in properties.INITIAL_VALUES.items()
        if name not in properties.INITIAL_NOT_COMPUTED
        and name not in _OF_SPECIAL_USE
        and not name.startswith("text_decoration_")
    }
    inherited = {name for name in simple if name in inherits and name not in physical}
    initial = {name for name in simple if name not in inherits and name not in physical}
    # `margin-left` may be said as `margin-inline-start`: the other name of each side.
    logical = {
        direction: {
            name: physical[name](block="ttb", inline=direction)
            for name in simple
            if name in physical and name not in inherits
        }
        for direction in ("ltr", "rtl")
    }

    def missing(self: Any, key: str) -> object:
        if key in self.cascaded:
            return original(self, key)
        if key in initial:
            value = self[key] = simple[key]
            return value
        if key in inherited and self.parent_style is not None:
            value = self[key] = self.parent_style[key]
            return value
        # `direction` itself is not among them, and a root that nobody gave one has yet to find it.
        other = logical[self["direction"]][key] if key in logical["ltr"] else None
        if other is not None and other not in self.cascaded:
            value = self[key] = simple[key]
            return value
        return original(self, key)

    return missing
