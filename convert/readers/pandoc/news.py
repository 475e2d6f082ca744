"""A news story in NITF (IPTC NITF 3.6, and those before it, which have no namespace) as a page."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Final

from lxml import etree
from lxml.html import builder
from msgspec.structs import replace

from convert.errors import Diagnostic, SourceError, Where
from convert.readers.pandoc.news_head import head_of, meta_of
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import mended, serialised
from convert.readers.pandoc.work import shown
from convert.readers.pandoc.xml_words import local, parsed, runs_in, said
from convert.source import Source

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("p", "ol", "ul", "li", "dl", "dt", "dd", "pre", "hr", "br", "a"), ""),
        **dict.fromkeys(("table", "caption", "thead", "tfoot", "tbody", "tr", "th", "td"), ""),
        **dict.fromkeys(("sub", "sup", "ruby", "rb", "rt", "rp"), ""),
        **dict.fromkeys(("byline", "dateline", "datasource", "copyrite", "bibliography"), "p"),
        **dict.fromkeys(("tagline", "distributor"), "p"),
        **dict.fromkeys(("block", "fn", "note"), "div"),
        "lang": "span",
    }
)
"""The elements of a page by those of a story; empty where they have the same name."""

_EMPHASIS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("bold", "strong", "b"), "strong"),
        **dict.fromkeys(("strike", "strikethrough"), "del"),
        **dict.fromkeys(("underline", "u"), "u"),
        **dict.fromkeys(("code", "formula"), "code"),
        **dict.fromkeys(("speaker",), "span"),
        "superscript": "sup",
        "subscript": "sub",
    }
)
_KEPT: Final = ("id", "href", "colspan", "rowspan", "align", "class")
_NUMBERS: Final = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
_SILENT: Final = frozenset({"media-metadata", "media-object", "nitf-table-metadata", "tobject"})
_APART: Final = frozenset({"fn", "media", "ol", "ul", "dl", "bq", "pre", "table"})
_LOWEST: Final = 6


def open_nitf(carried: Opened, source: Source) -> Opened:
    """The story as a page that pandoc reads, its own words, and what is told of it.

    Raises SourceError for what is no XML, or defines entities.
    """
    root = parsed(carried.data)
    body = None if root is None else next((e for e in root.iter() if local(e) == "body"), None)
    if root is None or body is None:
        raise SourceError(
            "NITF cannot be read from this",
            where=Where(source.name),
            hint="--from names another reader.",
            code="source.unreadable",
        )
    about, content = builder.HEAD(builder.TITLE()), builder.BODY()
    page = builder.HTML(about, content)
    meta_of(root, about)
    head, rest = head_of(root)
    words = [words for _, words in head]
    words += [run for part in (*rest, *body) if local(part) != "body.head" for run in _runs(part)]
    for element in rest:
        _put(content, element)
    for part in body:
        if local(part) in ("body.content", "body.end"):
            _inside(content, part)
    language = root.get("baselang") or root.get(_LANGUAGE, "")
    told = [*carried.told, *_told(root)]
    told += mended(page)
    return replace(
        carried,
        data=serialised(page),
        files=source.resources,
        head=head,
        language=language,
        words=tuple(words),
        told=tuple(told),
    )


def _runs(part: etree._Element) -> Iterator[str]:
    """The texts in a part of the story, in which a break parts words."""
    copied = deepcopy(part)
    for element in copied.iter(etree.Element):
        if local(element) == "br":
            element.tail = f" {element.tail or ''}"
    return runs_in(copied, _SILENT, _APART)


def _told(root: etree._Element) -> Iterator[Diagnostic]:
    """What of a story's head is not in the article, and pictures that are none."""
    for element in root.iter(etree.Element):
        if local(element) == "ed-msg" and element.get("info"):
            message = f"a message to editors is left out: “{shown(str(element.get('info')))}”"
            yield Diagnostic(code="metadata.left_out", message=message, severity="info")
        elif local(element) == "media" and element.get("media-type", "image") != "image":
            message = f"{element.get('media-type')} is left out; its words are kept"
            yield Diagnostic(code="media.left_out", message=message)


# ---- elements


def _inside(target: etree._Element, element: etree._Element) -> None:
    """Put what is in an element of the story at the end of one of the page."""
    _say(target, element.text)
    for child in element:
        _put(target, child)
        _say(target, child.tail)


def _put(target: etree._Element, element: etree._Element) -> None:
    name = local(element)
    if not name or name in _SILENT:
        return
    if name in _TAGS:
        _inside(_made(target, _TAGS[name] or name, element), element)
    elif name == "em":
        _emphasis(target, element)
    elif name in ("hl1", "hl2"):
        _inside(_made(target, _level(element), element), element)
    elif name == "bq":
        _quote(target, element)
    elif name == "media":
        _media(target, element)
    else:
        _inside(target, element)  # what words are about, which no page says


def _made(target: etree._Element, tag: str, element: etree._Element) -> etree._Element:
    made = etree.SubElement(target, tag)
    for key in _KEPT:
        if element.get(key):
            made.set(key, str(element.get(key)))
    if element.get(_LANGUAGE):
        made.set("lang", str(element.get(_LANGUAGE)))
    if tag == "ol":
        made.set("start", str(element.get("seqnum") or 1))
        made.set("type", _NUMBERS.get(str(element.get("class")), "1"))
    return made


def _say(target: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _level(element: etree._Element) -> str:
    """The heading of a page that one inside a story is: `class` may say that it is a lower one."""
    _, _, level = str(element.get("class", "")).partition("level-")
    return f"h{min(int(level), _LOWEST)}" if level.isdecimal() and int(level) > 1 else "h2"


def _emphasis(target: etree._Element, element: etree._Element) -> None:
    kinds = str(element.get("class") or element.get("style") or "").casefold().split()
    tag = next((_EMPHASIS[kind] for kind in kinds if kind in _EMPHASIS), "em")
    _inside(_made(target, tag, element), element)


def _quote(target: etree._Element, element: etree._Element) -> None:
    """A quotation, and whose words it has after it."""
    quote = _made(target, "blockquote", element)
    for child in element:
        if local(child) == "credit":
            _inside(etree.SubElement(target, "p", {"class": "attribution"}), child)
        else:
            _put(quote, child)


def _media(target: etree._Element, element: etree._Element) -> None:
    """A picture with its caption, in the first of the sizes that it is there in; of what is none,
    its words."""
    is_picture = element.get("media-type", "image") == "image"
    figure = etree.SubElement(target, "figure" if is_picture else "div")
    references = [child for child in element if local(child) == "media-reference"]
    if is_picture and references:
        alt = references[0].get("alternate-text")
        shown_at = etree.SubElement(figure, "img", src=str(references[0].get("source") or ""))
        if alt is not None:
            shown_at.set("alt", alt)
    captions = [each for each in element if local(each) in ("media-caption", "media-producer")]
    captions = [each for each in captions if said(each)]
    if not captions:
        return
    caption = etree.SubElement(figure, "figcaption" if is_picture else "p")
    for number, each in enumerate(captions):
        _say(caption, " " if number else "")
        for part in _lines_of(each):
            _inside(caption, part)


def _lines_of(caption: etree._Element) -> Iterator[etree._Element]:
    """What a caption is made of: its paragraphs, where it has any."""
    paragraphs = [child for child in caption if local(child) == "p"]
    yield from paragraphs if paragraphs and not (caption.text or "").strip() else [caption]
