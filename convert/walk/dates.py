"""The date as it is printed."""

from functools import lru_cache
from typing import TYPE_CHECKING

from convert.article import LanguageTag, Metadata
from convert.walk import dated

if TYPE_CHECKING:
    from babel import Locale

_MOST_KNOWN = 64


def printed_date(metadata: Metadata) -> str:
    """The source's own words for the date; else the ISO date, set in the article's language.

    Empty where the date is not to be printed a second time because the byline or dateline
    says it already (then `date_lines` is set but `date_line` is not).
    """
    if metadata.date_line or not metadata.date or metadata.date_lines:
        return metadata.date_line or ""
    return date_in_words(metadata.date, metadata.language)


def printed_when(metadata: Metadata) -> str:
    """The line of the date as it is printed, with the time that reading takes where it is shown."""
    return dated(printed_date(metadata), metadata)


def date_in_words(iso: str, language: LanguageTag) -> str:
    """An ISO date as a language writes it out; as it is where the day is not known, or what the
    language does."""
    if len(iso) < len("2021-12-06"):
        return iso
    from datetime import date

    from babel.dates import format_date

    locale = _locale(language)
    if locale is None:
        return iso[:10]
    return format_date(date.fromisoformat(iso[:10]), format="long", locale=locale)


@lru_cache(maxsize=_MOST_KNOWN)  # babel looks through all that it has for each
def _locale(tag: LanguageTag) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
