"""An article with one of everything that the checks look at, and its four good outputs."""

import gc
import warnings
from functools import cache

import convert
from convert.article import (
    Article,
    Author,
    BlockQuote,
    Cell,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Row,
    Span,
    Table,
    Text,
)
from tests.conformance.articles.pictures import DOT


def text(words: str) -> Inlines:
    return (Text(text=words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=text(words))


def item(words: str) -> ListItem:
    return ListItem(blocks=(paragraph(words),))


def row(*words: str, header: bool = False) -> Row:
    first = Cell(content=text(words[0]), header=True)
    return Row(cells=(first, *(Cell(content=text(w), header=header) for w in words[1:])))


ARTICLE = Article(
    metadata=Metadata(
        title="The lighthouse keeper",
        authors=(Author(name="Nora Quill"),),
        byline="By Nora Quill",
        date="2024-05-06",
        date_line="6 May 2024",
        language="en",
        description="A day on the rock.",
    ),
    blocks=(
        paragraph("The lamp was lit at dusk, as it had been for ninety years."),
        paragraph("Nobody on the mainland noticed anything unusual that evening."),
        Heading(level=2, content=text("Before the fog"), id="before"),
        Paragraph(
            content=(
                *text("He called it "),
                Span(content=text("le grand silence"), language="fr"),
                *text(" and wrote it "),
                Emphasis(content=text("carefully")),
                *text(" into "),
                Link(target="https://example.org/log", content=text("the station log")),
                *text("."),
                NoteReference(label="1", text="[1]"),
            )
        ),
        Heading(level=3, content=text("What he carried"), id="carried"),
        List(ordered=True, items=(item("a lantern"), item("three ropes"), item("bread"))),
        Heading(level=2, content=text("During the fog"), id="during"),
        BlockQuote(
            blocks=(paragraph("We heard the horn and steered by it alone."),),
            attribution=text("— Captain Brandt"),
        ),
        Table(
            caption=text("Ships that passed"),
            rows=(
                row("Hour", "Ships", header=True),
                row("Midnight", "four"),
                row("Dawn", "nineteen"),
            ),
        ),
        Heading(level=2, content=text("After the fog"), id="after"),
        Figure(
            data=DOT,
            media_type="image/png",
            alt="The rock at sunrise",
            caption=text("Morning at last"),
        ),
        paragraph("He slept until noon, and nobody woke him."),
        Footnote(
            label="1", mark="[1]", blocks=(paragraph("The log is kept in the town archive."),)
        ),
    ),
)


@cache
def output(format: str) -> bytes:
    """The article in a format, made once."""
    return render(ARTICLE, format)


def render(article: Article, format: str) -> bytes:
    """An article in a format."""
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        made = convert.render(article, format)
        gc.collect()
    return made
