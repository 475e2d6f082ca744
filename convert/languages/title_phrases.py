"""The pieces of a title that stay on one line: its phrases, as far as letters tell them.

In titles with spaces a short word reads on: "of" or "to" ends no line.

Japanese has no spaces, but its phrases end in hiragana: particles and endings, and what comes
after them in other letters begins the next one (JLREQ, 3.1.10, note 1, has the lines of titles
end between phrases). Chinese says nothing of the kind; there any two characters may be parted that
the rules of line breaking part.
"""

import re
from typing import Final

from convert.patterns import Lazy

_HIRAGANA: Final = "\u3041-\u309f"
_SQUARES: Final = "\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPENING: Final = "「『（〈《【〔［｛“‘"
_CLOSING: Final = "、。，．：；！？・」』）〉》】〕］｝”’…―ー"
_STOPS: Final = "、。，．：；！？"
_JOINING: Final = "・ー―…"  # within a phrase
_POLITE: Final = "おご"  # before a noun they are a part of it
_LONGEST: Final = 12  # squares: a longer piece is parted where its letters change, then anywhere

_SPACED: Final = re.compile(r"\S+\s*|\s+")
_HYPHENATED: Final = re.compile(r"\b\w{1,12}(?:[-‐]\w{1,12}){1,2}\b(?![-‐])")
_SHORT: Final = 3  # letters
_LONGEST_TOGETHER: Final = 14  # letters: more might be too wide for a line

_HAS_HIRAGANA: Final = re.compile(f"[{_HIRAGANA}]")
_IS_SQUARE: Final = Lazy(f"[{_SQUARES}]")
# A run in Latin letters, or one character, with what may not begin a line, and spaces.
_UNIT: Final = Lazy(
    rf"[{_OPENING}]*(?:[^\s{_SQUARES}{_OPENING}{_CLOSING}]+|.)[{_CLOSING}]*\s*", re.DOTALL
)


def ends_at_phrases(title: str) -> bool:
    """Whether letters tell the phrases of a title."""
    return bool(_HAS_HIRAGANA.search(title))


def title_phrases(title: str) -> tuple[str, ...]:
    """The pieces of a title, which are all of it; one where it has words with spaces around them.

    Each piece has the spaces that follow it.
    """
    if not _IS_SQUARE.search(title):
        return (title,)
    units = _UNIT.findall(title)
    if not ends_at_phrases(title):
        return tuple(units)
    pieces: list[str] = []
    for unit in units:
        if pieces and not _begins_phrase(pieces[-1], unit):
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return tuple(pieces)


def kept_together(title: str) -> tuple[str, ...]:
    """The pieces of a title with spaces, which are all of it: words, a short one with the next
    where that is not too long. Each piece has the spaces that follow it.
    """
    pieces: list[str] = []
    for word in _SPACED.findall(title):
        before = pieces[-1] if pieces else ""
        reads_on = before.strip() != "" and is_short(before.split()[-1])
        if reads_on and len(before + word.strip()) <= _LONGEST_TOGETHER:
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(pieces)


def stays_whole(piece: str) -> bool:
    """Whether a line could end inside a piece, and must not: "to Speak", "Russia-Ukraine"."""
    return " " in piece.strip() or _HYPHENATED.search(piece) is not None


def is_short(word: str) -> bool:
    """Whether a word is one that reads on, as "of" and "to" do."""
    return 0 < len(word) <= _SHORT and word.islower() and word.isalpha()


def _begins_phrase(before: str, unit: str) -> bool:
    """Whether a unit begins a phrase of its own, after those before it."""
    last, first = before[-1], unit[0]
    if last.isspace() or last in _STOPS or first in _OPENING:
        return True
    if _is_hiragana(first) or first in _CLOSING:
        return False
    if last in _CLOSING:
        return last not in _JOINING
    if _is_hiragana(last):
        return before not in _POLITE
    return len(before) >= _LONGEST


def _is_hiragana(character: str) -> bool:
    return bool(_HAS_HIRAGANA.match(character))
