"""What a reader gives back, and what a reader is."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from convert.article import Article
from convert.errors import Diagnostic
from convert.readers.explanation import Explained, Explanation
from convert.settings import ReadSettings
from convert.source import Source


class Reading(Struct, frozen=True, kw_only=True):
    """An Article, why it is as it is, and what a person should know of it."""

    article: Article
    """What was found."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """What the reader repaired, or was unsure of."""

    explain: Callable[[], Explanation] = Explanation
    """Says why, when it is asked, as few runs ask; an empty one where nothing was guessed."""

    @property
    def decisions(self) -> tuple[Explained, ...]:
        """What was decided about the lines of the source, in their order."""
        return self.explain().decisions


class Reader(Protocol):
    """A format that articles can be read from, registered under `convert.readers`.

    A reader may have a `traits` besides, a `convert.formats.ReaderTraits`, which says more of it.
    """

    name: str
    suffixes: tuple[str, ...]
    """What the names of its files end in, lower case, each with its dot."""

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in `source`. Opens nothing. Raises SourceError."""
        ...
