"""What an EPUB says that pandoc does not pass on (EPUB 3.3)."""

from typing import Final

from lxml import etree

from convert.errors import Diagnostic
from convert.readers.pandoc.archive import Parts
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import mended, parsed, removed
from convert.settings import ReadSettings
from convert.source import Source

_DOCUMENTS: Final = (".xhtml", ".html", ".htm")


def open_book(source: Source, settings: ReadSettings) -> Opened:
    """An EPUB for pandoc with its pictures.

    Raises SourceError where it is none, or one that is broken, locked or too large.
    """
    parts = Parts(source, settings, "an EPUB")
    if "META-INF/container.xml" not in parts:
        raise parts.wrong("this is not an EPUB")
    told: tuple[Diagnostic, ...] = ()
    if "META-INF/encryption.xml" in parts:
        message = "parts of it are locked, or fonts of it are: what is locked is not read"
        told = (Diagnostic(code="source.locked", message=message),)
    changed: dict[str, bytes] = {}
    for name in parts.names:
        root = parsed(parts.read(name)) if name.lower().endswith(_DOCUMENTS) else None
        if root is not None:
            told += (*_without_cover(root), *mended(root))
            changed[name] = etree.tostring(root, method="xml", encoding="utf-8")
    return Opened(data=parts.with_parts(changed), files=parts.pictures(), told=told)


def _without_cover(root: etree._Element) -> tuple[Diagnostic, ...]:
    """Take out a page that is the cover: outputs make their own."""
    found = [each for each in root.iter() if "cover" in str(each.get("epub:type", "")).split()]
    for element in found:
        if element.tag == "body":
            element[:] = []
            element.text = None
        else:
            removed(element)
    if not found:
        return ()
    message = "the cover is left out: outputs make their own"
    return (Diagnostic(code="cover.left_out", message=message, severity="info"),)
