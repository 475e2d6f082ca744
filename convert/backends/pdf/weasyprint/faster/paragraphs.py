"""The lines of a plain paragraph, one after the other without asking what else they might hold.

For every line WeasyPrint looks for floats, leaders, notes, first letters, inline boxes and what
aligns to them. A paragraph that is one piece of text in one direction has none of these: its
lines differ in their text alone. Other paragraphs are left to WeasyPrint.
"""

from collections.abc import Iterator
from typing import Protocol, cast

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.shapes import Box, Context, LineBox, SkipStack, TextBox

Lines = Iterator[tuple[LineBox, SkipStack]]
_ROUNDING = 1 + 1e-9  # as much wider as WeasyPrint makes a line, lest a sum's last digit break it


class LineMaker(Protocol):
    """WeasyPrint's `iter_line_boxes`: the lines of a paragraph, each with the place of the next."""

    def __call__(
        self,
        context: Context,
        box: LineBox,
        position_y: float,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        /,
        *more: object,
    ) -> Lines:
        """Yield the lines from `skip_stack` on; `more` are boxes out of the flow and styles."""


def liner(copies: Copies, original: LineMaker) -> LineMaker:
    """An `iter_line_boxes` for plain paragraphs, which asks `original` for others."""
    text_box = copies.module("weasyprint.formatting_structure.boxes").TextBox

    def iter_line_boxes(
        context: Context,
        box: LineBox,
        position_y: float,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        *more: object,
    ) -> Lines:
        *_, first_letter_style, first_line_style = more
        styled = first_letter_style or first_line_style
        if not styled and not context.excluded_shapes and len(box.children) == 1:
            (child,) = box.children
            if isinstance(child, text_box) and _is_plain(box, child, containing_block):
                return _lines(context, box, position_y, skip_stack, containing_block)
        return original(context, box, position_y, bottom_space, skip_stack, containing_block, *more)

    return iter_line_boxes


def _is_plain(box: Box, text: Box, containing_block: Box) -> bool:
    style = text.style
    return bool(
        style["white_space"] == "normal"
        and style["vertical_align"] == "baseline"
        and style["direction"] == box.style["direction"] == containing_block.style["direction"]
        and not (box.is_leader or text.is_leader)
    )


def _lines(
    context: Context,
    box: LineBox,
    position_y: float,
    skip_stack: SkipStack,
    containing_block: Box,
) -> Lines:
    """The lines from a place in the text on, each with the place of the next."""
    inline = copies().weasyprint.layout.inline
    text = cast(TextBox, box.children[0])
    inline.resolve_percentages(box, containing_block)
    inline.resolve_percentages(text, containing_block)
    inline.resolve_one_percentage(box, "text_indent", containing_block.width)
    indent = box.text_indent if skip_stack is None else 0
    place: int | None = _place(skip_stack)
    encoded = text.text.encode()
    box.width = box.height = 0
    box.position_x = containing_block.content_box_x()
    if _runs_left(box):
        box.position_x += containing_block.width
    while place is not None:
        while encoded[place : place + 1] == b" ":
            place += 1
        if place >= len(encoded):
            return
        box.position_y = position_y
        line, place = _line(context, box, text, containing_block, indent, place)
        position_y = line.position_y + line.height
        yield line, None if place is None else {0: {place: None}}
        indent = 0


def _runs_left(box: Box) -> bool:
    return bool(box.style["direction"] == "rtl")


def _place(skip_stack: SkipStack) -> int:
    """The byte of the text that a skip stack leads to: `{0: {place: None}}`, or less of it."""
    if not skip_stack:
        return 0
    inside = skip_stack[0]
    return next(iter(inside)) if inside else 0


def _line(
    context: Context,
    box: LineBox,
    text: TextBox,
    containing_block: Box,
    indent: float,
    place: int,
) -> tuple[LineBox, int | None]:
    """One line at the box's position, and the byte where the next begins.

    As in WeasyPrint a line that runs to the left is made from where it begins to the right, out of
    the page, and then moved back by its own width.
    """
    inline = copies().weasyprint.layout.inline
    width = containing_block.width
    text.position_x = box.position_x + indent
    text.position_y = box.position_y
    room = (box.position_x + width) * _ROUNDING - text.position_x
    part, resume, was_forced = inline.split_text_box(context, text, room, place)
    line = box.copy_with_children([part])
    line.remove_decoration(start=place == 0, end=resume is None)
    line.width = part.position_x + part.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    inline.remove_last_whitespace(context, line)
    offset = inline.text_align(context, line, width, last=resume is None or was_forced)
    _stand_on_one_baseline(line, part)
    if _runs_left(box):
        offset = -offset - line.width
    line.translate(offset, box.position_y - line.position_y)
    line.position_y = box.position_y
    if indent and _runs_left(box):
        part.translate(-indent, 0)  # from its left end, as `indents.py` does for other lines
    return line, resume


def _stand_on_one_baseline(line: Box, part: Box) -> None:
    """Place the text, and make the line as high as both of them, its baseline at 0."""
    part.position_y = -part.baseline
    top = min(part.position_y, -line.baseline)
    bottom = max(part.position_y + part.margin_height(), -line.baseline + line.margin_height())
    line.baseline = -top
    line.position_y = top
    line.height = bottom - top
    line.margin_top = line.margin_bottom = 0
