"""Where no page of a Word file ends, as on paper: in short listings, each a paragraph with breaks
for pandoc, and between a quotation and who is quoted."""

from lxml import etree

from convert.backends.docx.properties import say
from convert.backends.docx.trees import every, made, style_of
from convert.markup.listing import LONG_LISTING

_STYLE = "SourceCode"
_SOURCE = "Attribution"


def keep_listings(document: etree._Element) -> None:
    """Let no page end within a listing that is short enough to stand on one, as on paper."""
    for paragraph in every(document, "w:p"):
        breaks = sum(1 for _ in every(paragraph, "w:br"))
        if style_of(paragraph) == _STYLE and breaks < LONG_LISTING:
            say(paragraph, made("keepLines"))


def keep_sources(document: etree._Element) -> None:
    """Let no page end between a quotation and who is quoted."""
    for paragraph in every(document, "w:p"):
        before = paragraph.getprevious() if style_of(paragraph) == _SOURCE else None
        if before is not None and before.tag == paragraph.tag:
            say(before, made("keepNext"))
