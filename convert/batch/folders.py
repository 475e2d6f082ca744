"""The files of a folder that a run takes, and how many it passes over, and why."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from convert.batch.manifest import MANIFEST_NAME, Manifest
from convert.storage.places import LocalPlace

Wants = Callable[[PurePath], bool]

LEADS_OUT = "links that lead out of the folder"
OWN_OUTPUT = "outputs of earlier runs"


class Folder:
    """A walk through one folder, which counts what it passes over.

    Hidden files and an output folder inside are not counted: nobody expects them. No link leads
    out of the folder, and no folder is visited twice, so that links in a circle end.
    """

    def __init__(
        self, root: Path, out: Path, wants: Wants, passed_over: Counter[str], *, own: bool
    ) -> None:
        """`own` takes outputs of earlier runs too, for who names them by a pattern."""
        self._root = root
        self._real_root = os.path.realpath(root)
        self._out = os.path.realpath(out)
        self._wants = wants
        self._own = own
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
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not self._is_inside(entry):
                self._passed_over[LEADS_OUT] += 1
            elif entry.is_dir():
                yield from self._below(entry)
            elif os.path.realpath(entry) in own:
                self._passed_over[OWN_OUTPUT] += 1
            elif self._wants(inside := PurePath(entry.relative_to(self._root))):
                yield entry, inside
            else:
                self._passed_over[entry.suffix.lower() or "files without a suffix"] += 1

    def _is_inside(self, link: Path) -> bool:
        real = os.path.realpath(link)
        return real == self._real_root or real.startswith(self._real_root + os.sep)


def _outputs(folder: Path) -> set[str]:
    """The files that earlier runs made of articles into this folder, by their real paths."""
    if not (folder / MANIFEST_NAME).is_file():
        return set()
    entries = Manifest(LocalPlace(str(folder))).entries.values()
    return {
        os.path.realpath(folder / made.path) for entry in entries for made in entry.outputs.values()
    }


def in_words(passed_over: Counter[str]) -> str:
    """How many files were passed over, the most of a kind first: "4 (3 .docx, 1 .pdf)"."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in passed_over.most_common())
    return f"{passed_over.total()} passed over ({kinds})"
