"""What an engine that lays out pages gives, whichever it is."""

from msgspec import Struct

from convert.paging import PageStarts


class Laid(Struct, frozen=True):
    """An article on pages."""

    data: bytes
    """The bytes of the PDF."""
    pages: PageStarts
    """Where its pages begin."""
