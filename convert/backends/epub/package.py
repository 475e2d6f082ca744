"""The package document and the zip: what EbookLib writes, made exact and reproducible.

This leans on two methods of EbookLib 0.20, `EpubWriter._write_opf_spine` and `_write_opf_file`;
`tests/backends/test_private_parts.py` names them.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from ebooklib import epub

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Writer(epub.EpubWriter):  # type: ignore[misc] # EbookLib has no types
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
    written = io.BytesIO()
    writer = _Writer(
        written,
        book,
        {"mtime": datetime.fromtimestamp(stamp, UTC), "raise_exceptions": True},
    )
    writer.process()
    writer.write()
    return _with_fixed_times(written)


def _with_fixed_times(written: io.BytesIO) -> bytes:
    """The zip again without times and the like: mimetype first and stored (OCF 4.2)."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w") as target:
        for entry in source.infolist():
            copy = zipfile.ZipInfo(entry.filename, _ZIP_EPOCH)
            copy.compress_type = entry.compress_type
            copy.external_attr = 0o644 << 16
            copy.create_system = 3
            target.writestr(copy, source.read(entry), compresslevel=6)
    return again.getvalue()
