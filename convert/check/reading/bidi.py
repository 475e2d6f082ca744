"""From the order in which glyphs are painted to the order in which they are read.

Engines paint the glyphs of Arabic and Hebrew from left to right. This undoes the Unicode
Bidirectional Algorithm (UAX 9) for one line as far as the painted glyphs allow: nested levels
beyond numbers and one change of direction are not told apart.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Literal

from convert.languages.directions import has_right_to_left

Strength = Literal["L", "R", "N", "-"]
"""Left-to-right, right-to-left, number, neutral."""

_STRENGTHS: dict[str, Strength] = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}


def reading_order(glyphs: Sequence[str]) -> str:
    """The characters of one painted line, each glyph's given, in reading order."""
    text = "".join(glyphs)
    if not has_right_to_left(text):
        return text
    strengths = [_strength(glyph) for glyph in glyphs]
    if strengths.count("R") >= strengths.count("L"):
        return "".join(_reversed(glyphs, strengths, keep=("L", "N")))
    return "".join(_reversed_inside(glyphs, strengths))


def _reversed(
    glyphs: Sequence[str], strengths: Sequence[Strength], keep: tuple[Strength, ...]
) -> list[str]:
    """The line from its end, with what runs the other way (words, numbers) kept as it is."""
    turned = list(zip(glyphs, _filled(strengths, keep), strict=True))[::-1]
    ordered: list[str] = []
    for kept, run in groupby(turned, key=lambda pair: pair[1]):
        pieces = [glyph for glyph, _ in run]
        ordered += pieces[::-1] if kept else pieces
    return ordered


def _filled(strengths: Sequence[Strength], keep: tuple[Strength, ...]) -> list[bool]:
    """True for glyphs of a kept strength and for the neutrals between two of them."""
    kept = [strength in keep for strength in strengths]
    last: int | None = None
    for index, strength in enumerate(strengths):
        if strength in keep:
            if last is not None:
                kept[last:index] = [True] * (index - last)
            last = index
        elif strength == "R":
            last = None
    return kept


def _reversed_inside(glyphs: Sequence[str], strengths: Sequence[Strength]) -> list[str]:
    """A left-to-right line in which only the right-to-left stretches are turned."""
    inside = _filled_between(strengths)
    ordered: list[str] = []
    for turned, run in groupby(zip(glyphs, strengths, inside, strict=True), key=lambda t: t[2]):
        pieces = list(run)
        if turned:
            ordered += _reversed([p[0] for p in pieces], [p[1] for p in pieces], keep=("N",))
        else:
            ordered += [piece[0] for piece in pieces]
    return ordered


def _filled_between(strengths: Sequence[Strength]) -> list[bool]:
    """True from one right-to-left glyph to the last one before a left-to-right one."""
    inside = [strength == "R" for strength in strengths]
    last: int | None = None
    for index, strength in enumerate(strengths):
        if strength == "R":
            if last is not None:
                inside[last:index] = [True] * (index - last)
            last = index
        elif strength == "L":
            last = None
    return inside


@cache
def _strength(glyph: str) -> Strength:
    """The strength of a glyph, which is that of the first of its characters that has one."""
    kinds = (_STRENGTHS.get(unicodedata.bidirectional(character), "-") for character in glyph)
    return next((kind for kind in kinds if kind != "-"), "-")
