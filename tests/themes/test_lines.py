"""Lines that the engine would end in the wrong place."""

import pytest

import convert
from convert.article import Article, Emphasis, Metadata, Paragraph, Text
from convert.check.reading.pdf import open_pdf

WORDS = "in a sea of it and of the sea there is a sea, and of it a sea in a sea, "
ARTICLE = Article(
    metadata=Metadata(title="Sea", language="en"),
    blocks=(
        Paragraph(
            content=(
                Text(text=WORDS),
                Emphasis(content=(Text(text="extraordinarily"),)),
                Text(text=" long " * 20),
            )
        ),
    ),
)


@pytest.mark.parametrize("tenths", range(630, 675, 5))
def test_a_line_is_full_before_an_element_that_goes_to_the_next(tenths: int):
    """Whatever the width of the line: at some widths only the space is too much for it."""
    tokens = (f"page.margin_outer={tenths / 10}mm", "type.align=start", "type.hyphens=false")
    page = open_pdf(convert.render(ARTICLE, "pdf", tokens=tokens)).pages[0]
    first = next(text.strip() for text in page.marked.values() if text.strip().startswith("in a"))
    assert len(first) > len(WORDS) - 20
