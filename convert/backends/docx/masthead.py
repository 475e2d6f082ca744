"""The rule below the masthead of a Word file."""

from lxml import etree

from convert.backends.docx.properties import say
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.styles import Rule
from convert.backends.docx.theme_part import COLOURS
from convert.backends.docx.trees import made
from convert.design.themes import Theme
from convert.design.units import points, twips

_EIGHTHS = 8  # of a point, in which borders are measured (17.18.2)
_ABOVE = 8  # points from the last line
_BELOW = 1.0  # em


def draw_rule(document: etree._Element, theme: Theme, rule: Rule) -> None:
    """Draw `rule` below the last line of the masthead, where the text follows on its page."""
    last = masthead_end(document)
    if last is None or not rule.width or theme.tokens.page.cover:
        return
    colour: str = getattr(theme.tokens.colour, rule.colour)
    line = made(
        "bottom",
        val="single",
        sz=round(rule.width * _EIGHTHS),
        space=_ABOVE,
        color=colour.lstrip("#").upper(),
        themeColor=COLOURS[rule.colour],
    )
    after = twips(_BELOW * points(theme.tokens.type.size))
    say(last, made("pBdr", line), made("spacing", after=after))
