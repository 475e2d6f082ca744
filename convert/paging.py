"""Where the pages of a PDF begin, for a book made beside it to say so.

The outputs of an article have the same words in the same order, so a place is a number of
letters: hyphens and spaces, which a typesetter changes, do not count.
"""

import re

from msgspec import Struct

_NO_LETTER = re.compile(r"[\W_]+")


class PageStarts(Struct, frozen=True):
    """The number of letters and digits before each page of a PDF, in reading order."""

    letters: tuple[int, ...]


def letters(text: str) -> int:
    """How many letters and digits `text` has."""
    return len(_NO_LETTER.sub("", text))
