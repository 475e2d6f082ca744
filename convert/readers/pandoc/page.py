"""What a web page says that pandoc does not pass on: ruby, and which pictures are decoration."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from lxml import etree, html
from msgspec.structs import replace

from convert.readers.pandoc.opened import Opened

_SILENT: Final = ("head", "script", "style", "template", "noscript", "rp", "svg", "math")
_BLOCKS: Final = {
    *("p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "br"),
    *("section", "article", "aside", "header", "footer", "blockquote", "figcaption", "pre"),
    *("ul", "ol", "dl", "table", "figure", "main", "nav", "address", "hr", "summary", "caption"),
}


def open_page(page: Opened, resources: Mapping[str, bytes]) -> Opened:
    """A web page (UTF-8) for pandoc, with its own words beside it."""
    root = parsed(page.data)
    if root is None:
        return page
    words = tuple("".join(_texts(root)).split("\n"))
    data = serialised(root) if mended(root) else page.data
    return replace(page, data=data, files=resources, words=words)


def parsed(data: bytes) -> etree._Element | None:
    """The tree of a page; None where there is none in it."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def serialised(root: etree._Element) -> bytes:
    """A tree as a page."""
    page: bytes = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return page


def mended(root: etree._Element) -> bool:
    """Put into a tree, in ways that pandoc passes on, what it would drop; whether there was any."""
    changed = False
    for element in list(root.iter("ruby", "img")):
        if element.tag == "ruby":
            changed = _linked(element) or changed
        elif element.get("alt") == "" or element.get("role") in ("presentation", "none"):
            element.set("data-decorative", "1")
            changed = True
    return changed


def _linked(ruby: etree._Element) -> bool:
    """Make each word of a `ruby` a link with its reading: see `inlines.RUBY`."""
    words, made = ruby.text or "", []
    for child in ruby:
        said = "".join(map(str, child.itertext()))
        if child.tag == "rt":
            link = etree.Element("a", {"href": f"#convert-ruby:{quote(said)}"})
            link.text = words
            made.append(link)
            words = ""
        elif child.tag != "rp":
            words += said
        words += (child.tail or "").strip()
    if not made:
        return False
    made[-1].tail = words or None
    ruby[:] = made
    ruby.text = None
    ruby.tag = "span"
    return True


def _texts(element: etree._Element) -> Iterator[str]:
    """The characters of an element, lines parted where a browser parts them."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.get("hidden"):
        return
    parts = element.tag in _BLOCKS
    yield "\n" if parts else ""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _texts(child)
        yield " ".join((child.tail or "").split("\n"))
    yield "\n" if parts else ""
