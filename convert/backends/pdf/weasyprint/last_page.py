"""A last page of a line or two is pulled back onto the page before it.

Lines come closer by a hair, which no reader sees, and where that would not do each page takes one
line more. Where even that would not make room enough, for a heading with its line perhaps, pages
take two lines less instead, so that the last one has company.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.backends.pdf.weasyprint.shapes import Box, Document
from convert.design.themes import Theme
from convert.design.units import points

_FEWEST_PAGES = 3
_SHORT = 3  # lines
_CLOSER = 0.982
_LESS = 2  # lines
_WASTE = 0.6  # of what a page gains: paragraphs may not be parted anywhere
_SAME_LINE = 4.0  # px
_PX = 0.75  # pt


def ends_short(document: Document) -> bool:
    """Whether a document of several pages ends with one of a few lines."""
    if len(document.pages) < _FEWEST_PAGES:
        return False
    lines = {round(top / _SAME_LINE) for top, _ in _lines(_root(document, -1))}
    return 0 < len(lines) <= _SHORT


def _root(document: Document, number: int) -> Box:
    return document.pages[number]._page_box.children[0]


def _lines(box: Box) -> Iterator[tuple[float, float]]:
    """Where each line of a box begins and ends; a picture counts as many."""
    if hasattr(box, "text"):
        yield box.position_y, box.position_y + box.height
    elif hasattr(box, "replacement"):
        step = box.height / (_SHORT + 1)
        tops = [box.position_y + step * number for number in range(_SHORT + 1)]
        yield from ((top, top + step) for top in tops)
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def respaced(theme: Theme, document: Document) -> Theme:
    """The theme with other distances, for a document that ends short."""
    page, type_ = theme.tokens.page, theme.tokens.type
    line = points(type_.size) * float(type_.leading)
    bottom = points(page.margin_bottom)
    before = len(document.pages) - 1
    high = document.pages[-1]._page_box.height * _PX
    needed = _filled(document, -1) + line
    gain = high * (1 - _CLOSER) * before * _WASTE
    gain += max(high - _filled(document, -2), 0.0)
    if gain < needed:
        gain += line * before * _WASTE
        change = -1 if gain >= needed else _LESS
        page = replace(page, margin_bottom=f"{bottom + change * line:.2f}pt")
    if gain >= needed:
        type_ = replace(type_, leading=f"{float(type_.leading) * _CLOSER:.4f}")
    return replace(theme, tokens=replace(theme.tokens, page=page, type=type_))


def _filled(document: Document, number: int) -> float:
    """How much of a page's height has lines, in points."""
    root = _root(document, number)
    return (max((end for _, end in _lines(root)), default=root.position_y) - root.position_y) * _PX
