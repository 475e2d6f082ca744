"""Paragraphs in Word's own styles for what they are (ISO/IEC 29500-1, 17.7.4.9), where pandoc
writes styles that only pandoc has: what an editor finds in Word's lists, and Word's own menus know.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from convert.backends.docx.properties import say, spacing
from convert.backends.docx.trees import NAMESPACES, every, made, name, parsed, style_of, value
from convert.design.units import twips

LEVELS: Final = 5
"""Word's styles for lists go down so far."""

_RENAMED: Final = {"BlockText": "Quote", "ImageCaption": "Caption", "TableCaption": "Caption"}
_PLAIN: Final = frozenset({"", "Compact", "BodyText", "FirstParagraph"})
_TEXT: Final = _PLAIN | {"Opening", "AfterTable", "AfterList"}
_KINDS: Final = {"bullet": "ListBullet", "none": "ListContinue"}
_BETWEEN: Final = 0.6  # em, of two lists in a row
_PARAGRAPHS: Final = 0.35  # em, of those of one meaning
_OF_GLOSSARIES: Final = frozenset({"DefinitionTerm", "Definition"})


def name_styles(
    document: etree._Element, numbering: bytes, *, size: float, space: float, close: bool = False
) -> None:
    """Give the quotations, captions and lists of a part the styles that Word has for them.

    numbering: pandoc's part of lists. size: of the text, in points; space: between paragraphs, in
    em, which those of a list have that is not set tight. close: whether paragraphs are told apart
    by their first lines and not by space, which lists, quotations and tables
    then have above them.
    """
    kinds = _list_kinds(numbering)
    lists: set[str] = set()
    room = twips(_BETWEEN * size)
    for paragraph in every(document, "w:p"):
        style = style_of(paragraph)
        if style in _RENAMED:
            say(paragraph, made("pStyle", val=_RENAMED[style]))
            if style == "TableCaption":
                say(paragraph, made("keepNext"))
            if close and style == "BlockText" and _follows_text(paragraph):
                say(paragraph, spacing(paragraph, before=room))
        elif close and style in _OF_GLOSSARIES:
            _part_meanings(paragraph, style, size)
        number = value(paragraph.find("w:pPr/w:numPr/w:numId", NAMESPACES))
        if number not in kinds:
            continue
        if style in _PLAIN:
            _name_item(paragraph, kinds[number], loose=None if style == "Compact" else space * size)
        if number not in lists and (
            _follows_list(paragraph) or (close and _follows_text(paragraph))
        ):
            say(paragraph, spacing(paragraph, before=room))
        lists.add(number)
    for table in every(document, "w:tbl") if close else ():
        above = table.getprevious()
        if above is not None and _follows_text(table):
            say(above, spacing(above, after=room))


@lru_cache(maxsize=64)
def _list_kinds(part: bytes) -> Mapping[str, str]:
    """The style of each of pandoc's lists, by its number. One without marks continues another."""
    numbering = parsed(part, "the lists")
    abstract = {
        value(each, "abstractNumId"): _kind(each.find("w:lvl", NAMESPACES))
        for each in every(numbering, "w:abstractNum")
    }
    return {
        value(each, "numId"): abstract.get(value(each.find("w:abstractNumId", NAMESPACES)), "")
        for each in every(numbering, "w:num")
    }


def _kind(level: etree._Element | None) -> str:
    if level is None:
        return "ListContinue"
    marked = value(level.find("w:lvlText", NAMESPACES)).strip()
    form = value(level.find("w:numFmt", NAMESPACES))
    return _KINDS.get(form if marked else "none", "ListNumber")


def _name_item(paragraph: etree._Element, kind: str, *, loose: float | None) -> None:
    depth = int(value(paragraph.find("w:pPr/w:numPr/w:ilvl", NAMESPACES)) or 0)
    say(paragraph, made("pStyle", val=level_style(kind, min(depth, LEVELS - 1))))
    if loose is not None:
        say(paragraph, spacing(paragraph, after=twips(loose)))


def _part_meanings(paragraph: etree._Element, style: str, size: float) -> None:
    """Room above a term that does not follow a term, and between the paragraphs of a meaning."""
    before = paragraph.getprevious()
    above = style_of(before) if before is not None and before.tag == name("w:p") else ""
    if style == "DefinitionTerm" and (above == "Definition" or _follows_text(paragraph)):
        say(paragraph, spacing(paragraph, before=twips(_BETWEEN * size)))
    elif style == above == "Definition":
        say(paragraph, spacing(paragraph, before=twips(_PARAGRAPHS * size)))


def level_style(kind: str, depth: int) -> str:
    """The identifier of the style of a list at a depth, from 0: ListBullet, ListBullet2."""
    return f"{kind}{depth + 1}" if depth else kind


def _follows_list(paragraph: etree._Element) -> bool:
    """Whether a list begins right below another, on whose level it is."""
    before = paragraph.getprevious()
    if before is None or before.tag != name("w:p"):
        return False
    around = before.find("w:pPr/w:numPr/w:ilvl", NAMESPACES)
    here = paragraph.find("w:pPr/w:numPr/w:ilvl", NAMESPACES)
    return around is not None and value(here) == "0"


def _follows_text(block: etree._Element) -> bool:
    """Whether a paragraph, or a table, stands below a paragraph of running text."""
    before = block.getprevious()
    return (
        before is not None
        and style_of(before) in _TEXT
        and before.find("w:pPr/w:numPr", NAMESPACES) is None
        and before.tag == name("w:p")
    )
