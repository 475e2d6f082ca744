"""The index as a front page: what a reader wants to know of an article before it is opened."""

import json
from pathlib import Path

import pytest
from lxml import html

from convert.batch.catalogue import Index, write_index
from convert.batch.manifest import Entry, Made
from convert.batch.thumbnails import cover_styles
from convert.covers.design import KINDS, PALETTES, cover_of
from convert.design.themes import load_theme
from convert.storage.places import LocalPlace
from tests.command import article_convert

TEXT = (
    "# {}\n\n{}\n\nBy Ann Lee\n\n{}\n\n"
    + "The harbour was quiet, and the ferry lay at the quay. " * 9
)


def entry(title: str, date: str = "", **more: object) -> Entry:
    formats = more.pop("formats", ("pdf", "html", "docx"))
    known = {
        "stem": title.lower(),
        "source": f"{title.lower()}.txt",
        "stat": None,
        "sidecar": None,
        "digest": "",
        "fingerprint": "",
        "outputs": {name: Made(f"{title.lower()}.{name}", 1, 1, "") for name in formats},  # type: ignore[attr-defined]  # a tuple of names
        "title": title,
        "date": date,
        "language": "en",
    }
    return Entry(**{**known, **more})  # type: ignore[arg-type]  # names of fields


def page(folder: Path, *entries: Entry) -> html.HtmlElement:
    index = Index(title="The Tide", entries=entries)
    write_index(LocalPlace(str(folder)), index, load_theme("default"))
    return html.parse(str(folder / "index.html")).getroot()


def rows(shown: html.HtmlElement) -> list[html.HtmlElement]:
    return list(shown.get_element_by_id("articles"))


def test_a_title_leads_to_the_page_and_the_other_formats_stand_beside(tmp_path: Path) -> None:
    (row,) = rows(page(tmp_path, entry("Ebb")))
    assert [link.get("href") for link in row.iter("a")] == ["ebb.html", "ebb.pdf", "ebb.docx"]
    assert row.find("h2/a").text_content() == "Ebb"
    (formats,) = row.find_class("formats")
    assert [link.get("aria-label") for link in formats] == ["PDF: Ebb", "DOCX: Ebb"]


def test_without_a_page_a_title_leads_to_what_there_is(tmp_path: Path) -> None:
    (row,) = rows(page(tmp_path, entry("Ebb", formats=("epub",))))
    assert [link.get("href") for link in row.iter("a")] == ["ebb.epub"]


def test_the_newest_stand_first_and_what_has_no_date_last(tmp_path: Path) -> None:
    dated = (entry("Ebb", "2023"), entry("Flow"), entry("Neap", "2024-03-03"), entry("Calm"))
    titles = [title.text_content() for title in page(tmp_path, *dated).iter("h2")]
    assert titles == ["Neap", "Ebb", "Calm", "Flow"]


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [
        ("en", "ltr", "Ann Lee · March 3, 2024"),
        ("de", "ltr", "Ann Lee · 3. März 2024"),
        ("he", "rtl", "Ann Lee · 3 במרץ 2024"),
        ("und", "auto", "Ann Lee · March 3, 2024"),
    ],
)
def test_names_and_dates_are_said_as_the_article_would(
    tmp_path: Path, language: str, direction: str, words: str
) -> None:
    made = entry("Ebb", "2024-03-03", byline="Ann Lee", language=language, standfirst="Of tides")
    (row,) = rows(page(tmp_path, made))
    (signed,) = row.find_class("signed")
    assert (signed.text_content(), signed.get("dir")) == (words, direction)
    assert signed.find("time").get("datetime") == "2024-03-03"
    assert [node.text_content() for node in row.find_class("standfirst")] == ["Of tides"]


def test_each_kind_of_cover_has_a_rule_of_its_own() -> None:
    rules = cover_styles(range(KINDS)).splitlines()
    assert len({rule.partition("{")[2] for rule in rules}) == KINDS
    assert all(palette.ground in "".join(rules) for palette in PALETTES)
    assert cover_styles([]) == ""


def test_a_run_writes_it_and_tells_how_it_was_made_in_its_report(tmp_path: Path) -> None:
    source = tmp_path / "in" / "ebb.txt"
    source.parent.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    (source.parent / "bad.txt").write_bytes(bytes(range(256)) * 8)
    site, report = tmp_path / "site", tmp_path / "report.json"
    asked = ("run", source.parent, "-o", site, "--to", "html,json", "--index", "--report", report)
    article_convert(*asked)
    shown = html.parse(str(site / "index.html")).getroot()
    (row,) = rows(shown)
    assert row.find("h2/a").get("href") == "ebb.html"
    text = shown.text_content()
    assert "bad.txt" not in text
    assert "up to date" not in text
    told = json.loads(report.read_text(encoding="utf-8"))
    assert set(told["stages"]) >= {"read", "html", "json"}
    assert list(told["stages"].values()) == sorted(told["stages"].values(), reverse=True)
    assert [article["source"] for article in told["articles"] if article["errors"]]


def test_the_cover_in_small_is_of_the_article_s_kind() -> None:
    from convert.article import Article, Metadata

    cover = cover_of(Article(metadata=Metadata(title="Ebb"), blocks=()))
    assert cover.palette.ground in cover_styles([cover.kind])
    assert 0 <= cover.kind < KINDS
