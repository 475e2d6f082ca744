"""An index of an output folder: a front page with search, beside its feeds.

All are made from the manifest, so that they say what is there and nothing else. How it was made is
told elsewhere, in the report of a run.
"""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from msgspec import Struct

from convert.backends import backend
from convert.batch.feeds import ACQUISITION, ATOM, CATALOGUE_NAME, FEED_NAME, catalogue_page, feeds
from convert.batch.manifest import Entry, Made
from convert.batch.thumbnails import cover_styles
from convert.design.themes import Theme
from convert.languages.language import language
from convert.markup.dialect import SCREEN
from convert.markup.document import policy, script_element, style_element, web_page
from convert.markup.element import Attributes, element, escape
from convert.markup.search import search_script
from convert.storage.places import Place
from convert.walk import PARTED
from convert.walk.dates import date_in_words

_ASSETS = Path(__file__).parent / "index"
INDEX_NAME = "index.html"
_PAGE = "text/html"  # what a title leads to, where there is one


class Index(Struct, frozen=True, kw_only=True):
    """What an index shows."""

    title: str
    entries: Sequence[Entry]


def write_index(place: Place, index: Index, theme: Theme) -> list[str]:
    """Write the page and the feeds into a place; their names. Raises WriteError."""
    entries = sorted(index.entries, key=lambda entry: (entry.title.casefold(), entry.stem))
    newest = sorted(entries, key=lambda entry: entry.date, reverse=True)
    made = {INDEX_NAME: _page(index.title, newest, theme), **feeds(index.title, entries)}
    for name, text in made.items():
        place.write(name, normalize("NFC", text).encode())
    for name in index_files(place):
        if name not in made:
            place.remove(name)  # a page from when there were more articles
    return list(made)


def index_files(place: Place) -> list[str]:
    """The names of the page and the feeds that are in a place."""
    names = [INDEX_NAME, FEED_NAME]
    number = 1
    while place.stat(name := catalogue_page(number)) is not None:
        names.append(name)
        number += 1
    return names


# ---- the page


def _page(title: str, entries: Sequence[Entry], theme: Theme) -> str:
    fonts = theme.tokens.fonts
    css = theme.fill(
        (_ASSETS / "index.css").read_text(encoding="utf-8"),
        family_text=f'"{fonts.text}", Georgia, serif',
        family_display=f'"{fonts.display}", Arial, sans-serif',
        family_title=f'"{fonts.of_title}", "{fonts.text}", Georgia, serif',
    )
    css += cover_styles({entry.cover for entry in entries})
    script = search_script()
    allowed = policy(css, script)
    main = "\n".join(
        [
            _tag("h1", escape(title)),
            _search(),
            _tag("p", _count(len(entries), "article"), {"id": "found", "role": "status"}),
            _tag(
                "ol",
                "\n".join(["", *map(_row, entries), ""]),
                {"id": "articles", "tabindex": "-1"},
            ),
        ]
    )
    skip = _tag("a", "Skip to the articles", {"class": "skip", "href": "#articles"})
    return web_page(
        title,
        "\n".join((skip, _tag("main", f"\n{main}\n"), script_element(script, allowed))),
        {"lang": "en"},
        allowed=allowed,
        schemes="light dark",
        head=(
            _alternate(ACQUISITION, "Catalogue", CATALOGUE_NAME),
            _alternate(ATOM, "Feed", FEED_NAME),
            style_element(css, allowed),
        ),
    )


def _alternate(kind: str, title: str, address: str) -> str:
    attributes = {"rel": "alternate", "type": kind, "title": title, "href": address}
    return _tag("link", "", dict(attributes))


def _search() -> str:
    """The field that the script shows; without it there is no search."""
    label = "Search titles, names and dates"
    field = {"id": "words", "type": "search", "autocomplete": "off"}
    parts = (_tag("label", label, {"for": "words"}), _tag("input", "", dict(field)))
    return _tag("form", "\n".join(("", *parts, "")), {"role": "search", "hidden": True})


def _tag(name: str, content: str = "", attributes: Attributes | None = None) -> str:
    return element(name, content, attributes, dialect=SCREEN)


def _row(entry: Entry) -> str:
    """An article: its cover in small, a title that leads to it, and what a reader asks before."""
    files = list(entry.outputs.items())
    (_, first), *others = sorted(files, key=lambda file: backend(file[0]).media_type != _PAGE)
    known = entry.language != "und"
    direction = language(entry.language).direction if known else "auto"
    own: Attributes = {"lang": entry.language if known else None, "dir": direction}
    title = _tag("a", escape(entry.title or entry.stem), {"href": quote(first.path)})
    parts = [
        _tag("span", "", {"class": f"cover c{entry.cover}", "aria-hidden": "true"}),
        _tag("h2", title, dict(own)),
    ]
    if entry.standfirst:
        parts.append(_tag("p", escape(entry.standfirst), {"class": "standfirst", **own}))
    if entry.byline or entry.date:
        parts.append(_tag("p", _signed(entry), {"class": "signed", **own}))
    if others:
        links = " ".join(_file(entry, name, made) for name, made in others)
        parts.append(_tag("p", links, {"class": "formats"}))
    return _tag("li", "".join(parts))


def _signed(entry: Entry) -> str:
    """Who wrote it, and when in words."""
    parts = [escape(entry.byline)] if entry.byline else []
    if entry.date:
        words = escape(date_in_words(entry.date, entry.language))
        parts.append(_tag("time", words, {"datetime": entry.date}))
    return PARTED.join(parts)


def _file(entry: Entry, name: str, made: Made) -> str:
    label = f"{name.upper()}: {entry.title or entry.stem}"
    return _tag("a", escape(name.upper()), {"href": quote(made.path), "aria-label": label})


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
