"""Stores that fsspec knows: where an address leads, what lies there, and in which version."""

from hashlib import sha256
from typing import Protocol

from convert.errors import MissingError
from convert.storage.stat import FileStat


class FileSystem(Protocol):
    """What is used of a file system of fsspec's."""

    def info(self, path: str) -> dict[str, object]:
        """What the store knows of an object. Raises FileNotFoundError."""
        ...

    def find(self, path: str, *, detail: bool) -> dict[str, dict[str, object]]:
        """The same of every object below a path. Raises FileNotFoundError."""
        ...

    def cat_file(self, path: str) -> bytes:
        """The bytes of an object. Raises FileNotFoundError."""
        ...

    def pipe_file(self, path: str, value: bytes) -> None:
        """Put an object in its place."""
        ...

    def rm_file(self, path: str) -> None:
        """Remove an object. Raises FileNotFoundError."""
        ...

    def invalidate_cache(self, path: str | None = None) -> None:
        """Forget what is known of a folder, or of all."""
        ...


def file_system(address: str) -> tuple[FileSystem, str]:
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


def list_files(system: FileSystem, path: str) -> list[tuple[str, dict[str, object]]]:
    """The files below a path with what the store knows of them, in order; empty where none."""
    system.invalidate_cache()
    try:
        found = system.find(path, detail=True)
    except FileNotFoundError:
        return []
    return sorted(found.items())


def remote_stat(info: dict[str, object]) -> FileStat:
    """Size and version of an object: its entity tag where it has one, else its time."""
    version = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified")
    digest = sha256(str(version).encode()).digest()
    return FileStat(int(str(info.get("size") or 0)), int.from_bytes(digest[:6], "big"))
