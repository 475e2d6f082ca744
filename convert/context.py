"""What belongs to one article while it is rendered, beside the options that a user sets."""

from msgspec import Struct

from convert.paging import PageStarts


class Context(Struct, frozen=True, kw_only=True):
    """The matters of one article that its outputs show. Nothing here is for a user to set."""

    stamp: int = 0
    """The time that an output may say it was made at, in seconds since 1970 (UTC).

    It comes from SOURCE_DATE_EPOCH, else from the article's date, else from its file, never from
    the clock: the same article gives the same bytes tomorrow.
    """

    source: bytes | None = None
    """The source's own bytes, for a format that carries them; None where there is no source."""

    folder: str = ""
    """The folder of files that belong to an output and lie beside it, relative to it; empty where
    nothing can lie beside it."""

    pages: PageStarts | None = None
    """Where the pages begin of what was made of the same article, for a format that lists them."""
