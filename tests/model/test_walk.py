"""Words in reading order, and changes that reach every corner."""

from hypothesis import given, settings

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
from convert.walk import (
    blocks_text,
    every_block,
    every_inline,
    inline_text,
    inside,
    map_blocks,
    map_inlines,
    own_inlines,
    parts,
    plain_text,
)
from convert.walk.printed import printed_blocks
from tests.check.any_article import bodies


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


FEW = settings(max_examples=60, deadline=None)


@FEW
@given(bodies())
def test_what_changes_nothing_gives_the_very_same_blocks(blocks):
    assert map_blocks(blocks, lambda block: block) is blocks
    assert map_inlines(blocks, lambda inline: inline) is blocks


@FEW
@given(bodies())
def test_whatever_can_be_seen_can_be_changed(blocks):
    seen = [
        inline
        for block in every_block(blocks)
        for run in own_inlines(block)
        for inline in every_inline(run)
    ]
    changed = []
    map_inlines(blocks, lambda inline: changed.append(inline) or inline)
    assert sorted(map(id, changed)) == sorted(map(id, seen))
    visited = []
    map_blocks(blocks, lambda block: visited.append(block) or block)
    assert sorted(map(id, visited)) == sorted(map(id, every_block(blocks)))


@FEW
@given(bodies())
def test_parts_leave_no_word_out(blocks):
    loud = map_inlines(
        blocks,
        lambda inline: Text(text=inline.text.upper()) if isinstance(inline, Text) else inline,
    )
    for before, after in zip(blocks_text(blocks), blocks_text(loud), strict=True):
        assert before.upper() == after.upper()
    kinds = {str: 0, tuple: 0}
    for block in every_block(blocks):
        for part in parts(block):
            kinds[type(part)] = kinds.get(type(part), 0) + 1
    assert kinds[str] + kinds[tuple] == len(list(blocks_text(blocks)))


@given(bodies())
@settings(max_examples=60)
def test_every_block_and_inline_is_come_to_whatever_holds_it(blocks):
    """By their parts alone, which is what the quick ways through the common kinds stand for."""

    def under(block):
        return [block, *(b for part in parts(block) if not isinstance(part, str | tuple)
                         for b in under(part))]  # fmt: skip

    def runs(block):
        return [part for part in parts(block) if isinstance(part, tuple)]

    def inlines(run):
        inner = (inside(inline) for inline in run)
        return [*run, *(i for held in inner if isinstance(held, tuple) for i in inlines(held))]

    found = list(every_block(blocks))
    assert found == [each for block in blocks for each in under(block)]
    for block in found:
        assert list(own_inlines(block)) == runs(block)
        for run in runs(block):
            assert sorted(map(id, every_inline(run))) == sorted(map(id, inlines(run)))
