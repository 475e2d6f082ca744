"""Words in reading order, and changes that reach every corner."""

from convert.article import (
    Article,
    BlockQuote,
    Footnote,
    Heading,
    Link,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Span,
    Text,
)
from convert.walk import inline_text, map_inlines, plain_text, printed_blocks


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def test_words_come_in_the_order_of_the_page():
    article = Article(
        metadata=Metadata(title="Sea", byline="By Ann", date_line="3 March", dateline="PARIS -"),
        blocks=(
            Paragraph(content=(Text(text="It rose"), NoteReference(label="1", text="[1]"))),
            List(ordered=False, items=(ListItem(blocks=(paragraph("one"), paragraph("two"))),)),
            BlockQuote(blocks=(paragraph("said"),), attribution=(Text(text="- Ann"),)),
            Footnote(label="1", mark="[1]", blocks=(paragraph("A note."),)),
        ),
    )
    assert plain_text(article).split("\n") == [
        "Sea", "By Ann", "3 March", "PARIS -", "It rose[1]", "one", "two", "said", "- Ann",
        "[1]", "A note.",
    ]  # fmt: skip


def test_the_dateline_runs_in_at_the_first_paragraph():
    article = Article(
        metadata=Metadata(title="Sea", dateline="PARIS -"),
        blocks=(Heading(level=2, content=(Text(text="Tide"),)), paragraph("It rose.")),
    )
    heading, first = printed_blocks(article)
    assert inline_text(heading.content) == "Tide"
    assert inline_text(first.content) == "PARIS - It rose."
    assert isinstance(first.content[0], Span)
    assert first.content[0].role == "dateline"


def test_a_dateline_without_a_paragraph_is_printed_all_the_same():
    article = Article(metadata=Metadata(title="Sea", dateline="PARIS"), blocks=())
    assert [inline_text(block.content) for block in printed_blocks(article)] == ["PARIS"]


def test_inlines_are_changed_inside_items_and_links():
    link = Link(target="http://example.org", content=(Text(text="tide"),))
    items = (ListItem(blocks=(Paragraph(content=(link,)),)),)
    loud = map_inlines(
        (List(ordered=False, items=items),),
        lambda inline: Text(text=inline.text.upper()) if isinstance(inline, Text) else inline,
    )
    assert inline_text(loud[0].items[0].blocks[0].content) == "TIDE"
