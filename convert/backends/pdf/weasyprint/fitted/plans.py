"""Where the lines of a paragraph end, decided for all of them together and kept for its pages."""

from collections.abc import Sequence
from itertools import chain, repeat, takewhile
from math import inf
from typing import Any

from msgspec import Struct

from convert.backends.pdf.optimum_fit import best_breaks
from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.faster.lines import laid_out, space_width
from convert.backends.pdf.weasyprint.fitted.leaves import (
    Leaf,
    byte_of,
    leaves_of,
    of_squares,
    skip_to,
)
from convert.backends.pdf.weasyprint.fitted.made import Surroundings
from convert.backends.pdf.weasyprint.fitted.measured import (
    Give,
    Measured,
    Spot,
    hyphen_spots,
    measure,
    places_of,
)
from convert.backends.pdf.weasyprint.shapes import LineBox, SkipStack, Style

_SPACE_STRETCH, _SPACE_SHRINK = 0.5, 0.3  # of a space
# Of the type size, and of the width: microtypography takes letters that far, unseen (Hàn Thế Thành,
# "Micro-typographic extensions to the TeX typesetting system", 2000, 3.2).
_LETTER_STRETCH, _LETTER_SHRINK = 0.01, 0.009
_SCALE = 0.02
# Of the type size: squares stand on no grid, and a line may be short by a word of Latin letters.
_SQUARE_STRETCH, _SQUARE_SHRINK = 0.03, 0.012
_SHORTEST = 4.0  # em of a last line
# How much further than without harm lines may be stretched: first without a hyphen, then with them.
_WITHOUT_HYPHENS = 1.4
_WITH_HYPHENS = 3.0


class PlannedLine(Struct, frozen=True):
    """A line that is to be made."""

    start: int
    """The byte of the paragraph's text at which it begins."""
    leaf: Leaf
    """What it ends in."""
    text: str | None
    """All of that leaf's text up to its end, a hyphen included; None for the whole leaf."""
    following: SkipStack
    """Where the next line begins; None behind the last one."""
    inset: float
    """How far from the column's edge it begins, in px."""


class Plan(Struct, frozen=True):
    """The lines of a paragraph, or the rest of them."""

    leaves: list[Leaf]
    children: object
    """What the paragraph held: it is another one when that has changed."""
    give: Give
    lines: list[PlannedLine]

    def first(self) -> SkipStack:
        """Where its first line begins."""
        start = self.lines[0].start
        return skip_to(self.leaves, start) if start else None


def plan_of(
    box: LineBox, around: Surroundings, skip_stack: SkipStack, insets: Sequence[float] = ()
) -> Plan | None:
    """The lines of a paragraph from a place on; None where that is left to WeasyPrint.

    `insets` are how far in its first lines begin, beside a float. A paragraph is planned once for
    each width: what is left of it on the next page is the rest of the same plan.
    """
    key = (around.containing_block.width, *insets)
    known: dict[tuple[float, ...], list[Plan]] = vars(box).setdefault("_plans", {})
    for plan in known.get(key, ()):
        if plan.children is box.children and (rest := _rest(plan, skip_stack)):
            return rest
    made = _plan(box, around, skip_stack, insets)
    if made:
        known.setdefault(key, []).append(made)
    return made


def _rest(plan: Plan, skip_stack: SkipStack) -> Plan | None:
    """What is left of a plan from one of its lines on; None where none of them begins there."""
    for number, line in enumerate(plan.lines):
        if line.start == byte_of(plan.leaves, skip_stack):
            return Plan(plan.leaves, plan.children, plan.give, plan.lines[number:])
    return None


def _plan(
    box: LineBox, around: Surroundings, skip_stack: SkipStack, insets: Sequence[float]
) -> Plan | None:
    leaves = leaves_of(box, skip_stack)
    if leaves is None:
        return None
    measured = measure(leaves, box_widths(leaves, around))
    first = byte_of(leaves, skip_stack)
    if measured is None or first is None:
        return None
    while measured.text[first : first + 1] == b" ":
        first += 1
    if not (first or insets):
        insets = [box.text_indent] if box.text_indent else []
    width = around.containing_block.width
    widths = [*(width - inset for inset in insets), width]
    give = give_of(box.style)  # the paragraph's: it may begin with a letter of another size
    shortest = _SHORTEST * box.style["font_size"]
    ends = _ends(measured, around, first, widths, give, shortest)
    if ends is None or any(_parts_mark(leaves, spot) for spot in ends):
        return None
    return Plan(leaves, box.children, give, _lines(measured, ends, first, insets))


def box_widths(leaves: list[Leaf], around: Surroundings) -> dict[int, float]:
    """How wide the leaves are that are boxes, by the byte at which they stand."""
    inline: Any = copies().weasyprint.layout.inline
    context, block = around.context, around.containing_block
    return {
        leaf.start: inline.atomic_box(context, leaf.box, 0, None, block, [], []).margin_width()
        for leaf in leaves
        if leaf.is_box
    }


def give_of(style: Style) -> Give:
    """By how much the lines of a paragraph in this style may be stretched and shrunk."""
    size = style["font_size"]
    if of_squares(style):
        return Give(0.0, 0.0, size * _SQUARE_STRETCH, size * _SQUARE_SHRINK, 0.0, 0.0)
    space = space_width(laid_out(" ", style, None))
    return Give(
        space * _SPACE_STRETCH,
        space * _SPACE_SHRINK,
        size * _LETTER_STRETCH,
        size * _LETTER_SHRINK,
        _SCALE,
        _SCALE,
    )


def _ends(
    measured: Measured,
    around: Surroundings,
    first: int,
    widths: list[float],
    give: Give,
    shortest: float,
) -> list[Spot] | None:
    """Where the lines end, the last no shorter than that if it can be helped; None where a word is
    too long for one."""

    def fitted(spots: list[Spot], tolerance: float) -> list[Spot] | None:
        later = [spot for spot in spots if spot.end > first]
        if not later:
            return None  # nothing but spaces
        places = places_of(measured, later, first, give)
        found = best_breaks(places, widths, shortest, tolerance)
        return [later[number] for number in found] if found else None

    if found := fitted(measured.spots, _WITHOUT_HYPHENS):
        return found
    if found := fitted(hyphen_spots(measured, around.context), _WITH_HYPHENS):
        return found
    spots = hyphen_spots(measured, around.context, begun=True)
    return fitted(spots, _WITH_HYPHENS) or fitted(spots, inf)


def _parts_mark(leaves: list[Leaf], spot: Spot) -> bool:
    """Whether a mark stands among the spaces that are dropped where a line ends."""
    return any(leaf.is_mark and spot.end < leaf.start <= spot.start for leaf in leaves)


def _with_marks(leaves: list[Leaf], leaf: Leaf) -> Leaf:
    """The last of the marks behind a leaf, or the leaf itself."""
    behind = takewhile(lambda other: other.is_mark, leaves[leaves.index(leaf) + 1 :])
    return [leaf, *behind][-1]


def _lines(
    measured: Measured, ends: list[Spot], first: int, insets: Sequence[float]
) -> list[PlannedLine]:
    leaves = measured.leaves
    lines = []
    for spot, inset in zip(ends, chain(insets, repeat(0.0)), strict=False):
        leaf = next(leaf for leaf in leaves if leaf.start < spot.end <= leaf.end)
        text = None
        if spot.hyphen or spot.end < leaf.end:
            hyphen = leaf.style["hyphenate_character"] if spot.hyphen else ""
            text = measured.text[leaf.start : spot.end].decode() + hyphen
        else:
            leaf = _with_marks(leaves, leaf)
        following = None if spot is ends[-1] else skip_to(leaves, spot.start)
        lines.append(PlannedLine(first, leaf, text, following, inset))
        first = spot.start
    return lines
