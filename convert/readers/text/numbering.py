"""The numbers that headings carry: 1. / 1.2 / IV. / A) / Chapter 3 / 第三章."""

import re
from functools import cache
from typing import Final

from msgspec import Struct

from convert.languages.words import all_words, any_of, numbered
from convert.patterns import Lazy
from convert.readers.text.marks import roman_value

_DOTTED: Final = Lazy(r"(?:§+\s*)?(\d{1,3}(?:\.\d{1,3}){1,4})[.):]?\s+(?=\S)")
_SIMPLE: Final = re.compile(
    r"(?:§+\s*)?[(]?(?:(\d{1,3})|([IVXLC]{1,7})|([A-Z]|[a-z])|([ivxl]{1,7}))[.):]\s*(?=\S)|"
    r"(?:([IVXLC]{1,7})|№\s*(\d{1,3}))[.]?$|(\d{1,3})[.]$"
)
_BARE_NUMBER: Final = re.compile(r"(?:(\d{1,3})|([IVX]{1,6}))\s{1,4}(?=\S)")
_NUMERALS: Final = "零一二三四五六七八九十百千〇壹弌贰貳弐两兩叁參参肆伍陆陸柒捌玖拾佰仟"
_CJK: Final = Lazy(
    lambda: (
        rf"第\s*([\d{_NUMERALS}]{{1,8}})\s*"
        rf"({any_of(all_words().chapter_counters)})"
    )
)
_CJK_SIMPLE: Final = Lazy(r"[（(]?([一二三四五六七八九十]{1,3})[、）).．]\s*(?=\S)")
_OPENS_HAN: Final = "（(一二三四五六七八九十"
_SERIES: Final = Lazy(r"(#|\d{2,4}/)(\d{1,3})[.:)]?\s+(?=\S)")
_FULLWIDTH: Final = Lazy(r"(\d{1,3})[．、]\s*(?=\S)")
_KOREAN: Final = Lazy(lambda: rf"제\s*(\d{{1,3}})\s*({any_of(all_words().chapter_counters)})")
_WORDED: Final = re.compile(
    r"((?:[^\W\d_]+\s){1,3})(\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,7}|[A-Z])(?=[.:)—–-]|\s|$)"
)
_HYPHENED: Final = re.compile(r"([^\W\d_]+)[-–—](\d{1,3})(?=[.:)]|\s|$)")
_ORDINAL_FIRST: Final = re.compile(r"(\d{1,3})\.\s+([^\W\d_]+)\b")
_FIRST_WORDS: Final = 160
_HAN: Final = "零一二三四五六七八九"
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
# The numerals of bills and deeds, and the other two.
_FORMAL: Final = str.maketrans(
    "〇壹弌贰貳弐两兩叁參参肆伍陆陸柒捌玖拾佰仟", "零一一二二二二二三三三四五六六七八九十百千"
)


class Label(Struct, frozen=True, gc=False):
    """A heading's number: `scheme` (decimal, dotted, roman, upper, lower, word:chapter, ...),
    its `value`, its `depth` (how many numbers), and the characters it takes.

    known: whether the scheme's own words say that this is a heading (Chapter, 第三章);
    parent: the first number of a dotted one; roman: a single letter's other reading.
    """

    scheme: str
    value: int
    depth: int
    length: int
    known: bool = False
    roman: int = 0
    parent: int = 0


def heading_label(body: str) -> Label | None:
    """The number that `body` begins with, read as a heading's, or None."""
    first = body[0]
    if first == "#" or (first.isdecimal() and "/" in body[:5]):
        return _of_series(body)
    if first.isdecimal() or first == "§":
        return _dotted(body) or _simple(body) or _fullwidth(body) or _number_alone(body)
    cjk = _CJK.match(body) if first == "第" else _KOREAN.match(body) if first == "제" else None
    if cjk:
        return Label("word:" + cjk.group(2), _han(cjk.group(1)), 0, cjk.end(), True)
    simple = _simple(body) or _number_alone(body)
    if simple:
        return simple
    han = _CJK_SIMPLE.match(body) if first in _OPENS_HAN else None
    if han:
        return Label("han" + body[0] * (body[0] in "（("), _han(han.group(1)), 1, han.end())
    return _worded(body)


def _of_series(body: str) -> Label | None:
    """The number of a list of places or of minutes: #7, 25/61."""
    found = _SERIES.match(body)
    if not found:
        return None
    return Label(found.group(1)[-1], int(found.group(2)), 1, found.end())


def _fullwidth(body: str) -> Label | None:
    """A number with the punctuation of East Asia: １．概要, 1、概要."""
    found = _FULLWIDTH.match(body)
    return Label("decimal．", int(found.group(1)), 1, found.end()) if found else None


def _dotted(body: str) -> Label | None:
    found = _DOTTED.match(body)
    if not found:
        return None
    numbers = [int(number) for number in found.group(1).split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return Label("dotted", numbers[-1], len(numbers), found.end(), parent=numbers[0])


def _simple(body: str) -> Label | None:
    found = _SIMPLE.match(body)
    if not found:
        return None
    digits, upper_roman, letter, lower_roman, alone, numero, bare = found.groups()
    digits = digits or bare
    closed = body[found.end() - 1 : found.end()] if alone else body[: found.end()].rstrip()[-1]
    if digits or numero:
        return Label("decimal" + closed, int(digits or numero), 1, found.end())
    roman = upper_roman or alone or lower_roman
    if roman:
        value = roman_value(roman)
        letter_value = ord(roman.lower()) - 96 if len(roman) == 1 else 0
        if not value:
            return None
        case = "upper" if roman.isupper() else "lower"
        if roman == "C" or (roman == "L") or (roman.islower() and len(roman) == 1):
            return Label(case + closed, letter_value, 1, found.end(), roman=value)
        return Label(
            "roman" + case + ("." if alone else closed), value, 1, found.end(), roman=letter_value
        )
    case = "upper" if letter.isupper() else "lower"
    return Label(case + closed, ord(letter.lower()) - 96, 1, found.end())


def _number_alone(body: str) -> Label | None:
    """A number and a space and a word: "1 Introduction"."""
    found = _BARE_NUMBER.match(body)
    if not found:
        return None
    if found.group(1):
        return Label("bare", int(found.group(1)), 1, found.end())
    value = roman_value(found.group(2))
    return Label("bareroman", value, 1, found.end()) if value else None


def _worded(body: str) -> Label | None:
    """A word and a number: "Chapter 3", "Key Benefit 1:", "Kapitel IV", "Part One"."""
    chapters = all_words().chapters
    found = _WORDED.match(body)
    if found:
        label, number = found.group(1).strip().casefold(), found.group(2)
        if number.isalpha() and len(number) == 1 and number not in "IVX":
            if label not in chapters:
                return None
            value = ord(number.lower()) - 96
        else:
            value = roman_value(number) if number.isalpha() else int(number.split(".")[0])
        if value:
            return Label("word:" + label, value, 0, found.end(), label in chapters)
    joined = _HYPHENED.match(body)
    if joined and joined.group(1).casefold() in chapters:
        label = joined.group(1).casefold()
        return Label("word:" + label, int(joined.group(2)), 0, joined.end(), True)
    first = body[:_FIRST_WORDS].replace(".", " ").replace(":", " ").casefold().split(None, 2)
    if len(first) >= 2 and first[0] in chapters and first[1] in _spelled():
        return Label("word:" + first[0], _spelled()[first[1]], 0, 0, True)
    if len(first) >= 2 and first[1] in chapters and first[0] in _spelled():
        return Label("word:" + first[1], _spelled()[first[0]], 0, 0, True)
    return None


@cache
def _spelled() -> dict[str, int]:
    return numbered(all_words().numbers)


def _han(text: str) -> int:
    if text.isdecimal() and text.isascii():
        return int(text)
    total = digit = 0
    for character in text.translate(_FORMAL):
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _HAN:
            digit = _HAN.index(character)
    return total + digit
