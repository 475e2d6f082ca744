"""The lines of justified paragraphs, ended where all of them together are set best."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from convert.backends.pdf.optimum_fit import best_breaks
from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.faster.lines import laid_out, space_width
from convert.backends.pdf.weasyprint.faster.paragraphs import LineMaker, Lines
from convert.backends.pdf.weasyprint.fitted.leaves import Leaf, byte_of, leaves_of, skip_to
from convert.backends.pdf.weasyprint.fitted.made import Surroundings, make_line
from convert.backends.pdf.weasyprint.fitted.measured import (
    Give,
    Measured,
    Spot,
    hyphen_spots,
    measure,
    places_of,
)
from convert.backends.pdf.weasyprint.shapes import Box, Context, LineBox, SkipStack, Style

_STRETCH = 0.5  # of a space, as in Knuth's fonts
_SHRINK = 0.3
_LETTERS_STRETCH = 0.01  # of the type size: nobody sees it
_LETTERS_SHRINK = 0.009
_SCALE = 0.02
_SHORTEST = 4.0  # em of a last line
# How much wider than by their stretch spaces may get: at first without a hyphen, then with them.
_WITHOUT_HYPHENS = 1.4
_TOLERANCES = (3.0, 1e6)


def fitting(_copies: Copies, original: LineMaker) -> LineMaker:
    """An `iter_line_boxes` that sets justified paragraphs, and asks `original` for others."""

    def iter_line_boxes(
        context: Context,
        box: LineBox,
        position_y: float,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        *more: Any,
    ) -> Lines:
        absolute, fixed, *styles = more
        if not any(styles) and _is_judged(context, box, containing_block):
            around = Surroundings(context, containing_block, bottom_space, absolute, fixed)
            plan = _plan(box, around, skip_stack)
            if plan:
                return _lines(box, around, position_y, plan, skip_stack)
        return original(context, box, position_y, bottom_space, skip_stack, containing_block, *more)

    return iter_line_boxes


def _is_judged(context: Context, box: LineBox, containing_block: Box) -> bool:
    style = box.style
    return bool(
        not context.excluded_shapes
        and style["text_align_all"] == "justify"
        and style["white_space"] == "normal"
        and style["direction"] == containing_block.style["direction"] == "ltr"
        and not box.is_leader
    )


class _Line(Struct, frozen=True):
    """A line that is to be made."""

    start: int
    leaf: Leaf
    text: str | None
    following: SkipStack


class _Plan(Struct, frozen=True):
    leaves: list[Leaf]
    children: object
    give: Give
    lines: list[_Line]


def _plan(box: LineBox, around: Surroundings, skip_stack: SkipStack) -> _Plan | None:
    """Where the lines from a place on end; None where that is WeasyPrint's to say."""
    inline = copies().weasyprint.layout.inline
    width = around.containing_block.width
    inline.resolve_percentages(box, around.containing_block)
    inline.resolve_one_percentage(box, "text_indent", width)
    indent = box.text_indent
    known: dict[float, list[_Plan | None]] = vars(box).setdefault("_plans", {})
    for plan in known.get(width, ()):
        if plan and plan.children is box.children:
            first = byte_of(plan.leaves, skip_stack)
            for number, line in enumerate(plan.lines):
                if line.start == first:
                    return _Plan(plan.leaves, plan.children, plan.give, plan.lines[number:])
    made = _new_plan(box, around, skip_stack, indent)
    known.setdefault(width, []).append(made)
    return made


def _new_plan(
    box: LineBox, around: Surroundings, skip_stack: SkipStack, indent: float
) -> _Plan | None:
    leaves = leaves_of(box)
    if leaves is None:
        return None
    inline = copies().weasyprint.layout.inline
    boxes = {}
    for leaf in leaves:
        if leaf.is_box:
            laid = inline.atomic_box(
                around.context, leaf.box, 0, None, around.containing_block, [], []
            )
            boxes[leaf.start] = laid.margin_width()
    measured = measure(leaves, boxes)
    first = byte_of(leaves, skip_stack)
    if measured is None or first is None:
        return None
    while measured.text[first : first + 1] == b" ":
        first += 1
    width = around.containing_block.width
    widths = [width - indent, width] if indent and not first else [width]
    give = _give(leaves[0].style)
    spots = _ends(measured, around.context, first, widths, give)
    if not spots:
        return None
    return _Plan(leaves, box.children, give, _planned(measured, spots, first))


def _give(style: Style) -> Give:
    space, size = space_width(laid_out(" ", style, None)), style["font_size"]
    return Give(
        space * _STRETCH,
        space * _SHRINK,
        size * _LETTERS_STRETCH,
        size * _LETTERS_SHRINK,
        _SCALE,
        _SCALE,
    )


def _ends(
    measured: Measured, context: Context, first: int, widths: list[float], give: Give
) -> list[Spot] | None:
    """Where the lines end."""
    shortest = _SHORTEST * measured.leaves[0].style["font_size"]
    spots = [spot for spot in measured.spots if spot.end > first]
    for tolerance in (_WITHOUT_HYPHENS, *_TOLERANCES):
        found = best_breaks(places_of(measured, spots, first, give), widths, shortest, tolerance)
        if found:
            return [spots[number] for number in found]
        if tolerance == _WITHOUT_HYPHENS:
            spots = [spot for spot in hyphen_spots(measured, context) if spot.end > first]
    return None


def _planned(measured: Measured, spots: list[Spot], first: int) -> list[_Line]:
    leaves = measured.leaves
    lines = []
    start = first
    for spot in spots:
        leaf = next(leaf for leaf in leaves if leaf.start < spot.end <= leaf.end)
        text = None
        if not leaf.is_box and (spot.end < leaf.end or spot.hyphen):
            text = measured.text[leaf.start : spot.end].decode()
            if spot.hyphen:
                text += leaf.style["hyphenate_character"]
        is_last = spot is spots[-1]
        lines.append(_Line(start, leaf, text, None if is_last else skip_to(leaves, spot.start)))
        start = spot.start
    return lines


def _lines(
    box: LineBox, around: Surroundings, position_y: float, plan: _Plan, skip_stack: SkipStack
) -> Lines:
    """The lines of a plan, each with the place of the next."""
    start = plan.lines[0].start
    skip_stack = skip_to(plan.leaves, start) if start else None
    if start:
        box.text_indent = 0
    box.width = box.height = 0
    box.position_x = around.containing_block.content_box_x()
    for planned in plan.lines:
        box.position_y = position_y
        line = make_line(
            box, around, skip_stack, planned.leaf, planned.text, plan.give,
            is_last=planned.following is None,
        )
        position_y = line.position_y + line.height
        yield line, planned.following
        skip_stack = planned.following
        box.text_indent = 0
