"""What there is to know of a format that pandoc writes."""

from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct

from convert.article import MediaType

Part = Literal["title", "subtitle", "byline", "date"]
Finish = Callable[[str], str] | None
PARTS: Final[frozenset[Part]] = frozenset(("title", "subtitle", "byline", "date"))


class Target(Struct, frozen=True, kw_only=True):
    """A format as pandoc and people know it."""

    name: str
    """What `--to` calls it."""

    suffix: str
    media_type: str

    writer: str
    """pandoc's name for it, with the extensions that are on and off."""

    read_by: str = ""
    """The reader that takes it; empty where there is none."""

    template: str = ""
    """The file in `templates/` that its head is written by; pandoc's own where it is empty."""

    head: frozenset[Part] = PARTS
    """What the template prints; all else of the head comes before the text."""

    lift: int = 1
    """How many levels headings go up, since the title is none of them."""

    markup: bool = False
    """Whether it takes HTML for what it has no notation for."""

    front_matter: bool = False
    """Whether all metadata that are given are written as they stand."""

    captions: bool = True
    """Whether a table can have a caption of its own."""

    formulas: bool = True
    """Whether it has formulas; elsewhere they are their TeX."""

    tasks: bool = True
    """Whether pandoc makes tasks of the boxes that it knows."""

    rule: str = ""
    """A pause in its own notation, where pandoc writes words for it."""

    strikes: bool = True
    """Whether it can strike words out."""

    pictures: frozenset[MediaType] | None = None
    """The kinds of pictures it takes; None for all."""

    holds_pictures: bool = False
    """Whether pictures stand in the file itself, in which they go by their size in print."""

    inlines_pictures: bool = True
    """Whether pictures can stand in their addresses, where no file can lie beside."""

    literal: str = ""
    """What stands for other characters where no backslash is before each, as a pattern."""

    item: str = ""
    """What would be the first item of a list in a cell, as a pattern."""

    finish: Finish = None
    """What else is to be done to its text."""

    archive: bool = False
    """Whether the file is an OpenDocument archive, whose properties have stamps."""
