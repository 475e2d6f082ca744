"""Fonts in CSS: the rule for a file that a document carries, and the families of a text."""

from collections.abc import Iterable

from convert.design.font_families import Kind
from convert.design.fonts import Face

_GENERIC: dict[Kind, str] = {"serif": "serif", "sans": "sans-serif", "mono": "monospace"}
_LOCAL: dict[Kind, str] = {
    "serif": 'Charter, Georgia, "Noto Serif", serif',
    "sans": '"Helvetica Neue", Arial, "Noto Sans", sans-serif',
    "mono": 'ui-monospace, Consolas, "Noto Sans Mono", monospace',
}


def font_face(face: Face, address: str, *, format: str = "", display: str = "") -> str:
    """The `@font-face` rule of a face (CSS Fonts 4, 4). `format` and `display` are its `format()`
    and `font-display`, left out where they are empty.
    """
    style = "italic" if face.italic else "normal"
    shown = f"font-display: {display}; " if display else ""
    hint = f' format("{format}")' if format else ""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {style}; {shown}src: url("{address}"){hint}; }}'
    )


def font_stack(families: Iterable[str], kind: Kind | None = None, *, local: bool = False) -> str:
    """The value of `font-family`: `families` and, where a kind is given, what stands in for them.

    local: what machines have of that kind is named before the generic family, for documents that
    may go without their fonts.
    """
    names = [f'"{name}"' for name in dict.fromkeys(families)]
    if kind:
        names.append((_LOCAL if local else _GENERIC)[kind])
    return ", ".join(names)
