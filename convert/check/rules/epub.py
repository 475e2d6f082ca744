"""An EPUB: its metadata, and what of EPUB 3.3 and WCAG readers depend on."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from convert.check.finding import Finding
from convert.check.reading.book import (
    Book,
    Document,
    navigation,
    navigation_document,
)
from convert.check.reading.dom import language_of, local_name, text_of
from convert.check.reading.shape import Reading
from convert.check.rules import (
    active,
    contents,
    contrast,
    epub_metadata,
    headings,
    markup,
    promised_fonts,
)
from convert.check.rules.epub_metadata import EpubSubject
from convert.check.rules.markup import at, named
from convert.check.rules.rule import Fault, Rule, apply
from convert.languages.tags import is_language_tag


def _package_language(epub: EpubSubject) -> Iterator[Fault]:
    if not language_of(epub.book.package):
        yield Fault("the package element has no xml:lang")
    for tag in epub.values("language"):
        if not is_language_tag(tag):
            yield Fault(f"“{tag}” is no language tag")


def _document_language(epub: EpubSubject) -> Iterator[Fault]:
    for document in epub.book.documents:
        if not language_of(document.root):
            yield Fault("the document does not say its language", document.path)


def _document_title(epub: EpubSubject) -> Iterator[Fault]:
    for document in epub.book.documents:
        titles = [node for node in named(document.root, "title") if _is_in_head(node)]
        if not titles or not (titles[0].text or "").strip():
            yield Fault("the document has no title", document.path)


def _is_in_head(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and local_name(parent) == "head"


def _no_navigation(epub: EpubSubject) -> Iterator[Fault]:
    document = navigation_document(epub.book)
    if document is None:
        yield Fault("the book has no navigation document")
        return
    toc = navigation(document, "toc")
    if toc is None or not epub.reading.outline:
        yield Fault("the navigation document has no table of contents", document.path)


def _no_landmarks(epub: EpubSubject) -> Iterator[Fault]:
    document = navigation_document(epub.book)
    if document is not None and navigation(document, "landmarks") is None:
        yield Fault("the navigation document has no landmarks", document.path)


def _broken_links(epub: EpubSubject) -> Iterator[Fault]:
    ids = {document.path: _ids(document) for document in epub.book.documents}
    for document in epub.book.documents:
        for node in named(document.root, "a"):
            href = node.get("href") or ""
            if re.match(r"[a-z][a-z\d+.-]*:", href, re.IGNORECASE):
                continue
            target, fragment = _led_to(document, node)
            if not href or href.startswith("#"):
                target = document.path
            if target not in ids and target not in epub.book.names:
                yield Fault(f"a link to {href}, which is not in the book", _at(document, node))
            elif fragment and fragment not in ids.get(target, {fragment}):
                yield Fault(f"a link to {href}, a place that is not there", _at(document, node))


def _led_to(document: Document, link: etree._Element) -> tuple[str, str]:
    """The path in the book, and the id there, that the address of a link names."""
    path, _, fragment = (link.get("href") or "").partition("#")
    folder = posixpath.dirname(document.path)
    return posixpath.normpath(posixpath.join(folder, unquote(path))), fragment


def _ids(document: Document) -> set[str]:
    return {node.get("id") or "" for node in document.root.iter() if isinstance(node.tag, str)}


def _at(document: Document, node: etree._Element) -> str:
    return f"{document.path} {at(node)}"


def _order(epub: EpubSubject) -> Iterator[Fault]:
    """The table of contents leads through the book from its beginning to its end."""
    document = navigation_document(epub.book)
    toc = None if document is None else navigation(document, "toc")
    if document is None or toc is None:
        return
    places = [d.path for d in epub.book.documents if d.linear]
    last = (-1, -1)
    for node in named(toc, "a"):
        target, fragment = _led_to(document, node)
        if target not in places:
            continue
        place = (places.index(target), _position(epub.book, target, fragment))
        if place < last:
            yield Fault(f"“{text_of(node)}” comes earlier in the book than the entry before it")
        last = max(place, last)


def _contents_differ(epub: EpubSubject) -> Iterator[Fault]:
    """Covers, title pages and parts without a heading may stand in the contents of a book."""
    document = navigation_document(epub.book)
    toc = None if document is None else navigation(document, "toc")
    if document is None or toc is None:
        return
    entries = [text_of(link) for link in named(toc, "a") if _has_heading(epub, document, link)]
    yield from contents.differs(entries, epub.reading.runs)


def _has_heading(epub: EpubSubject, document: Document, link: etree._Element) -> bool:
    target, fragment = _led_to(document, link)
    found = next((d.root for d in epub.book.documents if d.path == target), None)
    if found is not None and fragment:
        found = next((node for node in found.iter() if node.get("id") == fragment), None)
    return found is not None and markup.begins_with_heading(found)


def _position(book: Book, path: str, fragment: str) -> int:
    root = next(document.root for document in book.documents if document.path == path)
    ids = (n for n, node in enumerate(root.iter()) if fragment and node.get("id") == fragment)
    return next(ids, 0)


def _contrast(epub: EpubSubject) -> Iterator[Fault]:
    for path, css in epub.book.styles.items():
        for fault in contrast.too_low_in_sheet(css):
            yield Fault(fault.message, f"{path} {fault.where}")


def _missing_fonts(epub: EpubSubject) -> Iterator[Fault]:
    return promised_fonts.missing(epub.book.styles, epub.book.names)


def _skipped(epub: EpubSubject) -> Iterator[Fault]:
    return headings.skipped(epub.reading.runs)


def _no_heading(epub: EpubSubject) -> Iterator[Fault]:
    return headings.missing(epub.reading.runs)


RULES: tuple[Rule[EpubSubject], ...] = (
    *epub_metadata.RULES,
    Rule(
        code="epub.package-language",
        requires="The package document says its own language.",
        clause="EPUB 3.3, xml:lang; WCAG 2.2, 3.1.1",
        find=_package_language,
        hint="Set xml:lang on package.",
    ),
    Rule(
        code="epub.document-language",
        requires="Every document has a language.",
        clause="EPUB Accessibility 1.1, WCAG conformance; WCAG 2.2, 3.1.1",
        find=_document_language,
        hint="Set lang and xml:lang on html.",
    ),
    Rule(
        code="epub.document-title",
        requires="Every document has a title.",
        clause="EPUB Accessibility 1.1, WCAG conformance; WCAG 2.2, 2.4.2",
        find=_document_title,
        hint="Write a title into head.",
    ),
    Rule(
        code="epub.navigation",
        requires="A table of contents leads through the book.",
        clause="EPUB 3.3, 7 Navigation document; WCAG 2.2, 2.4.5",
        find=_no_navigation,
        hint='Add a navigation document with nav epub:type="toc".',
    ),
    Rule(
        code="epub.landmarks",
        requires="Landmarks lead to the parts of the book.",
        clause="EPUB 3.3, landmarks nav (best practice)",
        find=_no_landmarks,
        hint='Add nav epub:type="landmarks".',
        severity="warning",
    ),
    Rule(
        code="epub.navigation-order",
        requires="The table of contents follows the order of the book.",
        clause="EPUB 3.3, toc nav; WCAG 2.2, 1.3.2",
        find=_order,
        hint="Sort the entries.",
    ),
    Rule(
        code="epub.contents-differ",
        requires="The table of contents names the headings.",
        clause="EPUB 3.3, toc nav; WCAG 2.2, 2.4.5",
        find=_contents_differ,
        hint="Make the table of contents from the headings.",
        severity="warning",
    ),
    Rule(
        code="epub.link",
        requires="Links inside the book lead somewhere.",
        clause="EPUB 3.3, 3 Publication resources; WCAG 2.2, 2.4.4",
        find=_broken_links,
        hint="Name a document and an id that exist.",
    ),
    Rule(
        code="epub.contrast",
        requires="Text has a contrast of 4.5 to 1 in the colours that the style sheets set.",
        clause="WCAG 2.2, 1.4.3",
        find=_contrast,
        hint="Use a darker or lighter colour.",
    ),
    Rule(
        code="epub.fonts",
        requires="The fonts that the style sheets name are in the book.",
        clause="EPUB 3.3, 3 Publication resources; 6.3 Style sheets",
        find=_missing_fonts,
        hint="Put the font's file into the book, or take its @font-face out.",
    ),
    Rule(
        code="epub.heading-order",
        requires="No level of heading is left out in the book.",
        clause="WCAG 2.2, 1.3.1",
        find=_skipped,
        hint="Number headings without gaps.",
        severity="warning",
    ),
    Rule(
        code="epub.heading-missing",
        requires="A long text has headings.",
        clause="WCAG 2.2, 1.3.1, 2.4.6",
        find=_no_heading,
        hint="Mark what looks like a heading as one.",
        severity="warning",
    ),
)


def _active(book: Book) -> Iterator[Fault]:
    for document in book.documents:
        for fault in active.in_markup(document.root):
            yield Fault(fault.message, f"{document.path} {fault.where}")
    for path, css in book.styles.items():
        if active.fetches(css):
            yield Fault("a style sheet fetches something from elsewhere", path)
    yield from active.in_drawings(book.drawings)


ACTIVE = active.rules("epub", _active, "EPUB 3.3, 4.3.3 Scripts, 3.6 Resource locations")


def check_epub(file: str, book: Book, reading: Reading) -> Iterator[Finding]:
    """Every place where a book breaks a rule."""
    yield from apply(RULES, EpubSubject(book, reading), file, "epub")
    yield from apply(ACTIVE, book, file, "epub")
    for document in book.documents:
        for finding in apply(markup.RULES, document.root, file, "epub"):
            yield replace(finding, where=f"{document.path} {finding.where}".strip())
