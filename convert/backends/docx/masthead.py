"""What stands above and below the masthead of a Word file: space, and rules."""

from lxml import etree

from convert.backends.docx.properties import say, spacing
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.styles import ParagraphStyle, Rule
from convert.backends.docx.theme_part import COLOURS
from convert.backends.docx.trees import NAMESPACES, made, name, style_of
from convert.design.themes import Theme
from convert.design.units import points, twips

_EIGHTHS = 8  # of a point, in which borders are measured (17.18.2)
_ABOVE = 8  # points from the last line
_BELOW = 1.0  # em
_UNDER = 10  # points from the rule to the first line


def draw_rule(document: etree._Element, theme: Theme, rule: Rule) -> None:
    """Draw `rule` below the last line of the masthead, where the text follows on its page."""
    last = masthead_end(document)
    if last is None or not rule.width or theme.tokens.page.cover:
        return
    line = _line("bottom", theme, rule.colour, rule.width, _ABOVE)
    after = twips(_BELOW * points(theme.tokens.type.size))
    say(last, made("pBdr", line), made("spacing", after=after))


def begin_masthead(document: etree._Element, theme: Theme, title: ParagraphStyle) -> None:
    """Put what stands above the title, by its style, above what comes before it, as style sheets
    do; on a manuscript the title has its own place on the page."""
    last = masthead_end(document)
    if last is None or theme.tokens.page.submission:
        return
    above = list(last.itersiblings(name("w:p"), preceding=True))
    heads = [line for line in (last, *above) if style_of(line) == "Title"]
    if not heads or heads[-1].getprevious() is None:
        return
    first, head = above[-1], heads[-1]
    if title.before is not None:
        em, kind = title.before, theme.tokens.type
        space = float(getattr(kind, em) if isinstance(em, str) else em)
        say(first, spacing(first, before=twips(space * points(kind.size))))
        say(head, spacing(head, before=0))
    if title.rule_above:
        say(first, made("pBdr", _line("top", theme, title.rule_above, title.rule_weight, _UNDER)))
        others = head.findall("w:pPr/w:pBdr/w:bottom", NAMESPACES)
        say(head, made("pBdr", made("top", val="nil"), *others))


def _line(side: str, theme: Theme, token: str, width: float, space: int) -> etree._Element:
    colour: str = getattr(theme.tokens.colour, token)
    return made(
        side,
        val="single",
        sz=round(width * _EIGHTHS),
        space=space,
        color=colour.lstrip("#").upper(),
        themeColor=COLOURS[token],
    )
