"""Where paragraphs stand in Word: what is above a masthead, between meanings, and over a source."""

import pytest
from lxml import etree

from convert.article import (
    Article,
    BlockQuote,
    Cell,
    DefinitionItem,
    DefinitionList,
    Metadata,
    Row,
    Table,
    Text,
)
from tests.backends.docx.word_parts import W, made, paragraph, part, said

ARTICLE = Article(metadata=Metadata(title="Rain", language="en"), blocks=(paragraph("It rained."),))


def lines(article: Article, theme: str) -> dict[str, etree._Element]:
    """The first paragraph of these words."""
    found: dict[str, etree._Element] = {}
    for line in part(made(article, theme)).iter(f"{W}p"):
        found.setdefault("".join(line.itertext(f"{W}t")), line)
    return found


def titled(**more: str) -> Article:
    return Article(metadata=Metadata(title="Rain", language="en", **more), blocks=ARTICLE.blocks)


def test_the_rule_of_a_magazine_is_above_the_first_line_of_its_masthead():
    named = lines(titled(publication="North Post", section="Sea"), "magazine")
    assert said(named["North Post"], "pPr/pBdr/top") == "single"
    assert said(named["Rain"], "pPr/pBdr/top") == "nil"
    assert said(lines(titled(), "magazine")["Rain"], "pPr/pBdr/top") is None  # its style says it


def test_what_precedes_the_title_of_a_book_is_where_the_chapter_begins():
    named = lines(titled(publication="North Post", section="Sea"), "book")
    assert int(said(named["North Post"], "pPr/spacing", "before") or 0) > 500
    assert said(named["Rain"], "pPr/spacing", "before") == "0"


def test_the_title_of_a_manuscript_keeps_its_place():
    named = lines(titled(publication="North Post"), "manuscript")
    assert said(named["North Post"], "pPr/spacing", "before") is None


@pytest.mark.parametrize("theme", ["default", "magazine", "book"])
def test_no_page_ends_between_a_quotation_and_its_source(theme: str):
    quote = BlockQuote(blocks=(paragraph("Wet."),), attribution=(Text(text="— Ann"),))
    named = lines(Article(metadata=ARTICLE.metadata, blocks=(*ARTICLE.blocks, quote)), theme)
    assert named["Wet."].find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(("theme", "parted"), [("book", True), ("default", False)])
def test_meanings_are_parted_where_paragraphs_are_not(theme: str, parted: bool):
    terms = [
        DefinitionItem(terms=((Text(text=term),),), blocks=(paragraph(f"{term} 1"), paragraph("2")))
        for term in ("Sea", "Sky")
    ]
    blocks = (*ARTICLE.blocks, DefinitionList(items=tuple(terms)))
    named = lines(Article(metadata=ARTICLE.metadata, blocks=blocks), theme)
    room = [said(named[words], "pPr/spacing", "before") for words in ("Sea", "Sky", "2")]
    assert [space is not None for space in room] == [parted] * 3
    assert said(named["Sea 1"], "pPr/spacing", "before") is None


def test_the_bold_heads_of_rows_have_the_room_that_they_need():
    def width(*, header: bool) -> int:
        head = Cell(content=(Text(text="Sturmflutwarnung"),), header=header)
        table = Table(rows=(Row(cells=(head, Cell(content=(Text(text="word " * 90),)))),))
        document = part(made(Article(metadata=ARTICLE.metadata, blocks=(table,))))
        return int(next(document.iter(f"{W}gridCol")).get(f"{W}w") or 0)

    assert width(header=True) > width(header=False)
