"""A source opened with all that stands beside it."""

from convert.source import Source
from convert.storage.beside import Beside
from convert.storage.sources import sidecar_with_stat, source_with_stat
from convert.storage.stat import FileStat


def open_source(path: str, limit: int) -> Source:
    """A file of at most `limit` bytes, with what stands beside it. Raises SourceError."""
    return open_with_stats(path, limit)[0]


def open_with_stats(path: str, limit: int) -> tuple[Source, FileStat | None, FileStat | None]:
    """The same with what the file was, and its sidecar, when they were read.

    Nothing but a sidecar is taken from beside an address.
    """
    sidecar, sidecar_stat = sidecar_with_stat(path)
    data, found = source_with_stat(path, limit)
    if "://" in path:  # what it has in place of a time is a version
        return Source(path, data, sidecar), found, sidecar_stat
    modified = found.modified / 10**9 if found else None
    beside = Beside(path, limit)
    return Source(path, data, sidecar, beside, modified=modified), found, sidecar_stat
