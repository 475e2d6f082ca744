"""Formulas as MathML elements (MathML Core), or as pictures where an engine knows no MathML.

MathML of a source is a stranger's: only elements and attributes that set a formula are written,
nothing that leads anywhere, runs or is shown otherwise.
"""

import re

from lxml import etree

from convert.article import Math
from convert.markup.dialect import Dialect
from convert.markup.element import Attributes, element, escape
from convert.markup.writer import Writer

_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
        mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none""",
    )
)
_ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        """accent accentunder columnalign columnspan depth displaystyle fence form height largeop
        linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel
        separator stretchy symmetric voffset width""",
    )
)
_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_MOST_DEPTH = 60


def formula_words(formula: Math) -> str:
    """What a formula says to who does not see it (WCAG 2.2 1.1.1)."""
    return formula.alt or formula.tex


def write_formula(formula: Math, writer: Writer) -> str:
    """The formula; its TeX as code where neither MathML nor a picture of it can be had."""
    name = "formula display" if formula.display else "formula"
    if writer.setting.formula is not None:
        if (picture := writer.setting.formula(formula)) is not None:
            attributes: Attributes = {
                "src": picture.address,
                "alt": formula_words(formula),
                "class": name,
                "style": f"height: {picture.height:.3f}em; vertical-align: -{picture.depth:.3f}em",
            }
            return writer.tag("img", "", attributes)
    elif math := mathml_of(formula, writer.dialect):
        return math
    attributes = {"class": name, "role": "math", "aria-label": formula.alt or None}
    return writer.tag("code", writer.text(formula.tex), attributes)


def mathml_of(formula: Math, dialect: Dialect) -> str:
    """The `math` element of a formula; empty for one that has none, or none that is fit."""
    root = _parsed(formula.mathml)
    if root is None:
        return ""
    attributes: Attributes = {
        "xmlns": _NAMESPACE if dialect.xhtml else None,
        "display": "block" if formula.display else None,
        "alttext": formula_words(formula),
    }
    return element("math", _inside(root, dialect), attributes, dialect=dialect)


def _parsed(mathml: str | None) -> etree._Element | None:
    """The root of a `math` element; None for what is none, or is deeper than formulas are."""
    if not mathml:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(mathml.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if etree.QName(root).localname != "math" or _is_deep(root):
        return None
    return root


def _is_deep(root: etree._Element) -> bool:
    level = [root]
    for _ in range(_MOST_DEPTH):
        level = [child for node in level for child in node]
        if not level:
            return False
    return True


def _inside(node: etree._Element, dialect: Dialect) -> str:
    written = [escape(node.text or "")]
    for child in node:
        if isinstance(child.tag, str):
            written.append(_element(child, dialect))
        written.append(escape(child.tail or ""))
    return "".join(written)


def _element(node: etree._Element, dialect: Dialect) -> str:
    name = etree.QName(node).localname
    if name == "semantics":
        return _element(node[0], dialect) if len(node) and isinstance(node[0].tag, str) else ""
    if name not in _ELEMENTS:
        return ""
    attributes: Attributes = {
        str(key): str(value) for key, value in node.attrib.items() if key in _ATTRIBUTES
    }
    return element(name, _inside(node, dialect), attributes, dialect=dialect)
