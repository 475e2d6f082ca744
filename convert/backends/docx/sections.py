"""The sections of a Word file (ISO/IEC 29500-1, 17.6): a masthead's own, and their direction."""

from copy import deepcopy

from lxml import etree

from convert.backends.docx.trees import (
    NAMESPACES,
    every,
    lacking,
    made,
    name,
    needed,
    set_values,
    style_of,
    value,
)
from convert.design.tokens import Page
from convert.design.units import PAPER, Paper, points, twips

_MASTHEAD = frozenset({"Publication", "Section", "Title", "Subtitle", "Author", "Date", "Details"})
_AFTER_COLUMNS = tuple(map(name, ("w:titlePg", "w:bidi")))
_MARKS = frozenset(map(name, ("w:bookmarkStart", "w:bookmarkEnd")))
_GAP = 400
_SIDE = 1134  # twips: no wider is a margin beside a table that the page was turned for


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


def turned_measure(page: Page, paper: Paper) -> int:
    """How long a line is on a page that lies on its side, in twips."""
    sides = (min(twips(points(side)), _SIDE) for side in (page.margin_inner, page.margin_outer))
    return twips(PAPER[paper][1]) - sum(sides)


def turn_pages(document: etree._Element, tables: list[etree._Element]) -> None:
    """Put each table, with its caption, on a page that lies on its side (17.6.13).

    Raises RenderError where the document has no section.
    """
    own = needed(document, "w:body/w:sectPr")
    for table in tables:
        first = _with_caption(table)
        before = _beside(first, -1)
        if before is not None and _is_turned(before.find("w:pPr/w:sectPr", NAMESPACES)):
            needed(document, "w:body").replace(before, _section_end())  # two tables in a row
        elif before is not None:
            _end_section(first, before, deepcopy(own))
        _take_out(own, "w:type", "w:titlePg")
        if _beside(table, 1) is own:
            _turn(own)
            table.addnext(_section_end())  # no section ends with a table
        else:
            table.addnext(_section_end(_turn(deepcopy(own))))


def _with_caption(table: etree._Element) -> etree._Element:
    before = _beside(table, -1)
    return before if before is not None and _belongs_below(before) else table


def _belongs_below(block: etree._Element) -> bool:
    """Whether a block is a caption that stays with what is below it."""
    return style_of(block) == "Caption" and block.find("w:pPr/w:keepNext", NAMESPACES) is not None


def _beside(block: etree._Element, step: int) -> etree._Element | None:
    """The block before or after another; the empty ones that pandoc parts tables with are gone."""
    for each in list(block.itersiblings(preceding=step < 0)):
        if each.tag == name("w:p") and not len(each):
            needed(each.getroottree().getroot(), "w:body").remove(each)
        elif each.tag not in _MARKS:
            return each
    return None


def _end_section(first: etree._Element, before: etree._Element, section: etree._Element) -> None:
    """End a section before a block: in the paragraph there, or in one of its own."""
    properties = before.find("w:pPr", NAMESPACES)
    if properties is None or properties.find("w:sectPr", NAMESPACES) is not None:
        first.addprevious(_section_end(section))
        return
    change = properties.find("w:pPrChange", NAMESPACES)
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)


def _section_end(*section: etree._Element) -> etree._Element:
    """A paragraph without words, and without height to speak of."""
    spacing = made("spacing", before=0, after=0, line=20, lineRule="exact")
    return made("p", made("pPr", spacing, *section))


def _turn(section: etree._Element) -> etree._Element:
    size = needed(section, "w:pgSz")
    set_values(size, w=value(size, "h"), h=value(size, "w"), orient="landscape")
    margins = needed(section, "w:pgMar")
    narrow = {side: min(int(value(margins, side)), _SIDE) for side in ("left", "right")}
    set_values(margins, **narrow)
    _take_out(section, "w:cols")
    return section


def _is_turned(section: etree._Element | None) -> bool:
    return section is not None and value(needed(section, "w:pgSz"), "orient") == "landscape"


def _take_out(section: etree._Element, *names: str) -> None:
    for each in list(section.iterchildren(*map(name, names))):
        section.remove(each)


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
