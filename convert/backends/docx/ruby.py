"""Ruby in a Word file, which pandoc has no node for (ISO/IEC 29500-1, 17.3.3.25)."""

from lxml import etree

from convert.article import LanguageTag, Ruby
from convert.backends.docx.trees import NAMESPACES, name
from convert.backends.pandoc.nodes import Node, node
from convert.walk import inline_text

_READING_SIZE = "10"  # half points: half of common text, as Word sets it
_RAISE = "18"


def ruby_node(ruby: Ruby, language: LanguageTag) -> Node:
    """A run with its reading above it, as a raw inline of pandoc's."""
    run = etree.Element(name("w:r"), nsmap={"w": NAMESPACES["w"]})
    whole = etree.SubElement(run, name("w:ruby"))
    properties = etree.SubElement(whole, name("w:rubyPr"))
    for key, value in (
        ("rubyAlign", "distributeSpace"),
        ("hps", _READING_SIZE),
        ("hpsRaise", _RAISE),
        ("hpsBaseText", "21"),
        ("lid", language),
    ):
        etree.SubElement(properties, name(f"w:{key}")).set(name("w:val"), value)
    _run(etree.SubElement(whole, name("w:rt")), inline_text(ruby.reading), language, _READING_SIZE)
    _run(etree.SubElement(whole, name("w:rubyBase")), inline_text(ruby.content), language)
    return node("RawInline", "openxml", etree.tostring(run, encoding="unicode"))


def _run(parent: etree._Element, words: str, language: LanguageTag, size: str = "") -> None:
    run = etree.SubElement(parent, name("w:r"))
    properties = etree.SubElement(run, name("w:rPr"))
    if size:
        etree.SubElement(properties, name("w:sz")).set(name("w:val"), size)
    etree.SubElement(properties, name("w:lang")).set(name("w:val"), language)
    etree.SubElement(run, name("w:t")).text = words
