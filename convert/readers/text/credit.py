"""Credit lines: who wrote an article, and often when, on one line in any order."""

import re
from typing import Final

from convert.languages.words import all_patterns, all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.dates import find_date, may_hold_date
from convert.readers.text.people import (
    by_prefix,
    looks_like_person,
    read_authors,
    reads_as_byline,
)

_TAIL: Final = 24
_DIGIT: Final = Lazy(r"\d")
_LONGEST: Final = 200
_BAR: Final = Lazy(r"\s*[|·•]\s*")
_BETWEEN: Final = Lazy(
    lambda: (
        rf"\s+(?:[–—-]|--)\s+|,\s+|\s+(?:{any_of(all_words().before_dates)})\s+|\s{{2,}}"
        rf"|\s+(?=(?:{any_of(all_words().by_beside_date)})\s)"
    ),
    re.IGNORECASE,
)
_READING_TIME: Final = Lazy(
    lambda: rf"\s*[|·•,–—-]?\s*(?:{all_patterns().reading_times})$", re.IGNORECASE
)
_SET_OFF: Final = Lazy(
    lambda: (
        r"(?P<title>.*[^\s,|–—-])(?:(?P<off>\s+(?:[-–—|]|--)\s+)|,?\s+)"
        rf"(?P<credit>(?:{any_of(all_words().by)})\s.+)"
    ),
    re.IGNORECASE,
)
_QUOTES: Final = "\"”»’'"
_STRESS: Final = Lazy(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")


def plain_credit(text: str) -> str:
    """A credit line without marks of stress and without the time that reading takes."""
    plain = _STRESS.sub("", text) if "*" in text or "_" in text else text
    return _READING_TIME.sub("", plain) if _DIGIT.search(plain[-_TAIL:]) else plain


def read_credit(text: str, language: str) -> tuple[str, str | None]:
    """The names of a credit line, with "By" if it has one, and the date beside them (ISO)."""
    text = plain_credit(text)
    if not may_hold_date(text):
        return text, None
    pieces = _BAR.split(text)
    if len(pieces) == 1 and find_date(text, language):
        return text, None
    dates = [find_date(piece, language) for piece in pieces]
    names = [piece for piece, date in zip(pieces, dates, strict=True) if not date]
    stated = next((date for date in dates if date), None)
    if stated and names:
        return " | ".join(sorted(names, key=lambda name: by_prefix(name) is None)), stated
    for found in _BETWEEN.finditer(text[:_LONGEST]):
        left, right = text[: found.start()], text[found.end() :]
        for date, rest in ((right, left), (left, right)):
            iso = find_date(date, language) if rest else None
            if iso:
                return rest, iso
    return text, None


def is_credit(text: str, language: str) -> bool:
    """Whether `text` is "By" and plausible names, with or without a date."""
    if len(text) >= 160:
        return False
    return reads_as_byline(text) or reads_as_byline(read_credit(text, language)[0])


def split_title(text: str) -> tuple[str, str]:
    """A title, and the credit that stands behind it on its line, "" where there is none.

    The credit is set off by a dash or a bar, or by the quotation marks around the title; without
    such a sign, or with a comma, it names persons by their own signs.
    """
    found = _SET_OFF.fullmatch(text)
    if found is None:
        return text, ""
    credit = found["credit"]
    begin = by_prefix(credit)
    if begin is None or not reads_as_byline(credit):
        return text, ""
    names = [author.name for author in read_authors(credit[begin[0] :])]
    if not (found["off"] or found["title"][-1] in _QUOTES) and not all(
        map(looks_like_person, names)
    ):
        return text, ""
    if credit[0].islower() and any(" " not in name for name in names):
        return text, ""  # by night
    return found["title"].strip(), credit
