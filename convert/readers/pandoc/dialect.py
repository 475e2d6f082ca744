"""What there is to know of a format that pandoc reads."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Carrier = Literal["text", "rtf", "page", "web", "word", "odf", "book", "journal", "manual", "news"]
"""What its bytes are: text in some encoding, RTF, a page, a page among those of a site, one of
the kinds of archive, or XML of a journal, a manual or a newsroom."""

Prose = Literal["rst", "org", "wiki", "typst", "notebook"]
"""Light markup, of which the words can be told from the marks."""


class Dialect(Struct, frozen=True, kw_only=True):
    """A format as pandoc and people know it."""

    name: str
    """What `--from` calls it."""

    called: str
    """What people call it."""

    spec: str
    """pandoc's name for it, with the extensions that are on and off."""

    suffixes: tuple[str, ...] = ()
    """The suffixes that are its own."""

    carrier: Carrier = "text"
    """What its bytes are."""

    front_matter: bool = False
    """Whether such a text may begin with front matter."""

    prints_fields: bool = False
    """Whether metadata that have no place in an Article are the writer's own words to readers."""

    heading_is_title: bool = False
    """Whether a heading says better than its metadata what it is called."""

    quick_spec: str = ""
    """The same without the places of what it reads, where they cost as much as the rest."""

    raw_spec: str = ""
    """The same with what pandoc does not understand passed on as it stands, in TeX."""

    includes: str = ""
    """What finds, by a pattern with one group, the names of files that the source takes in."""

    prose: Prose | None = None
    """Whose notation its prose is in, for a text whose words nobody else reads without pandoc."""

    mend: Callable[[str], str] | None = None
    """Puts what pandoc does not read as it reads it."""
