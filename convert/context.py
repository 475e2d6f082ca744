"""What belongs to one article while it is rendered, beside the options that a user sets."""

import os
from datetime import UTC, datetime

from msgspec import Struct

from convert.article import Article
from convert.errors import UsageError
from convert.paging import PageStarts

_EARLIEST = 315_532_800  # 1980-01-01: the first date a zip file can carry
_A_DAY = len("2021-12-06")


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


def time_stamp(article: Article, modified: float | None) -> int:
    """When the outputs say they were made, in seconds since 1970.

    SOURCE_DATE_EPOCH decides (reproducible-builds.org); else the article's date; else the time at
    which its source was `modified`. Raises UsageError where SOURCE_DATE_EPOCH is no number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not given.isdecimal():
            raise UsageError(
                f"SOURCE_DATE_EPOCH is '{given}'", hint="It is a number of seconds since 1970."
            )
        return max(int(given), _EARLIEST)
    date = article.metadata.date
    if date and len(date) >= _A_DAY:
        day = datetime.fromisoformat(date[:_A_DAY]).replace(tzinfo=UTC)
        return max(int(day.timestamp()), _EARLIEST)
    return max(int(modified or 0), _EARLIEST)
