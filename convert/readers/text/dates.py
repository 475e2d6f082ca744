"""Dates as people write them, to ISO 8601."""

import datetime
import re
from functools import cache
from typing import Final

from convert.languages.language import language as record_of
from convert.languages.words import all_patterns, all_words, any_of, numbered
from convert.patterns import Lazy

_DIGIT: Final = Lazy(r"[\d年]")
_TOKEN: Final = Lazy(r"\d+|[^\d\s,./()|·–—-]+\.?|[^\w\s]")
_ISO: Final = Lazy(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?.{0,7})?$")
_NUMERIC: Final = Lazy(r"(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?$")
_CJK: Final = Lazy(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]")
_TIME: Final = Lazy(
    lambda: (
        rf"[,;]?\s*(?:{any_of(all_words().before_times)}|,|-|–|—|\|)?\.?\s*"
        r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
        rf"(?:\s*(?:{all_patterns().after_times}|h\b|GMT|UTC|[A-Z]{{2,4}}T\b|Z\b|[+-]\d{{4}}))*"
        r"(?:\s*\([A-Z]{2,5}\))?"
    ),
    re.IGNORECASE,
)
_TIME_FIRST: Final = Lazy(
    lambda: (
        rf"(?:(?:{any_of(all_words().before_times)})\s+)?"
        rf"(?:\d{{1,2}}[:.h]?\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?|{all_patterns().after_times})?|"
        r"\d{1,2}\s*[ap]\.?m\.?)\s*"
        rf"(?:[A-Z]{{2,5}}|[+-]\d{{4}})?[,;]?\s+(?:(?:{any_of(all_words().before_dates)})\s+)?"
        r"(?=[^\W\d_]{3}|\d{1,2}\.?\s)"
    ),
    re.IGNORECASE,
)
# A mail's date with a year of two digits (RFC 5322, 4.3), which its time tells from other dates.
_OLD_MAIL: Final = Lazy(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{2}) \d{1,2}:\d{2}(?!\d)"
)
_MAIL_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"
_FIRST_YEAR: Final = 50
_SEVERAL: Final = Lazy(r"\s*[|·•]\s*|\s*[;；]\s+")
_BRACKETED: Final = Lazy(r"(?<=\S)\s*[(（][^()（）]{2,30}[)）]\s*$")
_ROMAN_MONTH: Final = Lazy(
    r"(\d{1,2})[.\s]\s?(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)[.\s]\s?(\d{4})\s?[rг]?\.?$"
)
_ROMAN: Final = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_KANJI: Final = "〇一二三四五六七八九"
_AROUND: Final = "()[]（）【】|·•–—- \t"
_NUMERAL: Final = r"[\d〇零一二三四五六七八九十廿元]{1,4}"
_EASTERN: Final = Lazy(
    lambda: (
        rf"(?:({any_of(numbered(all_words().eras))}))?\s?({_NUMERAL})\s?年\s?(?:[(（][^)）]{{2,10}}[)）]\s?)?"
        rf"({_NUMERAL})\s?月(?:\s?({_NUMERAL})\s?[日号號])?"
    )
)
_LEAD: Final = Lazy(
    lambda: (
        rf"(?:(?:{all_patterns().date_leads})"
        rf"(?:\s+(?:{any_of(all_words().before_dates)}))?(?:\s*:\s*|\s+))"
    ),
    re.IGNORECASE,
)
_DIGITS: Final = {
    ord(character): str(value)
    for zero in "٠۰०০௦"
    for value, character in enumerate(chr(ord(zero) + step) for step in range(10))
}


def may_hold_date(text: str) -> bool:
    """Whether `text` holds a digit of any script, or the sign for a year: no date has neither."""
    return _DIGIT.search(text) is not None


def find_date(text: str, language: str) -> str | None:
    """The ISO date that `text` states, where it states a date and nothing else.

    `language` is the article's tag: it decides the names of months and the order of 03/04/2024.
    A month or a year alone gives less precision ("2024-03"); a bare number is no date.
    """
    if len(text) > 90 or not may_hold_date(text):
        return None
    plain = (
        _BRACKETED.sub("", text.translate(_DIGITS).strip()).strip("()[]（）【】|·•–—- \t").strip()
    )
    lead = _LEAD.match(plain)
    if lead:
        plain = plain[lead.end() :]
    sure = (
        _iso(plain)
        or _old_mail(plain)
        or _cjk(plain)
        or _eastern(plain)
        or _numeric(plain, language)
    )
    if sure:
        return sure
    first = _SEVERAL.split(plain)[0]
    if first != plain and (stated := find_date(first, language)):
        return stated  # published here, updated there
    timeless = _TIME_FIRST.sub("", plain) if _TIME_FIRST.match(plain) else plain
    timeless = _TIME.sub("", timeless).strip(" ,.")
    return _numeric(timeless, language) or _roman(timeless) or _named(timeless, language)


def _old_mail(text: str) -> str | None:
    found = _OLD_MAIL.match(text)
    month = _MAIL_MONTHS.find(found[2]) if found else -1
    if found is None or month % 3:
        return None
    century = 1900 if int(found[3]) >= _FIRST_YEAR else 2000
    return _valid(century + int(found[3]), month // 3 + 1, int(found[1]))


@cache
def _eras() -> dict[str, int]:
    return numbered(all_words().eras)


@cache
def _months() -> dict[str, int]:
    return numbered(all_words().months)


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


def _eastern(text: str) -> str | None:
    """A date in Chinese numerals or of an era: 一九二七年七月, 大正五年八月十九日, 令和6年3月3日.

    A place may follow after a comma, as below an essay.
    """
    found = _EASTERN.match(text)
    rest = text[found.end() :] if found else ""
    if not found or len(rest) > 12 or (rest and rest[0] not in " ,，、（("):
        return None
    era, year, month, day = found.groups()
    value = _eras().get(era, 0) + _value(year)
    if day is None:
        return f"{value:04d}-{_value(month):02d}" if value > 1000 and _value(month) < 13 else None
    return _valid(value, _value(month), _value(day))


def _value(numeral: str) -> int:
    """The value of a numeral in digits, in Chinese digits, or with 十 for ten."""
    if numeral.isdecimal():
        return int(numeral)
    plain = numeral.replace("零", "〇").replace("元", "一").replace("廿", "二十")
    if "十" not in plain:
        digits = [str(_KANJI.index(c)) if c in _KANJI else c for c in plain]
        return int("".join(digits))
    tens, _, ones = plain.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_KANJI.index(tens) if tens else 1) + (_KANJI.index(ones) if ones else 0)


def _roman(text: str) -> str | None:
    """A date with the month in Roman numerals, as in Polish and Hungarian: 3 VII 1999."""
    found = _ROMAN_MONTH.match(text)
    if not found:
        return None
    day, month, year = found.groups()
    return _valid(int(year), _ROMAN.index(month) + 1, int(day))


def _month_first(language: str) -> bool:
    return language == "und" or record_of(language).month_first


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
    if month > 12 or (mark == "/" and _month_first(language) and day <= 12):
        day, month = month, day
    return _valid(year, month, day)


def _named(text: str, language: str) -> str | None:
    numbers: list[int] = []
    month = 0
    tokens = _TOKEN.findall(text)
    inside = all_words().inside_dates
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
        elif not (word in inside or word.rstrip(".") in inside or is_day(word, language)):
            return None
    era = record_of(language).era
    if era:
        numbers = [number - era if number > 1857 + era else number for number in numbers]
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
    if plain in _months():
        return _months()[plain]
    return _names(language, "months").get(plain, 0) if language[:2] not in ("en", "un") else 0


def is_day(word: str, language: str) -> bool:
    """Whether `word` (small letters) names a day of the week."""
    plain = word.rstrip(".")
    if plain in all_words().days:
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
