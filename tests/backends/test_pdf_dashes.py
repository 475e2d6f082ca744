"""No line of a PDF begins with a dash between spaces, however the lines of its block are ended."""

import pytest

import convert
from convert.article import (
    Article,
    Cell,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Row,
    Ruby,
    Table,
    Text,
)
from tests.lines.read import lines_of

PHRASES = ("The mayor asked", "so did the rest", "for pumps", "for rope again", "for patience")
RUBY = Ruby(content=(Text(text="漢字"),), reading=(Text(text="かんじ"),))


def said(turn: int, dash: str) -> tuple[Text, ...]:
    """The phrases, dashes between them, in as many orders as there are turns."""
    turned = (*PHRASES[turn:], *PHRASES[:turn])
    return (Text(text=f" {dash} ".join(turned * 2) + " "),)


def in_every_way(dash: str) -> Article:
    """Paragraphs that are planned, and those that are not; items, and cells."""
    blocks: list[Paragraph | List | Table] = []
    for turn in range(len(PHRASES)):
        words = Paragraph(content=said(turn, dash))
        blocks += [
            words,
            Paragraph(content=(RUBY, *said(turn, dash))),
            List(ordered=False, items=(ListItem(blocks=(words,)),)),
            Table(rows=(Row(cells=(Cell(content=words.content), Cell(content=words.content))),)),
        ]
    return Article(metadata=Metadata(title="Rain", language="en"), blocks=tuple(blocks))


@pytest.mark.parametrize("theme", ["book", "report"])
@pytest.mark.parametrize("dash", ["–", "—"])
def test_no_line_begins_with_a_dash(theme: str, dash: str) -> None:
    lines = lines_of(convert.render(in_every_way(dash), "pdf", theme=theme))
    assert any(line.words[-1].text == dash for line in lines)
    assert [line.text for line in lines if line.words[0].text == dash] == []
