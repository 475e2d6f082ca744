"""Which paragraphs of RTF are items of lists, and how they are marked."""

import re
from typing import Final

from msgspec import Struct

from convert.readers.rtf.flow import Item, Paragraph
from convert.readers.rtf.front import Front, Level, delimiter_of
from convert.readers.text.marks import roman_value

_NUMBER: Final = re.compile(r"\(?(?:\d+\.)*(?:(\d{1,5})|([ivxlcdm]+)|([a-z]))[.)]?", re.IGNORECASE)
TYPED: Final = re.compile(r"\A\s?([•‣◦▪·*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])[ ]?\t\s*")
"""A mark typed before a tab."""

_ROMAN: Final = frozenset({"LowerRoman", "UpperRoman"})
_ALPHA: Final = frozenset({"LowerAlpha", "UpperAlpha"})


class Marker(Struct, frozen=True):
    """How an item is marked, and how deep it lies."""

    level: Level
    number: int | None = None
    """The number that it shows, where it shows one."""

    which: tuple[str, int] = ("", 0)
    """The list of its file that it is in, where it says so."""

    depth: int | None = None
    """How deep it lies in other items, where it says so."""

    left: int = 0
    """Where its text begins."""


def marker_of(paragraph: Paragraph, front: Front) -> Marker | None:
    """How a paragraph is marked as an item; None where it is none.

    That is said by `\\ls` (Word 97 and later), by `\\pn` (Word 6), by what stands for the mark
    where lists are not known - or by a mark typed before a tab, where the line hangs by it.
    """
    shape = paragraph.shape
    which, levels = front.lists.get(shape.list, (0, {}))
    if shape.list and shape.level in levels:
        level = levels[shape.level]
        if level is None:
            return None
        number = _number(paragraph.mark, level)
        return Marker(level, number, ("list", which), shape.level, shape.left)
    if paragraph.mark is not None and paragraph.mark.strip():
        level = shape.numbered if shape.numbered and shape.is_item else level_of(paragraph.mark)
        return Marker(level, _number(paragraph.mark, level), left=shape.left)
    typed = TYPED.match(paragraph.text) if shape.first < 0 else None
    if typed is None:
        return None
    level = level_of(typed[1])
    return Marker(level, _number(typed[1], level), ("typed", 0), left=shape.left)


def without_typed_mark(paragraph: Paragraph) -> list[Item]:
    """The runs of an item without the mark that is typed before them."""
    typed = TYPED.match(paragraph.text)
    left = typed.end() if typed else 0
    items: list[Item] = []
    for marks, part in paragraph.items:
        cut = min(left, len(part)) if isinstance(part, str) else 0
        left -= cut
        rest = part[cut:] if isinstance(part, str) else part
        if rest:
            items.append((marks, rest))
    return items


def level_of(mark: str) -> Level:
    """What a mark as it is written says of its level."""
    found = _NUMBER.fullmatch(mark.strip())
    if found is None or mark.strip() == "o":
        return Level()
    style = "Decimal"
    letters = found[2] or found[3]
    if letters:
        roman = roman_value(letters) and (len(letters) > 1 or letters in "iI")
        kind = "Roman" if roman else "Alpha"
        style = f"{'Upper' if letters.isupper() else 'Lower'}{kind}"
    return Level(style, delimiter_of(mark))


def _number(mark: str | None, level: Level) -> int | None:
    """The number that a mark shows."""
    found = _NUMBER.fullmatch((mark or "").strip())
    if found is None:
        return None
    letters = found[2] or found[3] or ""
    if found[1]:
        return int(found[1])
    if level.style in _ROMAN:
        return roman_value(letters) or None
    if level.style in _ALPHA and len(letters) == 1:
        return ord(letters.lower()) - ord("a") + 1
    return None
