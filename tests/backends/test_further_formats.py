"""Formats that a reader takes: the words of every article come back, and so do its pictures."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image

import convert
from convert.article import (
    Article,
    Cell,
    Footnote,
    Metadata,
    NoteReference,
    Paragraph,
    Row,
    Strike,
    Table,
    Text,
)
from convert.backends import backend, default_formats, traits_of
from convert.check.proof import prove
from convert.context import Context
from convert.design.themes import load_theme
from convert.interchange import from_json
from convert.normalise import normalise
from convert.normalise.typographic import with_typographic_marks
from convert.pipeline import render
from convert.settings import Settings
from tests.command import article_convert
from tests.conformance.articles.make import articles
from tests.conformance.articles.pictures import DOT
from tests.golden.cases import CASES

PROVEN = ("md", "odt", "rtf", "rst", "latex", "typst", "jats", "nitf")
BESIDE = ("md", "rst", "latex", "typst", "jats", "nitf")
SINKS = {name: made for name, made in articles().items() if name.startswith("kitchen-sink")}
KINDS = {name: made for name, made in articles().items() if name.endswith("-ltr")}
# In a cell of the simplest table docutils would read the mark of code as text.
REFUSED = {("rst", "kitchen-sink-he"), ("rst", "kitchen-sink-zh-Hans")}


def made(name: str, article: Article, folder: str = "sea_files") -> tuple[bytes, dict[str, bytes]]:
    """An article in a format, with the files that lie beside it; its marks are as they are given,
    since those of a keyboard are signs of many formats."""
    ready = normalise(article, "Sea")[0]
    context = Context(stamp=10**9, folder=folder)
    theme = load_theme("default", ("type.quotes=keep",))
    rendered = render(ready, name, theme, Settings(to=(name,)), context)
    return rendered.data, rendered.beside


def lost(name: str, article: Article, written: bytes, beside: dict[str, bytes]) -> list[str]:
    ready = normalise(article, "Sea")[0]
    found = prove(written, traits_of(name).read_by, ready, beside)
    return [each.message for each in found if each.severity == "error"]


def said(*words: str) -> Article:
    blocks = tuple(Paragraph(content=(Text(text=each),)) for each in words)
    return Article(metadata=Metadata(title="Sea", language="en"), blocks=blocks)


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}-{case.name}")
        for number, name in enumerate(PROVEN)
        for case in (CASES if name == "md" else CASES[number % 3 :: 3])  # each in two or more
    ],
)
def test_the_words_of_an_article_come_back(name: str, case: Path):
    article = from_json((case / "article.json").read_bytes())
    assert lost(name, article, *made(name, article)) == []


@pytest.mark.parametrize("name", PROVEN)
@pytest.mark.parametrize("sink", [*SINKS, *KINDS])
def test_every_kind_of_block_comes_back(sink: str, name: str):
    article = (SINKS | KINDS)[sink]
    found = lost(name, article, *made(name, article))
    assert bool(found) == ((name, sink) in REFUSED), found


@pytest.mark.parametrize("name", PROVEN)
def test_a_word_that_is_lost_is_found(name: str):
    written, beside = made(name, said("The boat came in."))
    assert lost(name, said("The old boat came in."), written, beside) == ["1 word lost: “old”"]


def test_a_picture_that_is_lost_is_found():
    article = KINDS["figure-ltr"]
    written, _ = made("md", article)
    assert "3 of its pictures cannot be found again" in lost("md", article, written, {})


@pytest.mark.parametrize(
    "words",
    [
        'It\'s "said" -- so they say --- and ... then',
        "1. Not a list",
        "- nor this",
        "# nor a heading",
        "a_b_c *d* `e` [f](g) <h> {i} \\j $k$ ~l~ ^m^ |n| @o #p & q % r",
        "https://example.org/a_b?c=d&e=f",
        "A. Moran",
        "a  no-break space, 10 % of it",
        "!important: not an admonition",
        ":Author: nobody",
        ".. not a directive",
        "= Not a heading of Typst",
        "/ Term: of Typst",
        "+ an item of Typst",
        "\\begin{document} of TeX",
        "<script>alert(1)</script>",
        "ﬁ ﬂ ½ № ™ € — – … ’ “ ” « »",
        "emoji 😀 and 👩‍🚒 and 𝒜",
        "שלום עולם, مرحبا بالعالم, 你好",
    ],
)
@pytest.mark.parametrize("name", PROVEN)
def test_signs_of_a_format_are_words_in_it(name: str, words: str):
    article = said("The first words.", words, "The last words.")
    assert lost(name, article, *made(name, article)) == []
    heading = replace(article, metadata=Metadata(title=words.strip(), language="en"))
    assert lost(name, heading, *made(name, heading)) == []
    row = Row(cells=(Cell(content=(Text(text=words),)), Cell(content=(Text(text="two"),))))
    table = replace(article, blocks=(Table(rows=(row, row)),))
    assert lost(name, table, *made(name, table)) == []


@pytest.mark.parametrize("name", PROVEN)
def test_marks_of_the_language_come_back(name: str):
    typed = said("It's \"said\" -- so 'they' say...", "\"'Twas the '90s,\" he said--once.")
    article = with_typographic_marks(typed)
    assert article != typed
    assert lost(name, article, *made(name, article)) == []


@pytest.mark.parametrize("name", PROVEN)
def test_a_head_in_any_words_comes_back(name: str):
    metadata = Metadata(
        title="3. Mai: 'Ein' Tag",
        subtitle="# 1. How it was: a day",
        byline="J. Marlowe & P. Rook",
        date_line="2. Juni 2024",
        date="2024-06-02",
        dateline="HAMBURG, 2. Juni --",
        language="de",
    )
    article = replace(said("Ein Wort.", "Und noch eins."), metadata=metadata)
    assert lost(name, article, *made(name, article)) == []


@pytest.mark.parametrize("name", PROVEN)
def test_second_marks_and_notes_of_notes_stay_words(name: str):
    def mark(label: str) -> NoteReference:
        return NoteReference(label=label, text=f"[{label}]")

    blocks = (
        Paragraph(content=(Text(text="One"), mark("1"), Text(text=" two"), mark("1"))),
        Footnote(
            label="1", mark="[1]", blocks=(Paragraph(content=(Text(text="Three"), mark("2"))),)
        ),
        Footnote(label="2", mark="[2]", blocks=(Paragraph(content=(Text(text="Four."),)),)),
    )
    article = replace(said(), blocks=blocks)
    assert lost(name, article, *made(name, article)) == []


def test_struck_words_stay_words_where_nothing_strikes():
    article = replace(said(), blocks=(Paragraph(content=(Strike(content=(Text(text="old"),)),)),))
    assert b"STRIKEOUT" not in made("rst", article)[0]


# ---- files


@pytest.mark.parametrize("name", [*PROVEN, "icml"])
def test_the_same_article_gives_the_same_bytes(name: str):
    article = SINKS["kitchen-sink-en"]
    first = made(name, article)
    time.sleep(1.1)  # pandoc's stamps are of the second
    assert made(name, article) == first


def test_an_opendocument_text_says_what_it_is():
    metadata = Metadata(
        title="Sea & sand", authors=(), language="pt-BR", keywords=("a", "b"), description="Of it"
    )
    written, _ = made("odt", replace(said("Hi."), metadata=metadata))
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert parts.infolist()[0].filename == "mimetype"
        assert parts.infolist()[0].compress_type == zipfile.ZIP_STORED
        meta = etree.fromstring(parts.read("meta.xml"))
    words = [(etree.QName(each).localname, each.text) for each in meta[0]]
    assert ("title", "Sea & sand") in words
    assert ("language", "pt-BR") in words
    assert [text for name, text in words if name == "keyword"] == ["a", "b"]
    assert ("creation-date", "2001-09-09T01:46:40Z") in words


def test_a_journal_article_is_xml_with_its_head():
    root = etree.fromstring(made("jats", SINKS["kitchen-sink-en"])[0])
    assert root.findtext(".//article-title") == "Rain over the harbour"
    assert root.find(".//pub-date").get("iso-8601-date") == "2025-03-03"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.findtext("./body/sec/title") == "1 harbour"


def test_a_story_for_indesign_holds_its_words_and_pictures():
    root = etree.fromstring(made("icml", SINKS["kitchen-sink-en"])[0])
    words = "".join(root.itertext("Content"))
    for part in ("Rain over the harbour", "By Ann Writer", "3 March 2025", "What the boats lost"):
        assert part in words
    assert len(list(root.iter("Image"))) == 4


def test_titles_in_restructuredtext_have_lines_that_are_long_enough():
    article = SINKS["kitchen-sink-hi"]
    lines = made("rst", article)[0].decode().splitlines()
    under = [
        (text, line)
        for text, line in pairwise(lines)
        if re.fullmatch(r"([=~-])\1+", line) and text and not re.fullmatch(r"([=~-])\1+", text)
    ]
    assert len(under) > 10
    assert all(len(line) >= len(text) for text, line in under if " " not in line)


# ---- the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dot.png").write_bytes(DOT)
    (tmp_path / "in" / "the sea.txt").write_text(
        "The Sea\n\nIt was calm, and then it was not calm.\n\n![A dot](dot.png)\n\nThe end came.\n"
    )
    return tmp_path


def test_four_formats_are_made_where_none_is_named():
    assert default_formats() == ("pdf", "epub", "docx", "html")
    listed = article_convert("formats").out.partition("Writes")[2]
    for name in (*PROVEN, "icml"):
        assert re.search(rf"^  {name} .* ready$", listed, re.MULTILINE)


@pytest.mark.parametrize("name", BESIDE)
def test_pictures_lie_in_a_folder_beside(folder: Path, name: str):
    result = article_convert("run", "in", "-t", name, "-o", "out", cwd=folder)
    assert result.code == 0, result.err
    pictures = list((folder / "out" / "the-sea_files").iterdir())
    assert [each.suffix for each in pictures] == [".png"]
    text = (folder / "out" / f"the sea{backend(name).suffix}").read_text()
    assert f"the-sea_files/{pictures[0].name}" in text


def test_files_beside_are_kept_replaced_and_pruned_with_their_article(folder: Path):
    def run(*more: str) -> str:
        result = article_convert("run", "in", "-t", "md,rst", "-o", "out", *more, cwd=folder)
        assert result.code == 0, result.err
        return result.out + result.err

    def pictures() -> list[Path]:
        return sorted((folder / "out").glob("the-sea_files/*"))

    run()
    before = pictures()
    assert len(before) == 1
    assert "missing" not in run("--dry-run")
    (folder / "in" / "other.txt").write_text("Other\n\nIt stays when the sea is gone.\n")
    before[0].unlink()
    run()
    assert pictures() == before
    source = folder / "in" / "dot.png"
    Image.new("RGB", (8, 8), "navy").save(source)
    run()
    assert len(pictures()) == 1
    assert pictures() != before
    (folder / "in" / "the sea.txt").unlink()
    run("--prune")
    left = {each.name for each in (folder / "out").rglob("*") if not each.name.startswith(".")}
    assert left == {"other.md", "other.rst"}


def test_one_file_has_its_pictures_beside_it(folder: Path):
    result = article_convert("run", "in/the sea.txt", "-o", "there/other.md", cwd=folder)
    assert result.code == 0, result.err
    assert len(list((folder / "there" / "other_files").iterdir())) == 1


def test_standard_output_takes_pictures_in_their_addresses_or_not_at_all(folder: Path):
    source = "in/the sea.txt"
    shown = article_convert("run", source, "-t", "md", "-o", "-", cwd=folder)
    assert "](data:image/png;base64," in shown.out
    refused = article_convert("run", source, "-t", "latex", "-o", "-", cwd=folder)
    assert (refused.code, refused.out) == (4, "")
    assert "[pictures.beside]" in refused.err


def test_the_library_writes_pictures_too(folder: Path):
    published = convert.convert(folder / "in" / "the sea.txt", to="typst", out=folder / "out")
    assert [path.name for path in published] == ["the sea.typ"]
    assert len(list((folder / "out" / "the-sea_files").iterdir())) == 1


# ---- consumers

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_is_for_word_processors(tmp_path: Path):
    article = SINKS["kitchen-sink-en"]
    for name in ("odt", "rtf"):
        (tmp_path / f"{name}.{name}").write_bytes(made(name, article)[0])
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "txt:Text (encoded):UTF8"),
            *("--outdir", str(tmp_path / "out")),
            *(str(tmp_path / f"{name}.{name}") for name in ("odt", "rtf")),
        ],
        check=True,
        capture_output=True,
    )
    for name in ("odt", "rtf"):
        words = (tmp_path / "out" / f"{name}.txt").read_text(encoding="utf-8-sig")
        for part in ("Rain over the harbour", "By Ann Writer", "What the boats lost", "הרציף"):
            assert part in words, name
        assert words.count("It rained all night") == 13, name


def test_typst_makes_pages_of_what_is_for_it(tmp_path: Path):
    typst = pytest.importorskip("typst")
    article = replace(SINKS["kitchen-sink-en"], metadata=Metadata(title="Sea", language="en-GB"))
    written, beside = made("typst", article)
    for name, data in beside.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sea.typ").write_bytes(written)
    assert typst.compile(str(tmp_path / "sea.typ"))[:5] == b"%PDF-"


def test_markdown_is_what_another_program_reads():
    markdown_it = pytest.importorskip("markdown_it")
    article = KINDS["table-ltr"]
    written = made("md", article)[0].decode().partition("\n---\n")[2]
    page = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written)
    assert "<table>" in page
    assert "What the boats lost" in page
