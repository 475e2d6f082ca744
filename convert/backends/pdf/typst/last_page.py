"""How the pages of a PDF by Typst end; see `convert.backends.pdf.last_page`."""

import io
from collections.abc import Iterator

import pikepdf

from convert.backends.pdf.last_page import FEWEST_PAGES, SHORT, Ends
from convert.backends.pdf.typst.instructions import instructions_of
from convert.design.themes import Theme
from convert.design.units import points

_SAME_LINE = 3.0  # pt
_DESCENT = 0.24  # em, as the template sets the edges of text


def short_ends(data: bytes, theme: Theme) -> Ends | None:
    """How the pages of a PDF end, where the last of several has a few lines only."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) < FEWEST_PAGES:
            return None
        last = list(_feet(pdf.pages[-1]))
        if not 0 < len({round(foot / _SAME_LINE) for foot in last}) <= SHORT:
            return None
        page = theme.tokens.page
        top = float(pdf.pages[-1].MediaBox[3]) - points(page.margin_top)
        below = points(theme.tokens.type.size) * _DESCENT
        before = min(_feet(pdf.pages[-2]), default=top)
        high = top - points(page.margin_bottom)
        return Ends(len(pdf.pages), high, top - min(last) + below, top - before + below)


def _feet(page: pikepdf.Page) -> Iterator[float]:
    """Where the lines of a page's own words stand, from below; a picture counts as many."""
    inside, placed = 0, False
    for one in instructions_of(page):
        match one.operator:
            case b"EMC":
                inside = max(inside - 1, 0)
            case b"BDC" | b"BMC":
                placed = placed and inside > 0
                inside += bool(inside or one.mark is not None)
            case b"cm" if inside and not placed:
                yield float(one.operands.split()[5])
                placed = True
            case b"Do" if inside:
                yield from (_SAME_LINE * number for number in range(SHORT + 1))
