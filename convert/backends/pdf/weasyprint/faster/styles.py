"""Values of styles looked up once where WeasyPrint works them out for every box.

These stand in for private parts of WeasyPrint 70 (`css.ComputedStyle.__missing__` and
`layout.percent.resolve_percentages`) and give the same values;
`tests/backends/test_private_parts.py` names them.
"""

from collections.abc import Callable
from math import inf
from typing import Any

# Of a box: what `resolve_percentages` sets.
_SIDES = ("left", "right", "top", "bottom")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{bound}{size}" for size in ("width", "height") for bound in ("", "min_", "max_")),
)
_OF_SPECIAL_USE = ("display", "float", "page", "position")

Resolver = Callable[[Any, Any], None]


def look_up_styles_faster() -> None:
    """Let WeasyPrint, from now on, look up what it has worked out before."""
    import weasyprint
    from weasyprint import css
    from weasyprint.layout import percent

    resolve: Resolver = percent.resolve_percentages
    for module in vars(weasyprint.layout).values():
        if getattr(module, "resolve_percentages", None) is resolve:
            module.resolve_percentages = resolver(resolve)
    css.ComputedStyle.__missing__ = looker(css.ComputedStyle.__missing__)


def resolver(original: Resolver) -> Resolver:
    """A `resolve_percentages` that remembers, for a style without percentages, its lengths, and
    asks nothing of the dozen margin boxes of a page that hold nothing.
    """
    from weasyprint.formatting_structure.boxes import MarginBox

    nothing = {name: inf if name.startswith("max_") else 0 for name in _LENGTHS}

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        if isinstance(box, MarginBox) and not box.is_generated:
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


def _is_fixed(value: Any) -> bool:
    """Whether a computed value means the same length in a box of any size."""
    return value == "auto" or isinstance(value, int | float) or getattr(value, "unit", "%") == "px"


def looker(original: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A `ComputedStyle.__missing__` for the common case: no rule names the property, so it is
    inherited or has its initial value.
    """
    from weasyprint.css import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    simple = {
        name: value
        for name, value in INITIAL_VALUES.items()
        if name not in INITIAL_NOT_COMPUTED
        and name not in _OF_SPECIAL_USE
        and not name.startswith("text_decoration_")
    }
    inherited = {name for name in simple if name in INHERITED and name not in PHYSICAL_FUNCTIONS}
    initial = {name for name in simple if name not in INHERITED and name not in PHYSICAL_FUNCTIONS}
    # `margin-left` may be said as `margin-inline-start`: the other name of each side.
    logical = {
        direction: {
            name: PHYSICAL_FUNCTIONS[name](block="ttb", inline=direction)
            for name in simple
            if name in PHYSICAL_FUNCTIONS and name not in INHERITED
        }
        for direction in ("ltr", "rtl")
    }

    def missing(self: Any, key: str) -> Any:
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
