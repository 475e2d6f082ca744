"""Readers turn bytes into an Article."""

from typing import cast

from convert.readers.reading import Reader, Reading
from convert.registry import load, registered

__all__ = ["Reader", "Reading", "reader", "reader_for", "reader_names"]

_SUFFIX_READERS = {".json": "json"}


def reader(name: str) -> Reader:
    """The reader registered as `name`. Raises UsageError or MissingError."""
    return cast("Reader", load("convert.readers", name))


def reader_names() -> tuple[str, ...]:
    """The names of all registered readers."""
    return tuple(registered("convert.readers"))


def reader_for(suffix: str) -> Reader:
    """The reader of files with this suffix; plain text where no other reader claims it."""
    return reader(_SUFFIX_READERS.get(suffix.lower(), "text"))
