"""What an EPUB says that pandoc does not pass on (EPUB 3.3)."""

from typing import Final

from convert.errors import Diagnostic
from convert.readers.pandoc.archive import Parts
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import mended, parsed
from convert.settings import ReadSettings
from convert.source import Source

_DOCUMENTS: Final = (".xhtml", ".html", ".htm")


def open_book(source: Source, settings: ReadSettings) -> Opened:
    """An EPUB for pandoc with its pictures.

    Raises SourceError where it is none, or one that is broken, locked or too large.
    """
    from lxml import etree

    parts = Parts(source, settings, "an EPUB")
    if "META-INF/container.xml" not in parts:
        raise parts.wrong("this is not an EPUB")
    told: tuple[Diagnostic, ...] = ()
    if "META-INF/encryption.xml" in parts:
        message = "parts of it are locked, or fonts of it are: what is locked is not read"
        told = (Diagnostic(code="source.locked", message=message),)
    changed: dict[str, bytes] = {}
    for name in parts.names:
        data = parts.read(name) if name.lower().endswith(_DOCUMENTS) else b""
        root = parsed(data) if b"<ruby" in data or b'alt=""' in data else None
        if root is not None and mended(root):
            changed[name] = etree.tostring(root, method="xml", encoding="utf-8")
    data = parts.with_parts(changed) if changed else source.data
    return Opened(data=data, files=parts.pictures(), told=told)
