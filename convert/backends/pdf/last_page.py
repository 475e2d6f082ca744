"""A last page of a line or two is pulled back onto the page before it.

Lines come closer by a hair, which no reader sees, and where that would not do each page takes one
line more. Where even that would not make room enough, for a heading with its line perhaps, pages
take two lines less instead, so that the last one has company.
"""

from msgspec import Struct
from msgspec.structs import replace

from convert.design.themes import Theme
from convert.design.units import points

FEWEST_PAGES = 3
"""A shorter article may end as it will."""

SHORT = 3
"""Lines of a page that is too short to stand alone."""

_CLOSER = 0.982
_LESS = 2  # lines
_WASTE = 0.6  # of what a page gains: paragraphs may not be parted anywhere


class Ends(Struct, frozen=True):
    """How the pages of an article end: their count, the height of one, and how much of the last
    and of the one before it is filled, in points."""

    pages: int
    high: float
    last: float
    before: float


def respaced(theme: Theme, ends: Ends) -> Theme:
    """The theme with other distances, for an article that ends short."""
    page, type_ = theme.tokens.page, theme.tokens.type
    line = points(type_.size) * float(type_.leading)
    bottom = points(page.margin_bottom)
    before = ends.pages - 1
    needed = ends.last + line
    gain = ends.high * (1 - _CLOSER) * before * _WASTE + max(ends.high - ends.before, 0.0)
    if gain < needed:
        gain += line * before * _WASTE
        change = -1 if gain >= needed else _LESS
        page = replace(page, margin_bottom=f"{bottom + change * line:.2f}pt")
    if gain >= needed:
        type_ = replace(type_, leading=f"{float(type_.leading) * _CLOSER:.4f}")
    return replace(theme, tokens=replace(theme.tokens, page=page, type=type_))
