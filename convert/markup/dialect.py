"""What differs between the HTML of a web page, of paper and of a book: data, not subclasses."""

from msgspec import Struct


class Dialect(Struct, frozen=True, kw_only=True):
    """xhtml: XML serialisation. epub_types: semantics in `epub:type`, beside the ARIA roles.

    focusable_tables: wide tables and code are in scrollable regions that the keyboard can reach
    (WCAG 2.2 2.1.1), which paper does not need. decorative_alt: the alternative of a picture that
    says nothing; the PDF engine takes an empty one for a missing one. keep_titles: short words
    with hyphens in the title stay on one line. gaps: room that no space stands for does not read
    as one. actual_text: what shows other words than it stands for says these in `data-says`, for
    an engine that makes an ActualText of it. glosses: a reading far longer than its words stands
    beside them. prologue: what stands before the root element of a document.
    """

    xhtml: bool = False
    epub_types: bool = False
    focusable_tables: bool = False
    decorative_alt: str = ""
    keep_titles: bool = False
    gaps: bool = False
    actual_text: bool = False
    glosses: bool = False
    prologue: str = ""


_DOCTYPE = "<!DOCTYPE html>\n"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'

SCREEN = Dialect(focusable_tables=True, gaps=True, prologue=_DOCTYPE)
PAPER = Dialect(
    xhtml=True, decorative_alt="\u00a0", keep_titles=True, actual_text=True, glosses=True
)
BOOK = Dialect(
    xhtml=True,
    epub_types=True,
    focusable_tables=True,
    gaps=True,
    prologue=f"{_XML}{_DOCTYPE}",
)
