"""The files of a folder that a run takes, and how many it passes over, and why."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePath

from convert.batch.manifest import MANIFEST_NAME, Manifest, paths_of
from convert.configuration import FILE
from convert.storage.inside import is_below
from convert.storage.places import LocalPlace

Wants = Callable[[PurePath], bool]

_SIDECAR = ".toml"
LEADS_OUT = "links that lead out of the folder"
NO_FILE = "pipes, devices and broken links"
UNREADABLE = "folders that cannot be read"
OWN_OUTPUT = "outputs of earlier runs"
_ALONE = {
    LEADS_OUT: "link that leads out of the folder",
    NO_FILE: "pipe, device or broken link",
    UNREADABLE: "folder that cannot be read",
    OWN_OUTPUT: "output of an earlier run",
}


class Folder:
    """A walk through one folder, which counts what it passes over.

    Hidden files, an output folder inside, sidecars and settings are not counted: nobody expects
    them. No link leads out of the folder unless that is asked for, and no folder is visited twice,
    so that links in a circle end.
    """

    def __init__(
        self,
        root: Path,
        out: Path,
        wants: Wants,
        passed_over: Counter[str],
        *,
        own: bool,
        follow: bool = False,
    ) -> None:
        """`own` takes outputs of earlier runs too, for who names them by a pattern; `follow` takes
        what links lead to elsewhere."""
        self._root = root
        self._real_root = os.path.realpath(root)
        self._out = os.path.realpath(out)
        self._wants = wants
        self._own = own
        self._follow = follow
        self._passed_over = passed_over
        self._visited: set[str] = set()

    def files(self) -> Iterator[tuple[Path, PurePath]]:
        """Each file that is taken with its path inside the folder, in a fixed order."""
        yield from self._below(self._root)

    def _below(self, folder: Path) -> Iterator[tuple[Path, PurePath]]:
        real = os.path.realpath(folder)
        if real in self._visited or (real == self._out and folder != self._root):
            return
        self._visited.add(real)
        own = set() if self._own else _outputs(folder)
        entries = self._entries(folder)
        said_of = {entry.stem for entry in entries if entry.suffix != _SIDECAR}
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not (self._follow or self._is_inside(entry)):
                self._passed_over[LEADS_OUT] += 1
            elif entry.is_dir():
                yield from self._below(entry)
            elif not entry.is_file():
                self._passed_over[NO_FILE] += 1
            elif os.path.realpath(entry) in own:
                self._passed_over[OWN_OUTPUT] += 1
            elif self._wants(inside := PurePath(entry.relative_to(self._root))):
                yield entry, inside
            elif entry.suffix != _SIDECAR or entry.stem not in {*said_of, PurePath(FILE).stem}:
                self._passed_over[entry.suffix.lower() or "files without a suffix"] += 1

    def _entries(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError:
            self._passed_over[UNREADABLE] += 1
            return []

    def _is_inside(self, link: Path) -> bool:
        return is_below(os.path.realpath(link), self._real_root)


def matching(pattern: str, passed_over: Counter[str], *, follow: bool = False) -> Iterator[str]:
    """The files and folders that a pattern means (`*`, `?`, `[a-z]`, `**` for any depth), in order.

    `**` follows no link, so that links in a circle end; what a link leads to outside the part of
    the pattern that names a folder is counted and not taken, but where `follow` asks for it.
    """
    parts = PurePath(pattern).parts
    first = next(n for n, part in enumerate(parts) if _WILD.intersection(part))
    root = os.path.realpath(Path(*parts[:first]))
    for path in dict.fromkeys(_matching([Path(*parts[:first])], list(parts[first:]))):
        if follow or is_below(os.path.realpath(path), root):
            yield str(path)
        else:
            passed_over[LEADS_OUT] += 1


def _matching(places: list[Path], parts: list[str]) -> list[Path]:
    for part in parts:
        if part == "**":
            places = [below for place in places for below in _all_below(place)]
        elif not _WILD.intersection(part):
            places = [place / part for place in places if os.path.lexists(place / part)]
        else:
            places = [found for place in places for found in _children(place, part)]
    return sorted(places)


def _all_below(place: Path) -> Iterator[Path]:
    for below, folders, _ in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(below)


def _children(place: Path, pattern: str) -> list[Path]:
    try:
        names = os.listdir(place)
    except OSError:
        return []
    hidden = pattern.startswith(".")
    return [
        place / name for name in names if name.startswith(".") == hidden and fnmatch(name, pattern)
    ]


_WILD = frozenset("*?[")


def _outputs(folder: Path) -> set[str]:
    """The files that earlier runs made of articles into this folder, by their real paths."""
    if not (folder / MANIFEST_NAME).is_file():
        return set()
    entries = Manifest(LocalPlace(str(folder))).entries.values()
    return {os.path.realpath(folder / path) for entry in entries for path in paths_of(entry)}


def in_words(passed_over: Counter[str]) -> str:
    """How many files were passed over, the most of a kind first: "4 (3 .docx, 1 .pdf)"."""
    kinds = ", ".join(
        f"1 {_ALONE.get(kind, kind)}" if count == 1 else f"{count} {kind}"
        for kind, count in passed_over.most_common()
    )
    return f"{passed_over.total()} passed over ({kinds})"
