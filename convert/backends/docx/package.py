"""A Word file as its parts (ISO/IEC 29500-2): taken apart, some of them as trees, and zipped."""

import io
import posixpath
import zipfile
from functools import lru_cache

from lxml import etree

from convert.backends.docx.trees import lacking, parsed, written
from convert.storage.reproducible_zip import zipped

_CONTENT_TYPES = "[Content_Types].xml"


class Package:
    """The parts of a file that pandoc wrote, by name, in its order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            self._parts = {name: source.read(name) for name in source.namelist()}
        self._trees: dict[str, etree._Element] = {}

    def part(self, name: str) -> bytes:
        """The part `name` as pandoc wrote it. Raises RenderError where it is not."""
        if name not in self._parts:
            raise lacking(name)
        return self._parts[name]

    def tree(self, name: str) -> etree._Element:
        """The part `name`, to be edited where it stands. Raises RenderError where it is not."""
        if name not in self._trees:
            self._trees[name] = parsed(self.part(name), name)
        return self._trees[name]

    def replace(self, name: str, content: bytes) -> None:
        """Put `content` in the place of a part. Raises RenderError where there is none."""
        self.part(name)
        self._parts[name] = content

    def drop(self, *names: str) -> None:
        """Take parts out, and what says that they are there."""
        dropped = frozenset(name for name in names if self._parts.pop(name, None) is not None)
        for name, part in self._parts.items():
            if name == _CONTENT_TYPES or name.endswith(".rels"):
                self._parts[name] = _without(part, name, dropped)

    def zipped(self) -> bytes:
        """The file: the same bytes for the same parts, wherever and whenever it is made."""
        return zipped((name, self._content(name)) for name in self._parts)

    def _content(self, name: str) -> bytes:
        tree = self._trees.get(name)
        return self._parts[name] if tree is None else written(tree)


@lru_cache(maxsize=64)
def _without(part: bytes, name: str, dropped: frozenset[str]) -> bytes:
    """The list of parts, or of relations, named `name` without those to what was dropped."""
    entries = parsed(part, name)
    folder = posixpath.dirname(posixpath.dirname(name))
    for entry in list(entries):
        target = entry.get("PartName", "").lstrip("/")
        if entry.get("TargetMode") != "External":
            target = target or posixpath.normpath(posixpath.join(folder, entry.get("Target", "")))
        if target in dropped:
            entries.remove(entry)
    return written(entries)
