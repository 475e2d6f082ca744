"""The date as it is printed."""

from convert.article import Metadata


def printed_date(metadata: Metadata) -> str:
    """The source's own words for the date; else the ISO date, set in the article's language.

    Empty where the date is not to be printed a second time because the byline or dateline
    says it already (then `date_lines` is set but `date_line` is not).
    """
    if metadata.date_line or not metadata.date or metadata.date_lines:
        return metadata.date_line or ""
    return _in_words(metadata.date, metadata.language)


def _in_words(iso: str, language: str) -> str:
    if len(iso) < len("2021-12-06"):
        return iso
    from datetime import date

    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return iso[:10]
    return format_date(date.fromisoformat(iso[:10]), format="long", locale=locale)
