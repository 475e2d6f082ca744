"""Feeds hold what RFC 4287 and OPDS Catalog 1.2 ask, and other programs read them."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from convert.batch.feeds import (
    ACQUISITION,
    CATALOGUE_NAME,
    FEED_NAME,
    OPEN_ACCESS,
    PAGE_ENTRIES,
    catalogue_page,
)
from tests.batch.index_of import FORMATS, entry, write
from tests.command import article_convert

SCHEMAS = Path(__file__).parent / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
COUNT = 2 * PAGE_ENTRIES + 10
PAGES = [catalogue_page(number) for number in (1, 2, 3)]


@cache
def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def wrong(data: bytes, name: str) -> list[str]:
    """What is wrong with a feed: by the schema, and by rules that no schema can say."""
    document = etree.fromstring(data)
    relax = schema(name)
    relax.validate(document)
    return [str(error.message) for error in relax.error_log] + list(_beyond(document))


def _beyond(document: etree._Element) -> Iterator[str]:
    ids = Counter(element.text for element in document.iter(f"{ATOM}id"))
    yield from (f"two have the id {name}" for name, times in ids.items() if times > 1)
    if not document.findall(f"{ATOM}link[@rel='self']"):
        yield "no link to itself (RFC 4287, 4.1.1)"
    for each in document.iter(f"{ATOM}entry"):
        alternates = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in each.findall(f"{ATOM}link[@rel='alternate']")
        )
        if any(times > 1 for times in alternates.values()):
            yield "two alternates of one type and language (RFC 4287, 4.1.2)"
    stamps = [stamp.text or "" for stamp in document.iter(f"{ATOM}updated")]
    if len(stamps) > 1 and stamps[0] != max(stamps[1:]):
        yield "the feed's time is not that of its newest entry"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Feeds of more articles than one page holds, with awkward names."""
    return write(tmp_path_factory.mktemp("index"), COUNT).parent


@pytest.mark.parametrize("name", PAGES)
def test_the_catalogue_is_valid(folder: Path, name: str):
    assert wrong((folder / name).read_bytes(), "opds") == []


def test_the_feed_is_valid(folder: Path):
    assert wrong((folder / FEED_NAME).read_bytes(), "atom") == []


BREAKS = {
    "no id": (r"<entry>\n<id>.*?</id>", "<entry>"),
    "an id that is no URI": (r"urn:uuid:[0-9a-f-]+</id>\n<title>R", "a00001</id>\n<title>R"),
    "an id twice": (r"(<entry>\n<id>)urn:uuid:[^<]+", r"\1urn:uuid:0"),
    "no title": (r"<entry>(.*?)<title>.*?</title>", r"<entry>\1"),
    "an empty title": (r"<entry>(.*?)<title>.*?</title>", r"<entry>\1<title> </title>"),
    "markup in a title": (r"(<entry>.*?<title>)", r"\1<b>x</b>"),
    "no time": (r"<entry>(.*?)<updated>.*?</updated>", r"<entry>\1"),
    "a time without a zone": (r"(<entry>.*?<updated>[^<]*?)Z</updated>", r"\1</updated>"),
    "a day for a time": (r"(<entry>.*?<updated>[^<]*?)T[^<]*</updated>", r"\1</updated>"),
    "two titles": (r"(<entry>.*?)(<title>.*?</title>)", r"\1\2\2"),
    "no links": (r"(<entry>.*?)(<link [^>]*>\n)+</entry>", r"\1</entry>"),
    "a link without an address": (r'(<entry>.*?<link [^>]*)href="[^"]*"', r"\1"),
    "a space in an address": (r'(<entry>.*?<link [^>]*href=")[^"]*"', r'\1a b.pdf"'),
    "a relation nobody knows": (r'(<entry>.*?<link rel=")[^"]*"', r'\1download"'),
    "a type that is none": (r'(<entry>.*?<link [^>]*type=")[^"]*"', r'\1pdf"'),
    "a length that is none": (r'(<entry>.*?<link [^>]*length=")[^"]*"', r'\1large"'),
    "a language that is none": (r"<dc:language>[^<]*<", "<dc:language>in English<"),
    "an author without a name": (r"(<entry>.*?<author>)<name>.*?</name>", r"\1"),
    "a feed without an author": (r"<author>.*?</author>\n<link", "<link"),
    "no link to itself": (r'<link rel="self"[^>]*>\n', ""),
    "something in no namespace": (r"<entry>", '<entry><price xmlns="">1</price>'),
    "an entry in an entry": (r"<summary>", "<entry/><summary>"),
}
OPDS_BREAKS = {
    "nothing to acquire": (OPEN_ACCESS, "alternate"),
    "no type of what is acquired": (r'(<entry>.*?<link [^>]*)type="[^"]*"', r"\1"),
    "a catalogue that is only a feed": (re.escape(ACQUISITION), "application/atom+xml"),
    "a cover that is no picture": (
        r"</entry>",
        '<link rel="http://opds-spec.org/image" href="a.pdf" type="application/pdf"/></entry>',
    ),
}


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("kind", ["atom", "opds"])
def test_the_schemas_notice_a_broken_feed(folder: Path, how: str, kind: str):
    name = {"atom": FEED_NAME, "opds": CATALOGUE_NAME}[kind]
    assert broken_is_noticed((folder / name).read_text(), kind, *BREAKS[how])


@pytest.mark.parametrize("how", OPDS_BREAKS)
def test_the_schema_notices_what_only_a_catalogue_must_have(folder: Path, how: str):
    assert broken_is_noticed((folder / CATALOGUE_NAME).read_text(), "opds", *OPDS_BREAKS[how])


def broken_is_noticed(text: str, kind: str, pattern: str, instead: str) -> bool:
    times = 2 if "urn:uuid:0" in instead else 1 if "opds-spec" not in pattern else 0
    changed = re.sub(pattern, instead, text, count=times, flags=re.DOTALL)
    assert changed != text
    return bool(wrong(changed.encode(), kind))


# ---- what they say


def test_the_pages_of_the_catalogue_hold_every_article_once(folder: Path):
    found: list[str] = []
    name: str | None = CATALOGUE_NAME
    walked = []
    while name:
        page = feedparser.parse(str(folder / name))
        walked.append(name)
        assert not page.bozo
        found += [each.id for each in page.entries]
        links = {link.rel: link.href for link in page.feed.links}
        assert links["start"] == CATALOGUE_NAME
        assert links["self"] == name
        name = links.get("next")
    assert walked == PAGES
    assert len(found) == len(set(found)) == COUNT


def test_a_news_reader_gets_the_newest_first_with_their_files(folder: Path):
    feed = feedparser.parse(str(folder / FEED_NAME))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Articles & <more>"
    times = [each.updated for each in feed.entries]
    assert times == sorted(times, reverse=True)
    newest = feed.entries[0]
    assert newest.title == entry(COUNT - 1).title
    assert [link.type for link in newest.links][:2] == ["application/pdf", "application/epub+zip"]
    assert [int(link.length) for link in newest.links] == [23_456 + COUNT - 1] * len(FORMATS)


def test_addresses_lead_to_the_files_from_where_the_feed_is(tmp_path: Path):
    (tmp_path / "in" / "a #1").mkdir(parents=True)
    (tmp_path / "in" / "a #1" / "the sea?.txt").write_text("The sea\n\nIt is wide, and cold.\n")
    result = run(tmp_path, "-t", "html,epub,txt,json")
    assert result.code == 0, result.err
    for name in (CATALOGUE_NAME, FEED_NAME):
        (only,) = feedparser.parse(str(tmp_path / "out" / name)).entries
        from urllib.parse import unquote

        paths = [unquote(link.href) for link in only.links]
        assert sorted(Path(path).suffix for path in paths) == [".epub", ".html", ".txt"]
        assert all((tmp_path / "out" / path).is_file() for path in paths)


def run(folder: Path, *more: str, **env: str):
    return article_convert("run", "in", "-o", "out", "-q", "--index", *more, cwd=folder, env=env)


def published(folder: Path) -> dict[str, tuple[str, str]]:
    """Identifier and time of each article by its title."""
    feed = feedparser.parse(str(folder / "out" / FEED_NAME))
    return {each.title: (each.id, each.updated) for each in feed.entries}


def write_source(folder: Path, name: str, date: str, words: str = "It is wide and cold.") -> Path:
    path = folder / "in" / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"The {name} in winter\n\nBy Jane Doe\n\n{date}\n\n{words}\n")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def test_an_article_keeps_its_id_and_its_day_until_it_is_corrected(tmp_path: Path):
    write_source(tmp_path, "sea", "7 March 2024")
    write_source(tmp_path, "land", "8 March 2024")
    run(tmp_path, "-t", "html")
    first = published(tmp_path)
    assert first["The sea in winter"][1] == "2024-03-07T00:00:00Z"
    run(tmp_path, "-t", "html", "--force")
    assert published(tmp_path) == first
    corrected = write_source(tmp_path, "sea", "7 March 2024", "It is wide, cold and deep.")
    os.utime(corrected, (1_750_000_000, 1_750_000_000))
    run(tmp_path, "-t", "html")
    second = published(tmp_path)
    assert second["The sea in winter"] == (first["The sea in winter"][0], "2025-06-15T15:06:40Z")
    assert second["The land in winter"] == first["The land in winter"]


def test_a_folder_made_anew_elsewhere_has_the_same_ids_and_days(tmp_path: Path):
    for place in ("here", "there"):
        write_source(tmp_path / place, "sea", "7 March 2024")
        run(tmp_path / place, "-t", "html")
    os.utime(tmp_path / "there" / "in" / "sea.txt")
    assert published(tmp_path / "here") == published(tmp_path / "there")


def test_a_catalogue_that_shrinks_leaves_no_page_behind(tmp_path: Path):
    write(tmp_path, COUNT)
    assert (tmp_path / catalogue_page(3)).exists()
    write(tmp_path, 3)
    assert not (tmp_path / catalogue_page(2)).exists()
    assert "next" not in (tmp_path / CATALOGUE_NAME).read_text()


def test_an_empty_folder_has_valid_feeds_too(tmp_path: Path):
    write(tmp_path, 0)
    assert wrong((tmp_path / CATALOGUE_NAME).read_bytes(), "opds") == []
    assert wrong((tmp_path / FEED_NAME).read_bytes(), "atom") == []
