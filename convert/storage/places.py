"""Where outputs go: a folder on this machine, or any address that fsspec knows (`s3://...`)."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from convert.errors import Where, WriteError
from convert.storage.atomic import is_inside, read_own, write_inside
from convert.storage.remote import file_system, list_files, remote_stat
from convert.storage.sources import file_stat
from convert.storage.stat import FileStat


class Place(Protocol):
    """A folder of outputs. Paths are relative to it, with `/` between their parts.

    address: how a user names it. folder: its path on this machine, None where it is elsewhere.
    """

    address: str
    folder: str | None

    def stat(self, path: str) -> FileStat | None:
        """Size and time of a file, None where there is none."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        ...

    def write(self, path: str, data: bytes) -> FileStat:
        """Put a file in its place whole; what `stat` will say of it. Raises WriteError."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        ...


def is_address(text: str) -> bool:
    """Whether `text` names a file or folder by a protocol."""
    return "://" in text


def place_of(text: str) -> Place:
    """The place that a user named. Raises MissingError without the extra `remote`."""
    return RemotePlace(text) if is_address(text) else LocalPlace(text)


class LocalPlace:
    """A folder on this machine; files in it are replaced whole."""

    def __init__(self, folder: str) -> None:
        self.address = folder
        self.folder: str | None = folder

    def stat(self, path: str) -> FileStat | None:
        """Size and time of a file, None where there is none."""
        return file_stat(f"{self.address}/{path}") if is_inside(self.address, path) else None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        return read_own(f"{self.address}/{path}") if is_inside(self.address, path) else None

    def write(self, path: str, data: bytes) -> FileStat:
        """Put a file in its place whole. Raises WriteError, also where the place is elsewhere."""
        write_inside(self.address, path, data)
        return self.stat(path) or FileStat(len(data), 0)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty. What is elsewhere stays."""
        if not is_inside(self.address, path):
            return
        Path(self.address, path).unlink(missing_ok=True)
        inside = os.path.dirname(path)
        while inside:
            try:
                os.rmdir(f"{self.address}/{inside}")
            except OSError:
                return
            inside = os.path.dirname(inside)


class RemotePlace:
    """A folder in another store. An object there is whole or not there at all."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self.folder: str | None = None
        self._system, self._root = file_system(self.address)
        self._known: dict[str, FileStat] | None = None

    def _stats(self) -> dict[str, FileStat]:
        """One listing for all questions: a question each would be a request each."""
        if self._known is None:
            self._known = {
                path.removeprefix(self._root).lstrip("/"): remote_stat(info)
                for path, info in list_files(self._system, self._root)
            }
        return self._known

    def stat(self, path: str) -> FileStat | None:
        """Size and version of a file, None where there is none."""
        return self._stats().get(path)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            data: bytes = self._system.cat_file(f"{self._root}/{path}")
        except FileNotFoundError:
            return None
        return data

    def write(self, path: str, data: bytes) -> FileStat:
        """Put an object in its place. Raises WriteError."""
        full = f"{self._root}/{path}"
        try:
            self._system.pipe_file(full, data)
            self._system.invalidate_cache(os.path.dirname(full))
            stat = remote_stat(self._system.info(full))
        except Exception as error:  # each protocol has errors of its own
            raise WriteError(
                f"cannot write: {error}", where=Where(f"{self.address}/{path}")
            ) from error
        self._stats()[path] = stat
        return stat

    def remove(self, path: str) -> None:
        """Remove an object, if it is there."""
        with suppress(FileNotFoundError):
            self._system.rm_file(f"{self._root}/{path}")
        self._stats().pop(path, None)
