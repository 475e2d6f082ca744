"""Read an EPUB in the order of its spine."""

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from convert.check.reading.book import (
    Book,
    metadata_values,
    navigation,
    navigation_document,
    open_book,
    text_documents,
)
from convert.check.reading.dom import Walk, language_of, local_name, nothing, text_of
from convert.check.reading.shape import OutlineEntry, Reading, squeeze


def read_epub(data: bytes) -> Reading:
    """What the book says; its outline is the table of contents of its navigation document."""
    return reading_of(open_book(data))


def reading_of(book: Book) -> Reading:
    """The same, of a book that is already open."""
    language = next(iter(metadata_values(book, "language")), "")
    found = nothing()
    for document in text_documents(book):
        body = next((node for node in document.root if local_name(node) == "body"), None)
        if body is None:
            continue
        before = len(found.runs)
        walk = Walk(found, language_of(document.root) or language_of(body) or language)
        walk.read(body)
        found.runs[before:] = [
            replace(run, where=f"{document.path} {run.where}") for run in found.runs[before:]
        ]
    return Reading(
        format="epub",
        title=squeeze(next(iter(metadata_values(book, "title")), "")),
        language=language,
        runs=tuple(found.runs),
        lists=tuple(found.lists),
        tables=tuple(found.tables),
        notes=tuple(found.notes),
        figures=tuple(found.figures),
        links=tuple(found.links),
        parts=tuple(found.parts),
        outline=tuple(_outline(book)),
    )


def _outline(book: Book) -> Iterator[OutlineEntry]:
    document = navigation_document(book)
    toc = None if document is None else navigation(document, "toc")
    if toc is not None:
        for child in toc:
            if local_name(child) == "ol":
                yield from _entries(child, 1)


def _entries(ordered: etree._Element, level: int) -> Iterator[OutlineEntry]:
    for item in ordered:
        for child in item:
            name = local_name(child)
            if name in ("a", "span"):
                yield OutlineEntry(level, text_of(child))
            elif name == "ol":
                yield from _entries(child, level + 1)
