"""Elements of NITF 3.6, and what the parts of one document share while they are written."""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from convert.article import Pictured

NAMESPACE: Final = "http://iptc.org/std/NITF/2006-10-18/"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HOLDERS: Final = frozenset(
    {"nitf", "head", "docdata", "key-list", "identified-content", "body", "body.head", "hedline"}
    | {"abstract", "note", "body.content", "body.end", "block", "bq", "fn", "ol", "ul", "dl"}
    | {"table", "thead", "tbody", "tr", "media"}
)
"""The elements that have no words of their own, so that a line may end between their parts."""


class Writing(Struct, frozen=True):
    """What a document has beside its blocks."""

    picture: Callable[[Pictured], str]
    """Where a picture lies."""

    headings: Mapping[str, str]
    """The ids of headings here by those in the article, which need be no names of XML."""

    notes: Mapping[str, str]
    """The ids of the notes that a mark leads to, by label."""


def put(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new element at the end of another; attributes without a value are left out.

    An underscore in the name of an attribute stands for a hyphen; `language` is `xml:lang`.
    """
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    made.text = text or None
    for key, value in attributes.items():
        if value:
            made.set(_LANGUAGE if key == "language" else key.replace("_", "-"), value)
    return made


def say(parent: etree._Element, text: str) -> None:
    """Put characters at the end of an element, after the elements that are in it."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def laid_out(root: etree._Element) -> bytes:
    """The document as UTF-8, a part a line where that puts no space between words."""
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in _HOLDERS and len(element):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
