"""What a publication says and how it is built, the same for every format.

The readers of this package make a `Reading` of a file; `convert.check.expected` makes one of an
Article, so that a comparison needs to know neither format nor model.
"""

from collections.abc import Iterator

from msgspec import Struct

NOTE_MARK = "\ufdd0"
"""What stands in a text for the mark of a note that its format numbers itself: no character, so
that no text has it (Unicode 15, 23.7)."""


class Run(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run of text: one paragraph, heading, cell, line of a list.

    level: 1 to 9 for a heading (1 is the title), 0 for anything else. quoted: it stands inside a
    block quote. where: its address in the file, for messages. lines: the text as it was painted,
    a line each, where lines are known.
    """

    text: str
    level: int = 0
    quoted: bool = False
    where: str = ""
    lines: str = ""


class ListShape(Struct, frozen=True):
    """A list: how many items it has itself, and its first number where it is ordered."""

    ordered: bool
    items: int
    start: int = 1


class CellShape(Struct, frozen=True):
    """A table cell; `header` where the file marks it as one."""

    text: str
    header: bool = False


class TableShape(Struct, frozen=True):
    """A table as rows of cells, its caption apart."""

    rows: tuple[tuple[CellShape, ...], ...]
    caption: str = ""


class Part(Struct, frozen=True):
    """Words that are in another language than the publication."""

    language: str
    text: str


class FigureShape(Struct, frozen=True):
    """A picture: what it says to those who do not see it (None: the file says nothing)."""

    alt: str | None
    where: str = ""


class LinkShape(Struct, frozen=True):
    """A link: its address, and the words or the label that a reader hears."""

    target: str
    text: str
    where: str = ""


class OutlineEntry(Struct, frozen=True):
    """A line of the outline that readers navigate by. The title has level 1."""

    level: int
    text: str


class Reading(Struct, frozen=True, kw_only=True):
    """A publication in reading order. `outline` is None where the format has none of its own.

    painted: the words were put together from what is painted on pages.
    """

    format: str
    title: str
    language: str
    runs: tuple[Run, ...] = ()
    lists: tuple[ListShape, ...] = ()
    tables: tuple[TableShape, ...] = ()
    notes: tuple[str, ...] = ()
    figures: tuple[FigureShape, ...] = ()
    links: tuple[LinkShape, ...] = ()
    parts: tuple[Part, ...] = ()
    outline: tuple[OutlineEntry, ...] | None = None
    painted: bool = False


def headings(reading: Reading) -> Iterator[Run]:
    """The headings of a reading, the title first."""
    return (run for run in reading.runs if run.level)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())
