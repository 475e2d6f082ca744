"""Readings above words (ruby) in PDFs, whose engine knows none."""

import pytest

import convert
from convert.article import Article, BlockQuote, Metadata, Paragraph, Ruby, Text
from convert.check.files import check_bytes

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
