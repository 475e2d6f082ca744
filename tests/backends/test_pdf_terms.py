"""Terms stay on the page on which their meaning begins."""

from itertools import pairwise

import pytest

import convert
from convert.article import Article, DefinitionItem, DefinitionList, Metadata
from tests.check.good import paragraph, text
from tests.lines.read import lines_of

MEANING = "A line by which a boat is held. " * 6


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("before", range(3, 8))
def test_no_term_ends_a_page(before: int, engine: str) -> None:
    items = tuple(
        DefinitionItem(terms=(text("Rope"), text("Cable")), blocks=(paragraph(MEANING),))
        for _ in range(14)
    )
    article = Article(
        metadata=Metadata(title="Boats", language="en"),
        blocks=(*(paragraph("It rained."),) * before, DefinitionList(items=items)),
    )
    data = convert.render(article, "pdf", theme="large-print", options={"engine": engine})
    lines = [line for line in lines_of(data) if line.text not in ("Boats",)]
    lines = [line for line in lines if not line.text.startswith("Page ")]
    parted = [
        line.text
        for line, following in pairwise(lines)
        if line.text in ("Rope", "Cable") and following.page != line.page
    ]
    assert lines[-1].page > 0
    assert parted == []
