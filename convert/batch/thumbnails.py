"""Covers in small: the colours and the kind of motif of each, as style sheets can draw them.

A front page may have ten thousand rows: a class for each kind of cover is all that they cost.
"""

from collections.abc import Iterable
from typing import Final

from convert.covers.design import KINDS, PALETTES, Palette

# The lower part of a thumbnail in the order of `motifs.MOTIFS`: rules, dots, bands, arcs.
_DRAWN: Final = (
    "repeating-linear-gradient(to bottom, {accent} 0 0.18rem, transparent 0.18rem 0.45rem)"
    " bottom / 100% 45% no-repeat",
    "linear-gradient({ground} 55%, transparent 55%),"
    " radial-gradient(circle, {accent} 0.14rem, transparent 0.16rem)"
    " left bottom / 0.5rem 0.5rem round",
    "repeating-linear-gradient(to right, {accent} 0 0.3rem, transparent 0.3rem 0.55rem)"
    " bottom / 100% 40% no-repeat",
    "repeating-radial-gradient(circle at 25% 100%, {accent} 0 0.18rem, transparent 0.18rem 0.5rem)"
    " bottom / 100% 45% no-repeat",
)


def cover_styles(kinds: Iterable[int]) -> str:
    """A rule for each kind of cover among these numbers (`covers.design.Cover.kind`)."""
    return "".join(_rule(kind % KINDS) for kind in sorted(set(kinds)))


def _rule(kind: int) -> str:
    palette: Palette = PALETTES[kind // len(_DRAWN)]
    drawn = _DRAWN[kind % len(_DRAWN)].format(accent=palette.accent, ground=palette.ground)
    return f".c{kind} {{ background: {drawn}, {palette.ground}; }}\n"
