"""The lines of justified paragraphs, ended where all of them together are set best."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from msgspec.structs import replace

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.faster.paragraphs import LineMaker, Lines
from convert.backends.pdf.weasyprint.fitted.balanced import balanced_lines, is_balanced
from convert.backends.pdf.weasyprint.fitted.hung import hung_lines, is_hung
from convert.backends.pdf.weasyprint.fitted.leaves import leaves_of
from convert.backends.pdf.weasyprint.fitted.made import Surroundings, fill_beside, make_line
from convert.backends.pdf.weasyprint.fitted.measured import Give
from convert.backends.pdf.weasyprint.fitted.plans import Plan, give_of, plan_of
from convert.backends.pdf.weasyprint.shapes import Box, Context, LineBox, SkipStack, Style

FEWEST_CHARACTERS = 45
"""A line that is shorter cannot be justified without holes, and is not."""

_SMALL_CAPITALS = 3  # times as far as other letters
_CHARACTER = 0.48  # em of text faces, with their share of spaces


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
        def left_to_the_engine(box: LineBox) -> Lines:
            return original(
                context, box, position_y, bottom_space, skip_stack, containing_block, *more
            )

        absolute, fixed, *styles = more
        around = Surroundings(context, containing_block, bottom_space, absolute, fixed)
        if is_hung(box):
            return hung_lines(original, box, position_y, skip_stack, around, *more)
        if skip_stack is None and is_balanced(box) and not _is_beside(context, position_y):
            _find_indent(box, containing_block, skip_stack)
            return balanced_lines(original, box, position_y, around, *more)
        if not _is_justified(box, containing_block):
            return left_to_the_engine(box)
        if _is_narrow(box, containing_block):
            return left_to_the_engine(_ragged(box))
        if any(styles) or _is_beside(context, position_y):
            own = leaves_of(box, skip_stack) is not None  # and no line ends before it is full
            begun = _ragged(box) if own else box
            return _fitted_later(left_to_the_engine(begun), begun, around, own=own)
        _find_indent(box, containing_block, skip_stack)
        plan = plan_of(box, around, skip_stack)
        return _lines(plan, box, around, position_y) if plan else left_to_the_engine(box)

    return iter_line_boxes


def _is_justified(box: LineBox, containing_block: Box) -> bool:
    style = box.style
    return bool(
        style["text_align_all"] == "justify"
        and style["white_space"] == "normal"
        and style["direction"] == containing_block.style["direction"] == "ltr"
        and not box.is_leader
    )


def _is_narrow(box: LineBox, containing_block: Box) -> bool:
    characters: float = containing_block.width / (box.style["font_size"] * _CHARACTER)
    return characters < FEWEST_CHARACTERS


def _ragged(box: LineBox) -> LineBox:
    """A paragraph that is not justified."""
    known: Style | None = vars(box.style).get("_ragged")
    if known is None:
        known = vars(box.style)["_ragged"] = _with_ragged_lines(box.style)
    ragged = box.copy_with_children(box.children)
    ragged.style = known
    return ragged


def _with_ragged_lines(style: Any) -> Style:
    ragged: Any = style.copy()
    ragged["text_align_all"] = "start"
    made: Style = ragged
    return made


def _is_beside(context: Context, position_y: float) -> bool:
    """Whether a line at this height would stand beside a float."""
    return any(
        shape.position_y + shape.margin_height() > position_y for shape in context.excluded_shapes
    )


def _find_indent(box: LineBox, containing_block: Box, skip_stack: SkipStack) -> None:
    inline = copies().weasyprint.layout.inline
    inline.resolve_percentages(box, containing_block)
    if skip_stack is None:
        inline.resolve_one_percentage(box, "text_indent", containing_block.width)
    else:
        box.text_indent = 0


def _give_of_line(line: LineBox, style: Style) -> Give:
    """By how much a line may be stretched: small capitals are set apart as it is."""
    give = give_of(style)
    if not any(box.style["font_variant_caps"] == "small-caps" for box in line.descendants()):
        return give
    return replace(give, letter_stretch=_SMALL_CAPITALS * give.letter_stretch)


def _lines(plan: Plan, box: LineBox, around: Surroundings, position_y: float) -> Lines:
    """The lines of a plan, each with the place of the next."""
    box.width = box.height = 0
    box.position_x = around.containing_block.content_box_x()
    skip_stack = plan.first()
    for planned in plan.lines:
        box.position_y = position_y
        box.text_indent = planned.inset
        line = make_line(
            box,
            around,
            skip_stack,
            planned.leaf,
            planned.text,
            plan.give,
            is_last=planned.following is None,
        )
        position_y = line.position_y + line.height
        yield line, planned.following
        skip_stack = planned.following


def _fitted_later(
    lines: Lines, box: LineBox, around: Surroundings, *, own: bool
) -> Iterator[tuple[LineBox, SkipStack]]:
    """The lines of a paragraph that begins beside a float, or with a line in a style of its own:
    the first where WeasyPrint ends it, and filled as the others are where `own`, as are all lines
    for which there is no plan.
    """
    for line, following in lines:
        if own and following is not None:
            fill_beside(line, around, _give_of_line(line, box.style))
        yield line, following
        position_y = line.position_y + line.height
        if following is None:
            return
        insets = _insets(box, around, position_y) if own else ()
        if insets or not _is_beside(around.context, position_y):
            plan = plan_of(box, around, following, insets)
            if plan:
                yield from _lines(plan, box, around, position_y)
                return


def _insets(box: LineBox, around: Surroundings, position_y: float) -> tuple[float, ...]:
    """How far in the lines from this height on begin that stand beside a float; none where there
    is none, or where what floats is not alone at the left."""
    shapes = around.context.excluded_shapes
    below = [shape for shape in shapes if shape.position_y + shape.margin_height() > position_y]
    if len(below) != 1 or below[0].style["float"] != "left":
        return ()
    (shape,) = below
    block = around.containing_block
    inset = shape.position_x + shape.margin_width() - block.content_box_x()
    leading, _ = copies().weasyprint.layout.inline.strut(box.style)
    lines = ceil((shape.position_y + shape.margin_height() - position_y) / leading)
    return (inset,) * lines if 0 < inset < block.width and leading else ()
