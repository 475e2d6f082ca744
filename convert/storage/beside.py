"""What lies beside a source and is part of it: pictures, opened only where a reader asks."""

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from convert.errors import SourceError
from convert.media_types import BY_SUFFIX
from convert.storage.inside import lies_in
from convert.storage.sources import file_stat, read_file
from convert.storage.stat import FileStat

LARGEST_TOTAL = 256 * 1024 * 1024
"""Bytes of all that one article may open beside its source."""

_SUFFIXES = tuple(BY_SUFFIX)
_MOST_ENTRIES = 10_000


class Beside(Mapping[str, bytes]):
    """Files by their paths relative to a source's folder, `/` between the parts.

    A file that is not inside that folder, in its real place too, is not there: no path climbs
    out, no link leads out. `seen` has what each file that was asked for was when it was read,
    None for one that was not there, so that a change of either is a change of the source.
    """

    def __init__(self, source: str, limit: int) -> None:
        """source: the path of the article; limit: the most bytes of one file."""
        self._folder = os.path.dirname(source) or "."
        self._limit = limit
        self._left = LARGEST_TOTAL
        self._read: dict[str, bytes] = {}
        self.seen: dict[str, FileStat | None] = {}

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file. Raises KeyError where there is none, SourceError for one that is
        too large or cannot be read.
        """
        if path not in self._read:
            self._read[path] = self._opened(path)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def _opened(self, path: str) -> bytes:
        place = place_beside(self._folder, path)
        self.seen[path] = file_stat(place) if place else None
        if not place or self.seen[path] is None:
            raise KeyError(path)
        limit = min(self._limit, self._left)
        data = read_file(place, limit, hint="Make the picture smaller.")
        self._left -= len(data)
        return data


def place_beside(folder: str, path: str) -> str:
    """Where a relative path leads below a folder; empty where it leads out of it."""
    parts = PurePosixPath(path.replace("\\", "/"))
    if "\0" in path or "://" in path or parts.is_absolute() or ".." in parts.parts:
        return ""
    place = os.path.join(folder, *parts.parts)
    return place if lies_in(place, folder) else ""


def named_in(source: str, data: bytes) -> dict[str, bytes]:
    """The pictures near a source whose names stand in its bytes: all that its reader can ask for,
    for who must send them elsewhere. By their relative paths; those that cannot be read are left
    out.
    """
    letters = data.lower()
    if not any(suffix.encode() in letters for suffix in _SUFFIXES):
        return {}  # as most articles: their folder need not be walked
    folder = os.path.dirname(source) or "."
    beside = Beside(source, LARGEST_TOTAL)
    found = {}
    for path in _pictures(folder):
        name = os.path.basename(path)
        if name.encode() in data or quote(name).encode() in data:
            try:
                found[path] = beside[path]
            except (KeyError, SourceError):
                continue
    return found


def _pictures(folder: str) -> Iterator[str]:
    """Pictures below a folder, hidden ones and those in what is too large left out."""
    visited = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            visited += 1
            if visited > _MOST_ENTRIES:
                return
            if name.lower().endswith(_SUFFIXES):
                yield os.path.relpath(os.path.join(root, name), folder).replace(os.sep, "/")
