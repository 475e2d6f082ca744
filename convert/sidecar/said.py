"""What a person said of one article: metadata, and what lines are."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from convert.settings import Look, SaidMetadata
from convert.sidecar.invalid import Sheet

SKIP: Final = "skip"
"""Lines that are not part of the article: the only word that leaves anything out."""

KINDS: Final = (
    "title",
    "standfirst",
    "byline",
    "date",
    "fields",
    "heading",
    "paragraph",
    "list",
    "quote",
    "verse",
    "preformatted",
    "table",
    "picture",
    "caption",
    "definitions",
    "footnote",
    "separator",
    "speech",
    "salutation",
    "signature",
    "contact",
    "boilerplate",
    "end_mark",
    SKIP,
)
"""What lines can be said to be, as far as the document model goes."""

OTHER_NAMES: Final = {
    "code": "preformatted",
    "figure": "picture",
    "furniture": "boilerplate",
    "note": "footnote",
    "subtitle": "standfirst",
}
"""What else some kinds are called."""


BY_A_PERSON: Final = "the sidecar says so"


class Said(Struct, frozen=True, kw_only=True):
    """What lines are known to be: 1-based, inclusive."""

    kind: str
    """One of `KINDS`, or the name of a rule of another package."""

    first: int
    last: int

    level: int | None = None
    """Of a heading: 2 to 6."""

    begins: str = ""
    """The first words of the first line, by which it is found where it has moved."""

    ends: str = ""
    """The first words of the last line."""

    saw: str = BY_A_PERSON
    """Who says so."""


class Voice(Struct, frozen=True):
    """What a sheet says of an article as a whole: how it looks, and its metadata."""

    look: Look
    metadata: SaidMetadata
    sheet: Sheet


class Sidecar(Struct, frozen=True):
    """All that was said: metadata, and lines in order."""

    metadata: SaidMetadata = SaidMetadata()
    lines: tuple[Said, ...] = ()

    def is_silent_on(self, first: int, last: int) -> bool:
        """Whether nothing was said of the lines `first` to `last` but of lines on both sides too.

        A paragraph that goes on over a page's edge does not take the running head in.
        """
        return not any(
            said.first <= last and first <= said.last
            for said in self.lines
            if not said.first < first <= last < said.last
        )

    def says(self, kind: str) -> bool:
        """Whether it names lines of this kind."""
        return any(said.kind == kind for said in self.lines)

    def with_lines(self, further: Sequence[Said]) -> tuple[Said, ...]:
        """What was said, and what else is known of other lines, in order."""
        return tuple(sorted((*self.lines, *further), key=lambda said: said.first))
