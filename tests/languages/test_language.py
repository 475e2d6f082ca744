"""The record of a language: found by its tag, whole, and all that a new language needs."""

import io
import re
import shutil
import tomllib
import zipfile

import pytest
from msgspec.structs import asdict

import convert
from convert import languages
from convert.article import Article, Emphasis, List, ListItem, Metadata, Paragraph, Text
from convert.languages.language import Language, language
from convert.languages.phrases import _catalogue, phrases
from convert.markup.spacing import spaces_of
from convert.readers.text.dates import find_date

DESCRIBED = sorted(path.stem for path in languages.FOLDER.glob("*.toml"))
CACHES = (language, _catalogue, spaces_of)


@pytest.mark.parametrize("tag", DESCRIBED)
def test_a_record_is_whole_and_says_something(tag: str):
    assert tag == tag.lower()
    said = tomllib.loads((languages.FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))
    assert said
    set_apart = language(tag) != Language() or language(tag.partition("-")[0]) != Language()
    assert set_apart or "words" in said
    for pattern in asdict(language(tag).spaces).values():
        re.compile(pattern)
    spaces_of(tag)


@pytest.mark.parametrize(
    ("tag", "direction", "digits", "stress"),
    [
        ("ar", "rtl", "arabic-indic", "bold"),
        ("ar-MA", "rtl", "arabic-indic", "bold"),
        ("FA", "rtl", "persian", "bold"),
        ("he", "rtl", "decimal", "bold"),
        ("ckb", "rtl", "decimal", "italic"),
        ("syr", "rtl", "decimal", "italic"),
        ("ja-JP", "ltr", "decimal", "dots"),
        ("mr", "ltr", "devanagari", "italic"),
        ("en", "ltr", "decimal", "italic"),
        # No record: as English is set.
        ("und", "ltr", "decimal", "italic"),
        ("arn", "ltr", "decimal", "italic"),
        ("", "ltr", "decimal", "italic"),
        ("../data/ar", "ltr", "decimal", "italic"),
        ("ar\0", "ltr", "decimal", "italic"),
    ],
)
def test_a_tag_finds_its_record(tag: str, direction, digits, stress):
    record = language(tag)
    assert (record.direction, record.digits, record.stress) == (direction, digits, stress)


@pytest.mark.parametrize(
    ("tag", "first"),
    [("en", True), ("en-US", True), ("en-GB", False), ("en-AU", False), ("de", False)],
)
def test_english_puts_the_month_first_where_it_does(tag: str, first: bool):
    assert language(tag).month_first is first
    assert find_date("03/04/2024", tag) == ("2024-03-04" if first else "2024-04-03")


def test_the_longest_tag_says_what_is_different():
    assert language("zh-Hant-HK").office != language("zh-Hans-CN").office == language("zh").office
    assert language("zh-Hant").stress == language("zh").stress
    assert language("fr-CA").spaces != language("fr-BE").spaces == language("fr").spaces


@pytest.fixture
def klingon(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """A language made of two files: `tlh`."""
    folder = tmp_path / "data"
    shutil.copytree(languages.FOLDER, folder)
    (folder / "tlh.toml").write_text(
        'direction = "rtl"\ndigits = "tibetan"\nstress = "dots"\n'
        "[spaces]\nkeep = '(?<!\\S)je \\S+'\n"
        '[office]\nslot = "cs"\ntext = "Qa\'Hom"\ndisplay = "Qapla"\n',
        encoding="utf-8",
    )
    english = (folder / "en.po").read_text(encoding="utf-8")
    (folder / "tlh.po").write_text(
        english.replace('msgstr "Contents"', 'msgstr "tetlh"'), encoding="utf-8"
    )
    monkeypatch.setattr(languages, "FOLDER", folder)
    for cache in CACHES:
        cache.cache_clear()
    yield "tlh"
    for cache in CACHES:
        cache.cache_clear()


def test_a_new_language_is_two_files(klingon: str):
    record = language(klingon)
    item = ListItem(blocks=(Paragraph(content=(Text("༡ one"),)),))
    article = Article(
        metadata=Metadata(title="Sea", language=klingon, direction=record.direction),
        blocks=(
            Paragraph(content=(Text("tlhIH je jIH "), Emphasis(content=(Text("Qapla"),)))),
            List(ordered=True, items=(item,)),
        ),
    )
    assert phrases(klingon).contents == "tetlh"
    page = convert.render(article, "html", tokens=["type.thin_spaces=true"]).decode()
    assert '<span class="keep">je jIH</span>' in page
    assert "tibetan" in page
    with zipfile.ZipFile(io.BytesIO(convert.render(article, "docx"))) as parts:
        styles = parts.read("word/styles.xml").decode()
        document = parts.read("word/document.xml").decode()
    assert 'w:bidi="tlh"' in styles
    assert 'w:cs="Qa\'Hom"' in styles
    assert '<w:em w:val="dot"/>' in styles
    assert "<w:i/>" not in styles
    assert "<w:bidi/>" in document


def test_a_record_that_is_misspelt_is_refused(klingon: str):
    path = languages.FOLDER / "tlh.toml"
    path.write_text('direktion = "rtl"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="direktion"):
        language(klingon)
