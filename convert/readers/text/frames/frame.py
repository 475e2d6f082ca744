"""What stands around an article in its file, and what is known of the lines beside it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from convert.article import AsideKind
from convert.readers.text.source import Line


class Frame(Struct, frozen=True, gc=False):
    """Lines `first` to `end` (exclusive) that are no part of the article; `saw` says why.

    keeps: words of a single line that stay in the article, with their indent, "" for none; rest:
    the words of that line that do not.
    """

    kind: AsideKind
    first: int
    end: int
    saw: str
    keeps: str = ""
    rest: str = ""


class Hint(Struct, frozen=True, gc=False):
    """What lines `first` to `end` (exclusive) surely are, as their frame shows; `saw` says why."""

    kind: Literal["title", "standfirst", "byline", "date", "heading"]
    first: int
    end: int
    saw: str


Seen: TypeAlias = Frame | Hint
Recogniser: TypeAlias = Callable[[Sequence[Line]], Iterable[Seen]]


def text_from(lines: Sequence[Line], at: int) -> int:
    """The index of the first line with text at or after `at`, or the number of lines."""
    while at < len(lines) and not lines[at].body:
        at += 1
    return at


def stanza_end(lines: Sequence[Line], at: int) -> int:
    """The index after the last line of the run of lines with text that `at` belongs to."""
    while at < len(lines) and lines[at].body:
        at += 1
    return at


def text_end(lines: Sequence[Line]) -> int:
    """The index after the last line with text."""
    end = len(lines)
    while end and not lines[end - 1].body:
        end -= 1
    return end
