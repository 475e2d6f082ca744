"""What there is to know of a format that pandoc writes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from convert.article import MediaType
from convert.backends.pandoc.standing import Opening

Part = Literal["title", "subtitle", "byline", "date"]
PARTS: Final[frozenset[Part]] = frozenset(("title", "subtitle", "byline", "date"))
_NONE: Final[Mapping[Opening, str]] = MappingProxyType({})


class Signs(Struct, frozen=True):
    """Characters that have another meaning in a format: a pattern of them, and what says them in
    raw text of a format of pandoc's."""

    pattern: str
    written: Callable[[str], str]
    format: str


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

    strikes: bool = True
    """Whether it can strike words out."""

    rule: str = ""
    """A pause in its own notation, where pandoc writes words for it."""

    between_terms: str = ""
    """A line break in its own notation, where pandoc's cannot stand in a term."""

    signs: Signs | None = None
    """Characters that pandoc lets stand for others, and what stands for them."""

    openings: Mapping[Opening, str] = _NONE
    """What would be markup at the beginning of a paragraph or the like, and pandoc does not see
    to, as patterns of its first word."""

    finish: Callable[[str], str] | None = None
    """What else is to be done to its text."""

    pictures: frozenset[MediaType] | None = None
    """The kinds of pictures it takes; None for all."""

    holds_pictures: bool = False
    """Whether pictures stand in the file itself, in which they go by their size in print."""

    inlines_pictures: bool = True
    """Whether pictures can stand in their addresses, where no file can lie beside."""

    archive: bool = False
    """Whether the file is an OpenDocument archive, whose properties have stamps."""
