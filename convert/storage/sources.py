"""Sources and what stands beside them, read from the disk."""

import os

from convert.errors import SourceError, Where
from convert.settings import ReadSettings
from convert.source import Source
from convert.storage.stat import FileStat

PIPED = "<stdin>"
"""What standard input is called where a source's name is."""

_READS = 3


def file_stat(path: str) -> FileStat | None:
    """Size and time of a file, None where there is none; of an address, size and version."""
    if "://" in path:
        return _remote_stat(path)
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return FileStat(found.st_size, found.st_mtime_ns)


def sidecar_path(path: str) -> str:
    """Where the settings of one article stand: `sea.toml` beside `sea.txt`."""
    return f"{os.path.splitext(path)[0]}.toml"


def read_source(path: str, limit: int = ReadSettings().max_bytes) -> bytes:
    """The bytes of a source of at most `limit` bytes. Raises SourceError with what to do."""
    return source_with_stat(path, limit)[0]


def open_source(path: str, limit: int) -> Source:
    """A file of at most `limit` bytes, with what stands beside it. Raises SourceError."""
    return open_with_stats(path, limit)[0]


def open_with_stats(path: str, limit: int) -> tuple[Source, FileStat | None, FileStat | None]:
    """The same with what the file was, and its sidecar, when they were read."""
    sidecar, sidecar_stat = sidecar_with_stat(path)
    data, stat = source_with_stat(path, limit)
    # What an address has in place of a time is a version.
    modified = stat.modified / 10**9 if stat and "://" not in path else None
    return Source(path, data, sidecar, modified=modified), stat, sidecar_stat


def source_with_stat(path: str, limit: int) -> tuple[bytes, FileStat | None]:
    """The bytes of a source, and the file's stat before they were read.

    A file that changes while it is read is read again. Raises SourceError.
    """
    if "://" in path:
        return _remote_source(path, limit)
    where = Where(path)
    try:
        for _ in range(_READS):
            before = file_stat(path)
            if before is not None and before.size > limit:
                raise _too_large(path, before.size, limit)
            with open(path, "rb") as file:
                data = file.read(limit + 1)
            if file_stat(path) == before:
                return data, before
    except FileNotFoundError as error:
        raise SourceError("no such file", where=where, code="source.missing") from error
    except IsADirectoryError as error:
        raise SourceError("is a folder", where=where, code="source.folder") from error
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", where=where, code="source.unreadable"
        ) from error
    raise SourceError("changes while it is read", where=where, code="source.changing")


def _too_large(path: str, size: int, limit: int) -> SourceError:
    return SourceError(
        f"has {size:,} bytes, more than the limit of {limit:,}",
        where=Where(path),
        hint="Raise the limit with --max-bytes.",
        code="source.too_large",
    )


def read_sidecar(path: str) -> str | None:
    """The text of the source's sidecar, None where there is none. Raises SourceError."""
    return sidecar_with_stat(path)[0]


def sidecar_with_stat(path: str) -> tuple[str | None, FileStat | None]:
    """The text of the source's sidecar and its stat; None twice where there is none."""
    place = sidecar_path(path)
    stat = file_stat(place)
    if stat is None:
        return None, None
    if "://" in place:
        return _remote_source(place, stat.size)[0].decode(), stat
    try:
        with open(place, encoding="utf-8") as file:
            return file.read(), stat
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"cannot be read: {error}", where=Where(place), code="sidecar.unreadable"
        ) from error


def _remote_stat(address: str) -> FileStat | None:
    from convert.storage.remote import file_system, remote_stat

    system, path = file_system(address)
    try:
        return remote_stat(system.info(path))
    except FileNotFoundError:
        return None


def _remote_source(address: str, limit: int) -> tuple[bytes, FileStat | None]:
    from convert.storage.remote import file_system

    stat = _remote_stat(address)
    if stat is None:
        raise SourceError("no such file", where=Where(address), code="source.missing")
    if stat.size > limit:
        raise _too_large(address, stat.size, limit)
    system, path = file_system(address)
    try:
        return system.cat_file(path), stat
    except Exception as error:  # each protocol has errors of its own
        raise SourceError(f"cannot be read: {error}", where=Where(address)) from error
