"""Where pages end: what stands before a list waits for it only where it introduces it."""

import pytest

import convert
from convert.article import Article, Heading, List, ListItem, Metadata, Paragraph, Text
from convert.markup.introduced import introducing
from tests.lines.read import lines_of

WORDS = "The lamp is lit at dusk and somebody has to see to it every evening. "


def said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


def listed(*texts: str) -> List:
    items = tuple(ListItem(blocks=(said(text),)) for text in texts)
    return List(ordered=False, tight=True, items=items)


LISTED = listed("Rope " + WORDS * 3, "Oil " + WORDS * 3)


def pages_of(before: int, text: str) -> dict[str, int]:
    """The pages of a heading, of the text below it and of a list after that."""
    heading = Heading(level=2, content=(Text(text="What to bring"),), id="bring")
    made = Article(
        metadata=Metadata(title="Boat", language="en"),
        blocks=(*(said(WORDS * 3) for _ in range(before)), heading, said(text), LISTED),
    )
    lines = lines_of(convert.render(made, "pdf", tokens=("type.drop_cap=false", "type.lead=plain")))
    return {
        name: next(line.page for line in lines if name in line.text)
        for name in ("What to bring", "This", "Rope")
    }


def test_a_heading_stays_where_its_text_fits():
    """On one of the pages that are filled line by line the list alone is too long."""
    found = [pages_of(before, f"This {WORDS}") for before in range(9, 13)]
    assert {"What to bring": 0, "This": 0, "Rope": 1} in found
    assert all(pages["What to bring"] == pages["This"] for pages in found)


def test_what_introduces_a_list_stays_with_it():
    for before in range(9, 13):
        found = pages_of(before, "This is what you bring, whatever anybody says of the weather:")
        assert found["This"] == found["Rope"]


@pytest.mark.parametrize(
    ("text", "introduces"), [("Bring:", True), ("带上：", True), ("Bring this.", False)]
)
def test_a_colon_introduces(text: str, introduces: bool):
    blocks = (said("Other:"), said(text), LISTED)
    assert introducing(blocks) == ((blocks[1],) if introduces else ())
