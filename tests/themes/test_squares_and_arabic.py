"""Chinese and Japanese are set in squares, Arabic letters as large as Latin ones look."""

import io
import zipfile
from itertools import pairwise

import pytest
from lxml import etree
from pypdfium2 import PdfDocument

import convert
from convert.article import Article, Metadata, Paragraph, Text
from convert.languages.title_phrases import title_phrases
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
    rows: list[list[int]] = [[]]
    for at in range(page.count_chars()):
        if page.get_text_range(at, 1) in "\r\n":
            rows.append([])
        else:
            rows[-1].append(at)
    return [
        (page.get_charbox(row[0])[0], page.get_charbox(row[-1])[2], written)
        for row in rows
        if len(written := "".join(page.get_text_range(at, 1) for at in row)) > least
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


LONG_TITLE = "港に降る雨と市役所の記録について考えるための三つの覚え書きとこれから始まる物語"


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_of_a_title_end_between_phrases(engine: str):
    written = Article(
        metadata=Metadata(title=LONG_TITLE, language="ja"),
        blocks=(Paragraph(content=(Text(JAPANESE),)),),
    )
    page = PdfDocument(pdf(written, engine))[0].get_textpage().get_text_range()
    head, left, title = "", LONG_TITLE, []
    for line in page.split():
        if left.startswith(line):
            title.append(line)
            left = left.removeprefix(line)
    assert not left
    assert len(title) > 1
    for line in title:
        head += line
        assert sum(map(len, title_phrases(LONG_TITLE)[: count(head)])) == len(head)


def count(head: str) -> int:
    """How many phrases of the title are in its beginning."""
    lengths = [sum(map(len, title_phrases(LONG_TITLE)[:number])) for number in range(40)]
    return sum(0 < length <= len(head) for length in dict.fromkeys(lengths))


def test_on_a_screen_a_title_may_end_lines_between_phrases_alone():
    page = convert.render(
        Article(metadata=Metadata(title="港に降る雨", language="ja"), blocks=()), "html"
    ).decode()
    assert '<h1 id="title" class="phrases">港に降る雨</h1>' in page
    assert "h1.phrases { word-break: auto-phrase" in page
