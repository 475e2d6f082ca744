"""Lines of headings and the like made about as long (CSS Text 4, 6.4, `text-wrap: balance`).

WeasyPrint has no such property; style sheets for paper say `--text-wrap: balance`. The lines stay
WeasyPrint's: it sets them in the narrowest column that takes no more of them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from convert.backends.pdf.weasyprint.faster.paragraphs import LineMaker, Lines
from convert.backends.pdf.weasyprint.fitted.leaves import leaves_of
from convert.backends.pdf.weasyprint.fitted.made import Surroundings
from convert.backends.pdf.weasyprint.fitted.measured import Measured, measure
from convert.backends.pdf.weasyprint.fitted.plans import box_widths
from convert.backends.pdf.weasyprint.shapes import LineBox

_MOST_LINES = 6  # as browsers balance no more; a longer text does not look like one
_FROM_LEFT = {"ltr": ("start", "justify", "left"), "rtl": ("end", "left")}
_ROOM = 0.5  # px: for sums of the same widths in another order


def is_balanced(box: LineBox) -> bool:
    """Whether a paragraph's style asks for it."""
    return bool(box.style["__text_wrap"])


def balanced_lines(
    original: LineMaker, box: LineBox, position_y: float, around: Surroundings, *more: object
) -> Lines:
    """The lines of a paragraph in the narrowest column that takes no more of them."""
    block = around.containing_block
    width = _balanced_width(box, around)
    narrow = block.copy()
    narrow.width = block.width if width is None else width
    shift = _shift(box, block.width - narrow.width)
    for line, following in original(
        around.context, box, position_y, around.bottom_space, None, narrow, *more
    ):
        if shift:
            line.translate(shift, 0)
        yield line, following


def _shift(box: LineBox, room: float) -> float:
    """How far lines of a narrower column are moved to where those of the whole one would be."""
    align = box.style["text_align_all"]
    if align == "center":
        return room / 2
    return 0.0 if align in _FROM_LEFT[box.style["direction"]] else room


def _balanced_width(box: LineBox, around: Surroundings) -> float | None:
    """The narrowest width for as many lines; None for one line, and for what cannot be judged."""
    leaves = leaves_of(box, None, ragged=True)
    measured = leaves and measure(leaves, box_widths(leaves, around), ragged=True)
    most = around.containing_block.width
    if not measured or measured.widths[-1] + box.text_indent <= most:
        return None
    lines = _lines(measured, most, box.text_indent)
    if not 1 < lines <= _MOST_LINES:
        return None
    tried: Sequence[int] = range(round(most))
    narrowest = bisect_left(
        tried, True, key=lambda width: _lines(measured, width, box.text_indent) <= lines
    )
    return min(narrowest + _ROOM, most)


def _lines(measured: Measured, width: float, indent: float) -> float:
    """How many lines a paragraph fills, one after the other; more than any where a word is too
    long for one."""
    lines, start, room = 1, 0, width - indent
    last = 0
    for spot in measured.spots:
        if measured.widths[spot.end] - measured.widths[start] > room:
            if last == start:
                return float("inf")
            lines, start, room = lines + 1, last, width
            if measured.widths[spot.end] - measured.widths[start] > room:
                return float("inf")
        last = spot.start
    return lines
