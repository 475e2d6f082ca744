"""Documents that are ZIP containers, opened with limits."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from posixpath import relpath
from typing import Final

from lxml import etree

from convert.errors import SourceError, Where
from convert.media_types import BY_SUFFIX
from convert.readers.pandoc.opened import refuse_size
from convert.settings import ReadSettings
from convert.source import Source

_MOST_UNPACKED: Final = 256 * 1024 * 1024
_MOST_PARTS: Final = 10_000
_OLD: Final = b"\xd0\xcf\x11\xe0"


class Parts:
    """The parts of a container by name."""

    def __init__(self, source: Source, settings: ReadSettings, called: str) -> None:
        """Raises SourceError for what is no container, is locked, or unpacks to too much."""
        refuse_size(source, settings)
        self._name = source.name
        if source.data.startswith(_OLD):
            raise self.wrong(
                "this is an old or a locked Office document",
                "Save it without a password in a format of today.",
            )
        try:
            self._archive = zipfile.ZipFile(BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.wrong(f"this is not {called}", "Name its format with --from.") from error
        self._infos = {info.filename: info for info in self._archive.infolist()}
        size = sum(info.file_size for info in self._infos.values())
        if len(self._infos) > _MOST_PARTS:
            message = f"it has {len(self._infos):,} parts, more than {_MOST_PARTS:,}"
            raise self.wrong(message, "", "too_large")
        if size > _MOST_UNPACKED:
            raise self.wrong(
                f"unpacked it has {size:,} bytes, more than {_MOST_UNPACKED:,}", "", "too_large"
            )
        if any(info.flag_bits & 1 for info in self._infos.values()):
            raise self.wrong("it is locked with a password", "Save it without one.")

    def wrong(self, message: str, hint: str = "", code: str = "other") -> SourceError:
        """The error that says this of the source."""
        return SourceError(message, where=Where(self._name), hint=hint, code=f"source.{code}")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    @property
    def names(self) -> list[str]:
        """The names of all parts, in the container's order."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """A part; nothing where there is none. Raises SourceError for one that is broken."""
        if name not in self._infos:
            return b""
        try:
            return self._archive.read(name)
        except Exception as error:  # zlib, lzma and zipfile each have errors of their own
            raise self.wrong(f"its part '{name}' is broken: {error}") from error

    def tree(self, name: str) -> etree._Element | None:
        """A part of XML; None where there is none.

        Raises SourceError where it is broken, or defines entities, which no such part may
        (ISO/IEC 29500-2, 6.2.5; OpenDocument 1.3 part 2, 2.2).
        """
        data = self.read(name)
        if not data.strip():
            return None
        if b"<!ENTITY" in data or b"<!ENTITY".decode().encode("utf-16-le") in data:
            raise self.wrong(f"its part '{name}' defines entities")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self.wrong(f"its part '{name}' is not XML: {error.msg}") from error

    def pictures(self, folder: str = "") -> Mapping[str, bytes]:
        """The parts that are named as pictures, by their paths from a folder of the container."""
        named = [name for name in self._infos if name.lower().endswith(tuple(BY_SUFFIX))]
        return {relpath(name, folder or "."): self.read(name) for name in named}

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The container with some parts changed, for a reader that is here and not for keeping."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for name in self._infos:
                archive.writestr(name, changed.get(name) or self.read(name))
        return made.getvalue()
