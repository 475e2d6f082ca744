"""Marks in a text where the pages of another edition begin, put in while it is written."""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from convert.markup.element import escape
from convert.paging import letters

_WORD = re.compile(r"\S+")


class PageMarks(Struct):
    """The marks that are still to come, as an article's texts are written in reading order.

    A page that begins inside a word is marked before it, one that begins with a heading before
    the heading, which would otherwise have the number in its name.
    """

    left: list[tuple[int, str]]
    """How many letters stand before each page, and its mark as markup; the next page last."""

    seen: int = 0
    """The letters that were written."""

    begun: int = 0
    """The pages that have begun."""

    headings: list[int] = field(default_factory=list)
    """The page of each heading so far, from 1."""

    def text(self, text: str) -> str:
        """`text` as markup, with the marks of the pages that begin in it."""
        here = letters(text)
        pieces, start = [], 0
        while self.left and self.left[-1][0] < self.seen + here:
            letter, mark = self._next()
            at = _word_at(text, letter - self.seen)
            pieces += [escape(text[start:at]), mark]
            start = at
        self.seen += here
        return "".join((*pieces, escape(text[start:])))

    def before_heading(self, text: str) -> str:
        """The marks of the pages that begin with the heading of this text."""
        pieces = []
        while letters(text) and self.left and self.left[-1][0] == self.seen:
            pieces.append(self._next()[1])
        self.headings.append(max(self.begun, 1))
        return "".join(pieces)

    def rest(self) -> str:
        """The marks of the pages that begin below the last letter, with pictures."""
        return "".join(self._next()[1] for _ in range(len(self.left)))

    def _next(self) -> tuple[int, str]:
        self.begun += 1
        return self.left.pop()


def page_marks(marks: Iterable[tuple[int, str]]) -> PageMarks:
    """The marks of an article's pages: letters before each, and its mark, in order."""
    return PageMarks(list(marks)[::-1])


def _word_at(text: str, letter: int) -> int:
    """Where the word begins that has the letter of this number, from 0."""
    for word in _WORD.finditer(text):
        here = letters(word[0])
        if letter < here:
            return word.start()
        letter -= here
    return len(text)
