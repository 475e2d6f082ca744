"""The package document and the zip: what EbookLib writes, made exact and reproducible.

This leans on methods of EbookLib 0.20's `EpubWriter`, `_write_opf_spine`, `_write_opf_file` and
those that `write` calls; `tests/backends/test_private_parts.py` names them.
"""

from datetime import UTC, datetime
from typing import Any

from ebooklib import epub

from convert.storage.reproducible_zip import STORED, zipped

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class _Collected(dict[str, bytes | str]):
    """Takes the files of a book where EbookLib would write a zip, which we write ourselves: with
    the same times and bytes each time, and once.
    """

    def writestr(self, name: str, content: bytes | str) -> None:
        self[name] = content


class _Writer(epub.EpubWriter):  # type: ignore[misc] # EbookLib has no types
    def files(self) -> dict[str, bytes | str]:
        """The files of the book by their names, in the order of `EpubWriter.write`."""
        self.out = _Collected()
        self._write_container()
        self._write_opf()
        self._write_items()
        return self.out

    def _write_opf_spine(self, root: Any, ncx_id: str | None) -> None:
        """The spine without a `toc` that leads to an NCX the book does not have."""
        super()._write_opf_spine(root, ncx_id)
        if ncx_id is None:
            del root.find("spine").attrib["toc"]

    def _write_opf_file(self, root: Any) -> None:
        """The package with the language of its own words, which Ace looks for."""
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)


def write_book(book: epub.EpubBook, stamp: int) -> bytes:
    """The book's bytes. `stamp` (seconds since 1970) is when it says it was modified."""
    writer = _Writer(
        "",
        book,
        {"mtime": datetime.fromtimestamp(stamp, UTC), "raise_exceptions": True},
    )
    writer.process()
    files = {"mimetype": b"application/epub+zip", **writer.files()}
    return zipped(files.items(), _effort)


def _effort(name: str) -> int:
    """zlib's level. The media type is stored (OCF 4.2); so is what is compressed already. Outlines
    of letters hardly repeat: level 6 would take half as long again for two per cent of a font.
    """
    if name == "mimetype" or name.endswith((".png", ".jpg", ".gif")):
        return STORED
    return 3 if name.endswith(".otf") else 6
