"""What a web page says that pandoc does not pass on: roles, notes, ruby, pictures for decoration.

Styles are passed on as `custom-style`, as the styles of Word files are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from lxml import etree, html
from msgspec.structs import replace

from convert.errors import Diagnostic
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page_notes import with_notes
from convert.readers.pandoc.page_word import with_word_lists
from convert.readers.pandoc.work import shown
from convert.trees import take_out
from convert.walk.printed import BOXES

_SILENT: Final = ("head", "script", "style", "template", "noscript", "rp", "svg", "math")
_BLOCKS: Final = {
    *("p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "br"),
    *("section", "article", "aside", "header", "footer", "blockquote", "figcaption", "pre"),
    *("ul", "ol", "dl", "table", "figure", "main", "nav", "address", "hr", "summary", "caption"),
}
_STYLES: Final = {
    "byline": "author",
    "author": "author",
    "standfirst": "subtitle",
    "subtitle": "subtitle",
    "date": "date",
    "caption": "caption",
    "end-mark": "end mark",
    "salutation": "salutation",
    "signature": "signature",
    "boilerplate": "boilerplate",
    "contact": "contact",
    "attribution": "attribution",
    "verse": "verse",
}
_IN_LINE: Final = {"speaker": "speaker", "dateline": "dateline"}
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_DECORATION: Final = ("presentation", "none")
# What no document of XML holds (XML 1.0, 2.2), as it stands in a page and as it is referred to.
_CONTROLS: Final = bytes(
    ord(" ") if number < ord(" ") and number not in b"\t\n\r" else number for number in range(256)
)
_NO_CHARACTER: Final = re.compile(
    rb"\xef\xbf[\xbe\xbf]"
    rb"|&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d);?"
    rb"|&#[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[efEF])(?![\da-fA-F]);?"
)


def open_page(page: Opened, resources: Mapping[str, bytes]) -> Opened:
    """A web page (UTF-8) for pandoc, with its own words beside it.

    What stands outside its `main`, where it has one, is not its content (HTML, 4.4.14), and told.
    """
    root = parsed(page.data)
    return page if root is None else opened_tree(root, page, resources)


def opened_tree(root: etree._Element, page: Opened, resources: Mapping[str, bytes]) -> Opened:
    """The same of a page's tree, which is changed by that."""
    told = [*page.told, *mended(root)]
    main = next(root.iter("main"), None)
    content = root if main is None else main
    words = texts_of(content)
    if main is not None and (outside := _outside(root, main)):
        told.append(_info("page.left_out", f"what is outside “main” is left out: “{outside}”"))
    return replace(page, data=serialised(root), files=resources, words=words, told=tuple(told))


def texts_of(content: etree._Element) -> tuple[str, ...]:
    """The texts of a page, or of a part of one, each a paragraph or the like."""
    return tuple("".join(_texts(content)).split("\n"))


def parsed(data: bytes) -> etree._Element | None:
    """The tree of a page; None where there is none in it.

    Control characters, which trees take from a parser and from nobody else, are spaces in it.
    """
    data = _NO_CHARACTER.sub(b" ", data.translate(_CONTROLS))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def serialised(root: etree._Element) -> bytes:
    """A tree as a page."""
    page: bytes = html.tostring(root, encoding="utf-8")
    return page


def mended(root: etree._Element) -> list[Diagnostic]:
    """Put into a tree, in ways that pandoc passes on, what it would drop, and take out what is
    there for finding one's way; what to tell of it."""
    told = []
    _without_sheets(root)
    for element in list(root.iter("nav")):
        words = shown(" ".join(map(str, element.itertext())))
        told.append(_info("navigation.left_out", f"navigation is left out: “{words}”"))
        take_out(element)
    with_notes(root)
    _with_boxes(root)
    _bare_headings(root)
    with_word_lists(root)
    for element in list(root.iter("ruby", "img", "p", "div", "dl", "span")):
        classes = set((element.get("class") or "").split())
        if element.tag == "ruby":
            _linked(element)
        elif element.tag == "img":
            if element.get("alt") == "" or element.get("role") in _DECORATION:
                element.set("data-decorative", "1")
        elif element.tag == "dl" and "fields" in classes:
            _as_details(element)
        elif element.tag == "span":
            for name in classes & _IN_LINE.keys():
                element.set("data-custom-style", _IN_LINE[name])
        else:
            for name in classes & _STYLES.keys():
                _styled(element, _STYLES[name])
    return told


def _without_sheets(root: etree._Element) -> None:
    """Take out the style sheets and the scripts but those that are formulas (`math/tex`): pandoc
    reads every letter of them, and of the fonts in them, and passes nothing of it on."""
    for element in list(root.iter("style", "script")):
        if not (element.get("type") or "").startswith("math/"):
            take_out(element)


def _bare_headings(root: etree._Element) -> None:
    """Take out of headings the links to themselves that sites put there, and "[edit]" of wikis."""
    for heading in root.iter(*_HEADINGS):
        for part in list(heading.iter("a", "span")):
            said = "".join(map(str, part.itertext())).strip()
            own = part.tag == "a" and str(part.get("href", "")).startswith("#")
            sign = own and not any(map(str.isalnum, said)) and part.find(".//img") is None
            edit = "mw-editsection" in str(part.get("class", "")).split()
            if (sign or edit) and heading in part.iterancestors():
                take_out(part)


def _with_boxes(root: etree._Element) -> None:
    """The boxes of tasks as characters, which open an item of a list."""
    for box in list(root.iter("input")):
        if box.get("type", "").lower() == "checkbox":
            sign = BOXES[box.get("checked") is not None]
            box.tail = f"{sign} {(box.tail or '').lstrip()}"
            take_out(box)


def _styled(element: etree._Element, style: str) -> None:
    """Give an element a style: pandoc keeps the attributes of a `div`, none of a `p`."""
    if element.tag == "div":
        element.set("data-custom-style", style)
        return
    parent = element.getparent()
    if parent is None:
        return
    box = etree.Element("div", {"data-custom-style": style})
    box.tail, element.tail = element.tail, None
    moment = next(element.iter("time"), None)
    if moment is not None and moment.get("datetime"):
        box.set("data-datetime", str(moment.get("datetime")))
    parent.replace(element, box)
    box.append(element)


def _as_details(glossary: etree._Element) -> None:
    """Fields of the head as lines of their own."""
    for box in glossary.iter("div"):
        words = " ".join(" ".join(map(str, box.itertext())).split())
        box[:] = [etree.Element("p")]
        box.text, box[0].text = None, words
        box.set("data-custom-style", "details")
        name = words.partition(" ")[0]
        box.set("data-name", name)
    glossary.tag = "div"


def _linked(ruby: etree._Element) -> None:
    """Make each word of a `ruby` a link with its reading: see `inlines`."""
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
    if made:
        made[-1].tail = words or None
        ruby[:] = made
        ruby.text = None
        ruby.tag = "span"


def _info(code: str, message: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, severity="info")


def _outside(root: etree._Element, main: etree._Element) -> str:
    """The words of a page around its content."""
    around = list(root.iter("body"))
    inside = set(main.iter())
    texts = [
        text
        for element in (around[0].iter() if around else ())
        if element not in inside and isinstance(element.tag, str) and element.tag not in _SILENT
        for text in (element.text or "",)
    ]
    return shown(" ".join(texts))


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
