"""A paragraph that runs from right to left keeps the style that it would have otherwise."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace

import convert
from convert.article import (
    Article,
    Cell,
    List,
    ListItem,
    Math,
    Metadata,
    Paragraph,
    Preformatted,
    Row,
    Table,
    Text,
)
from convert.backends.docx.paragraphs import with_styles
from convert.backends.pandoc.nodes import Node, node, para, string, styled
from convert.walk import map_blocks
from tests.check.any_article import articles
from tests.conformance.articles.make import kitchen_sink
from tests.conformance.articles.tongues import ALL

MATHML = "http://www.w3.org/1998/Math/MathML"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = para([string("sea")])
FIRST = styled("First Paragraph", WORDS)
BODY = styled("Body Text", WORDS)
HEADING = node("Header", 2, ["", [], []], [string("sea")])
RULE: Node = {"t": "HorizontalRule"}


def turned(direction: str, *blocks: Node) -> Node:
    return node("Div", ["", [], [["lang", "he"], ["dir", direction]]], list(blocks))


def noted(*blocks: Node) -> Node:
    return para([string("sea"), node("Note", *blocks)])


QUOTE = node("BlockQuote", WORDS)
LIST = node("BulletList", [WORDS], [node("Plain", string("sea"))])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([WORDS, WORDS], [BODY, BODY]),
        ([HEADING, WORDS, WORDS], [HEADING, FIRST, BODY]),
        ([WORDS, RULE, WORDS], [BODY, RULE, FIRST]),
        # What is in a quotation, a list or a style of its own has one; what follows is first.
        ([QUOTE, WORDS], [QUOTE, FIRST]),
        ([LIST, WORDS], [LIST, FIRST]),
        ([HEADING, styled("Verse", WORDS), WORDS], [HEADING, styled("Verse", WORDS), BODY]),
        # Other directions inside.
        ([turned("ltr", WORDS), WORDS], [turned("ltr", WORDS), BODY]),
        ([turned("rtl", WORDS)], [turned("rtl", BODY)]),
        (
            [HEADING, turned("ltr", turned("rtl", WORDS), WORDS)],
            [HEADING, turned("ltr", turned("rtl", FIRST), WORDS)],
        ),
        # pandoc writes a note where its mark stands, and remembers what it wrote last.
        ([HEADING, noted(WORDS), WORDS], [HEADING, styled("First Paragraph", noted(WORDS)), BODY]),
        ([noted(QUOTE), WORDS], [styled("Body Text", noted(QUOTE)), FIRST]),
    ],
)
def test_a_bare_paragraph_is_given_its_style(before: list[Node], after: list[Node]):
    assert with_styles(before, rtl=True) == after


def test_a_document_from_left_to_right_is_left_alone_but_for_what_is_turned():
    blocks = [HEADING, WORDS, turned("rtl", WORDS), WORDS]
    assert with_styles(blocks, rtl=False) == [HEADING, WORDS, turned("rtl", BODY), WORDS]


def styles(article: Article, theme: str = "default") -> list[tuple[str | None, ...]]:
    """The style of each paragraph of the text and of the notes, in order."""
    found = []
    with zipfile.ZipFile(io.BytesIO(convert.render(article, "docx", theme=theme))) as parts:
        for part in ("word/document.xml", "word/footnotes.xml"):
            if part in parts.namelist():
                for paragraph in etree.fromstring(parts.read(part)).iter(f"{W}p"):
                    style = paragraph.find(f"{W}pPr/{W}pStyle")
                    found.append(None if style is None else style.get(f"{W}val"))
    return found


def one_way(article: Article, direction) -> Article:
    """The article with all that it says of directions taken away, and its own set."""
    blocks = map_blocks(article.blocks, lambda block: replace(block, direction=None))
    return replace(article, metadata=replace(article.metadata, direction=direction), blocks=blocks)


@pytest.mark.parametrize("tongue", ALL, ids=lambda tongue: tongue.language)
def test_a_text_has_the_same_styles_in_both_directions(tongue):
    article = kitchen_sink(tongue)
    assert styles(one_way(article, "rtl")) == styles(one_way(article, "ltr"))


FORMULA = Math(tex="x", mathml=f"<math xmlns='{MATHML}'><mi>x</mi></math>", display=True)
LOOSE = List(
    ordered=True,
    tight=False,
    items=(ListItem(blocks=(Paragraph(content=(FORMULA, Text(text=" so"))),)),),
)
TABLE = Table(rows=(Row(cells=(Cell(content=(Text(text="Day"),), header=True),)),))


@pytest.mark.parametrize(
    "blocks",
    [
        (List(ordered=False, items=(ListItem(blocks=(LOOSE,)),)),),
        (List(ordered=False, items=(ListItem(blocks=(TABLE, LOOSE)),)),),
        (TABLE, LOOSE),
    ],
    ids=["a list in a list", "after a table in a list", "after a table"],
)
def test_a_formula_in_a_loose_list_has_the_same_style_in_both_directions(blocks):
    article = Article(metadata=Metadata(title="Tides", language="en"), blocks=blocks)
    assert styles(one_way(article, "rtl")) == styles(one_way(article, "ltr"))


@given(articles())
@settings(max_examples=40, deadline=None)
def test_any_text_has_the_same_styles_in_both_directions(article: Article):
    assert styles(one_way(article, "rtl")) == styles(one_way(article, "ltr"))


def test_one_paragraph_in_hebrew_has_the_style_of_its_neighbours():
    said = (Text("sea"),)
    hebrew = Paragraph(content=(Text("ים"),), language="he", direction="rtl")
    article = Article(
        metadata=Metadata(title="Sea", language="en"),
        blocks=(Paragraph(content=said), Paragraph(content=said), hebrew),
    )
    assert styles(article) == ["Title", "Opening", "BodyText", "BodyText"]


@pytest.mark.parametrize(("text", "from_right"), [("rain\n  all", False), ("מים", True)])
def test_a_listing_among_hebrew_runs_as_its_letters_do(text: str, from_right: bool):
    metadata = Metadata(title="ים", language="he", direction="rtl")
    one = Article(metadata=metadata, blocks=(Preformatted(text=text),))
    with zipfile.ZipFile(io.BytesIO(convert.render(one, "docx"))) as opened:
        tree = etree.fromstring(opened.read("word/document.xml"))
    (listing,) = tree.xpath("//*[local-name()='p'][.//*[@*='SourceCode']]")
    assert (listing.find(f"{W}pPr/{W}bidi") is not None) == from_right
