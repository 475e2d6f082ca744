"""How the pages of a document of WeasyPrint's end; see `convert.backends.pdf.last_page`."""

from collections.abc import Iterator

from convert.backends.pdf.last_page import FEWEST_PAGES, SHORT, Ends
from convert.backends.pdf.weasyprint.shapes import Box, Document

_SAME_LINE = 4.0  # px
_PX = 0.75  # pt


def ends_short(document: Document) -> bool:
    """Whether a document of several pages ends with one of a few lines."""
    if len(document.pages) < FEWEST_PAGES:
        return False
    lines = {round(top / _SAME_LINE) for top, _ in _lines(_root(document, -1))}
    return 0 < len(lines) <= SHORT


def _root(document: Document, number: int) -> Box:
    return document.pages[number]._page_box.children[0]


def _lines(box: Box) -> Iterator[tuple[float, float]]:
    """Where each line of a box begins and ends; a picture counts as many."""
    if hasattr(box, "text"):
        yield box.position_y, box.position_y + box.height
    elif hasattr(box, "replacement"):
        step = box.height / (SHORT + 1)
        tops = [box.position_y + step * number for number in range(SHORT + 1)]
        yield from ((top, top + step) for top in tops)
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def ends_of(document: Document) -> Ends:
    """How its pages end."""
    high = document.pages[-1]._page_box.height * _PX
    return Ends(len(document.pages), high, _filled(document, -1), _filled(document, -2))


def _filled(document: Document, number: int) -> float:
    """How much of a page's height has lines, in points."""
    root = _root(document, number)
    return (max((end for _, end in _lines(root)), default=root.position_y) - root.position_y) * _PX
