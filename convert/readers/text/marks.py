"""The marks people type: bullets, ordinals, rules, fences."""

import re
from typing import Final, Literal

from msgspec import Struct

from convert.article import NumberStyle
from convert.patterns import Lazy

Delimiter = Literal["period", "paren", "parens"]

BULLET: Final = re.compile(
    r"([-*+•‣◦▪▫●○■□·∙⁃➢➤►▶▸✓✔☐☑✗✦❖»→–—]|o(?=\s{1,4}\S)|\.(?=\s{1,4}[^\W_]))\s+(?=\S)"
)
_CJK_BULLET: Final = re.compile(r"([・●○■□◆◇▲▼▽◎★☆])\s*(?=[^\s・●○■□◆◇▲▼▽◎★☆])")
_ORDINAL: Final = re.compile(
    r"(\()?(?:(\d{1,4}|[٠-٩۰-۹०-९০-৯]{1,3})|([a-zA-Z])|([ivxlcdm]{2,8}|"
    r"[IVXLCDM]{2,8}))([.)])[ \t]+(?=\S)"
)
_CJK_ORDINAL: Final = re.compile(r"(\d{1,3})[、．](?=\S)")
_MARKED: Final = re.compile(
    r"[-*+•‣◦▪▫·∙⁃➢►▶✓✔–—]\s|[・●○■□◆◇▲▼▽◎★☆]|"
    r"o\s\s?\S|\.\s{1,4}[^\W_]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)]\s|\d{1,3}[、．]"
    r"|#{1,6}\s|>|```|~~~|\||\[\d{1,3}\]"
)
UNDERLINE: Final = re.compile(r"([=\-~^\"'`:.*+#_<>—–═─━])\1{2,}$|==$|--$|~~$|\^\^$")
_STRESSED: Final = Lazy(r"(\*\*\*|\*\*|\*|__|_)(?=[^\s*_])([^*_]+)(?<=\S)\1(:?)")
_FRAMED: Final = Lazy(r"([*=~#_]{2,6}) ([^\W_](?:.{0,150}[^\s*=~#_])?) \1")
# --[ words, ---===[ words ]===---
_BRACKETED: Final = Lazy(r"[-=]{2,}\s?\[\s?([^\W_](?:[^\[\]]{0,100}[^\s\[\]])?)\s*(?:\][-=]*)?")
# Words between the sides of a box: |=---=[ words ]=---=|
BOXED: Final = Lazy(r"[|=+*#~\[\](){}<>:_-]{3,}\s*(\w.*?\S?)\s*[|=+*#~\[\](){}<>:_-]{3,}")
FENCE: Final = re.compile(r"(`{3,}|~{3,})\s*([\w+#.-]*)\s*$")
# A line of a chat: [10:02:11] <mira>, [03/12/2025, 10:02] Mira:, 10:02 <mira>
_STAMPED: Final = Lazy(
    r"[\[(](?:[\d./-]{6,10},?\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]\s\S"
    r"|(?:[\d./-]{6,10},?\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\s(?:<\s?\S|-!-\s|[-–]\s\S)"
)
_ALNUM: Final = re.compile(r"[^\W_]")
_ATX: Final = re.compile(r"(#{1,6})\s+(?=\S)")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Ordinal(Struct, frozen=True, gc=False):
    """A list number: `value` counts from 1; `length` is how many characters the mark takes.

    roman: its value read as a roman numeral, where a single letter may be either.
    """

    value: int
    style: NumberStyle
    delimiter: Delimiter
    length: int
    roman: int = 0


def hash_heading(body: str) -> tuple[int, str] | None:
    """The depth and the words of a heading marked with #, closing marks taken off; or None."""
    found = _ATX.match(body)
    if found is None:
        return None
    words = body[found.end() :]
    plain = words.rstrip("#").rstrip()
    return len(found.group(1)), plain if plain and words[
        len(plain) : len(plain) + 1
    ].isspace() else words


def wholly_stressed(body: str) -> str | None:
    """The words of a line that is set in bold or italics, or framed by marks, from end to end;
    or None."""
    if len(body) > 160 or body[0] not in "*_=~#-":
        return None
    framed = _FRAMED.fullmatch(body)
    if framed:
        return framed.group(2)
    if "[" in body and (bracketed := _BRACKETED.fullmatch(body)):
        return bracketed.group(1)
    found = _STRESSED.fullmatch(body)
    return f"{found.group(2)}{found.group(3)}" if found else None


def begins_marked(body: str) -> bool:
    """Whether a line looks like an item, a heading mark, a quote or a table row."""
    return _MARKED.match(body) is not None


def bullet(body: str) -> tuple[str, int] | None:
    """The bullet that a line begins with and the length of mark and space, or None."""
    found = BULLET.match(body) or _CJK_BULLET.match(body)
    return (found.group(1), found.end()) if found else None


def decorated(body: str) -> bool:
    """Whether a line opens with a shape that stands before headings as well as items."""
    return body[0] in "●○■□◆◇▲▼▽◎★☆" and _CJK_BULLET.match(body) is not None


def stamped(body: str) -> bool:
    """Whether a line begins with the time at which somebody says it, as those of a chat do."""
    return body[0] in "[(0123456789" and _STAMPED.match(body) is not None


def ordinal(body: str) -> Ordinal | None:
    """The list number that a line begins with, or None."""
    found = _ORDINAL.match(body)
    if found is None:
        cjk = _CJK_ORDINAL.match(body)
        return Ordinal(int(cjk.group(1)), "decimal", "period", cjk.end()) if cjk else None
    opened, digits, letter, roman, closed = found.groups()
    if opened and closed != ")":
        return None
    delimiter: Delimiter = "parens" if opened else ("paren" if closed == ")" else "period")
    length = found.end()
    if digits:
        if len(digits) != len(str(int(digits))):  # 007 is a name, not a number
            return None
        return Ordinal(int(digits), "decimal", delimiter, length)
    if letter:
        upper = letter.isupper()
        return Ordinal(
            ord(letter.lower()) - 96,
            "upper_alpha" if upper else "lower_alpha",
            delimiter,
            length,
            _ROMAN.get(letter.lower(), 0),
        )
    value = roman_value(roman)
    if not value:
        return None
    return Ordinal(
        value, "upper_roman" if roman.isupper() else "lower_roman", delimiter, length, value
    )


def roman_value(text: str) -> int:
    """The value of a well-formed roman numeral in one case, or 0."""
    values = [_ROMAN.get(character, 0) for character in text.lower()]
    if not values or 0 in values:
        return 0
    total = 0
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total if roman_numeral(total) == text.lower() else 0


def roman_numeral(value: int) -> str:
    """`value` in small roman numerals."""
    pairs = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    out = ""
    for step, letters in pairs:
        while value >= step:
            out += letters
            value -= step
    return out


def has_gap(body: str) -> bool:
    """Whether two blanks or a tab stand in a line. Most have none, and need no further look."""
    return "  " in body or "\t" in body or "\u3000" in body


_LONG_RULE: Final = 12


def is_rule(body: str) -> bool:
    """Whether a line is nothing but marks: a separator, an underline, a border."""
    return len(body) <= 200 and body[0] not in "0123456789" and _only_marks(body)


def _only_marks(body: str) -> bool:
    if not _ALNUM.search(body) or body.lower() in ("o0o", "oooo"):
        return True
    # X-=-=-=-=-X
    return len(body) >= _LONG_RULE and body[0] == body[-1] and not _ALNUM.search(body[1:-1])
