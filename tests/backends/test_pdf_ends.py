"""The last page of a PDF has company, and addresses read from left to right."""

import pytest

import convert
from convert.article import Article, Link, Metadata
from convert.check.reading.pdf import open_pdf
from convert.check.reading.places import places_of
from tests.check.good import paragraph, text

SENTENCE = "The boat came in late and nobody on the quay had waited for it. "


def last_lines(lines: int, engine: str) -> tuple[int, int]:
    """Pages, and lines on the last, of an article of so many paragraphs of a line."""
    article = Article(
        metadata=Metadata(title="The boat", language="en"),
        blocks=(paragraph(SENTENCE),) * lines,
    )
    data = convert.render(article, "pdf", theme="large-print", options={"engine": engine})
    pages = places_of(open_pdf(data).pdf)
    spans = [span for span in pages[-1].spans if not span.artifact]
    return len(pages), len({round(span.base) for span in spans})


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("paragraphs", range(26, 38))
def test_no_last_page_of_a_line_or_two(paragraphs: int, engine: str) -> None:
    pages, lines = last_lines(paragraphs, engine)
    assert pages < 3 or lines > 2


def test_an_address_among_arabic_reads_from_left_to_right_and_is_not_given_twice() -> None:
    address = Link(target="https://example.org/a", content=text("https://example.org/a"))
    block = paragraph("الموقع ")
    article = Article(
        metadata=Metadata(title="موقع", language="ar", direction="rtl"),
        blocks=(type(block)(content=(*block.content, address)),),
    )
    page = convert.render(article, "html").decode()
    assert '<a href="https://example.org/a" class="address" dir="ltr">' in page
    assert ":not(.address)::after" in page
