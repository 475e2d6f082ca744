"""Stores that fsspec knows: where an address leads, what lies there, and in which version."""

from hashlib import sha256
from typing import Any

from convert.errors import MissingError
from convert.storage.stat import FileStat


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
