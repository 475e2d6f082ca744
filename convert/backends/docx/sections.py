"""The sections of a Word file (ISO/IEC 29500-1, 17.6): a masthead's own, and their direction."""

from copy import deepcopy

from lxml import etree

from convert.backends.docx.trees import NAMESPACES, every, lacking, made, name, needed, style_of
from convert.design.tokens import Page
from convert.design.units import PAPER, Paper, points, twips

_MASTHEAD = frozenset({"Title", "Subtitle", "Author", "Date", "Details"})
_AFTER_COLUMNS = tuple(map(name, ("w:titlePg", "w:bidi")))
_GAP = 400


def set_sections(document: etree._Element, page: Page) -> None:
    """Give the masthead a cover page, or the text below it columns, as `page` says.

    Raises RenderError where there is no masthead, or no section, to do that to.
    """
    if not (page.cover or page.columns > 1):
        return
    last = masthead_end(document)
    if last is None:
        raise lacking("a masthead")
    own = needed(document, "w:body/w:sectPr")
    needed(last, "w:pPr").append(deepcopy(own))
    kind = "nextPage" if page.cover else "continuous"
    needed(own, "w:pgSz").addprevious(made("type", val=kind))
    if page.columns > 1:
        columns = made("cols", num=page.columns, space=_GAP)
        after = next(own.iterchildren(*_AFTER_COLUMNS), None)
        own.append(columns) if after is None else after.addprevious(columns)
    first_page = own.find("w:titlePg", NAMESPACES)
    if page.cover and first_page is not None:
        own.remove(first_page)


def measure(page: Page, paper: Paper) -> int:
    """How long a line is, in twips."""
    inside = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    return (twips(inside) - _GAP * (page.columns - 1)) // page.columns


def set_direction(document: etree._Element) -> None:
    """Let the columns and the furniture of each section run from right to left (17.6.1)."""
    for section in every(document, "w:sectPr"):
        if section.find("w:bidi", NAMESPACES) is None:
            section.append(made("bidi"))


def masthead_end(document: etree._Element) -> etree._Element | None:
    """The last paragraph of the masthead: those that follow each other at the document's start."""
    found = None
    for block in needed(document, "w:body"):
        if block.tag != name("w:p") or style_of(block) not in _MASTHEAD:
            break
        found = block
    return found
