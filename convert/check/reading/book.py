"""Open an EPUB: its package document and the documents of its spine."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from convert.check.reading.archive import Archive
from convert.check.reading.dom import local_name
from convert.errors import CheckError

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class Document(Struct, frozen=True):
    """A content document: its path inside the book, its tree, and what the package says of it."""

    path: str
    root: etree._Element
    properties: frozenset[str]
    linear: bool


class Book(Struct, frozen=True):
    """An EPUB's package document and content documents, the spine's in order, then the others.

    names: the paths of all its files. styles: its style sheets by path. drawings: its SVG files.
    """

    package: etree._Element
    documents: tuple[Document, ...]
    names: frozenset[str]
    styles: Mapping[str, str]
    drawings: Mapping[str, bytes] = MappingProxyType({})


def open_book(data: bytes) -> Book:
    """Raises CheckError where `data` is no EPUB that a reading system could open."""
    try:
        return _read(Archive(data))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, StopIteration) as error:
        raise CheckError(f"not an EPUB: {error}", code="epub.unreadable") from error


def metadata_values(book: Book, name: str) -> list[str]:
    """The values of a Dublin Core element, or of a `meta` property such as `schema:accessMode`."""
    metadata = book.package.find(f"{OPF}metadata")
    if metadata is None:
        return []
    if ":" not in name:
        return [(node.text or "").strip() for node in metadata.findall(DC + name)]
    metas = metadata.findall(f"{OPF}meta")
    values = [(node.text or "").strip() for node in metas if node.get("property") == name]
    links = metadata.findall(f"{OPF}link")
    return values + [node.get("href") or "" for node in links if node.get("rel") == name]


def navigation_document(book: Book) -> Document | None:
    """The document that the package marks as the navigation."""
    return next((doc for doc in book.documents if "nav" in doc.properties), None)


def navigation(document: Document, kind: str) -> etree._Element | None:
    """The `nav` element of a kind: toc, landmarks, page-list."""
    for node in document.root.iter():
        if local_name(node) == "nav" and kind in (node.get(_EPUB_TYPE) or "").split():
            return node
    return None


def text_documents(book: Book) -> Iterator[Document]:
    """The documents that a reader turns the pages of: no navigation, no cover."""
    for document in book.documents:
        if document.linear and "nav" not in document.properties and not _is_cover(document):
            yield document


def _is_cover(document: Document) -> bool:
    body = next((node for node in document.root if local_name(node) == "body"), None)
    marked = [] if body is None else [body, *body]
    return any("cover" in (node.get(_EPUB_TYPE) or "").split() for node in marked)


def _read(archive: Archive) -> Book:
    container = parse_xml(archive.read("META-INF/container.xml"))
    rootfile = next(node for node in container.iter() if local_name(node) == "rootfile")
    package_path = rootfile.get("full-path") or ""
    package = parse_xml(archive.read(package_path))
    names = archive.names
    base = posixpath.dirname(package_path)
    manifest = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    references = list(package.iter(f"{OPF}itemref"))
    spine = {reference.get("idref"): reference.get("linear") != "no" for reference in references}
    ordered = [*spine, *(key for key in manifest if key not in spine)]
    documents = []
    read: set[str] = set()
    styles: dict[str, str] = {}
    for key in ordered:
        item = manifest.get(key)
        if item is None:
            continue
        path = posixpath.normpath(posixpath.join(base, unquote(item.get("href") or "")))
        kind = item.get("media-type") if path in names and path not in read else None
        read.add(path)
        if kind == "text/css":
            styles[path] = archive.read(path).decode("utf-8", "replace")
        elif kind == "application/xhtml+xml":
            properties = frozenset((item.get("properties") or "").split())
            root = parse_xml(archive.read(path))
            documents.append(Document(path, root, properties, spine.get(key, False)))
    drawings = {name: archive.read(name) for name in sorted(names) if name.endswith(".svg")}
    return Book(package, tuple(documents), names, styles, drawings)


def parse_xml(data: bytes) -> etree._Element:
    """An XML tree, without entities of its own or anything from outside."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)
