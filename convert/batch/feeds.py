"""Feeds of an output folder: an OPDS 1.2 catalogue for e-readers, an Atom feed (RFC 4287)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from convert.backends import backend
from convert.batch.manifest import Entry
from convert.markup.element import escape

ATOM = "application/atom+xml"
ACQUISITION = f"{ATOM};profile=opds-catalog;kind=acquisition"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"

CATALOGUE_NAME = "catalogue.opds.xml"
FEED_NAME = "feed.atom.xml"

PAGE_ENTRIES = 250  # an e-reader reads a catalogue over a slow network, a page at a time
_NEWEST = 100  # of those alone a news reader wants to hear

EntryLinks = Callable[[Entry], Sequence[str]]

# What a program reads, not a person.
_FOR_PROGRAMS = frozenset({"json"})


def catalogue_page(number: int) -> str:
    """The name of a page of the catalogue, from 1."""
    return CATALOGUE_NAME if number == 1 else f"catalogue.opds.{number}.xml"


def feeds(title: str, entries: Sequence[Entry]) -> dict[str, str]:
    """Name and text of each feed document: the catalogue's pages in the order of `entries`, and
    the feed of the newest articles.

    title: of the index; with each article's path it makes the identifiers, so that an article
    keeps its own whatever becomes of its text (RFC 4287, 4.2.6).
    """
    published = [entry for entry in entries if _files(entry)]
    newest = sorted(published, key=lambda entry: (-entry.updated, entry.stem))[:_NEWEST]
    return {
        **dict(_catalogue(title, published)),
        FEED_NAME: _document(title, FEED_NAME, _feed_links(), newest, _alternates),
    }


def _files(entry: Entry) -> list[tuple[str, str, int]]:
    """Path, media type and size of what people can read of an article."""
    return [
        (made.path, backend(name).media_type, made.size)
        for name, made in entry.outputs.items()
        if name not in _FOR_PROGRAMS
    ]


# ---- documents


def _catalogue(title: str, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The pages of an acquisition feed (OPDS Catalog 1.2, 2.2; paged as in RFC 5005, 3)."""
    last = max(1, -(-len(entries) // PAGE_ENTRIES))
    for number in range(1, last + 1):
        links = {"self": number, "start": 1}
        if last > 1:
            links |= {"first": 1, "last": last}
        if number > 1:
            links["previous"] = number - 1
        if number < last:
            links["next"] = number + 1
        page = entries[(number - 1) * PAGE_ENTRIES : number * PAGE_ENTRIES]
        lines = [_link(name, catalogue_page(to), ACQUISITION) for name, to in links.items()]
        yield (
            catalogue_page(number),
            _document(title, CATALOGUE_NAME, lines, page, _acquisitions),
        )


def _feed_links() -> list[str]:
    return [
        _link("self", FEED_NAME, ATOM),
        _link("alternate", "index.html", "text/html"),
        _link("related", CATALOGUE_NAME, ACQUISITION),
    ]


def _document(
    title: str,
    name: str,
    links: Sequence[str],
    entries: Sequence[Entry],
    entry_links: EntryLinks,
) -> str:
    updated = max((entry.updated for entry in entries), default=0)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/">',
            f"<id>{uuid5(NAMESPACE_URL, f'{title} {name}').urn}</id>",
            f"<title>{escape(title)}</title>",
            f"<updated>{_when(updated)}</updated>",
            f"<author><name>{escape(title)}</name></author>",
            *links,
            *(_entry(title, entry, entry_links(entry)) for entry in entries),
            "</feed>",
            "",
        ]
    )


def _entry(title: str, entry: Entry, links: Sequence[str]) -> str:
    name = escape(entry.title or entry.stem)
    about = " · ".join(filter(None, (entry.byline, entry.date, _formats(entry))))
    lines = [
        "<entry>",
        f"<id>{uuid5(NAMESPACE_URL, f'{title} {entry.stem}').urn}</id>",
        f"<title>{name}</title>",
        f"<updated>{_when(entry.updated)}</updated>",
    ]
    if is_day(entry.date):
        lines.append(f"<published>{entry.date[:10]}T00:00:00Z</published>")
    if entry.date:
        lines.append(f"<dc:issued>{escape(entry.date)}</dc:issued>")
    if entry.byline:
        lines.append(f"<author><name>{escape(entry.byline)}</name></author>")
    if entry.language != "und":
        lines.append(f"<dc:language>{escape(entry.language)}</dc:language>")
    lines += [f"<summary>{escape(about)}</summary>", *links, "</entry>"]
    return "\n".join(lines)


# ---- links


def _acquisitions(entry: Entry) -> list[str]:
    """Where a book is had from, in each format (OPDS Catalog 1.2, 5.2)."""
    return [_link(OPEN_ACCESS, quote(path), kind, size) for path, kind, size in _files(entry)]


def _alternates(entry: Entry) -> list[str]:
    """The same article in each format; of one media type only one may be an alternate
    (RFC 4287, 4.1.2), what comes after it is enclosed.
    """
    seen: set[str] = set()
    links = []
    for path, kind, size in _files(entry):
        links.append(_link("enclosure" if kind in seen else "alternate", quote(path), kind, size))
        seen.add(kind)
    return links


def _link(relation: str, address: str, kind: str, size: int | None = None) -> str:
    length = "" if size is None else f' length="{size}"'
    return f'<link rel="{relation}" href="{address}" type="{escape(kind)}"{length}/>'


def _formats(entry: Entry) -> str:
    return ", ".join(name.upper() for name in entry.outputs if name not in _FOR_PROGRAMS)


# ---- dates


def is_day(date: str) -> bool:
    """Whether a date of an article (ISO 8601, perhaps only a year) says the day."""
    return len(date) >= len("2021-12-06")


def _when(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
