"""One line of a paragraph, made of what it is to hold."""

from math import inf
from typing import Any

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.fitted.leaves import Leaf
from convert.backends.pdf.weasyprint.fitted.measured import Give
from convert.backends.pdf.weasyprint.glyph_runs import items_of, line_of
from convert.backends.pdf.weasyprint.shapes import Box, Context, LineBox, SkipStack

_DIGITS = 3  # of a px, between letters


class Surroundings(Struct):
    """What a line is laid out in; see WeasyPrint's `iter_line_boxes`."""

    context: Context
    containing_block: Box
    bottom_space: float
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]


def make_line(
    paragraph: LineBox,
    around: Surroundings,
    skip_stack: SkipStack,
    leaf: Leaf,
    text: str | None,
    give: Give,
    *,
    is_last: bool,
) -> LineBox:
    """The line that begins at `skip_stack` and ends in `leaf`, of which it has no more than `text`.

    It stands at the paragraph's position. Its spaces get wider or narrower until it is as long as
    its containing block is wide.
    """
    inline = copies().weasyprint.layout.inline
    position_y = paragraph.position_y
    held = _held(paragraph, leaf.path, text)
    line = inline.split_inline_box(
        around.context, held, paragraph.position_x + paragraph.text_indent, inf,
        around.bottom_space, skip_stack, around.containing_block,
        around.absolute_boxes, around.fixed_boxes, [], [], [], None, None,
    )[0]  # fmt: skip
    inline.remove_last_whitespace(around.context, line)
    offset = _justify(line, around, give, is_last=is_last)
    bottom, top = inline.line_box_verticality(line)
    line.baseline = -top
    line.position_y = top
    line.height = bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(offset, position_y - top)
    line.position_y = position_y
    made: LineBox = line
    return made


def _held(box: Any, path: tuple[int, ...], text: str | None) -> Any:
    """A box with its children up to the leaf at `path`, and of that no more than `text`."""
    if not path:
        return box if text is None else box.copy_with_text(text)
    number, *rest = path
    before = box.children[:number]
    return box.copy_with_children([*before, _held(box.children[number], tuple(rest), text)])


def _justify(line: LineBox, around: Surroundings, give: Give, *, is_last: bool) -> float:
    """Stretch or shrink a line until it is full; how far it is moved instead where it is not."""
    inline = copies().weasyprint.layout.inline
    width = around.containing_block.width
    room = width - line.width
    if is_last and room >= 0:
        offset: float = inline.text_align(around.context, line, width, last=True)
        return offset
    spaces = inline.count_expandable_spaces(line)
    if spaces:
        glyphs = _glyphs(line) - 1
        between = letter_room(room, spaces, glyphs, give)
        _widen(line, (room - between * glyphs) / spaces, between, 0.0)
    return 0.0


def letter_room(room: float, spaces: int, letters: int, give: Give) -> float:
    """What comes between two letters where a line has more or less room than its words fill."""
    if room >= 0:
        stretch = spaces * give.space_stretch + letters * give.letter_stretch
        ratio, most = room / stretch, give.letter_stretch
    else:
        shrink = spaces * give.space_shrink + letters * give.letter_shrink
        ratio, most = room / shrink, give.letter_shrink
    return round(min(max(ratio, -1.0), 1.0) * most, _DIGITS)


def _glyphs(box: Box) -> int:
    """How many glyphs the texts of a box have."""
    text = getattr(box, "pango_layout", None)
    if text is not None:
        return sum(item.glyphs.num_glyphs for item in items_of(line_of(text, 0)))
    return sum(map(_glyphs, box.children)) if isinstance(box, _inline_boxes()) else 0


def _inline_boxes() -> tuple[type, ...]:
    boxes = copies().module("weasyprint.formatting_structure.boxes")
    return boxes.LineBox, boxes.InlineBox


def _widen(box: Any, spacing: float, between: float, advance: float) -> float:
    """Put room into a box that begins `advance` later than before; how much later it ends.

    `spacing` is added to each of its spaces, and `between` after each of its glyphs.
    """
    if hasattr(box, "pango_layout"):
        spaces = copies().weasyprint.layout.inline.count_expandable_spaces(box)
        added = spacing * spaces + between * _glyphs(box)
        box.justification_spacing = box.pango_layout.justification_spacing = spacing
        box.between_letters = between
        box.position_x += advance
        box.width += added
        return advance + added
    if not isinstance(box, _inline_boxes()):
        box.translate(advance, 0)
        return advance
    box.position_x += advance
    end = advance
    for child in box.children:
        end = _widen(child, spacing, between, end)
    box.width += end - advance
    return end
