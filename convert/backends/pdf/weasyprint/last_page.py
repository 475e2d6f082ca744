"""A last page of a line or two, pulled back onto the page before it.

Lines come closer by a hair, which no reader sees; where that would not do, each page also takes
one line more.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.backends.pdf.weasyprint.shapes import Box, Document
from convert.themes import Theme
from convert.units import PAPER, Paper, points

_FEWEST_PAGES = 3
_SHORT = 2  # lines
_CLOSER = 0.982
_SPARE = 1.5  # lines: paragraphs that may not be parted anywhere use some up
_SAME_LINE = 4.0  # px


def ends_short(document: Document) -> bool:
    """Whether a document of several pages ends with one of a line or two."""
    if len(document.pages) < _FEWEST_PAGES:
        return False
    root = document.pages[-1]._page_box.children[0]
    return 0 < len(set(_lines(root))) <= _SHORT


def _lines(box: Box) -> Iterator[int]:
    """Where the lines of a box are; a picture counts as many."""
    if hasattr(box, "text"):
        yield round(box.position_y / _SAME_LINE)
    elif hasattr(box, "replacement"):
        yield from range(-_SHORT - 1, 0)
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def closer(theme: Theme, paper: Paper | None, pages: int) -> Theme:
    """The theme with lines closer together, for a document of so many pages that ends short."""
    page, type_ = theme.tokens.page, theme.tokens.type
    line = points(type_.size) * float(type_.leading)
    bottom = points(page.margin_bottom)
    lines = (PAPER[paper or page.size][1] - points(page.margin_top) - bottom) / line
    if (pages - 1) * lines * (1 - _CLOSER) < _SHORT + _SPARE:
        page = replace(page, margin_bottom=f"{bottom - line:.2f}pt")
    type_ = replace(type_, leading=f"{float(type_.leading) * _CLOSER:.4f}")
    return replace(theme, tokens=replace(theme.tokens, page=page, type=type_))
