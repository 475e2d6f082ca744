"""What a reader gives back, and what a reader is."""

from typing import Protocol

from msgspec import Struct

from convert.article import Article
from convert.errors import Diagnostic
from convert.settings import ReadSettings


class Reading(Struct, frozen=True, kw_only=True):
    """An Article, and what the reader repaired or was unsure of on the way."""

    article: Article
    diagnostics: tuple[Diagnostic, ...] = ()


class Reader(Protocol):
    """A format that articles can be read from, registered under `convert.readers`."""

    name: str
    suffixes: tuple[str, ...]

    def read(self, source: bytes, name: str, settings: ReadSettings) -> Reading:
        """The Article in `source`; `name` is for messages. Raises SourceError."""
        ...
