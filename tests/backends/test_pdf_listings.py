"""Listings on paper: in cells, and among text from right to left."""

from itertools import pairwise

import pytest

import convert
from convert.article import Article, Cell, Metadata, Preformatted, Row, Table
from convert.languages.directions import runs_from_left
from tests.check.good import paragraph, text
from tests.lines.read import Line, lines_of

LISTING = Preformatted(text="gauge\n   tide = mean ebb\n  depth = low")
WORDS = {"en": "It rained all night, and nobody had seen such water. ", "he": "הגשם ירד כל הלילה. "}


def in_a_table(language: str, engine: str) -> dict[str, Line]:
    """The lines that begin with each word of a listing in a cell, and that with the row's head."""
    beside = Cell(blocks=(paragraph("Harbour"), paragraph(WORDS[language] * 9)))
    table = Table(rows=(Row(cells=(beside, beside, Cell(blocks=(LISTING,)))),))
    article = Article(
        metadata=Metadata(
            title="Rain", language=language, direction="rtl" if language == "he" else "ltr"
        ),
        blocks=(table,),
    )
    data = convert.render(article, "pdf", options={"engine": engine})
    lines = (Line(w.page, w.foot, w.size, [one]) for w in lines_of(data) for one in w.words)
    return {line.text: line for line in reversed(list(lines))}


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("language", ["en", "he"])
def test_a_listing_in_a_cell_keeps_its_lines_and_begins_beside_others(
    language: str, engine: str
) -> None:
    lines = in_a_table(language, engine)
    first, second, third = (lines[word].foot for word in ("gauge", "tide", "depth"))
    assert lines["ebb"].foot == pytest.approx(second, abs=0.1)
    assert lines["low"].foot == pytest.approx(third, abs=0.1)
    assert first - second == pytest.approx(second - third, abs=0.1)
    assert lines["Harbour"].foot == pytest.approx(first, abs=0.8)


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_a_listing_of_latin_letters_begins_at_the_left_also_among_hebrew(engine: str) -> None:
    lines = in_a_table("he", engine)
    assert lines["gauge"].left < lines["depth"].left < lines["tide"].left


@pytest.mark.parametrize(
    ("listing", "from_left"),
    [
        (LISTING, True),
        (Preformatted(text="גשם\n  לילה"), False),
        (Preformatted(text="x = 'גשם'", syntax="python"), True),
        (Preformatted(text="rain", direction="rtl"), False),
    ],
)
def test_which_listings_run_from_left(listing: Preformatted, from_left: bool) -> None:
    assert runs_from_left(listing) is from_left
    article = Article(
        metadata=Metadata(title="גשם", language="he", direction="rtl"), blocks=(listing,)
    )
    page = convert.render(article, "html").decode()
    assert ('dir="ltr"' in page) is from_left


def test_text_of_a_cell_has_no_margins_of_its_own() -> None:
    """A row of blocks is as high as one of plain words."""
    plain = Cell(content=text("quay"))
    for cell in (Cell(blocks=(paragraph("quay"),)), Cell(blocks=(Preformatted(text="quay"),))):
        rows = (Row(cells=(plain,)), Row(cells=(cell,)), Row(cells=(plain,)))
        article = Article(
            metadata=Metadata(title="Rain", language="en"), blocks=(Table(rows=rows * 2),)
        )
        feet = [line.foot for line in lines_of(convert.render(article, "pdf"))[1:]]
        steps = [above - below for above, below in pairwise(feet)]
        assert max(steps[:-1]) - min(steps[:-1]) < 3
