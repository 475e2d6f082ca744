"""Readings above words (ruby) in PDFs, whose engine knows none."""

import pytest

import convert
from convert.article import Article, BlockQuote, Metadata, Paragraph, Ruby, Text
from convert.check.files import check_bytes
from tests.lines.read import lines_of

LONG = "a reading of many words that says how the short one is spoken"


def ruby(words: str, reading: str) -> Ruby:
    return Ruby(content=(Text(text=words),), reading=(Text(text=reading),))


@pytest.mark.parametrize(
    ("words", "reading"),
    [("漢字", "かんじ"), ("tide", "taɪd"), ("tide", LONG), ("潮", LONG), ("潮", "うしお" * 8)],
)
def test_no_reading_stands_over_other_words(words: str, reading: str):
    paragraph = Paragraph(content=(Text(text="The word "), ruby(words, reading)))
    article = Article(
        metadata=Metadata(title="Boat"), blocks=(paragraph, BlockQuote(blocks=(paragraph,)))
    )
    pdf = convert.render(article, "pdf")
    assert check_bytes("readings", "pdf", pdf, article) == []


ENGLISH = "Gypsy jumpy quays of typography and juggling. " * 4
JAPANESE = "雨は一晩中降りつづき、朝には「古い」港は灰色だった。" * 5


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize(
    ("language", "words", "descent"), [("en", ENGLISH, 0.24), ("ja", JAPANESE, 0.12)]
)
def test_no_reading_touches_the_line_above(
    engine: str, language: str, words: str, descent: float
) -> None:
    """What reaches down from the line above, and the kana up, as shares of their sizes."""
    paragraph = Paragraph(content=(Text(text=words), ruby("漢字", "かんじ"), Text(text=words)))
    article = Article(metadata=Metadata(title="雨", language=language), blocks=(paragraph,))
    plain = ("type.drop_cap=false", "type.lead=plain")
    pdf = convert.render(article, "pdf", theme="book", options={"engine": engine}, tokens=plain)
    lines = lines_of(pdf)
    reading = next(line for line in lines if "かんじ" in line.text)
    above = min((line for line in lines if line.foot > reading.foot), key=lambda line: line.foot)
    room = above.foot - descent * above.size - (reading.foot + 0.82 * reading.size)
    assert room > 0
