"""The head of a news story in NITF: its lines above the text, and what it says to programs."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from convert.readers.pandoc.xml_words import local

_WIDE: Final = "\u2e80"
"""Where scripts begin that put no space between words."""

_PARTS: Final = frozenset({"byttl", "p", "br"})
_MADE: Final = "urn:uuid:"


def head_of(root: etree._Element) -> tuple[tuple[tuple[str, str], ...], list[etree._Element]]:
    """The parts of the article's head, each told by what it is, and what is more than that: the
    further headlines of a story and the like, which are text."""
    parts: list[tuple[str, str]] = []
    rest: list[etree._Element] = []
    for element in _named(root, "body.head"):
        for part in element:
            for kind, line in _lines(part):
                words = line_of(line)
                if not words:
                    continue
                if kind and (kind == "details" or kind not in dict(parts)):
                    parts.append((kind, words))
                else:
                    rest.append(line)
    if "title" not in dict(parts):
        parts += [("title", line_of(title)) for title in list(_named(root, "title"))[:1]]
    for place in _named(root, "pubdata"):
        named = (("publication", "name"), ("section", "position.section"))
        parts += [(kind, str(place.get(key))) for kind, key in named if place.get(key)]
    return tuple(parts), rest


def _lines(part: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The lines of a part of the head, and what each of them is."""
    name = local(part)
    if name == "hedline":
        for line in part:
            yield "title" if local(line) == "hl1" else "subtitle", line
    elif name == "byline":
        yield "author", part
    elif name == "dateline":
        placed = next(_named(part, "location"), None) is not None
        yield "dateline" if placed else "date", part
    elif name == "abstract":
        yield "description", part
    elif name == "note":
        for content in part:
            yield from (("details", line) for line in content)
    elif name == "rights":
        yield "rights", part
    elif name == "distributor":
        yield "", part


def line_of(element: etree._Element) -> str:
    """The words of an element in one line. What somebody is stands apart from who it is, also where
    nothing but elements parts them."""
    words = ""
    for begins, text in _pieces(element):
        ends, next_ = words[-1:], text[:1]
        fused = begins and ends.isalnum() and next_.isalnum() and max(ends, next_) < _WIDE
        words += f" {text}" if fused else text
    return " ".join(words.split())


def _pieces(element: etree._Element) -> Iterator[tuple[bool, str]]:
    """The texts in an element, and of each whether it begins a part that stands apart."""
    yield local(element) in _PARTS, element.text or ""
    for child in element:
        if local(child):
            yield from _pieces(child)
        yield local(child) in _PARTS, child.tail or ""


def meta_of(root: etree._Element, head: etree._Element) -> None:
    """Put what a story says to programs into the head of a page."""
    keys = [str(each.get("key")) for each in _named(root, "keyword") if each.get("key")]
    found = [("keywords", ", ".join(keys))]
    found += [("publisher", each.get("holder", "")) for each in _named(root, "doc.copyright")]
    found += [("rights", each.get("type", "")) for each in _named(root, "doc.rights")]
    found += [("identifier", each.get("id-string", "")) for each in _named(root, "doc-id")]
    for name, value in found:
        if value and not value.startswith(_MADE):
            etree.SubElement(head, "meta", name=name, content=re.sub(r"\s+", " ", value))


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in root.iter(etree.Element) if local(each) == name)
