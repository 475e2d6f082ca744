"""A short story with everything that a newsroom's formats have a place of their own for."""

from convert.article import (
    Article,
    Author,
    BlockQuote,
    Cell,
    Emphasis,
    Field,
    Figure,
    Footnote,
    Heading,
    Link,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Span,
    Strong,
    Superscript,
    Table,
    Text,
    ThematicBreak,
)
from tests.conformance.articles.pictures import DOT


def words(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(content=(Text(text=text),)) for text in texts)


STORY = Article(
    metadata=Metadata(
        title="Ferry returns to the sound",
        subtitle="First crossing since the storm",
        byline="By Ida Brandt, harbour correspondent",
        authors=(Author(name="Ida Brandt", role="harbour correspondent"),),
        date="2024-03-03",
        date_line="3 March 2024",
        dateline="OBAN, Scotland -",
        language="en-GB",
        description="The ferry is back after six weeks.",
        keywords=("ferries", "storms"),
        publisher="North Press",
        rights="CC BY 4.0",
        identifier="urn:example:ferry-1",
        publication="The Sound",
        section="Coast",
        fields=(Field(name="Photographs:", value="Jon Lie"),),
    ),
    blocks=(
        Paragraph(
            content=(
                Text(text="The ferry came in at "),
                Strong(content=(Text(text="noon"),)),
                Text(text=", said "),
                Link(target="https://example.org/crew?a=1&b=2", content=(Text(text="the crew"),)),
                NoteReference(label="1", text="[1]"),
                Text(text="."),
            )
        ),
        Figure(
            data=DOT, media_type="image/png", alt="A red dot", caption=(Text(text="The ferry"),)
        ),
        Heading(level=2, content=(Text(text="The crossing"),), id="the-crossing"),
        BlockQuote(blocks=words("We waited <six> weeks."), attribution=(Text(text="Captain Roy"),)),
        Heading(level=3, content=(Text(text="By hours"),), id="by-hours"),
        List(
            ordered=True,
            start=2,
            items=(
                ListItem(blocks=words("Load")),
                ListItem(
                    blocks=(
                        *words("Sail"),
                        List(ordered=False, items=(ListItem(blocks=words("slowly")),)),
                    )
                ),
            ),
        ),
        Table(
            caption=(Text(text="Boats"),),
            rows=(
                Row(
                    cells=tuple(Cell(content=(Text(text=t),), header=True) for t in ("Boat", "m2"))
                ),
                Row(
                    cells=(
                        Cell(content=(Emphasis(content=(Text(text="Elsa"),)),)),
                        Cell(
                            align="right",
                            content=(Text(text="10"), Superscript(content=(Text(text="2"),))),
                        ),
                    )
                ),
            ),
        ),
        Preformatted(text="dep  arr\n9    12"),
        ThematicBreak(),
        Paragraph(
            content=(
                Span(language="fr", content=(Text(text="Bon vent"),)),
                Text(text=", as "),
                Link(target="#the-crossing", content=(Text(text="above"),)),
                Text(text="."),
            )
        ),
        Footnote(label="1", mark="[1]", blocks=words("They were four.")),
        Paragraph(role="about", content=(Text(text="Ida Brandt sails."),)),
    ),
)
