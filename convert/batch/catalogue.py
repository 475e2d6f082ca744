"""An index of an output folder: an accessible page with search, beside its feeds.

All are made from the manifest, so that they say what is there and nothing else.
"""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from msgspec import Struct

from convert.batch.feeds import ACQUISITION, ATOM, CATALOGUE_NAME, FEED_NAME, catalogue_page, feeds
from convert.batch.manifest import Entry, Made
from convert.batch.timing import Stage, timing_plot
from convert.design.themes import Theme
from convert.markup.dialect import SCREEN
from convert.markup.document import policy, script_element, style_element, web_page
from convert.markup.element import Attributes, element, escape
from convert.storage.places import Place
from convert.visible import visible

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
    allowed = policy(css, script)
    failed = dict(index.failed)
    rows = [_row(entry, failed.get(entry.source)) for entry in entries]
    main = "\n".join(
        [
            _tag("h1", escape(index.title)),
            _search(),
            _tag("p", _count(len(entries), "article"), {"id": "found", "role": "status"}),
            _tag("ol", "\n".join(["", *rows, ""]), {"id": "articles", "tabindex": "-1"}),
            *_failures(index.failed),
            *_timing(index.stages),
        ]
    )
    skip = _tag("a", "Skip to the articles", {"class": "skip", "href": "#articles"})
    return web_page(
        index.title,
        "\n".join((skip, _tag("main", f"\n{main}\n"), script_element(script, allowed))),
        {"lang": "en"},
        allowed=allowed,
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
    label = "Search titles, bylines, dates and languages"
    field = {"id": "words", "type": "search", "autocomplete": "off"}
    parts = (_tag("label", label, {"for": "words"}), _tag("input", "", dict(field)))
    return _tag("form", "\n".join(("", *parts, "")), {"role": "search", "hidden": True})


def _tag(name: str, content: str = "", attributes: Attributes | None = None) -> str:
    return element(name, content, attributes, dialect=SCREEN)


def _row(entry: Entry, why: str | None) -> str:
    """An article with its files. why: this run failed to make it, or one of its formats."""
    status = "up to date" if why is None else "failed: what is here is of an earlier run, or a part"
    language = entry.language if entry.language != "und" else None
    title = _tag("span", escape(entry.title or entry.stem), {"lang": language, "dir": "auto"})
    about = " · ".join(filter(None, (entry.byline, entry.date, entry.language, status)))
    links = " ".join(_file(entry, name, made) for name, made in entry.outputs.items())
    return _tag("li", _tag("br").join((title, _tag("small", escape(about)), links)))


def _file(entry: Entry, name: str, made: Made) -> str:
    size = _size(made.size)
    label = f"{name.upper()} {size}: {entry.title}"
    words = f"{escape(name.upper())} {_tag('small', size)}"
    return _tag("a", words, {"href": quote(made.path), "aria-label": label})


def _failures(failed: Sequence[tuple[str, str]]) -> list[str]:
    if not failed:
        return []
    rows = [
        _tag("li", _tag("br").join((escape(visible(source)), _tag("small", escape(visible(why))))))
        for source, why in failed
    ]
    title = f"Not made: {_count(len(failed), 'article')}"
    return [_tag("h2", title), _tag("ul", "\n".join(("", *rows, "")))]


def _timing(stages: Sequence[Stage]) -> list[str]:
    return [_tag("h2", "Where the time went"), timing_plot(stages)] if stages else []


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
