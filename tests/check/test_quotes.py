"""What stands in a quotation is quoted in every format, whatever it is; Word can say so of
paragraphs alone."""

import pytest

import convert
from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Cell,
    DefinitionItem,
    DefinitionList,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Row,
    Table,
    Text,
    Verse,
)
from convert.check.files import check_bytes
from convert.normalise import normalise


def text(words: str) -> Inlines:
    return (Text(text=words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=text(words))


def item(*words: str) -> ListItem:
    return ListItem(blocks=tuple(map(paragraph, words)))


QUOTED: dict[str, AnyBlock] = {
    "a signature": Paragraph(content=text("Sam Dyer"), role="signature"),
    "verse": Verse(content=(*text("a line of verse"), LineBreak(), *text("another line"))),
    "a listing": Preformatted(text="x = 1"),
    "a tight list": List(ordered=False, items=(item("rope"), item("bread"))),
    "a loose list": List(ordered=True, tight=False, items=(item("rope", "of hemp"),)),
    "a heading": Heading(level=2, content=text("Of the tide"), id="tide"),
    "a table": Table(rows=(Row(cells=(Cell(content=text("Day"), header=True),)),)),
    "a glossary": DefinitionList(
        items=(DefinitionItem(terms=(text("neap"),), blocks=(paragraph("a low tide"),)),)
    ),
    "a quotation": BlockQuote(blocks=(paragraph("as he said"),)),
}


@pytest.mark.parametrize("format", ["pdf", "docx", "epub", "html"])
@pytest.mark.parametrize("name", QUOTED)
def test_it_is_quoted(name: str, format: str):
    quote = BlockQuote(blocks=(paragraph("First words."), QUOTED[name], paragraph("Last words.")))
    blocks = (paragraph("Before."), quote, paragraph("After."))
    article, _ = normalise(
        Article(metadata=Metadata(title="Tides", language="en"), blocks=blocks), "tides"
    )
    data = convert.render(article, format)
    assert check_bytes("file", format, data, article) == []
