"""Lines of verse that do not fit: what is left of one stands below it, further in.

WeasyPrint does not know `text-indent: 1em hanging each-line` (CSS Text 3, 7.1); style sheets for
paper say `--turnovers: hang`.
"""

from convert.backends.pdf.weasyprint.faster.paragraphs import LineMaker, Lines
from convert.backends.pdf.weasyprint.fitted.leaves import text_before
from convert.backends.pdf.weasyprint.fitted.made import Surroundings
from convert.backends.pdf.weasyprint.shapes import LineBox, SkipStack

_INSET = 1.6  # em


def is_hung(box: LineBox) -> bool:
    """Whether a paragraph's style asks for it."""
    return bool(box.style["__turnovers"])


def hung_lines(
    original: LineMaker,
    box: LineBox,
    position_y: float,
    skip_stack: SkipStack,
    around: Surroundings,
    *more: object,
) -> Lines:
    """The lines of a paragraph, those set in that go on with what a forced break began."""
    block = around.containing_block
    inset = _INSET * box.style["font_size"]
    narrow = block.copy()
    narrow.width = block.width - inset
    while True:
        turned = skip_stack is not None and not text_before(box, skip_stack).endswith("\n")
        column = narrow if turned else block
        lines = original(
            around.context, box, position_y, around.bottom_space, skip_stack, column, *more
        )
        made = next(iter(lines), None)
        if made is None:
            return
        line, skip_stack = made
        if turned and box.style["direction"] == "ltr":
            line.translate(inset, 0)
        yield line, skip_stack
        if skip_stack is None:
            return
        position_y = line.position_y + line.height
