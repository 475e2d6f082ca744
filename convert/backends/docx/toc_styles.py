"""The styles that Word gives a table of contents (ISO/IEC 29500-1, 17.7.4.9): `TOC 1` and so on."""

from lxml import etree

from convert.backends.docx.heading_levels import Top
from convert.backends.docx.properties import say
from convert.backends.docx.trees import made
from convert.design.themes import Theme
from convert.design.units import PAPER, Paper, points, twips

DEPTH = 3
"""The levels of headings that are listed, from the first."""

_INDENT = 1.4  # em for each level
_NUMBERS = (1.4, 2.0, 2.6)  # em for the numbers of each
_ABOVE = (0.3, 0, 0)  # em
_BELOW = 0.2


def add_contents_styles(
    styles: etree._Element, theme: Theme, paper: Paper, top: Top, *, numbered: bool
) -> None:
    """Add those for headings from level `top` down, which are `numbered` or not."""
    em = points(theme.tokens.type.size)
    styles.append(_title_style(top))
    for depth in range(DEPTH):
        hang = _NUMBERS[depth] if numbered else 0.0
        before = sum(_NUMBERS[:depth]) if numbered else _INDENT * depth
        style = _entry_style(top + depth)
        say(
            style,
            made("tabs", last_tab(theme, paper, leader="dot")),
            made("spacing", before=twips(_ABOVE[depth] * em), after=twips(_BELOW * em)),
            made("ind", left=twips((before + hang) * em), hanging=twips(hang * em)),
        )
        styles.append(style)


def last_tab(theme: Theme, paper: Paper, *, leader: str) -> etree._Element:
    """The tab at the end of the line, to which a leader leads, or "none"."""
    page = theme.tokens.page
    width = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    return made("tab", val="right", leader=leader, pos=twips(width))


def _title_style(top: Top) -> etree._Element:
    return made(
        "style",
        made("name", val="TOC Heading"),
        made("basedOn", val=f"Heading{top}"),
        made("next", val="Normal"),
        made("uiPriority", val=39),
        made("qFormat"),
        made("pPr", made("numPr", made("numId", val=0)), made("outlineLvl", val=9)),
        type="paragraph",
        styleId="TOCHeading",
    )


def _entry_style(level: int) -> etree._Element:
    return made(
        "style",
        made("name", val=f"toc {level}"),
        made("basedOn", val="Normal"),
        made("next", val="Normal"),
        made("autoRedefine"),
        made("uiPriority", val=39),
        made("unhideWhenUsed"),
        made("pPr"),
        type="paragraph",
        styleId=f"TOC{level}",
    )
