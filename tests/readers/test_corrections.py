"""What a sidecar says of lines: every kind of block, followed where lines move, nothing lost."""

import re

import pytest

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    DefinitionList,
    Footnote,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Table,
    ThematicBreak,
    Verse,
)
from convert.errors import SourceError
from convert.readers.reading import Reading
from convert.readers.telling import to_sidecar
from convert.readers.text import TextReader
from convert.settings import Look, ReadSettings
from convert.sidecar import KINDS, OTHER_NAMES, SaidMetadata, Sidecar, read_sidecar, read_voice
from convert.source import Source
from convert.walk import block_text, blocks_text, inline_text, plain_text
from tests.command import ROOT

TEXT = """Bread for a Week

By Nora Finch

Two pounds of flour
a spoon of salt
water from the well

Stir it, and let it rest.

1. Knead it well.
2. Shape it.
Mind the crust.
3. Bake it for an hour.

Crust: what is hard
Crumb: what is soft

[1] Salt of any kind.

---

Nobody has ever left a slice of it.
"""


def read(sidecar: str, text: str = TEXT) -> Reading:
    return TextReader().read(Source("bread.txt", text.encode(), sidecar), ReadSettings())


def block_at(article: Article, line: int) -> AnyBlock:
    return next(b for b in article.blocks if b.lines and b.lines[0] <= line <= b.lines[1])


@pytest.mark.parametrize(
    ("said", "line", "kind", "role"),
    [
        ("heading = [9]", 9, Heading, None),
        ("heading = [[5, 7, 3]]", 7, Heading, None),
        ("paragraph = [[5, 7]]", 6, Paragraph, None),
        ("list = [[5, 7]]", 6, List, None),
        ("quote = 9", 9, BlockQuote, None),
        ("verse = [[5, 7]]", 6, Verse, None),
        ("preformatted = [[5, 7]]", 6, Preformatted, None),
        ("code = [[5, 7]]", 6, Preformatted, None),
        ("table = [[5, 7]]", 6, Table, None),
        ("definitions = [[16, 17]]", 17, DefinitionList, None),
        ("footnote = [19]", 19, Footnote, None),
        ("note = [19]", 19, Footnote, None),
        ("separator = [21]", 21, ThematicBreak, None),
        ("speech = [16]", 16, Paragraph, "speech"),
        ("caption = [9]", 9, Paragraph, "caption"),
        ("salutation = [9]", 9, Paragraph, "salutation"),
        ("signature = [9]", 9, Paragraph, "signature"),
        ("contact = [9]", 9, Paragraph, "contact"),
        ("boilerplate = [9]", 9, Paragraph, "boilerplate"),
        ("furniture = [9]", 9, Paragraph, "boilerplate"),
        ("end_mark = [23]", 23, Paragraph, "end_mark"),
    ],
)
def test_lines_are_the_block_that_they_are_said_to_be(
    said: str, line: int, kind: type, role: str | None
) -> None:
    block = block_at(read(said).article, line)
    assert isinstance(block, kind)
    assert getattr(block, "role", None) == role


@pytest.mark.parametrize(
    ("said", "title", "byline", "subtitle"),
    [
        ("title = 9", "Stir it, and let it rest.", "By Nora Finch", None),
        ("title = [5, 6]", "Two pounds of flour a spoon of salt", "By Nora Finch", None),
        ('title = [9, "Stir it"]', "Stir it, and let it rest.", "By Nora Finch", None),
        ("byline = 9", "Bread for a Week", "By Nora Finch, Stir it, and let it rest.", None),
        ("standfirst = 9", "Bread for a Week", "By Nora Finch", "Stir it, and let it rest."),
        ("subtitle = [9]", "Bread for a Week", "By Nora Finch", "Stir it, and let it rest."),
    ],
)
def test_lines_are_the_metadata_that_they_are_said_to_be(
    said: str, title: str, byline: str, subtitle: str | None
) -> None:
    article = read(said).article
    metadata = article.metadata
    assert (metadata.title, metadata.byline, metadata.subtitle) == (title, byline, subtitle)
    if "title" in said and "sub" not in said:
        assert "Bread for a Week" in list(blocks_text(article.blocks))


def items(block: AnyBlock) -> list[str]:
    assert isinstance(block, List)
    return [" ".join(blocks_text(item.blocks)) for item in block.items]


def test_lines_without_marks_are_a_list_with_an_item_a_line() -> None:
    block = block_at(read("list = [[5, 7]]").article, 5)
    assert items(block) == ["Two pounds of flour", "a spoon of salt", "water from the well"]


def test_a_line_without_a_mark_goes_on_with_the_item_above() -> None:
    block = block_at(read("list = [[11, 14]]").article, 11)
    assert isinstance(block, List)
    assert block.ordered
    assert items(block) == ["Knead it well.", "Shape it. Mind the crust.", "Bake it for an hour."]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("- one\n- two\n\n- three", ["one", "two", "three"]),
        ("one\n  and on\ntwo", ["one and on", "two"]),
        ("3. one\n7. two", ["3. one", "7. two"]),
        ("a. one\n2. two", ["a. one", "2. two"]),
        ("one\n\n\ntwo", ["one", "two"]),
        ("- one\nmore\n* two", ["one", "more", "two"]),
        ("* * *\none", ["* * *", "one"]),
    ],
)
def test_a_list_of_any_lines_has_all_of_their_words(lines: str, found: list[str]) -> None:
    text = f"The Title\n\n{lines}\n\nNothing but text follows here, as everywhere.\n"
    last = 2 + len(lines.split("\n"))
    assert items(block_at(read(f"list = [[3, {last}]]", text).article, 3)) == found


def test_a_claim_stops_where_something_else_was_said() -> None:
    text = "THE LAST OF THE FERRIES\nAND OF THE FERRYMEN\n\nIt went over the river for years.\n"
    assert read("", text).article.metadata.title.endswith("FERRYMEN")
    article = read("byline = [2]", text).article
    assert article.metadata.title == "THE LAST OF THE FERRIES"
    assert article.metadata.byline == "AND OF THE FERRYMEN"


def test_a_heading_takes_no_line_that_is_said_to_be_something_else() -> None:
    article = read("heading = [5]\nparagraph = [6]\n").article
    assert [block.lines for block in article.blocks][:3] == [(5, 5), (6, 6), (7, 7)]


def test_what_is_skipped_is_set_aside_and_told() -> None:
    reading = read("skip = [[5, 7], 21]\n")
    assert [(part.kind, part.lines) for part in reading.article.set_aside] == [
        ("skipped", (5, 7)), ("skipped", (21, 21)),
    ]  # fmt: skip
    assert "spoon" not in plain_text(reading.article)
    told = [d.text("bread.txt") for d in reading.diagnostics]
    assert any("what the sidecar skips, lines 5-7, 21" in line for line in told)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("separator = [9]", "nothing but marks"),
        ("table = [9]", "two rows"),
        ("footnote = [9]", "the mark of a note"),
        ("definitions = [[5, 7]]", "a term on its line"),
        ("fields = [9]", "a label and a colon"),
        ("figure = [9]", "the name of a picture's file"),
    ],
)
def test_lines_that_cannot_be_it_are_refused_with_their_place(said: str, why: str) -> None:
    with pytest.raises(SourceError, match=rf"bread.txt:\d+: error: the sidecar says .*{why}"):
        read(said)


# ---- metadata in place of what was read


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('title = "Loaves"', "Bread for a Week"),
        ("authors = []", "By Nora Finch"),
        ('authors = ["Ann Lee"]', "By Nora Finch"),
    ],
)
def test_a_line_whose_place_metadata_take_stays_as_a_paragraph(said: str, words: str) -> None:
    reading = read(said)
    assert words in list(blocks_text(reading.article.blocks))
    kept = [d for d in reading.diagnostics if d.code == "sidecar.kept"]
    assert [words in diagnostic.message for diagnostic in kept] == [True]
    line = kept[0].line
    left = read(f"{said}\nskip = [{line}]\n").article
    assert words not in plain_text(left)


@pytest.mark.parametrize(
    "said",
    ['title = "BREAD for a week!"', 'authors = ["Nora Finch"]', "date = 1990-01-02"],
)
def test_metadata_in_the_words_of_the_source_leave_nothing_over(said: str) -> None:
    reading = read(said)
    assert not [d for d in reading.diagnostics if d.code.startswith("sidecar.")]
    assert len(reading.article.blocks) == len(read("").article.blocks)


def test_a_title_that_stands_in_the_text_is_printed_once() -> None:
    text = "OPINION\n\nThe Price of Bread\n\nIt has gone up again, and nobody knows why it has.\n"
    article = read('title = "The Price of Bread"', text).article
    assert article.metadata.title_lines == (3, 3)
    assert plain_text(article).count("The Price of Bread") == 1
    assert "OPINION" in plain_text(article)


def test_a_date_line_that_says_another_date_stays() -> None:
    text = "The Ferry\n\n3 March 2024\n\nIt went over the river for years, and then no more.\n"
    assert read("date = 2024-03-03", text).article.metadata.date_line == "3 March 2024"
    article = read("date = 2024-03-05", text).article
    assert (article.metadata.date, article.metadata.date_line) == ("2024-03-05", None)
    assert "3 March 2024" in list(blocks_text(article.blocks))


def test_front_matter_is_replaced_and_told() -> None:
    reading = read('title = "Loaves"', "---\ntitle: Bread\n---\n\nIt was there in the morning.\n")
    assert reading.article.metadata.title == "Loaves"
    assert "Bread" not in plain_text(reading.article)
    assert [d.code for d in reading.diagnostics] == ["sidecar.replaced"]


# ---- lines that move


def everything_said(text: str) -> str:
    """The sidecar that `--write-sidecar` writes, with all that stands in comments said."""
    lines = to_sidecar(read("", text), "bread.txt").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("# Lines: ")) + 1
    said = [line.removeprefix("#").removeprefix(" ") for line in lines[start:-1]]
    return "\n".join(said)


def test_all_that_was_found_can_be_said_and_changes_nothing() -> None:
    found, said = read("").article, read(everything_said(TEXT)).article
    assert [(type(b), b.lines, list(block_text(b))) for b in said.blocks] == [
        (type(b), b.lines, list(block_text(b))) for b in found.blocks
    ]
    assert said.metadata == found.metadata


@pytest.mark.parametrize("above", ["", "A word of the editor, on a line of its own.\n\n\n"])
@pytest.mark.parametrize("between", ["", "Another paragraph came in, which nobody knew of.\n\n"])
def test_a_text_that_moved_is_followed(above: str, between: str) -> None:
    said = 'title = [[1, "Bread for a"]]\nquote = [[9, "Stir it,"]]\nskip = [[21, "---"]]\n'
    text = above + TEXT.replace("Stir it", between + "Stir it")
    article = read(said, text).article
    quote = next(block for block in article.blocks if isinstance(block, BlockQuote))
    assert next(iter(block_text(quote))) == "Stir it, and let it rest."
    assert article.metadata.title == "Bread for a Week"
    assert [part.text for part in article.set_aside] == ["---"]


def test_a_range_grows_with_the_lines_that_came_into_it() -> None:
    said = 'list = [[5, 7, "Two pounds of flour", "water from the well"]]\n'
    text = TEXT.replace("a spoon", "a pinch of sugar\na spoon")
    assert len(items(block_at(read(said, text).article, 5))) == 4


def test_a_line_that_changed_is_named_and_no_other_is_marked() -> None:
    said = 'heading = [[9, 2, "Stir it, and let"]]\n'
    with pytest.raises(SourceError) as caught:
        read(said, TEXT.replace("Stir it", "Beat it"))
    message = str(caught.value)
    assert message.startswith("bread.txt:9: error: bread.toml says heading of line 9")
    assert "“Stir it, and let”" in message
    assert "“Beat it, and let it rest.”" in message


def test_words_that_begin_several_lines_are_those_that_moved_as_their_neighbours_did() -> None:
    text = "A Title\n\nFirst of all, a word.\n\n* * *\n\nThen another word.\n\n* * *\n\nThe end.\n"
    said = 'quote = [[7, "Then another"]]\nskip = [[9, "* * *"]]\n'
    article = read(said, text.replace("First", "Something new\nhere.\n\n\nFirst")).article
    assert [part.lines for part in article.set_aside] == [(13, 13)]
    with pytest.raises(SourceError, match="now begins the lines 6, 10"):
        read('skip = [[9, "* * *"]]\n', "\n" + text)


def test_words_that_a_line_begins_with_are_not_moved_to_a_line_that_is_no_more_than_they() -> None:
    text = "The Title\n\nFirst\n\nFirst of all, there was a word.\n\nThen there was another.\n"
    assert isinstance(block_at(read('quote = [[5, "First"]]', text).article, 5), BlockQuote)


def test_a_short_line_is_not_taken_for_a_longer_one() -> None:
    said = 'heading = [[9, 2, "Stir"]]\n'
    with pytest.raises(SourceError, match="no line begins"):
        read(said, TEXT.replace("Stir it", "Stirring"))


def test_a_heading_said_of_several_lines_is_one_heading() -> None:
    article = read('heading = [[5, 6, 3, "Two pounds", "a spoon"]]\n').article
    block = block_at(article, 5)
    assert isinstance(block, Heading)
    assert (block.lines, inline_text(block.content)) == (
        (5, 6), "Two pounds of flour a spoon of salt",
    )  # fmt: skip


PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_of_the_page_are_sidecars(example: str) -> None:
    look = read_voice(example, "sea.toml").look
    assert read_sidecar(example, "sea.toml", KINDS) != Sidecar() or look != Look()


def test_the_page_names_every_kind_and_all_metadata() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE)) | set(re.findall(r"^(\w+) =", PAGE, re.MULTILINE))
    assert {*KINDS, *OTHER_NAMES, *SaidMetadata.__struct_fields__} <= named


def test_a_standfirst_of_all_lines_and_another_in_its_place_lose_no_word() -> None:
    text = "The sea\n\nA paragraph about it that ends with a full stop.\n"
    article = read('subtitle = "Other words"\nstandfirst = [[1, 3]]\n', text).article
    assert article.metadata.subtitle == "Other words"
    assert "A paragraph about it that ends with a full stop." in plain_text(article)
