"""PDFs as sources: our own and LibreOffice's come back, and hostile ones end in a line."""

import io
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest

import convert
from convert.article import Footnote, Heading, List, Table
from convert.check.proof import prove
from convert.errors import SourceError
from convert.interchange import from_json
from convert.normalise import normalise
from convert.readers import Reading, reader
from convert.readers.pdf.lines import text_of
from convert.readers.pdf.pages import Run
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import every_block, inline_text
from tests.command import article_convert
from tests.golden.cases import CASES
from tests.readers.pandoc.reading import codes, shapes, words

TEXT = """The Ferry in Winter

By Jane Doe

3 March 2024

The ferry leaves at seven, or it does not leave at all, and nobody on the island asks why that is.

WHAT THE ICE DOES

It holds the boats in the harbour.[1] There are two things to do:

1. Ring the bell.
2. Wait for an answer.

[1] The parish book has more.

| Day | Boats |
|-----|-------|
| Monday | two |
"""


def read(data: bytes, **settings: int) -> Reading:
    return reader("pdf").read(Source("sea.pdf", data), ReadSettings(**settings))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("ours")
    (folder / "ferry.txt").write_text(TEXT)
    (path,) = convert.convert(folder / "ferry.txt", to="pdf", out=folder)
    return path.read_bytes()


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def untagged(data: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    return changed(data, change)


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: case.name)
def test_the_words_of_our_own_pdfs_come_back(case: Path):
    article = normalise(from_json((case / "article.json").read_bytes()), case.name)[0]
    found = prove(convert.render(article, "pdf"), "pdf", article, {})
    assert [each.message for each in found if each.severity == "error"] == []


def test_tags_give_the_structure_back(ours: bytes):
    reading = read(ours)
    article = reading.article
    assert article.metadata.title == "The Ferry in Winter"
    assert (article.metadata.byline, article.metadata.date) == ("By Jane Doe", "2024-03-03")
    assert article.metadata.language == "en"
    kinds = {type(block) for block in every_block(article.blocks)}
    assert {Heading, List, Table, Footnote} <= kinds
    expected = convert.read(TEXT.encode()).article
    assert shapes(article) == shapes(normalise(expected, "x")[0])


def test_lines_give_words_and_headings_back(ours: bytes):
    reading = read(untagged(ours))
    assert "pdf.no_tags" in codes(reading)
    assert reading.article.metadata.title == "The Ferry in Winter"
    headings = [
        inline_text(block.content) for block in reading.article.blocks if isinstance(block, Heading)
    ]
    assert headings == ["WHAT THE ICE DOES"]
    said = words(reading.article)
    assert "does not leave at all, and nobody on the island asks why that is." in said


def test_a_suffix_and_a_text_that_is_a_pdf_lead_to_the_reader(ours: bytes, tmp_path: Path):
    (tmp_path / "ferry.pdf").write_bytes(ours)
    made = article_convert("run", "ferry.pdf", "-t", "txt", "-o", "-", cwd=tmp_path)
    assert made.out.startswith("# The Ferry in Winter\n")
    (tmp_path / "ferry.txt").write_bytes(ours)
    told = article_convert("inspect", "ferry.txt", cwd=tmp_path)
    assert "--from pdf" in told.err


# ---- lines of pages


def page(*lines: tuple[str, float, float], height: float = 10.0, wide: float = 200.0) -> list[Run]:
    """Runs at the left edge and the foot that each line names."""
    return [Run(text, left, foot, left + wide, foot + height) for text, left, foot in lines]


def test_columns_are_read_one_after_the_other():
    left = [(f"left {number}", 50.0, 700.0 - 12 * number) for number in range(8)]
    right = [(f"right {number}", 300.0, 700.0 - 12 * number) for number in range(8)]
    across = Run("a line over both", 50, 750, 500, 760)
    mixed = [run for pair in zip(page(*left), page(*right), strict=True) for run in pair]
    said = re.findall(r"left \d|right \d|a line", text_of([[across, *mixed]]))
    assert said == ["a line", *(f"left {n}" for n in range(8)), *(f"right {n}" for n in range(8))]


def test_cells_of_a_table_are_no_columns():
    cells = [
        Run(word, left, 700 - 12 * row, left + 8 * len(word), 710 - 12 * row)
        for row in range(8)
        for word, left in ((f"day {row}", 50), ("two", 400))
    ]
    wide = Run("w" * 60, 50, 720, 550, 730)
    assert "day 3   two" in text_of([[wide, *cells]])


def test_pages_are_parted_by_form_feeds_and_large_lines_are_headings():
    body = [
        (f"line {number} of the text, as long as lines are", 50.0, 600.0 - 12 * number)
        for number in range(9)
    ]
    head = Run("Large words", 50, 700, 250, 720)
    text = text_of([[head, *page(*body)], page(*body)])
    assert text.startswith("# Large words\n\nline 0")
    assert text.count("\f") == 1


def test_a_mark_above_its_line_stays_in_it():
    line = page(("stands here.", 50.0, 700.0), wide=60.0)
    mark = Run("1", 111, 706, 115, 712)
    after = Run(" There is more", 116, 700, 190, 710)
    assert text_of([[mark, *line, after]]).strip() == "stands here.1 There is more"


# ---- hostile


def test_a_scanned_pdf_is_told_in_a_line():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    with pytest.raises(SourceError, match="no text is in it"):
        read(out.getvalue())


def test_a_locked_pdf_is_told_in_a_line(ours: bytes):
    with pikepdf.open(io.BytesIO(ours)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(SourceError, match="locked with a password"):
        read(out.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 5000, b"%PDF-"])
def test_a_broken_pdf_is_told_in_a_line(data: bytes):
    with pytest.raises(SourceError, match="broken"):
        read(data)


def test_what_is_no_pdf_or_too_large_is_refused(ours: bytes):
    with pytest.raises(SourceError, match="not a PDF"):
        read(b"words")
    with pytest.raises(SourceError, match="more than 100"):
        read(ours, max_bytes=100)


@pytest.mark.parametrize("cut", range(200, 4000, 500))
def test_a_damaged_pdf_gives_an_article_or_a_line(ours: bytes, cut: int):
    for data in (ours[:-cut], ours[:cut] + ours[cut + 40 :]):
        with suppress(SourceError):
            assert words(read(data).article)


def test_a_tree_that_holds_itself_ends(ours: bytes):
    def change(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot.K
        first = root[0] if isinstance(root, pikepdf.Array) else root
        first.K = pikepdf.Array([first, first, first])

    said = words(read(changed(ours, change)).article)
    assert "It holds the boats" in said


def test_tags_that_hold_little_of_the_text_are_passed_over(ours: bytes):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.K = pikepdf.Array([])

    assert "pdf.no_tags" in codes(read(changed(ours, change)))


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("tags", ["true", "false"])
def test_pdfs_of_libreoffice_are_read(tmp_path: Path, tags: str):
    (tmp_path / "ferry.txt").write_text(TEXT)
    convert.convert(tmp_path / "ferry.txt", to="docx", out=tmp_path)
    export = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{tags}"}}}}'
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", export, "--outdir", str(tmp_path)),
            str(tmp_path / "ferry.docx"),
        ],
        check=True,
        capture_output=True,
    )
    article = read((tmp_path / "ferry.pdf").read_bytes()).article
    assert article.metadata.title == "The Ferry in Winter"
    assert article.metadata.byline == "By Jane Doe"
    said = words(article)
    assert "asks why that is." in said
    assert "Ring the bell." in said
    assert [type(block) for block in article.blocks].count(List) == 1
    headings = [inline_text(b.content) for b in article.blocks if isinstance(b, Heading)]
    assert headings == ["WHAT THE ICE DOES"]
