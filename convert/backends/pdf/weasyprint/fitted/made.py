"""One line of a paragraph, made of what it is to hold."""

from math import inf
from typing import Any

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.fitted.leaves import Leaf
from convert.backends.pdf.weasyprint.fitted.measured import Give
from convert.backends.pdf.weasyprint.glyph_runs import items_of, line_of
from convert.backends.pdf.weasyprint.shapes import Box, Context, LineBox, SkipStack

_DIGITS = 4


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


def fill_beside(line: LineBox, around: Surroundings, give: Give) -> None:
    """Stretch a line, which may stand beside a float at its left, until it is full."""
    block = around.containing_block
    _fill_room(line, block.content_box_x() + block.width - line.position_x - line.width, give)


def _justify(line: LineBox, around: Surroundings, give: Give, *, is_last: bool) -> float:
    """Stretch or shrink a line until it is full; how far it is moved instead where it is not."""
    inline = copies().weasyprint.layout.inline
    width = around.containing_block.width
    room = width - line.width
    if is_last and room >= 0:
        offset: float = inline.text_align(around.context, line, width, last=True)
        return offset
    _fill_room(line, room, give)
    return 0.0


def _fill_room(line: LineBox, room: float, give: Give) -> None:
    inline = copies().weasyprint.layout.inline
    spaces = inline.count_expandable_spaces(line)
    glyphs, size = _size(line)
    if not give.space_stretch:
        if glyphs > 1:
            _widen(line, Filling(0.0, room / (glyphs - 1), 1.0), 0.0)
    elif spaces:
        _widen(line, _fill(room, spaces, glyphs, size, give), 0.0)


class Filling(Struct, frozen=True):
    """How a line is made as long as its column is wide: what is added to each space and after each
    glyph, in px, and how many times as wide all becomes after that."""

    space: float
    glyph: float
    scale: float


def _fill(room: float, spaces: int, glyphs: int, width: float, give: Give) -> Filling:
    """What fills the room of a line that has so many spaces and glyphs."""
    glyphs -= 1  # nothing stands behind the last one
    _, stretch, shrink = give.given(spaces, glyphs, width)
    if room >= 0:
        ratio, between, wider = min(room / stretch, 1.0), give.letter_stretch, give.scale_stretch
    else:
        ratio, between, wider = max(room / shrink, -1.0), give.letter_shrink, give.scale_shrink
    scale = round(1 + ratio * wider, _DIGITS)
    glyph = round(ratio * between / scale, _DIGITS)
    return Filling(((width + room) / scale - width - glyph * glyphs) / spaces, glyph, scale)


def _size(box: Box) -> tuple[int, float]:
    """How many glyphs the texts of a box have, and how wide they are together."""
    text = getattr(box, "pango_layout", None)
    if text is not None:
        items = items_of(line_of(text, 0))
        return sum(item.glyphs.num_glyphs for item in items), box.width
    if not _holds_texts(box):
        return 0, 0.0
    sizes = [_size(child) for child in box.children]
    return sum(glyphs for glyphs, _ in sizes), sum(width for _, width in sizes)


def _holds_texts(box: Box) -> bool:
    """Whether a box is a line, or an element within one."""
    boxes = copies().module("weasyprint.formatting_structure.boxes")
    return isinstance(box, boxes.LineBox | boxes.InlineBox)


def _widen(box: Any, filling: Filling, advance: float) -> float:
    """Fill a box that begins `advance` later than before; how much later it ends."""
    end = advance
    if hasattr(box, "pango_layout"):
        spaces = copies().weasyprint.layout.inline.count_expandable_spaces(box)
        glyphs, width = _size(box)
        box.width = filling.scale * (width + filling.space * spaces + filling.glyph * glyphs)
        box.justification_spacing = box.pango_layout.justification_spacing = filling.space
        box.filling = filling
        box.position_x += advance
        end += box.width - width
    elif _holds_texts(box):
        box.position_x += advance
        for child in box.children:
            end = _widen(child, filling, end)
        box.width += end - advance
    else:
        box.translate(advance, 0)
    return end
