"""Marks of notes: figures to the eye, the words of the source to whoever listens or copies."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html

import convert
from convert.article import Article, Footnote, Metadata, NoteReference, Paragraph, Text
from convert.backends.pdf.typst.compiler import load
from convert.check.files import check_bytes
from convert.errors import MissingError
from convert.markup.note_marks import NoteMark, in_brackets


def noted(mark: str, language: str = "en") -> Article:
    said = Paragraph(
        content=(
            Text(text="The boat is late."),
            NoteReference(label="1", text=mark),
            Text(text=" Nobody minds."),
        )
    )
    note = Footnote(label="1", mark=mark, blocks=(Paragraph(content=(Text(text="It rained."),)),))
    return Article(metadata=Metadata(title="Boat", language=language), blocks=(said, note))


@pytest.mark.parametrize(
    ("mark", "parts"),
    [
        ("[1]", ("[", "1", "]")),
        ("(12)", ("(", "12", ")")),
        ("[^a]", ("[^", "a", "]")),
        ("[*]", ("[", "*", "]")),
        ("\uff3b\uff11\uff3d", ("\uff3b", "\uff11", "\uff3d")),
        ("[\u0661]", ("[", "\u0661", "]")),
        ("1", None),
        ("*", None),
        ("\u00b9", None),
        ("1)", None),
        ("[1)", None),
        ("[]", None),
        ("[see below]", None),
        ("[12345]", None),
    ],
)
def test_a_figure_in_brackets_is_known(mark: str, parts: tuple[str, str, str] | None):
    assert in_brackets(mark) == (NoteMark(*parts) if parts else None)


@pytest.mark.parametrize("mark", ["[1]", "*", "[^1]"])
def test_a_page_has_every_character_of_the_mark(mark: str):
    page = html.fromstring(convert.render(noted(mark), "html").decode())
    (link,) = page.xpath("//a[@role='doc-noteref']")
    assert link.text_content() == mark
    (back,) = page.xpath("//a[@role='doc-backlink']")
    assert back.text_content() == mark
    assert len(page.xpath("//*[@class='quiet']")) == (4 if mark.startswith("[") else 0)


def test_brackets_are_shown_where_a_theme_wants_them():
    assert b'class="quiet"' not in convert.render(noted("[1]"), "html", theme="manuscript")


def _engines() -> list[str]:
    try:
        load()
    except MissingError:
        return ["weasyprint"]
    return ["weasyprint", "typst"]


@pytest.mark.parametrize("engine", _engines())
@pytest.mark.parametrize("notes", ["end", "foot"])
@pytest.mark.parametrize(("mark", "language"), [("[1]", "en"), ("[\u0661]", "ar")])
def test_a_pdf_gives_the_mark_to_whoever_copies(engine: str, notes: str, mark: str, language: str):
    article = noted(mark, language)
    tokens = (f"page.notes={notes}",)
    data = convert.render(article, "pdf", tokens=tokens, options={"engine": engine})
    copied = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert "".join(copied.split()).count(mark if language == "en" else mark[1]) >= 2
    assert not [f for f in check_bytes("boat.pdf", "pdf", data, article) if f.severity == "error"]


def painted(data: bytes) -> int:
    """How many brackets the fonts of a page paint."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        maps = [
            font.ToUnicode.read_bytes()
            for page in pdf.pages
            for font in page.Resources.Font.values()
        ]
    return sum(len(re.findall(rb"<005[bdBD]>", each)) for each in maps)


@pytest.mark.parametrize("engine", _engines())
def test_a_pdf_paints_no_brackets(engine: str):
    shown = convert.render(noted("[1]"), "pdf", theme="manuscript", options={"engine": engine})
    quiet = convert.render(noted("[1]"), "pdf", options={"engine": engine})
    assert painted(quiet) == 0
    assert painted(shown) > 0


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("engine", _engines())
def test_a_mark_is_extracted_where_it_stands(engine: str, tmp_path: Path):
    """Poppler looks for an ActualText where the page stands when its span ends."""
    path = tmp_path / "boat.pdf"
    path.write_bytes(convert.render(noted("[1]"), "pdf", options={"engine": engine}))
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "The boat is late.[1] Nobody minds." in text
    assert "[1] It rained." in text
