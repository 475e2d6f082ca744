"""What differs between the HTML of a web page, of paper and of a book: data, not subclasses."""

from msgspec import Struct


class Dialect(Struct, frozen=True, kw_only=True):
    """xhtml: XML serialisation. epub_types: semantics in `epub:type`, beside the ARIA roles.

    focusable_tables: wide tables and code are in scrollable regions that the keyboard can reach
    (WCAG 2.2 2.1.1), which only a screen needs.
    """

    xhtml: bool = False
    epub_types: bool = False
    focusable_tables: bool = False


SCREEN = Dialect(focusable_tables=True)
PAPER = Dialect()
BOOK = Dialect(xhtml=True, epub_types=True)
