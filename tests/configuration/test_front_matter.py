"""An article says in its front matter how it looks and what it is, in a table of our name."""

import json
from pathlib import Path

import pytest

from convert.errors import SourceError
from convert.pipeline import read
from convert.presentation import said_by, settings_of
from convert.settings import ReadSettings, SaidMetadata, Settings
from convert.sidecar import without_table
from convert.source import Source
from tests.command import article_convert

TEXT = "It was late in the year when the water went out and did not come back.\n"
YAML = """\
---
title: The ebb
article-convert:
  theme: report        # as all of this series
  section: 'Fisheries: north'
  keywords: [sea, "ice, old"]

  tokens:
    type.drop_cap: true
  options:
    pdf:
      paper: A5
publisher: South
---
"""
TOML = """\
+++
title = "The ebb"
publisher = "South"

[article-convert]
theme = "report"
section = "Fisheries: north"
keywords = ["sea", "ice, old"]
tokens.type.drop_cap = true

[article-convert.options.pdf]
paper = "A5"
+++
"""


def source(head: str, sidecar: str | None = None, name: str = "ebb.txt") -> Source:
    return Source(name, f"{head}{TEXT}".encode(), sidecar=sidecar)


def of(said: Source, **more: object) -> Settings:
    return settings_of(said, Settings(to=("pdf",), **more))


@pytest.mark.parametrize("name", ["ebb.txt", "ebb.md"])
@pytest.mark.parametrize("head", [YAML, TOML])
def test_it_says_theme_tokens_options_and_metadata(head: str, name: str):
    article = source(head, name=name)
    settings = of(article)
    assert (settings.theme, settings.tokens) == ("report", ("type.drop_cap=true",))
    assert settings.options == {"pdf": {"paper": "A5"}}
    reading = read(article, Settings(to=()))
    metadata = reading.article.metadata
    assert (metadata.title, metadata.publisher) == ("The ebb", "South")
    assert (metadata.section, metadata.keywords) == ("Fisheries: north", ("sea", "ice, old"))
    assert "article-convert" not in {field.name for field in metadata.fields}
    assert len(reading.article.blocks) == 1
    assert [d for d in reading.diagnostics if d.severity == "warning"] == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_it_is_read_as_its_text_is(encoding: str):
    head = YAML.replace("north", "Ålesund, søndre")
    data = f"{head}Vinden kom fra sør, og båtene lå på land i Ålesund. Det blåste.\n"
    article = Source("ebb.txt", data.encode(encoding))
    assert read(article, Settings(to=())).article.metadata.section == "Fisheries: Ålesund, søndre"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_it_is_read_with_any_ends_of_lines(ends: str):
    data = f"{YAML}{TEXT}".replace("\n", ends).encode()
    assert of(Source("ebb.txt", data)).theme == "report"


def test_each_layer_goes_over_the_one_below():
    file = {"theme": "book", "options": {"pdf": {"paper": "Letter", "profile": "ua-1+a-3a"}}}
    front = of(source(YAML), **file)
    assert front.theme == "report"
    assert front.options["pdf"] == {"paper": "A5", "profile": "ua-1+a-3a"}
    over = of(source(YAML, 'theme = "manuscript"\n[options.pdf]\npaper = "A4"\n'), **file)
    assert (over.theme, over.options["pdf"]["paper"]) == ("manuscript", "A4")
    fixed = ("theme", "tokens.type.drop_cap", "options.pdf.paper")
    assert of(source(YAML), **file, fixed=fixed) == Settings(to=("pdf",), **file, fixed=fixed)


HEAD = "---\narticle-convert:\n  {}\n---\n"


@pytest.mark.parametrize(
    ("line", "file", "sidecar", "last", "wanted"),
    [
        ("publisher: South", "North", None, None, "South"),
        ("publisher: South", "North", "East", None, "East"),
        ("publisher: South", None, "East", "West", "West"),
        ("rights: CC0", "North", None, None, "North"),
        ("rights: CC0", None, "East", None, "East"),
    ],
)
def test_metadata_have_the_same_order(
    line: str, file: str | None, sidecar: str | None, last: str | None, wanted: str
):
    settings = Settings(
        to=(), metadata=SaidMetadata(publisher=file), last_word=SaidMetadata(publisher=last)
    )
    beside = f'publisher = "{sidecar}"\n' if sidecar else None
    for name in ("ebb.txt", "ebb.md"):
        found = read(source(HEAD.format(line), beside, name), settings).article.metadata
        assert found.publisher == wanted


def test_its_language_is_what_the_text_is_read_in():
    reading = read(source(HEAD.format("language: nb")), Settings(to=(), read=ReadSettings()))
    assert reading.article.metadata.language == "nb"


def test_a_title_of_the_text_that_it_replaces_stays():
    article = source("---\narticle-convert:\n  title: The flood\n---\nThe ebb\n\n")
    reading = read(article, Settings(to=()))
    assert reading.article.metadata.title == "The flood"
    assert [block.lines for block in reading.article.blocks] == [(5, 5), (7, 7)]
    assert "the front matter gives another title" in reading.diagnostics[-1].message


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ("theem: report", 3, "unknown key 'theem'"),
        ("theem: report", 3, "Did you mean theme?"),
        ("theme: reprot", 3, "no theme 'reprot' is built in. Known: book, default"),
        ("theme: reprot", 3, "Did you mean report?"),
        ("theme: ../house", 3, "is built in"),
        ("theme: [report]", 3, "'theme' is the name of a theme"),
        ("section: Sea\n  rigths: CC0", 4, "Did you mean rights?"),
        ("tokens:\n    type.drop_cup: true", 4, "drop_cup"),
        ("tokens: report", 3, "'tokens' is a table"),
        ("options:\n    pdf:\n      papper: A4", 5, "pdf has no option 'papper'"),
        ("options:\n    pdf:\n      paper: A44", 5, "pdf.paper has no value 'A44'"),
        ("options:\n    pfd:\n      paper: A4", 5, "no format 'pfd'"),
        ("options:\n    epub:\n      certified_by: Me", 5, "an article cannot say"),
        ("language: zz", 3, "no language of the registry"),
        ("date: yesterday", 3, "a date is written as 2024-03-03"),
        ("to: [pdf]", 3, "'to' is not an article's to say. Say it in convert.toml"),
        ("out: /etc", 3, "not an article's to say"),
        ("seconds: 9999", 3, "not an article's to say"),
        ("verify: none", 3, "not an article's to say"),
        ("heading: 12", 3, "unknown key 'heading'"),
        ("logo: ../harbour.svg", 3, "no SVG or PNG '../harbour.svg' is beside the article"),
        ("theme: {name: report}", 3, "'theme' is the name of a theme"),
        ("theme: &t report", 3, "the name 't' is not read here"),
        ("theme: !!python/name:os.system", 3, "is not read here"),
        ('about: "Ann rows.', 3, "found unexpected end of stream"),
        ("keywords: [[sea]]", 3, "a list holds single values"),
        ("report", 2, "'article-convert' is a table"),
    ],
)
@pytest.mark.parametrize("name", ["ebb.txt", "ebb.md"])
def test_what_cannot_be_is_one_line_with_its_place(lines: str, line: int, words: str, name: str):
    article = source(HEAD.format(lines), name=name)
    with pytest.raises(SourceError) as raised:
        read(article, of(article))
    assert raised.value.where is not None
    assert (raised.value.where.path, raised.value.where.line) == (name, line)
    assert words in str(raised.value)
    assert "the front matter" in str(raised.value) or "logo" in lines
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "head", ["---\narticle-convert: report\n---\n", '+++\narticle-convert = "x"\n+++\n']
)
def test_what_is_no_table_is_told(head: str):
    with pytest.raises(SourceError, match=r"2: error: .*'article-convert' is a table"):
        of(source(head))


def test_toml_that_is_none_is_told_with_its_line():
    with pytest.raises(SourceError, match=r"3: error: .*Invalid value"):
        of(source("+++\n[article-convert]\ntheme = report\n+++\n"))


@pytest.mark.parametrize(
    "text",
    [
        "article-convert:\n  theme: report\n",  # no front matter
        "---\ntitle: About article-convert\n---\nText\n",
        "---\ntitle: x\ntool: article-convert\n---\nText\n",
        "---\nsettings:\n  article-convert:\n    theme: report\n---\nText\n",
        "---\narticle-converter:\n  theme: report\n---\nText\n",
        "Text\n\n---\narticle-convert:\n  theme: report\n---\n",
        "---\narticle-convert:\n  theme: report\n",  # never closed
    ],
)
def test_what_only_names_it_is_left_alone(text: str):
    assert without_table(text) == text
    assert of(Source("a.txt", text.encode())).theme == "default"


def test_lines_stay_where_they_are():
    left = without_table(f"{YAML}{TEXT}").split("\n")
    assert len(left) == len(f"{YAML}{TEXT}".split("\n"))
    assert left[1] == "title: The ebb"
    assert left[12] == "publisher: South"
    alone = without_table("---\narticle-convert:\n  theme: report\n---\n* * *\n")
    assert alone == "\n\n\n\n* * *\n"


def test_a_format_without_front_matter_has_none():
    page = f"{YAML}<!DOCTYPE html><title>Ebb</title><p>{TEXT}</p>"
    assert of(Source("ebb.html", page.encode())).theme == "default"


def test_config_tells_who_said_what(tmp_path: Path):
    (tmp_path / "convert.toml").write_text('theme = "book"\n[metadata]\nrights = "CC0"\n')
    (tmp_path / "ebb.txt").write_text(f"{YAML}{TEXT}")
    (tmp_path / "ebb.toml").write_text('\nsection = "Tides"\n[options.pdf]\npaper = "A4"\n')
    env = {"ARTICLE_CONVERT_SECONDS": "30"}
    done = article_convert("config", "ebb.txt", "--json", cwd=tmp_path, env=env)
    assert done.code == 0, done.err
    found = {
        key: (said["value"], said["origin"], said["layer"])
        for key, said in json.loads(done.out).items()
        if said["layer"] != "built in"
    }
    assert found == {
        "metadata.rights": ("CC0", "convert.toml:3", "file"),
        "seconds": (30.0, "ARTICLE_CONVERT_SECONDS", "environment"),
        "metadata.title": ("The ebb", "ebb.txt:2", "front matter"),
        "metadata.publisher": ("South", "ebb.txt:13", "front matter"),
        "theme": ("report", "ebb.txt:4", "front matter"),
        "metadata.keywords": (["sea", "ice, old"], "ebb.txt:6", "front matter"),
        "tokens.type.drop_cap": ("true", "ebb.txt:9", "front matter"),
        "metadata.section": ("Tides", "ebb.toml:2", "sidecar"),
        "options.pdf.paper": ("A4", "ebb.toml:4", "sidecar"),
    }


def test_config_of_a_wrong_article_is_one_line(tmp_path: Path):
    (tmp_path / "ebb.txt").write_text(HEAD.format("theem: report") + TEXT)
    done = article_convert("config", "ebb.txt", cwd=tmp_path)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert done.err.startswith("ebb.txt:3: error: the front matter says what cannot be")
    piped = article_convert("config", "-", cwd=tmp_path, stdin=f"{YAML}{TEXT}".encode())
    assert '"report"' in piped.out
    assert "<stdin>:4" in piped.out


def test_the_last_word_is_the_command_lines():
    settings = Settings(to=("pdf",), fixed=("theme",))
    assert "theme" not in {said.key for said in said_by(source(YAML), settings)}


@pytest.mark.parametrize(
    ("line", "told"),
    [("theme: report", True), ("theme: Regional policy", False), ("Theme: report", False)],
)
def test_a_theme_without_the_table_is_printed_and_told(line: str, told: bool):
    for name in ("ebb.txt", "ebb.md"):
        reading = read(source(f"---\ntitle: Ebb\n{line}\n---\n", name=name), Settings(to=()))
        assert [field.value for field in reading.article.metadata.fields] == [line[7:]]
        assert ("front_matter.printed" in {d.code for d in reading.diagnostics}) == told


ZOLA = """\
+++
title = "The ebb"
date = 2024-03-03
draft = false
description = 'Of "low" water'

[taxonomies]
tags = ["sea", "ice"]
+++

It was *late* in the year.
"""


@pytest.mark.parametrize("name", ["ebb.txt", "ebb.md"])
def test_front_matter_in_toml_is_read_whatever_the_format(name: str):
    article = read(Source(name, ZOLA.encode()), Settings(to=())).article
    metadata = article.metadata
    assert (metadata.title, metadata.date) == ("The ebb", "2024-03-03")
    assert (metadata.description, metadata.keywords) == ('Of "low" water', ("sea", "ice"))
    assert [block.lines for block in article.blocks] == [(11, 11)]
