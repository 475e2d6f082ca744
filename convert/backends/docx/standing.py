"""What stands in a Word file while an Article is written into it."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from convert.article import Footnote


class Standing(Struct):
    """The notes of the article by label, and what stands in the document already: which of them,
    how many pictures, whether anything that runs from right to left, the language at hand, and
    whether it is a note that is being written.
    """

    bodies: dict[str, Footnote]
    placed: set[str]
    pictures: int = 0
    rtl: bool = False
    language: str = ""
    in_note: bool = False


@contextmanager
def speaking(language: str | None, notes: Standing) -> Iterator[None]:
    """What is written inside is in this language, where it has one of its own."""
    around = notes.language
    notes.language = language or around
    yield
    notes.language = around
