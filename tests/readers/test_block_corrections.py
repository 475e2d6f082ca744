"""What a sidecar says of the lines of an Article that a reader of another format made."""

import pytest
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Heading,
    Image,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Text,
    ThematicBreak,
    Verse,
)
from convert.errors import SourceError
from convert.interchange import to_json
from convert.pipeline import read
from convert.readers import Reading
from convert.readers.telling import to_sidecar
from convert.settings import Settings
from convert.source import Source
from convert.walk import blocks_text, plain_text
from tests.conformance.articles.pictures import DOT


def paragraph(text: str, first: int, last: int | None = None) -> Paragraph:
    return Paragraph(content=(Text(text=text),), lines=(first, last or first))


ARTICLE = Article(
    metadata=Metadata(
        title="The Mill", title_lines=(1, 1), byline="By Ann Lee", byline_lines=(2, 2)
    ),
    blocks=(
        paragraph("It ground rye.", 4),
        paragraph("It ground wheat.", 5),
        Heading(level=2, content=(Text(text="The wheel"),), id="the-wheel", lines=(7, 7)),
        paragraph("It turned for two hundred years.", 9, 11),
        List(
            ordered=True,
            items=(ListItem(blocks=(paragraph("Stone", 13),), lines=(13, 13)),),
            lines=(13, 13),
        ),
        ThematicBreak(mark="* * *", lines=(15, 15)),
    ),
)


def corrected(said: str, article: Article = ARTICLE) -> Reading:
    source = Source("mill.json", to_json(article), said)
    return read(source, Settings(to=()))


@pytest.mark.parametrize(
    ("said", "at", "kind"),
    [
        ("heading = [[4, 3]]", 0, Heading),
        ("paragraph = [7]", 2, Paragraph),
        ("list = [[4, 5]]", 0, List),
        ("quote = [[9, 11]]", 3, BlockQuote),
        ("verse = [[4, 5]]", 0, Verse),
        ("code = [[4, 5]]", 0, Preformatted),
        ("caption = [4]", 0, Paragraph),
        ("separator = [15]", 5, ThematicBreak),
        ('quote = [[90, "It ground wheat."]]', 1, BlockQuote),
    ],
)
def test_blocks_are_what_their_lines_are_said_to_be(
    said: str, at: int, kind: type[AnyBlock]
) -> None:
    article = corrected(said).article
    assert isinstance(article.blocks[at], kind)
    assert plain_text(article).split() == plain_text(ARTICLE).split()


def test_a_line_is_the_title_and_the_title_before_stays() -> None:
    article = corrected("title = 4").article
    assert article.metadata.title == "It ground rye."
    assert next(iter(blocks_text(article.blocks))) == "The Mill"
    titled = corrected("title = 4\nskip = 1").article
    assert plain_text(titled).count("The Mill") == 0
    assert titled.set_aside[0].text == "The Mill"


def test_the_head_can_be_said_to_be_text() -> None:
    article = corrected("paragraph = [2]").article
    assert article.metadata.byline is None
    assert next(iter(blocks_text(article.blocks))) == "By Ann Lee"


def test_what_is_skipped_is_told() -> None:
    reading = corrected("skip = [[4, 5]]")
    assert [part.text for part in reading.article.set_aside] == ["It ground rye.\nIt ground wheat."]
    assert [d.code for d in reading.diagnostics] == ["set_aside.skipped"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "quote = [10]",
            r"mill.json:10: error: .*part of the block on lines 9-11.*\[\[9, 11\]\]",
        ),
        ("paragraph = [13]", "it is a list, of which that would lose more than its marks"),
        ("separator = [4]", "it has words"),
        ("paragraph = [99]", "which has no text"),
        ("table = [4]", "unknown key 'table'"),
        ('quote = [[4, "It ground oats."]]', "no line begins with “It ground oats.” any more"),
    ],
)
def test_what_cannot_be_is_one_error_that_says_what_to_do(said: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        corrected(said)


def test_a_reader_that_gives_no_lines_takes_metadata_alone() -> None:
    plain = Article(metadata=Metadata(title="X"), blocks=(Paragraph(content=(Text(text="a"),)),))
    with pytest.raises(SourceError, match="the reader of this source gives no lines"):
        corrected("heading = [1]", plain)
    reading = corrected('title = "Y"', plain)
    assert reading.article.metadata.title == "Y"
    assert [d.code for d in reading.diagnostics] == ["sidecar.replaced"]


def test_the_sidecar_that_is_written_changes_nothing() -> None:
    written = to_sidecar(corrected(""), "mill.json")
    assert '[7, 2, "The wheel"]' in written
    assert corrected(written).article.blocks[2].lines == (7, 7)
    assert plain_text(corrected(written).article) == plain_text(ARTICLE)


def test_a_picture_in_the_line_is_not_lost_to_a_title() -> None:
    picture = Image(data=DOT, media_type="image/png", alt="A dot")
    block = Paragraph(content=(Text(text="See "), picture), lines=(17, 17))
    article = replace(ARTICLE, blocks=(*ARTICLE.blocks, block))
    for said in ("title = 17", "code = 17"):
        with pytest.raises(SourceError, match="it holds a picture"):
            corrected(said, article)
    assert isinstance(corrected("quote = 17", article).article.blocks[-1], BlockQuote)


def test_the_boxes_of_tasks_are_not_lost_to_a_paragraph() -> None:
    task = ListItem(blocks=(paragraph("Oil it", 17),), done=True, lines=(17, 17))
    tasks = List(ordered=False, items=(task,), lines=(17, 17))
    with pytest.raises(SourceError, match="lose more than its marks"):
        corrected("paragraph = 17", replace(ARTICLE, blocks=(*ARTICLE.blocks, tasks)))
