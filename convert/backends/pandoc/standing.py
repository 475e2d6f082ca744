"""What differs from one of pandoc's writers to another, and what stands in a document already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from msgspec import Struct, field

from convert.article import (
    BlockQuote,
    Blocks,
    Footnote,
    LanguageTag,
    Paragraph,
    Pictured,
    Ruby,
)
from convert.backends.pandoc.nodes import Node

Place = tuple[str, dict[str, str | None]]
"""The address of a picture, and its width and height where they are to be said."""

Opening = Literal["head", "paragraph", "cell"]
"""What begins with a run: a value of the head, a paragraph, a cell."""


class Manner(Struct, frozen=True, kw_only=True):
    """How an Article is written for one of pandoc's writers."""

    picture: Callable[[Pictured], Place]
    """Where a picture lies."""

    ruby: Callable[[Ruby, LanguageTag, list[Node]], list[Node]]
    """Ruby in the language at hand, whose words are these nodes."""

    text: Callable[[str], list[Node]]
    """Characters of running text."""

    rule: Node
    """A pause between parts."""

    between_terms: Node
    """What parts the terms of one definition."""

    opened: Callable[[Opening, list[Node]], list[Node]]
    """A run with what it takes for its first word to be no markup."""

    first: Callable[[int, Node], list[Node]] | None = None
    """The mark that carries a note of this number, where others will lead to it."""

    further: Callable[[int], list[Node]] | None = None
    """A further mark of the note of this number."""

    styled: bool = False
    """Whether what pandoc has no node for goes by the name of a style, as Word has them."""

    captions: bool = True
    """Whether a table can have a caption."""

    formulas: bool = True
    """Whether formulas are more than their TeX."""

    strikes: bool = True
    """Whether words can be struck out."""

    lift: int = 0
    """How many levels the headings go up, where the title is none of them."""


class Standing(Struct, kw_only=True):
    """One document while an Article is written into it."""

    manner: Manner
    """How it is written."""

    bodies: dict[str, Footnote]
    """The notes of the article by label."""

    placed: set[str]
    """The labels of those that stand in the document."""

    repeated: frozenset[str] = frozenset()
    """The labels that more than one mark has."""

    below: dict[str, int] = field(default_factory=dict)
    """The numbers of those that stand at the foot of their page, by label."""

    blocks: "Callable[[Blocks, Standing], list[Node]]"
    """The nodes that blocks become, for notes in the midst of a line."""

    led: Paragraph | None = None
    """The paragraph whose first words are in small capitals, where one is."""

    pulled: tuple[BlockQuote, ...] = ()
    """The quotations that are set as pull quotes."""

    pictures: int = 0
    """How many there are."""

    rtl: bool = False
    """Whether anything runs from right to left."""

    language: str = ""
    """The language at hand."""

    in_note: bool = False
    """Whether it is a note that is being written."""

    in_style: bool = False
    """Whether the words at hand have a style already."""

    quoted: bool = False
    """Whether it is a quotation: the style of its paragraphs says so, and no other can."""


@contextmanager
def speaking(language: str | None, standing: Standing) -> Iterator[None]:
    """What is written inside is in this language, where it has one of its own."""
    around = standing.language
    standing.language = language or around
    yield
    standing.language = around


@contextmanager
def styling(standing: Standing, *, also: bool | None = True) -> Iterator[None]:
    """What is written inside has a style, if `also`; it is a text of its own where that is None."""
    around = standing.in_style
    standing.in_style = also is not None and (also or around)
    yield
    standing.in_style = around
