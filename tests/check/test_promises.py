"""Fonts that are promised and not there, and numbers that a column of a Word file cuts in two."""

import io
import re
import zipfile

import pytest

import convert
from convert.check.files import check_bytes
from convert.check.rules.promised_fonts import missing
from tests.check.breaking import Change, after_another, swap_in
from tests.check.good import ARTICLE, output

BODY = "word/document.xml"
FACE = "@font-face { font-family: 'House'; src: url(%s) }"


def codes(data: bytes, format: str) -> set[str]:
    return {finding.code for finding in check_bytes("file", format, data, None)}


@pytest.mark.parametrize(
    "source",
    [
        "fonts/house.woff2",
        "./fonts/house.woff2#iefix",
        "'fonts/house.woff2?v=2'",
        "data:font/woff2,x",
    ],
)
def test_a_font_that_is_there(source: str):
    assert not list(missing({"css/book.css": FACE % source}, {"css/fonts/house.woff2"}))


@pytest.mark.parametrize(
    "source", ["house.woff2", "../fonts/house.woff2", "https://example.org/house.woff2"]
)
def test_a_font_that_is_not(source: str):
    (fault,) = missing({"css/book.css": FACE % source}, {"css/fonts/house.woff2"})
    assert fault.message.startswith("the font House is named and not there")


def test_one_file_of_several_will_do():
    css = FACE % "gone.eot" + FACE.replace("url(%s)", "url(gone.eot), url(house.woff2)")
    assert len(list(missing({"book.css": css}, {"house.woff2"}))) == 1


def test_a_face_of_the_system_needs_no_file():
    css = "@font-face { font-family: House; src: local('House Serif') }"
    assert not list(missing({"book.css": css}, ()))


def test_a_book_without_the_font_that_its_sheet_names():
    broken = swap_in("EPUB/book.css", "body {", FACE % "fonts/none.woff2" + " body {")
    assert "epub.fonts" not in codes(output("epub"), "epub")
    assert "epub.fonts" in codes(broken(output("epub")), "epub")


def test_a_word_file_without_the_fonts_that_it_calls_embedded():
    promise = swap_in("word/settings.xml", "<w:zoom", "<w:embedTrueTypeFonts/><w:zoom")
    assert "docx.fonts" in codes(promise(output("docx")), "docx")
    refused = swap_in("word/settings.xml", "<w:zoom", '<w:embedTrueTypeFonts w:val="0"/><w:zoom')
    assert "docx.fonts" not in codes(refused(output("docx")), "docx")


def narrow(width: int, number: str) -> Change:
    """A column of the good table `width` twips wide, with a number in it."""
    body = zipfile.ZipFile(io.BytesIO(output("docx"))).read(BODY).decode()
    column = re.findall(r"<w:gridCol [^>]*>", body)[1]
    narrowed = re.sub(r"\d+", str(width), column)
    return after_another(swap_in(BODY, ">four<", f">{number}<"), swap_in(BODY, column, narrowed, 2))


@pytest.mark.parametrize(
    ("width", "number", "found"),
    [
        (700, "1,234,567", True),
        (700, "2024-05-06", False),
        (700, "€1299.00", True),
        (2500, "1,234,567", False),
        (700, "12", False),
        (700, "unremarkably", False),
    ],
)
def test_a_number_in_a_narrow_column(width: int, number: str, found: bool):
    data = narrow(width, number)(output("docx"))
    assert ("docx.number-cut" in codes(data, "docx")) is found


def table(columns: int) -> str:
    rows = [["Station", *(f"M{n}" for n in range(columns))]]
    rows += [[f"Harbour {n}", *(str(1_000_000 + n * m) for m in range(columns))] for n in (1, 2, 3)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * (columns + 1) + "|", *lines[1:]])


@pytest.mark.parametrize("columns", [5, 12, 18])
def test_our_own_tables_cut_no_number(columns: int):
    source = f"# Rain\n\nBefore.\n\n{table(columns)}\n\nAfter.\n".encode()
    data = convert.render(convert.read(source, reader="commonmark").article, "docx")
    assert codes(data, "docx") <= {"docx.title"}


def test_the_article_of_the_tests_is_sound():
    assert not codes(convert.render(ARTICLE, "docx"), "docx")
