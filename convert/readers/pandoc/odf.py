"""What an OpenDocument text says that pandoc does not pass on (OpenDocument 1.3)."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final
from urllib.parse import quote

from lxml import etree

from convert.errors import Diagnostic
from convert.readers.pandoc.archive import Parts
from convert.readers.pandoc.hidden import without_hidden
from convert.readers.pandoc.odf_code import with_code
from convert.readers.pandoc.odf_formulas import with_formulas
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.work import shown
from convert.settings import ReadSettings
from convert.source import Source
from convert.trees import take_out

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_HEAD: Final = frozenset({"title", "subtitle", "author", "date"})
_HEADING: Final = re.compile(r"heading_20_([1-9])", re.IGNORECASE)
_STYLE_NAME: Final = f"{_TEXT}style-name"
_MOST_PARENTS: Final = 8
_GAPS: Final = (f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}s")
_ELSEWHERE: Final = (
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_OFFICE}annotation",
    f"{_TEXT}ruby-text",
    f"{_TEXT}note-citation",
    f"{_TEXT}sequence-decls",
)


def open_odf(source: Source, settings: ReadSettings) -> Opened:
    """An OpenDocument text for pandoc, its own words and language, and what is told of it.

    Raises SourceError where it is none, or one that is broken, locked or too large.
    """
    parts = Parts(source, settings, "an OpenDocument text")
    content = parts.tree("content.xml")
    if content is None:
        raise parts.wrong("this is not an OpenDocument text")
    told = [*_comments(content), *_changes(content), *_contents(content)]
    told += without_hidden(_hidden(content))
    words = tuple(_runs(content))
    styles = _styles(content, parts)
    head = _head(content, styles)
    changed = (
        with_formulas(content, parts)
        + _with_ruby(content)
        + _with_headings(content, styles)
        + with_code(content, partial(_with_parents, parents=styles))
        + len(told)
        + len(head)
    )
    data = parts.with_parts({"content.xml": etree.tostring(content)}) if changed else source.data
    return Opened(
        data=data,
        files=parts.pictures(),
        told=tuple(told),
        words=words,
        language=_language(parts),
        head=tuple(head),
        title=_title(parts),
    )


def _styles(content: etree._Element, parts: Parts) -> dict[str, str]:
    """The style that each style is made from, by name; one that is made from none is not here."""
    found: dict[str, str] = {}
    for tree in (content, parts.tree("styles.xml")):
        for style in tree.iter(f"{_STYLE}style") if tree is not None else ():
            parent = style.get(f"{_STYLE}parent-style-name")
            if parent:
                found[str(style.get(f"{_STYLE}name"))] = str(parent)
    return found


def _head(content: etree._Element, parents: dict[str, str]) -> list[tuple[str, str]]:
    """Take out the paragraphs at the beginning that are styled as parts of the head: what each
    is, and its words."""
    found: list[tuple[str, str]] = []
    body = next(content.iter(f"{_OFFICE}text"), None)
    for paragraph in list(body.iterchildren(f"{_TEXT}p", f"{_TEXT}h")) if body is not None else ():
        words = " ".join("".join(_own_text(paragraph)).split())
        kind = _head_style(str(paragraph.get(f"{_TEXT}style-name")), parents)
        if words and not kind:
            break
        if words:
            found.append((kind, words))
            take_out(paragraph)
    return found


def _head_style(name: str, parents: dict[str, str]) -> str:
    named = (each.lower() for each in _with_parents(name, parents))
    return next((each for each in named if each in _HEAD), "")


def _with_parents(name: str, parents: dict[str, str]) -> Iterator[str]:
    for _ in range(_MOST_PARENTS):
        yield name
        name = parents.get(name, "")


def _with_headings(content: etree._Element, parents: dict[str, str]) -> int:
    """Make paragraphs that are only styled as headings what they look like; how many there were."""
    changed = 0
    for paragraph in list(content.iter(f"{_TEXT}p")):
        names = _with_parents(str(paragraph.get(f"{_TEXT}style-name")), parents)
        found = next(filter(None, map(_HEADING.fullmatch, names)), None)
        if found:
            paragraph.tag = f"{_TEXT}h"
            paragraph.set(f"{_TEXT}outline-level", found[1])
            changed += 1
    return changed


def _hidden(content: etree._Element) -> list[etree._Element]:
    """The words in styles that show none (OpenDocument 1.3 part 3, 20.369), and hidden paragraphs
    and fields that say so themselves."""
    silent = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        if any(each.get(f"{_TEXT}display") == "none" for each in style)
    }
    styled = [each for each in content.iter(f"{_TEXT}span") if each.get(_STYLE_NAME) in silent]
    return [*styled, *content.iter(f"{_TEXT}hidden-text")]


def _title(parts: Parts) -> str:
    """The title among the file's properties (OpenDocument 1.3 part 3, 4.3.2.2)."""
    meta = parts.tree("meta.xml")
    title = meta.findtext(f".//{_DC}title") if meta is not None else None
    return " ".join((title or "").split())


def _comments(content: etree._Element) -> list[Diagnostic]:
    """Take the comments out and tell them."""
    told = []
    found = list(content.iter(f"{_OFFICE}annotation"))
    for comment in found:
        who = comment.findtext(f"{_DC}creator") or "somebody"
        words = shown(" ".join("".join(map(str, p.itertext())) for p in comment.iter(f"{_TEXT}p")))
        told.append(_info("comment.left_out", f"a comment of {who} is left out: “{words}”"))
    for element in found:
        take_out(element)
    return told


def _changes(content: etree._Element) -> list[Diagnostic]:
    found = list(content.iter(f"{_TEXT}tracked-changes"))
    gone = [
        "".join(map(str, paragraph.itertext()))
        for changes in found
        for deletion in changes.iter(f"{_TEXT}deletion")
        for paragraph in deletion.iter(f"{_TEXT}p", f"{_TEXT}h")
    ]
    put_in = sum(len(list(changes.iter(f"{_TEXT}insertion"))) for changes in found)
    for element in found:
        take_out(element)
    if not gone and not put_in:
        return []
    said = f"; taken out: “{shown(' … '.join(gone))}”" if gone else ""
    return [_info("changes.accepted", f"tracked changes are accepted ({put_in} put in{said})")]


def _contents(content: etree._Element) -> list[Diagnostic]:
    found = list(content.iter(f"{_TEXT}table-of-content"))
    for element in found:
        take_out(element)
    if not found:
        return []
    return [_info("contents.left_out", "the table of contents is left out: outputs make their own")]


def _info(code: str, message: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, severity="info")


def _with_ruby(content: etree._Element) -> int:
    """Make each word with a reading a link that says it (6.4): see `inlines`."""
    found = list(content.iter(f"{_TEXT}ruby"))
    for ruby in found:
        said = [each.itertext() for each in ruby.iter(f"{_TEXT}ruby-text")]
        reading = "".join(str(part) for each in said for part in each)
        base = ruby.find(f"{_TEXT}ruby-base")
        words = "".join(str(part) for part in base.itertext()) if base is not None else ""
        tail = ruby.tail
        ruby.clear()
        ruby.tag = f"{_TEXT}a"
        ruby.set(f"{_XLINK}href", f"#convert-ruby:{quote(reading)}")
        ruby.text, ruby.tail = words, tail
    return len(found)


def _runs(content: etree._Element) -> Iterator[str]:
    for paragraph in content.iter(f"{_TEXT}p", f"{_TEXT}h"):
        yield "".join(_own_text(paragraph))


def _own_text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _GAPS:
            yield " "
        elif child.tag not in (f"{_TEXT}p", f"{_TEXT}h", *_ELSEWHERE):
            yield from _own_text(child)
        yield child.tail or ""


def _language(parts: Parts) -> str:
    """The language of paragraphs that have none of their own."""
    styles = parts.tree("styles.xml")
    if styles is None:
        return ""
    for style in styles.iter(f"{_STYLE}default-style"):
        for properties in style.iter(f"{_STYLE}text-properties"):
            language, country = properties.get(f"{_FO}language"), properties.get(f"{_FO}country")
            if language and language not in ("none", "zxx"):
                return f"{language}-{country}" if country and country != "none" else language
    return ""
