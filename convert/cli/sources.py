"""The one source that a command is about."""

import sys
from typing import Annotated

import typer

from convert.readers import Reading
from convert.settings import ReadSettings, Settings
from convert.source import Source
from convert.storage.sources import PIPED, open_source

ReaderOption = Annotated[
    str | None, typer.Option("--from", help="The reader to use, whatever the file's suffix says.")
]


def opened(path: str) -> Source:
    """The file at `path` with its sidecar, or standard input for "-". Raises SourceError."""
    if path == "-":
        return Source(PIPED, sys.stdin.buffer.read())
    return open_source(path, ReadSettings().max_bytes)


def read_as(source: Source, reader: str | None) -> Reading:
    """What the reader of that name finds in a source; None is the one of its suffix."""
    from convert.pipeline import read

    return read(source, Settings(to=(), read=ReadSettings(reader=reader)))
