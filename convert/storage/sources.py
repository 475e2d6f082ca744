"""Sources and what stands beside them, read from the disk, within limits."""

import os
import stat
import sys

from convert.errors import SourceError, Where
from convert.settings import ReadSettings
from convert.storage.inside import lies_in
from convert.storage.stat import FileStat

PIPED = "<stdin>"
"""What standard input is called where a source's name is."""

LARGEST_SIDECAR = 1024 * 1024
"""Bytes of the corrections beside an article."""

_READS = 3
# What is no file must not be waited for: a pipe's reader waits for who writes to it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


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


def source_with_stat(path: str, limit: int) -> tuple[bytes, FileStat | None]:
    """The bytes of a source, and the file's stat before they were read.

    A file that changes while it is read is read again. Raises SourceError.
    """
    if "://" in path:
        return _remote_source(path, limit)
    refuse_unwritable_name(path)
    for _ in range(_READS):
        before = file_stat(path)
        data = read_file(path, limit)
        if file_stat(path) == before:
            return data, before
    raise SourceError("changes while it is read", where=Where(path), code="source.changing")


def refuse_unwritable_name(path: str) -> None:
    """Raise SourceError for a name that is no text: no message, page or journal could hold it."""
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise SourceError(
            "its name is not UTF-8", where=Where(path), hint="Rename it.", code="source.name"
        ) from error


def read_file(path: str, limit: int, *, hint: str = "Raise the limit with --max-bytes.") -> bytes:
    """The bytes of a regular file of at most `limit` bytes, and of nothing else. Raises
    SourceError; `hint` says what to do about one that is too large.
    """
    where = Where(path)
    try:
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if stat.S_ISDIR(found.st_mode):
                raise IsADirectoryError
            if not stat.S_ISREG(found.st_mode):
                raise SourceError(
                    "is a pipe or a device, not a file",
                    where=where,
                    hint="Standard input is read as `-`.",
                    code="source.irregular",
                )
            data = b"" if found.st_size > limit else file.read(limit + 1)
            if len(data) > limit or found.st_size > limit:
                raise _too_large(path, max(found.st_size, len(data)), limit, hint)
            return data
    except FileNotFoundError as error:
        raise SourceError("no such file", where=where, code="source.missing") from error
    except IsADirectoryError as error:
        raise SourceError(
            "is a folder", where=where, hint="Name a file in it.", code="source.folder"
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SourceError(
            f"cannot be read: {why}", where=where, code="source.unreadable"
        ) from error


def standard_input(limit: int) -> bytes:
    """What comes on standard input, of at most `limit` bytes. Raises SourceError."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            f"has more bytes than the limit of {limit:,}",
            where=Where(PIPED),
            hint="Raise the limit with --max-bytes.",
            code="source.too_large",
        )
    return data


def _too_large(path: str, size: int, limit: int, hint: str) -> SourceError:
    return SourceError(
        f"has {size:,} bytes, more than the limit of {limit:,}",
        where=Where(path),
        hint=hint,
        code="source.too_large",
    )


def read_sidecar(path: str) -> str | None:
    """The text of the source's sidecar, None where there is none. Raises SourceError."""
    return sidecar_with_stat(path)[0]


def sidecar_with_stat(path: str) -> tuple[str | None, FileStat | None]:
    """The text of the source's sidecar and its stat; None twice where there is none."""
    place = sidecar_path(path)
    found = file_stat(place)
    if found is None:
        return None, None
    if "://" in place:
        data = _remote_source(place, LARGEST_SIDECAR)[0]
    else:
        refuse_leading_out(place, os.path.dirname(path))
        data = read_file(place, LARGEST_SIDECAR, hint="Nobody writes that many corrections.")
    try:
        return data.decode(), found
    except UnicodeDecodeError as error:
        raise SourceError(
            f"cannot be read: {error}", where=Where(place), code="sidecar.unreadable"
        ) from error


def refuse_leading_out(path: str, folder: str) -> None:
    """Raise SourceError for a link that leads out of the folder in which it stands."""
    if not os.path.islink(path):
        return
    if not lies_in(path, folder or "."):
        raise SourceError(
            "is a link that leads out of its folder", where=Where(path), code="source.outside"
        )


def _remote_stat(address: str) -> FileStat | None:
    from convert.storage.remote import file_system, remote_stat

    system, path = file_system(address)
    try:
        return remote_stat(system.info(path))
    except FileNotFoundError:
        return None


def _remote_source(address: str, limit: int) -> tuple[bytes, FileStat | None]:
    from convert.storage.remote import file_system

    found = _remote_stat(address)
    if found is None:
        raise SourceError("no such file", where=Where(address), code="source.missing")
    if found.size > limit:
        raise _too_large(address, found.size, limit, "Raise the limit with --max-bytes.")
    system, path = file_system(address)
    try:
        return system.cat_file(path), found
    except Exception as error:  # each protocol has errors of its own
        raise SourceError(f"cannot be read: {error}", where=Where(address)) from error
