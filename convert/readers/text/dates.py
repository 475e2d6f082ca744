"""Dates as people write them, to ISO 8601."""

import datetime
import re
from typing import Final

from convert.readers.text.words import word_set

_TOKEN: Final = re.compile(r"\d+|[^\d\s,./()|·–—-]+\.?|[^\w\s]")
_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?.{0,7})?$"
)
_NUMERIC: Final = re.compile(r"(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?$")
_CJK: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]")
_TIME: Final = re.compile(
    r"[,;]?\s*(?:at|um|à|a las|alle|ore|klo|kl|в|o|,|-|–|—|\|)?\.?\s*"
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Uhr|hrs?|h\b|GMT|UTC|"
    r"[A-Z]{2,4}T\b|Z\b|[+-]\d{4}))*"
    r"(?:\s*\([A-Z]{2,5}\))?",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|updated|last updated|issued|released|date|dated|"
    r"veröffentlicht|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|"
    r"gepubliceerd|опубликовано|обновлено|publicerad|opublikowano|yayınlanma|julkaistu)"
    r"(?:\s+(?:on|am|le|el|il|op|em|den|the))?\s*:?\s+)",
    re.IGNORECASE,
)
_ENGLISH: Final = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAYS: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun"
)
_GLUE: Final = word_set(
    "de del of the le la el il den der dem am on to st nd rd th er ère º ª ос г г. года р р. року "
    "på i a d d. m ze dne του της o od bis the, tháng năm ngày tarihinde yılı tahun عام سنة من у "
    "гады года."
)
_DIGITS: Final = {
    ord(character): str(value)
    for zero in "٠۰०০௦"
    for value, character in enumerate(chr(ord(zero) + step) for step in range(10))
}


def find_date(text: str, language: str) -> str | None:
    """The ISO date that `text` states, where it states a date and nothing else.

    `language` is the article's tag: it decides the names of months and the order of 03/04/2024.
    A month or a year alone gives less precision ("2024-03"); a bare number is no date.
    """
    if len(text) > 90 or not _has_digit(text):
        return None
    plain = text.translate(_DIGITS).strip().strip("()[]|·•–—- \t").strip()
    lead = _LEAD.match(plain)
    if lead:
        plain = plain[lead.end() :]
    sure = _iso(plain) or _cjk(plain) or _numeric(plain, language)
    if sure:
        return sure
    timeless = _TIME.sub("", plain).strip(" ,")
    return _numeric(timeless, language) or _named(timeless, language)


def _has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat() if 1000 <= year <= 2999 else None
    except ValueError:
        return None


def _iso(text: str) -> str | None:
    found = _ISO.match(text)
    return _valid(*(int(part) for part in found.groups())) if found else None


def _cjk(text: str) -> str | None:
    found = _CJK.match(text)
    if not found or len(text) - found.end() > 12:
        return None
    return _valid(*(int(part) for part in found.groups()))


def _numeric(text: str, language: str) -> str | None:
    found = _NUMERIC.match(text)
    if not found:
        return None
    first, mark, second, third = found.groups()
    if len(first) == 4:
        return _valid(int(first), int(second), int(third))
    if len(third) not in (2, 4) or len(first) > 2:
        return None
    year = int(third) if len(third) == 4 else 2000 + int(third) - (100 if int(third) > 68 else 0)
    day, month = int(first), int(second)
    if month > 12 or (mark == "/" and language in ("en", "en-US", "und") and day <= 12):
        day, month = month, day
    return _valid(year, month, day)


def _named(text: str, language: str) -> str | None:
    numbers: list[int] = []
    month = 0
    tokens = _TOKEN.findall(text)
    if not 2 <= len(tokens) <= 14:
        return None
    for token in tokens:
        word = token.casefold()
        if token.isdecimal():
            numbers.append(int(token))
        elif not token[0].isalpha():
            if token not in ",.'’/-–—|·":
                return None
        elif (value := _month(word, language)) and not month:
            month = value
        elif not (word in _GLUE or word.rstrip(".") in _GLUE or _is_day(word, language)):
            return None
    return _assembled(numbers, month)


def _assembled(numbers: list[int], month: int) -> str | None:
    years = [number for number in numbers if 1000 <= number <= 2999]
    days = [number for number in numbers if 1 <= number <= 31]
    if not month or len(years) != 1 or len(numbers) > 2:
        return None
    if not days:
        return f"{years[0]:04d}-{month:02d}"
    return _valid(years[0], month, days[0])


def _month(word: str, language: str) -> int:
    plain = word.rstrip(".")
    if plain in _ENGLISH:
        return _ENGLISH[plain]
    return _names(language, "months").get(plain, 0) if language[:2] not in ("en", "un") else 0


def _is_day(word: str, language: str) -> bool:
    plain = word.rstrip(".")
    if plain in _DAYS:
        return True
    return language[:2] not in ("en", "un") and plain in _names(language, "days")


def _names(language: str, what: str) -> dict[str, int]:
    """CLDR's names of months (1 to 12) or days in all their forms, folded and without dots."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return {}
    table = locale.months if what == "months" else locale.days
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[context][width].items():
                names.setdefault(str(name).casefold().rstrip("."), int(number))
    return names
