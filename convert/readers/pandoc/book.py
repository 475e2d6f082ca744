"""What an EPUB says that pandoc does not pass on (EPUB 3.3)."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote

from lxml import etree

from convert.errors import Diagnostic
from convert.readers.pandoc.archive import Parts
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import mended, parsed, texts_of
from convert.settings import ReadSettings
from convert.source import Source
from convert.trees import take_out

_CONTAINER: Final = "META-INF/container.xml"
# What programs write for a title or a name that nobody gave them.
_NOBODY: Final = re.compile(
    rb"<dc:(title|creator)\b[^>]*>\s*(?:unknown|unknown title|unknown author|untitled)\s*</dc:\1>",
    re.IGNORECASE,
)
_OPF: Final = "{http://www.idpf.org/2007/opf}"


def open_book(source: Source, settings: ReadSettings) -> Opened:
    """An EPUB for pandoc with its pictures, and its own words beside it.

    Raises SourceError where it is none, or one that is broken, locked or too large.
    """
    parts = Parts(source, settings, "an EPUB")
    package = _package(parts)
    told: list[Diagnostic] = []
    if "META-INF/encryption.xml" in parts:
        message = "parts of it are locked, or fonts of it are: what is locked is not read"
        told.append(Diagnostic(code="source.locked", message=message))
    # pandoc would set the picture of the cover before the text.
    changed = {
        package: _NOBODY.sub(b"", parts.read(package))
        .replace(b"cover-image", b"")
        .replace(b'name="cover"', b'name="no-cover"')
    }
    words: list[str] = []
    for name in _spine(parts, package):
        root = parsed(parts.read(name))
        if root is not None:
            told += (*_without_cover(root), *mended(root))
            _with_title_page(root)
            words += texts_of(root)
            changed[name] = etree.tostring(root, method="xml", encoding="utf-8")
    return Opened(
        data=parts.with_parts(changed),
        files=parts.pictures(dirname(package)),
        told=tuple(dict.fromkeys(told)),
        words=tuple(words),
    )


def _package(parts: Parts) -> str:
    """The package document, which the container names (EPUB 3.3, 4.2.6.3.1)."""
    container = parts.tree(_CONTAINER)
    for element in container.iter() if container is not None else ():
        path = str(element.get("full-path") or "")
        if path in parts:
            return path
    raise parts.wrong("this is not an EPUB")


def _spine(parts: Parts, package: str) -> Iterator[str]:
    """The names of the documents in reading order (EPUB 3.3, 5.7)."""
    tree = parts.tree(package)
    if tree is None:
        return
    paths = {str(item.get("id")): str(item.get("href")) for item in tree.iter(f"{_OPF}item")}
    for entry in tree.iter(f"{_OPF}itemref"):
        path = unquote(paths.get(str(entry.get("idref")), ""))
        name = normpath(join(dirname(package), path))
        if name in parts:
            yield name


def _with_title_page(root: etree._Element) -> None:
    """Let pandoc read a page with the title, which it passes over where it is told that it is
    one."""
    for element in root.iter():
        if "titlepage" in str(element.get("epub:type", "")).split():
            del element.attrib["epub:type"]


def _without_cover(root: etree._Element) -> list[Diagnostic]:
    """Take out a page that is the cover: outputs make their own."""
    found = [each for each in root.iter() if "cover" in str(each.get("epub:type", "")).split()]
    for element in found:
        if element.tag == "body":
            element[:] = []
            element.text = None
        else:
            take_out(element)
    if not found:
        return []
    message = "the cover is left out: outputs make their own"
    return [Diagnostic(code="cover.left_out", message=message, severity="info")]
