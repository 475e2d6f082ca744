"""Where line ends are meant: what is found before anything else of a file is measured."""

from collections.abc import Iterable

from convert.readers.text.listings import find_listings
from convert.readers.text.source import Line, Meant
from convert.readers.text.stanzas import find_stanzas


def find_meant(lines: tuple[Line, ...], nested: bool = False) -> Meant:
    """The listings and the verse among `lines`; `nested` as for listings."""
    listings = find_listings(lines, nested)
    kept = frozenset(at for first, found in listings.items() for at in range(first, found.end))
    return Meant(listings, find_stanzas(lines, kept))


def quiet(lines: tuple[Line, ...], spans: Iterable[tuple[int, int]]) -> tuple[Line, ...]:
    """The lines with blank ones in place of those in `spans`, which have habits of their own."""
    spans = tuple(spans)
    if not spans:
        return lines
    left = list(lines)
    for first, end in spans:
        for at in range(first, end):
            left[at] = Line(lines[at].number, "", 0, 0, lines[at].page)
    return tuple(left)
