"""What style sheets add on paper, and what of it is text."""

import io
import re
from collections import Counter

import pikepdf
import pytest

import convert
from convert.article import Article, Emphasis, Heading, List, ListItem, Metadata, Paragraph, Text
from convert.backends.epub.older import physical
from convert.check import verify
from convert.check.reading.pdf import open_pdf
from convert.check.reading.tags import Element, element_text, every_element
from convert.markup.markers import marker_width
from convert.normalise import normalise
from tests.conformance.articles.make import articles

HEADINGS = articles()["headings-ltr"]


def elements(article: Article, theme: str = "default") -> list[Element]:
    root = open_pdf(convert.render(article, "pdf", theme=theme)).tree
    assert root is not None
    return list(every_element(root))


def labels(article: Article) -> list[str]:
    return [element_text(e).strip() for e in elements(article) if e.role == "Lbl"]


def numbered(style: str, delimiter: str, start: int) -> Article:
    items = tuple(
        ListItem(blocks=(Paragraph(content=(Text(text=word),)),)) for word in ("oar", "sail")
    )
    made = List(ordered=True, style=style, delimiter=delimiter, start=start, items=items)
    return Article(metadata=Metadata(title="Boat", language="en"), blocks=(made,))


@pytest.mark.parametrize(
    ("style", "delimiter", "start", "seen"),
    [
        ("decimal", "period", 4, ["4.", "5."]),
        ("decimal", "paren", 1, ["1)", "2)"]),
        ("lower_alpha", "paren", 3, ["c)", "d)"]),
        ("upper_roman", "parens", 9, ["(IX)", "(X)"]),
    ],
)
def test_lists_start_and_are_marked_as_they_say(
    style: str, delimiter: str, start: int, seen: list[str]
):
    assert labels(numbered(style, delimiter, start)) == seen


def test_the_second_paragraph_of_an_item_is_in_its_body():
    article, _ = normalise(articles()["ordered-ltr"], "ordered")
    bodies = [e for e in elements(article) if e.role == "LBody"]
    assert any("Nets, ropes and baskets" in element_text(body) for body in bodies)


def test_a_report_lists_its_headings_as_a_table_of_contents():
    found = elements(HEADINGS, "report")
    contents = next(e for e in found if e.role == "TOC")
    assert [e.role for e in contents.kids if isinstance(e, Element)][:2] == ["Caption", "TOCI"]
    entries = [e for e in every_element(contents) if e.role == "TOCI"]
    assert len(entries) == 3
    links = [e for e in every_element(contents) if e.role == "Link"]
    assert [element_text(link).strip()[-1:] for link in links] == ["1", "1", "1"]


def test_the_numbers_of_headings_are_not_in_the_text():
    found = [
        element_text(e).strip() for e in elements(HEADINGS, "report") if e.role in ("H2", "H3")
    ]
    assert found == ["The night of the storm", "What the boats lost", "After the flood"]
    with pikepdf.open(io.BytesIO(convert.render(HEADINGS, "pdf", theme="report"))) as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b"/Artifact") > 3


def test_a_title_does_not_break_inside_a_short_word_with_a_hyphen():
    def lines(title: str) -> list[str]:
        article = Article(
            metadata=Metadata(title=title, language="en"),
            blocks=(Heading(level=2, content=(Text(text="Boat"),), id="boat"),),
        )
        heading = next(e for e in elements(article) if e.role == "H1")
        assert element_text(heading).replace("\n", " ").split() == title.split()
        return [element_text(kid).strip() for kid in every_element(heading) if kid.role == "Span"]

    assert "Russia-Ukraine" in lines("Biden, Putin Likely to Speak Amid Russia-Ukraine Tensions")


def test_old_readers_get_left_and_right():
    css = "p { margin-inline-start: 1em; border-inline-end: 0; margin: 0; }"
    assert physical(css, "ltr") == "p { margin-left: 1em; border-right: 0; margin: 0; }"
    assert physical(css, "rtl") == "p { margin-right: 1em; border-left: 0; margin: 0; }"


@pytest.mark.parametrize(("language", "dotted"), [("ja", True), ("zh-Hans", True), ("ko", False)])
def test_stress_is_marked_by_dots_that_are_no_words(language: str, dotted: bool):
    stressed = Emphasis(content=(Text(text="川川"),))
    article = Article(
        metadata=Metadata(title="川", language=language),
        blocks=(Paragraph(content=(Text(text="川"), stressed, Text(text="川"))),),
    )
    pdf = convert.render(article, "pdf")
    assert verify(pdf, "pdf", article) == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        resources = opened.pages[0].Resources
        assert ("/Pattern" in resources and len(resources.Pattern) > 0) is dotted


@pytest.mark.parametrize(
    ("style", "delimiter", "start", "name"),
    [
        ("decimal", "period", 98, ""),
        ("decimal", "period", 99, "wide"),
        ("decimal", "parens", 8, ""),
        ("decimal", "parens", 9, "wide"),
        ("decimal", "period", 99_999, "wider"),
        ("lower_roman", "period", 1, ""),
        ("lower_roman", "period", 7, "wide"),
        ("upper_roman", "parens", 17, "wider"),
        ("lower_alpha", "period", 26, ""),
    ],
)
def test_long_numbers_get_room(style: str, delimiter: str, start: int, name: str):
    made = numbered(style, delimiter, start).blocks[0]
    assert isinstance(made, List)
    assert marker_width(made) == name


def test_text_stands_beside_a_long_number_in_one_line_with_the_rest():
    """The lines of an item begin at the same place, whatever its number."""
    words = Paragraph(content=(Text(text="The ferry crosses at seven when the ice allows. " * 4),))
    items = tuple(ListItem(blocks=(words,)) for _ in range(3))
    article = Article(
        metadata=Metadata(title="Boat", language="en"),
        blocks=(List(ordered=True, start=99, items=items),),
    )
    with pikepdf.open(io.BytesIO(convert.render(article, "pdf"))) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    begins = [float(x) for x in re.findall(r"1 0 0 -1 ([\d.]+) [\d.]+ Tm", content)]
    text, *_ = Counter(round(x) for x in begins).most_common(1)
    assert text[1] >= 6  # two lines and more of each of the three items


KOREAN = (
    "밤새 비가 내렸고 아침이 되자 “오래된” 항구는 잿빛이 되었다. "
    "1987년 이후로 이런 물을 본 사람은 아무도 없었다. "
)


def test_korean_lines_end_between_words():
    article = Article(
        metadata=Metadata(title="항구에 내리는 비", language="ko"),
        blocks=tuple(Paragraph(content=(Text(text=KOREAN * n),)) for n in (3, 4, 5)),
    )
    known = set(f"{KOREAN} 항구에 내리는 비".split())
    pages = open_pdf(convert.render(article, "pdf")).pages
    painted = {word for page in pages for text in page.marked.values() for word in text.split()}
    assert painted <= known


def test_a_korean_word_without_end_still_breaks():
    article = Article(
        metadata=Metadata(title="비", language="ko"),
        blocks=(Paragraph(content=(Text(text="가" * 120),)),),
    )
    pages = open_pdf(convert.render(article, "pdf")).pages
    lines = [t for page in pages for text in page.marked.values() for t in text.split()]
    assert max(map(len, lines)) < 60
