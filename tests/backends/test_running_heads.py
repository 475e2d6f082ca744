"""What stands above the text of each page."""

import pytest
from msgspec.structs import replace

import convert
from convert.article import Article, Author, Direction, Metadata, Paragraph, Text
from convert.backends.pdf.running_heads import running_heads
from convert.check import verify
from convert.design.themes import load_theme
from tests.lines.read import Line, lines_of

LONG = (
    "The Council of the Upper Town Votes to Close the Old Bridge over the Harbour and to Run a "
    "Ferry in Its Place for as Long as the Ice Allows, against the Advice of Its Own Engineers"
)
WORDS = "The ferry had crossed the harbour since anyone could remember, and nobody asked. "


def article(title: str, *authors: str, language: str = "en") -> Article:
    names = tuple(Author(name=name) for name in authors)
    return Article(
        metadata=Metadata(title=title, language=language, authors=names),
        blocks=tuple(Paragraph(content=(Text(text=WORDS * 9),)) for _ in range(24)),
    )


def heads(made: Article, *tokens: str, theme: str = "default") -> list[str]:
    """The words above the second page and above the third."""
    found = lines_of(convert.render(made, "pdf", theme=theme, tokens=tokens))
    return [highest(found, page).text for page in (1, 2)]


def highest(lines: list[Line], page: int) -> Line:
    return max((line for line in lines if line.page == page), key=lambda line: line.foot)


def test_a_title_that_a_line_holds_is_whole():
    title = "Biden, Putin Likely to Speak Amid Russia-Ukraine Tensions"
    assert heads(article(title)) == [title.upper(), title.upper()]


@pytest.mark.parametrize(
    ("theme", "tokens"), [("large-print", ()), ("manuscript", ("page.submission=false",))]
)
def test_heads_are_as_typed_where_capitals_would_be_hard_to_read(theme: str, tokens: tuple[str]):
    title = "A Bridge too Far from Here"
    assert heads(article(title), *tokens, theme=theme)[0].startswith(title)


def test_capitals_are_those_of_the_language():
    assert heads(article("Şimdi ılık iklim", language="tr"))[0] == "ŞİMDİ ILIK İKLİM"


@pytest.mark.parametrize("theme", ["default", "large-print", "report", "manuscript"])
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_longer_title_is_cut_behind_a_word_and_fills_the_line(theme: str, paper: str):
    loaded = load_theme(theme).on(paper)
    head = running_heads(article(LONG), loaded).right
    assert head.endswith("…")
    begun = head[:-1].casefold()
    assert LONG.casefold().startswith((f"{begun} ", f"{begun}, "))
    pdf = convert.render(article(LONG), "pdf", theme=theme, options={"paper": paper})
    assert highest(lines_of(pdf), 1).text.removesuffix(" / 2") == head


def test_the_head_is_longer_on_wider_paper():
    narrow, wide = (
        running_heads(article(LONG), load_theme("default").on(paper)).right
        for paper in ("A5", "Legal")
    )
    assert len(narrow) < len(wide) - 15


def test_one_long_word_is_cut_where_the_line_ends():
    head = running_heads(article("a" * 400), load_theme("default")).right
    assert 60 < len(head) < 130
    assert set(head[:-1]) == {"A"}


def test_authors_stand_above_left_pages_and_the_title_above_right_ones():
    made = article("The ferry", "Nora Quill", "Ann Writer")
    assert heads(made) == ["THE FERRY", "THE FERRY"]
    assert heads(made, "page.duplex=true") == ["NORA QUILL, ANN WRITER", "THE FERRY"]
    assert heads(article("The ferry"), "page.duplex=true") == ["THE FERRY", "THE FERRY"]


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("language", ["en", "he"])
def test_authors_stand_above_the_page_of_two_that_is_read_first(language: str, engine: str):
    made = article("Ferry", "Quill")
    direction: Direction = "rtl" if language == "he" else "ltr"
    turned = replace(made.metadata, language=language, direction=direction)
    pdf = convert.render(
        replace(made, metadata=turned),
        "pdf",
        tokens=("page.duplex=true",),
        options={"engine": engine},
    )
    second, third = (highest(lines_of(pdf), page) for page in (1, 2))
    assert (second.text, third.text) == ("QUILL", "FERRY")
    outer = 595.3 - 99.2
    at = (second.right, third.left) if direction == "rtl" else (third.right, second.left)
    assert at == (pytest.approx(outer, abs=1), pytest.approx(99.2, abs=1))


def test_heads_stand_at_the_outer_margin():
    pdf = convert.render(article("The ferry", "Nora Quill"), "pdf", tokens=("page.duplex=true",))
    left, right = (highest(lines_of(pdf), page) for page in (1, 2))
    assert left.left == pytest.approx(99.2, abs=1)
    assert right.right == pytest.approx(595.3 - 99.2, abs=1)


def test_heads_are_no_words_of_the_article():
    made = article(LONG, "Nora Quill")
    pdf = convert.render(made, "pdf", tokens=("page.duplex=true",))
    assert verify(pdf, "pdf", made) == []
