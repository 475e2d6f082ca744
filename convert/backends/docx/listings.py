"""Listings, each a paragraph with breaks for pandoc: a short one stays on one page."""

from lxml import etree

from convert.backends.docx.properties import say
from convert.backends.docx.trees import every, made, style_of
from convert.markup.listing import LONG_LISTING

_STYLE = "SourceCode"


def keep_listings(document: etree._Element) -> None:
    """Let no page end within a listing that is short enough to stand on one, as on paper."""
    for paragraph in every(document, "w:p"):
        breaks = sum(1 for _ in every(paragraph, "w:br"))
        if style_of(paragraph) == _STYLE and breaks < LONG_LISTING:
            say(paragraph, made("keepLines"))
