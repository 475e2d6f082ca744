"""Our books and Word files in the programs that people open them with.

EPUB in Calibre and, unpacked, in Chromium; DOCX in LibreOffice. Needs `setup.sh readers`; neither
`make test` nor the validators' run collects it.
"""

import io
import os
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import msgspec
import pytest

import convert
from convert.article import Article
from convert.check.expected import expected_reading
from convert.check.external.dialogue import Command, converse
from convert.check.external.tools import FOLDER_VARIABLE, locate
from convert.check.formats import checked
from convert.check.reading.pdf import read_pdf
from convert.check.reading.shape import NOTE_MARK, Reading
from convert.check.words import same_words, words_of
from convert.walk.printed import BOXES
from tests.conformance.articles.blocks import RUBY
from tests.conformance.articles.make import kitchen_sink
from tests.conformance.articles.tongues import ARABIC, ENGLISH, JAPANESE
from tests.conformance.browser_reads import SCRIPT, Page
from tests.conformance.run import ROOT

ARTICLES = {tongue.language: kitchen_sink(tongue) for tongue in (ENGLISH, ARABIC, JAPANESE)}
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@pytest.fixture(params=ARTICLES)
def article(request: pytest.FixtureRequest) -> Article:
    return ARTICLES[request.param]


def made(article: Article, format: str, folder: Path) -> Path:
    file = folder / f"article.{format}"
    file.write_bytes(convert.render(article, format))
    return file


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_all_said(reading: Reading, text: str) -> None:
    """Every run of the article is in the text."""
    whole = "".join(words_of(text))
    lost = [run.text for run in reading.runs if "".join(words_of(run.text)) not in whole]
    assert lost == []


def test_calibre_reads_every_word_of_the_book(article: Article, tmp_path: Path) -> None:
    book = made(article, "epub", tmp_path)
    text = tmp_path / "book.txt"
    run("ebook-convert", str(book), str(text))
    assert_all_said(expected_reading(article), text.read_text())


def test_calibre_knows_title_author_and_language(article: Article, tmp_path: Path) -> None:
    told = run("ebook-meta", str(made(article, "epub", tmp_path)))
    assert article.metadata.title in told
    assert article.metadata.authors[0].name in told


def test_chromium_shows_the_chapters_headings_lists_and_tables(
    article: Article, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(convert.render(article, "epub"))) as book:
        book.extractall(tmp_path)
    tools = locate({FOLDER_VARIABLE: str(ROOT / ".tools"), **os.environ})
    command = Command(
        arguments=(str(tools.node), SCRIPT, str(tools.node_modules), str(tools.chromium))
    )
    chapter = next(tmp_path.rglob("article.xhtml"))
    (reply,) = converse(command, [chapter.as_uri()])
    tree = msgspec.json.decode(reply.line, type=Page).tree
    expected = expected_reading(article)
    assert tree.headings == [(run.level, run.text) for run in expected.runs if run.level]
    assert tree.lists == [shape.items for shape in expected.lists]
    assert len(tree.tables) == len(expected.tables)


@cache
def _by_office(docx: bytes, folder: Path) -> Reading:
    """The Word file as LibreOffice lays it out and tags it."""
    file = folder / "article.docx"
    file.write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(
        "soffice", profile, "--headless", "--convert-to", TAGGED, "--outdir", str(folder), str(file)
    )
    return read_pdf((folder / "article.pdf").read_bytes())


def test_libreoffice_reads_words_headings_and_tables_of_the_word_file(
    article: Article, tmp_path: Path
) -> None:
    found = _by_office(convert.render(article, "docx"), tmp_path)
    expected = expected_reading(article, checked("docx").expectation)
    headings = [run for run in found.runs if run.level]
    wanted = [run for run in expected.runs if run.level > 1]
    body = headings[len(headings) - len(wanted) :]
    assert all(same_words(a.text, b.text) for a, b in zip(body, wanted, strict=True))
    assert len(found.tables) == len(expected.tables)
    if article.metadata.direction == "ltr":
        runs = " ".join(run.text for run in found.runs)
        # LibreOffice prints the reading of ruby apart from its words, and the box of a task in
        # whatever font it finds, whose signs a PDF need not name.
        apart = (NOTE_MARK, RUBY, *BOXES.values())
        plain = [run for run in expected.runs if not any(mark in run.text for mark in apart)]
        assert_all_said(Reading(format="", title="", language="", runs=tuple(plain)), runs)
