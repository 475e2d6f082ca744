"""Quotation marks, apostrophes, dashes and ellipses as a language sets them, of those that a
keyboard has.

A straight mark does not say what it is: its neighbours do, and the marks before it. What cannot be
told - an inch, a foot, a mark that stands alone - stays as it was typed. The marks of a language
are in its record (`convert.languages.language.Quotes`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice

from msgspec import Struct

from convert.article import LanguageTag
from convert.languages.dashes import dashes_and_dots
from convert.languages.language import Quotes, language
from convert.languages.left_alone import left_alone, outside
from convert.languages.neighbours import Neighbours, Side, is_unspaced, neighbours

Piece = tuple[str, LanguageTag]
"""A stretch of one run of text in one language."""

OPAQUE = "\ufffc"
"""Stands in a run for what is no text: code, a formula, a picture."""

_STRAIGHT = re.compile("[\"']")
_CHANGED = re.compile(r"[\"']|--|\.\.\.")
_DECADE = re.compile(r"\d\ds?\b")
_BEFORE_WORD = re.compile(r"' \w")
_ROCK_N_ROLL = re.compile(r"(?<=\s)'[nN]'(?=\s)")


class _Open(Struct, frozen=True):
    """A mark that was opened: as it was typed, how deep it is, and what closes it."""

    typed: str
    level: int
    closing: str


def typographic(run: Sequence[Piece]) -> list[str]:
    """The text of each piece of a run with the marks of its language; pairs may go over pieces."""
    texts = [text for text, _ in run]
    whole = "".join(texts)
    if not _CHANGED.search(whole):
        return texts
    ends = list(accumulate(map(len, texts)))
    kept = left_alone(whole)
    facts = [language(tag).quotes for _, tag in run]

    def facts_at(at: int) -> Quotes:
        return facts[bisect_right(ends, at)]

    changes = dict(_Marks(whole, kept, facts_at).changes())
    changes |= dashes_and_dots(whole, kept, facts_at)
    places = sorted(changes)
    starts = [0, *ends[:-1]]
    return [
        _piece(whole, a, b, changes, places[bisect_left(places, a) : bisect_left(places, b)])
        for a, b in zip(starts, ends, strict=True)
    ]


def _piece(
    whole: str, start: int, end: int, changes: dict[int, tuple[int, str]], places: list[int]
) -> str:
    """A piece with the changes at its `places`: how long each was, and what stands there now."""
    parts: list[str] = []
    at = start
    for place in places:
        length, text = changes[place]
        parts += (whole[at:place], text)
        at = place + length
    return "".join((*parts, whole[max(at, start) : end]))


def _elided(words: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{words})\b", re.IGNORECASE) if words else None


def _pair(facts: Quotes, level: int) -> tuple[str, str]:
    """The marks of a level, where the language has any; else those of the keyboard."""
    return (facts.inner if level else facts.outer) or facts.outer or ('"', '"')


class _Marks:
    """The straight quotation marks of one text, each judged in turn."""

    def __init__(
        self, text: str, kept: list[tuple[int, int]], facts_at: Callable[[int], Quotes]
    ) -> None:
        self._text = text
        self._facts_at = facts_at
        self._open: list[_Open] = []
        self._sides: dict[int, Neighbours] = {}
        places = [m.start() for m in _STRAIGHT.finditer(text)]
        self._places = outside(places, kept)
        self._tied = {at for m in _ROCK_N_ROLL.finditer(text) for at in (m.start(), m.end() - 1)}

    def changes(self) -> Iterator[tuple[int, tuple[int, str]]]:
        """Where a mark stands, its length, and what is set for it."""
        opened = False
        for index, at in enumerate(self._places):
            beside = neighbours(self._text, at, opened=opened)
            self._sides[at] = beside
            facts = self._facts_at(at)
            depth = len(self._open)
            double = self._text[at] == '"'
            mark = self._double(index, facts) if double else self._single(index, facts)
            opened = len(self._open) > depth
            if mark is not None:
                yield at, (1, mark)

    # ---- double marks

    def _double(self, index: int, facts: Quotes) -> str | None:
        if not facts.outer:
            return None
        at = self._places[index]
        match self._sides[at].side:
            case Side.OPENS:
                return self._opened_again(index, facts)
            case Side.CLOSES:
                if self._text[at - 1].isdigit() and self._is_inch(index):
                    return None
                return self._closed('"', facts)
            case Side.EITHER:
                is_open = self._has_open('"')
                return self._closed('"', facts) if is_open else self._opened('"', facts)
            case Side.NEITHER:
                return None

    def _opened_again(self, index: int, facts: Quotes) -> str:
        """An opening mark inside a pair of the same: nested where both are closed; else one that
        goes on with the quotation at a new line, or follows one that nobody closed."""
        if self._has_open('"') and not self._is_closed_twice(index):
            while self._open and self._open.pop().typed != '"':
                pass
        return self._opened('"', facts)

    def _is_closed_twice(self, index: int) -> bool:
        following = (side for typed, side in self._ahead(index) if typed == '"')
        return list(islice(following, 2)) == [Side.CLOSES, Side.CLOSES]

    def _is_inch(self, index: int) -> bool:
        """Whether a mark after a digit closes nothing: none is open, or a later one closes it."""
        if not self._has_open('"'):
            return True
        following = (side for typed, side in self._ahead(index) if typed == '"')
        return next(following, None) is Side.CLOSES

    # ---- single marks

    def _single(self, index: int, facts: Quotes) -> str | None:
        at = self._places[index]
        if at in self._tied or self._sides[at].is_inside_word:
            unspaced = is_unspaced(self._text[at - 1]) or is_unspaced(self._text[at + 1])
            return None if unspaced else facts.apostrophe
        match self._sides[at].side:
            case Side.OPENS:
                return self._leading(index, facts)
            case Side.CLOSES:
                return self._trailing(index, facts)
            case Side.EITHER if facts.inner:
                is_open = self._has_open("'")
                return self._closed("'", facts) if is_open else self._opened("'", facts)
            case _:
                return None

    def _leading(self, index: int, facts: Quotes) -> str | None:
        """Before a word: what opens a quotation, or stands for letters that are left out."""
        at = self._places[index] + 1
        elided = _elided(facts.elided)
        if (elided and elided.match(self._text, at)) or _DECADE.match(self._text, at):
            return facts.apostrophe
        if not self._closes_later(index):
            return facts.apostrophe
        return self._opened("'", facts) if facts.inner else None

    def _trailing(self, index: int, facts: Quotes) -> str | None:
        """After a word: what closes a quotation, or an apostrophe at the word's end."""
        at = self._places[index]
        before = self._text[at - 1]
        if not self._has_open("'"):
            if before.isdigit():
                return None
            return facts.apostrophe if before.isalpha() else self._closed("'", facts)
        genitive = before in "sSxXzZß" and _BEFORE_WORD.match(self._text, at)
        if genitive and self._closes_later(index):
            return facts.apostrophe
        return self._closed("'", facts)

    def _closes_later(self, index: int) -> bool:
        """Whether a single mark closes further on, inside the double marks that are open here."""
        for typed, side in self._ahead(index):
            if typed == '"' and side is Side.CLOSES and self._has_open('"'):
                return False
            if typed == "'" and side is not Side.NEITHER:
                return side is not Side.OPENS
        return False

    # ---- what is open

    def _ahead(self, index: int) -> Iterator[tuple[str, Side]]:
        """The marks after one: each as it was typed, and what it does by its neighbours alone."""
        for following in range(index + 1, len(self._places)):
            at = self._places[following]
            if at not in self._tied:
                beside = neighbours(self._text, at, opened=False)
                side = Side.NEITHER if beside.is_inside_word else beside.side
                yield self._text[at], side

    def _has_open(self, typed: str) -> bool:
        return any(each.typed == typed for each in self._open)

    def _opened(self, typed: str, facts: Quotes) -> str:
        level = 1 - self._open[-1].level if self._open else int(typed == "'")
        pair = _pair(facts, level)
        self._open.append(_Open(typed, level, pair[1]))
        return pair[0]

    def _closed(self, typed: str, facts: Quotes) -> str | None:
        if not self._has_open(typed):
            pair = facts.outer if typed == '"' else facts.inner
            return pair[1] if pair else None
        while (last := self._open.pop()).typed != typed:
            pass
        return last.closing
