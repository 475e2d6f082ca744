"""A pause between parts of a text, which pandoc draws as a bar from margin to margin.

It stays a horizontal rule of Word (Office VML, `o:hr`), as which other programs read it, and is
drawn as the style sheets draw it: short, thin, in the middle of the line.
"""

from lxml import etree

from convert.backends.docx.trees import every, made
from convert.design.themes import Theme

_VML = "{urn:schemas-microsoft-com:vml}rect"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_STYLE = "Pause"


def shorten_rules(document: etree._Element, theme: Theme) -> None:
    """Draw the rules of a document as its theme does."""
    colour = theme.tokens.colour.rule
    for paragraph in every(document, "w:p"):
        for rule in paragraph.iter(_VML):
            if rule.get(f"{_OFFICE}hr"):
                _draw(rule, colour)
                paragraph.insert(0, made("pPr", made("pStyle", val=_STYLE)))


def _draw(rule: etree._Element, colour: str) -> None:
    rule.attrib.pop(f"{_OFFICE}hrstd", "")
    rule.set("style", "width:68pt;height:.75pt")
    rule.set(f"{_OFFICE}hrnoshade", "t")
    rule.set("fillcolor", colour)
    rule.set("stroked", "f")
