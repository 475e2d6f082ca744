"""An index of an output folder: an accessible page with search, beside its feeds.

All are made from the manifest, so that they say what is there and nothing else.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from msgspec import Struct

from convert.batch.feeds import ACQUISITION, CATALOGUE_NAME, FEED_NAME, catalogue_page, feeds
from convert.batch.manifest import Entry
from convert.batch.timing import Stage, timing_plot
from convert.markup.dialect import SCREEN
from convert.markup.element import element, escape
from convert.storage.places import Place
from convert.themes import Theme

_ASSETS = Path(__file__).parent / "index"
INDEX_NAME = "index.html"


class Index(Struct, frozen=True, kw_only=True):
    """What an index shows. failed: sources of this run without outputs, and why.

    stages: where the time of this run went; empty where nothing was made.
    """

    title: str
    entries: Sequence[Entry]
    failed: Sequence[tuple[str, str]] = ()
    stages: Sequence[Stage] = ()


def write_index(place: Place, index: Index, theme: Theme) -> list[str]:
    """Write the page and the feeds into a place; their names. Raises WriteError."""
    entries = sorted(index.entries, key=lambda entry: (entry.title.casefold(), entry.stem))
    made = {INDEX_NAME: _page(index, entries, theme), **feeds(index.title, entries)}
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


def _page(index: Index, entries: Sequence[Entry], theme: Theme) -> str:
    fonts = theme.tokens.fonts
    css = theme.fill(
        (_ASSETS / "index.css").read_text(encoding="utf-8"),
        family_text=f'"{fonts.text}", Georgia, serif',
        family_display=f'"{fonts.display}", Arial, sans-serif',
    )
    script = (_ASSETS / "search.js").read_text(encoding="utf-8")
    nonce = b64encode(sha256(f"{css}{script}".encode()).digest()[:18]).decode("ascii")
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    count = _count(len(entries), "article")
    failed = dict(index.failed)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(index.title)}</title>",
        f'<link rel="alternate" type="{ACQUISITION}" title="Catalogue" href="{CATALOGUE_NAME}">',
        f'<link rel="alternate" type="application/atom+xml" title="Feed" href="{FEED_NAME}">',
        f'<style nonce="{nonce}">\n{css}</style>',
        "</head>",
        "<body>",
        '<a class="skip" href="#articles">Skip to the articles</a>',
        "<main>",
        f"<h1>{escape(index.title)}</h1>",
        '<form role="search" hidden>',
        '<label for="words">Search titles, bylines, dates and languages</label>',
        '<input id="words" type="search" autocomplete="off">',
        "</form>",
        f'<p id="found" role="status">{count}</p>',
        '<ol id="articles" tabindex="-1">',
        *(_row(entry, failed.get(entry.source)) for entry in entries),
        "</ol>",
        *_failures(index.failed),
        *_timing(index.stages),
        "</main>",
        f'<script nonce="{nonce}">\n{script}</script>',
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts)


def _row(entry: Entry, why: str | None) -> str:
    """An article with its files. why: this run failed to make it, or one of its formats."""
    status = "up to date" if why is None else "failed: what is here is of an earlier run, or a part"
    language = entry.language if entry.language != "und" else None
    title = element(
        "span", escape(entry.title or entry.stem), {"lang": language, "dir": "auto"}, dialect=SCREEN
    )
    about = " · ".join(filter(None, (entry.byline, entry.date, entry.language, status)))
    links = " ".join(
        element(
            "a",
            f"{escape(name.upper())} <small>{_size(made.size)}</small>",
            {
                "href": quote(made.path),
                "aria-label": f"{name.upper()} {_size(made.size)}: {entry.title}",
            },
            dialect=SCREEN,
        )
        for name, made in entry.outputs.items()
    )
    return f"<li>{title}<br><small>{escape(about)}</small><br>{links}</li>"


def _failures(failed: Sequence[tuple[str, str]]) -> list[str]:
    if not failed:
        return []
    rows = "\n".join(
        f"<li>{escape(source)}<br><small>{escape(why)}</small></li>" for source, why in failed
    )
    return [f"<h2>Not made: {_count(len(failed), 'article')}</h2>", f"<ul>\n{rows}\n</ul>"]


def _timing(stages: Sequence[Stage]) -> list[str]:
    return ["<h2>Where the time went</h2>", timing_plot(stages)] if stages else []


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
