"""Lines end at the spaces between elements, whatever the next one begins with."""

import pytest

import convert
from convert.article import Article, Code, Emphasis, Inline, Metadata, Paragraph, Strong, Text
from convert.backends.pdf.weasyprint.engine import engine
from convert.check.files import check_bytes

ENGLISH = Paragraph(content=(Text(text="These are the names of all the files that were there."),))


def code(words: str) -> Inline:
    return Code(text=words)


def strong(words: str) -> Inline:
    return Strong(content=(Text(text=words),))


def emphasis(words: str) -> Inline:
    return Emphasis(content=(Text(text=words),))


@pytest.mark.parametrize("make", [code, strong, emphasis])
@pytest.mark.parametrize("mark", [".", "...", "", "/", "-", "("])
def test_a_row_of_elements_stays_on_its_page(make, mark: str):
    content: list[Inline] = []
    for number in range(40):
        content += [make(f"{mark}word{number}"), Text(text=" ")]
    article = Article(
        metadata=Metadata(title="Names", language="en"),
        blocks=(ENGLISH, Paragraph(content=tuple(content))),
    )
    found = check_bytes("a.pdf", "pdf", convert.render(article, "pdf"), article)
    assert [each.code for each in found if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("border", "parts"),
    [(" .", True), (" a", True), (" :", False), ("a.", False), ("\u00a0.", False)],
)
def test_where_a_line_may_end_at_a_border(border: str, parts: bool):
    loaded = engine()
    asked = loaded.copies.module("weasyprint.layout.inline").can_break_text
    assert asked(border, "fr") is parts
