"""Chinese and Japanese are set in squares, Arabic letters as large as Latin ones look."""

import io
import zipfile
from itertools import groupby, pairwise

import pytest
from lxml import etree
from pypdfium2 import PdfDocument

import convert
from convert.article import Article, Metadata, Paragraph, Text
from tests.backends.docx.word_parts import made, part, said, style

JAPANESE = "秋の港では雨が三週間も降り続き、漁船の多くは岸壁を離れることができなかった。" * 4
CHINESE = "今年秋天，港口连续下了三个星期的雨，大多数渔船都无法离开码头，渔民们只好补网。" * 4
MIXED = "市役所はGitHubで公開されたREADMEを読み直し、Python 3.11で書かれた予測を信じた。" * 4
_TEXT = 1  # of PDFium's kinds of objects
ENGINES = ("weasyprint", "typst")


def article(language: str, *texts: str) -> Article:
    direction = "rtl" if language in ("ar", "fa") else "ltr"
    return Article(
        metadata=Metadata(title="港", language=language, direction=direction),
        blocks=tuple(Paragraph(content=(Text(text),)) for text in texts),
    )


def lines(data: bytes, least: int = 20) -> list[tuple[float, float, str]]:
    """Where each long line of the first page begins and ends, in points, and its words."""
    page = PdfDocument(data)[0].get_textpage()
    boxes = [
        (*page.get_charbox(at, loose=True), page.get_text_range(at, 1))
        for at in range(page.count_chars())
        if page.get_text_range(at, 1).strip()
    ]
    rows = [list(row) for _, row in groupby(boxes, key=lambda box: round(box[1] / 6))]
    return [
        (row[0][0], row[-1][2], "".join(box[4] for box in row)) for row in rows if len(row) > least
    ]


def pdf(written: Article, engine: str) -> bytes:
    return convert.render(written, "pdf", options={"engine": engine})


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("language", "text", "squares"),
    [("ja", JAPANESE, 1), ("ja", MIXED, 1), ("zh-Hans", CHINESE, 2)],
)
def test_first_lines_are_set_in_and_full_lines_end_below_each_other(
    language: str, text: str, squares: int, engine: str
):
    found = lines(pdf(article(language, text, text), engine))
    left = min(start for start, _, _ in found)
    first = [start - left for start, _, _ in found if start - left > 3]
    assert first == pytest.approx([squares * 11] * 2, abs=2.5)
    full = [end for (_, end, _), (start, _, _) in pairwise(found) if start < left + 3]
    # A stop that ends a line has half its square free.
    assert max(full) - min(full) < 7


@pytest.mark.parametrize("engine", ENGINES)
def test_the_room_between_squares_is_no_space_to_who_copies(engine: str):
    page = PdfDocument(pdf(article("ja", JAPANESE), engine))[0].get_textpage().get_text_range()
    assert JAPANESE in "".join(page.split())
    assert " " not in "".join(line for line in page.splitlines() if "漁船" in line)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(engine: str):
    text = "港で「雨」が降り、「風」が吹き、「波」が立ち、「船」が揺れた。" * 12
    found = lines(pdf(article("ja", text), engine))
    assert len(found) > 5
    assert not [words for _, _, words in found if words[0] in "、。」" or words[-1] in "「"]


@pytest.mark.parametrize("name", ["html", "epub"])
def test_screens_and_books_leave_room_beside_latin_letters(name: str):
    data = convert.render(article("ja", MIXED), name)
    if name == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read("EPUB/book.css")
    assert "text-autospace" in data.decode()


@pytest.mark.parametrize(("language", "squares"), [("ja", 100), ("zh-Hant", 200), ("ko", None)])
def test_a_word_file_sets_first_lines_in(language: str, squares: int | None):
    data = made(article(language, JAPANESE))
    styles = part(data, "styles")
    body = style(styles, "BodyText")
    first = said(body, "pPr/ind", "firstLineChars")
    assert first == (None if squares is None else str(squares))
    if squares:
        assert said(body, "pPr/spacing", "after") == "0"
        assert said(style(styles, "Quote"), "pPr/ind", "firstLineChars") == "0"
        assert said(style(styles, "FirstParagraph"), "pPr/ind", "firstLineChars") is None
        assert said(style(styles, "ListBullet"), "pPr/ind", "hanging") == "396"
        assert said(part(data, "settings"), "compat/doNotExpandShiftReturn", "val") is None
        assert part(data, "settings").find(".//{*}doNotExpandShiftReturn") is not None


def test_arabic_letters_are_larger_than_latin_ones_of_the_same_size():
    def sizes(styles: etree._Element) -> tuple[int, int]:
        normal = style(styles, "Normal")
        return int(said(normal, "rPr/sz")), int(said(normal, "rPr/szCs"))

    assert sizes(part(made(article("fa", "باران")), "styles")) == (22, 25)
    assert sizes(part(made(article("en", "rain")), "styles")) == (22, 22)


@pytest.mark.parametrize("engine", ENGINES)
def test_and_so_they_are_on_paper(engine: str):
    def width(language: str) -> float:
        page = PdfDocument(pdf(article(language, "باران سه هفته در بندر بارید."), engine))[0]
        bounds = (each.get_bounds() for each in page.get_objects() if each.type == _TEXT)
        line = [each for each in bounds if 150 < each[1] < 715]  # neither page number nor title
        return max(right for _, _, right, _ in line) - min(left for left, *_ in line)

    # Text that is called Hebrew is set in the size that its theme says.
    assert width("fa") == pytest.approx(width("he") * 1.15, rel=0.02)
