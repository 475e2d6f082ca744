"""Where outputs go: a folder on this machine, or any address that fsspec knows (`s3://...`)."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from convert.batch.job import FileStat
from convert.batch.source import file_stat
from convert.batch.store import write_whole
from convert.errors import MissingError, Where, WriteError


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
        return file_stat(f"{self.address}/{path}")

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            return Path(self.address, path).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> FileStat:
        """Put a file in its place whole. Raises WriteError."""
        write_whole(Path(self.address, path), data)
        return self.stat(path) or FileStat(len(data), 0)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
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


def file_system(address: str) -> tuple[Any, str]:
    """fsspec's file system of an address, and the path in it. Raises MissingError."""
    try:
        import fsspec
    except ImportError as error:
        raise MissingError(
            f"'{address}' needs fsspec",
            hint="`pip install 'article-convert[remote]'` brings it.",
            code="machine.fsspec",
        ) from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise MissingError(
            f"'{address}': {error}",
            hint="`pip install 'article-convert[remote]'` brings S3; see fsspec for others.",
            code="machine.fsspec",
        ) from error
    return system, path.rstrip("/")


def list_files(system: Any, path: str) -> list[tuple[str, dict[str, Any]]]:
    """The files below a path with what the store knows of them, in order; empty where none."""
    system.invalidate_cache()
    try:
        found: dict[str, dict[str, Any]] = system.find(path, detail=True)
    except FileNotFoundError:
        return []
    return sorted(found.items())


def remote_stat(info: dict[str, Any]) -> FileStat:
    """Size and version of an object: its entity tag where it has one, else its time."""
    version = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified")
    digest = sha256(str(version).encode()).digest()
    return FileStat(int(info.get("size") or 0), int.from_bytes(digest[:6], "big"))
