"""What is rare and sound gives no finding: `check` is silent on our own outputs."""

import pytest

import convert
from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Field,
    Metadata,
    Paragraph,
    Text,
    ThematicBreak,
)
from convert.check.files import check_bytes

WORDS = Paragraph(content=(Text(text="The pump is broken again."),))
BREAK = BlockQuote(blocks=(ThematicBreak(),))
FIELDS = (Field(name="To", value="Allotment list"), Field(name="Copy", value="Sam Dyer"))

SOUND: dict[str, tuple[Metadata, tuple[AnyBlock, ...]]] = {
    "details in one line": (Metadata(title="Water", language="en", fields=FIELDS), (WORDS,)),
    "a quote of nothing but a break": (
        Metadata(title="Water", language="en"),
        (WORDS, BlockQuote(blocks=(WORDS, BREAK)), WORDS),
    ),
    "the sign for what could not be read": (
        Metadata(title="Water", language="en"),
        (Paragraph(content=(Text(text="The \ufffd mark was there in the source."),)),),
    ),
}


@pytest.mark.parametrize("format", ["pdf", "docx", "epub", "html"])
@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("theme", ["default", "report"])
def test_nothing_is_found(name: str, format: str, theme: str):
    metadata, blocks = SOUND[name]
    article = Article(metadata=metadata, blocks=blocks)
    data = convert.render(article, format, theme=theme)
    assert check_bytes("file", format, data, article) == []
