"""Lines of shaped scripts are read with the blanks at which they were broken."""

from xml.etree.ElementTree import fromstring

import pytest

from convert.article import Article, Emphasis, Metadata, Paragraph, Text
from convert.backends.pdf.weasyprint.tags.blanks import Blanks
from convert.check.files import read, verify
from tests.check.good import render

HINDI = "वह हर सुबह नदी के किनारे जाता था और देर तक पानी को देखता रहता था। "
ARABIC = "كان يذهب كل صباح إلى ضفة النهر وينظر طويلا إلى الماء الجاري. "


@pytest.mark.parametrize(("language", "words"), [("hi", HINDI), ("ar", ARABIC)])
def test_a_paragraph_of_many_lines_is_read_word_for_word(language: str, words: str) -> None:
    text = (words * 6).strip()
    content = (Text(text=f"{text} "), Emphasis(content=(Text(text=text),)), Text(text=f" {text}"))
    article = Article(
        metadata=Metadata(title=words.strip(), language=language),
        blocks=(Paragraph(content=content),),
    )
    made = render(article, "pdf")
    assert not verify(made, "pdf", article)
    assert read(made, "pdf").runs[-1].text == f"{text} {text} {text}"


@pytest.mark.parametrize(
    ("element", "lines", "read"),
    [
        ("<p>one two three</p>", ["one", "two three"], ["one ", "two three"]),
        ("<p>one\n  two</p>", ["one", "two"], ["one ", "two"]),
        ("<p>one <em>and</em> two three</p>", ["one", "two", "three"], ["one ", " two ", "three"]),
        ("<p>onetwo</p>", ["one", "two"], ["one", "two"]),
        ("<p>one<br/>two</p>", ["one", "two"], ["one ", "two"]),
        ("<p><b>one</b><br/>two</p>", ["two"], [" two"]),
        ("<p>beforehand it did</p>", ["before-", "hand it", "did"], ["before-", "hand it ", "did"]),
        ("<p>the the the</p>", ["the", "the", "the"], ["the ", "the ", "the"]),
        ("<dt>one</dt>", ["one"], ["one "]),
        ("<p/>", ["one"], ["one"]),
    ],
)  # fmt: skip
def test_lines_get_the_blanks_back_that_stand_around_them(
    element: str, lines: list[str], read: list[str]
) -> None:
    blanks = Blanks(fromstring(element))
    assert [blanks.put_back(line) for line in lines] == read
