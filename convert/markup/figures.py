"""Figures beside capitals, which are as high as these: G20, MH370, COVID-19."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011/][^\W_]+)*")
_DIGIT = re.compile("[0-9]")


def with_capitals(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, each with whether it is a word of capitals and figures.

    Old-style figures have the shape of small letters; among capitals lining ones are set
    (Bringhurst, The Elements of Typographic Style, 3.2.1).
    """
    end = 0
    if _DIGIT.search(text):
        for word in _WORD.finditer(text):
            if _is_of_capitals(word[0]):
                if text[end : word.start()]:
                    yield text[end : word.start()], False
                yield word[0], True
                end = word.end()
    if text[end:] or not text:
        yield text[end:], False


def _is_of_capitals(word: str) -> bool:
    """Whether a word has capitals and figures, and no small letter but the s of a plural."""
    letters = re.sub("[0-9\\W]", "", word)
    capitals = letters.removesuffix("s")
    return bool(_DIGIT.search(word)) and capitals.isupper() and capitals.upper() == capitals
