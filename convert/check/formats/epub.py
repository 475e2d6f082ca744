"""EPUB as a format that can be judged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from convert.check.finding import Finding
from convert.check.formats.record import Checked, Feature, Requirement
from convert.check.reading.shape import Reading

if TYPE_CHECKING:
    from convert.check.reading.book import Book


def _open(data: bytes) -> "Book":
    from convert.check.reading.book import open_book

    return open_book(data)


def _reading(file: "Book") -> Reading:
    from convert.check.reading.epub import reading_of

    return reading_of(file)


def _findings(name: str, file: "Book", reading: Reading) -> Iterator[Finding]:
    from convert.check.rules.epub import check_epub

    return check_epub(name, file, reading)


def _features(file: "Book") -> frozenset[Feature]:
    from convert.check.features import of_markup

    return of_markup(document.root for document in file.documents)


def _requirements() -> tuple[Requirement, ...]:
    from convert.check.rules import epub, markup
    from convert.check.rules.rule import requirements

    return requirements(epub.RULES, markup.RULES)


def _recognises(data: bytes) -> bool:
    return data[:2] == b"PK" and b"application/epub+zip" in data[:200]


FORMAT = Checked(
    name="epub",
    suffixes=(".epub",),
    open=_open,
    reading=_reading,
    findings=_findings,
    features=_features,
    requirements=_requirements,
    recognises=_recognises,
    standards=("EPUB Accessibility 1.1", "EPUB 3.3", "WCAG 2.2 A and AA"),
)
