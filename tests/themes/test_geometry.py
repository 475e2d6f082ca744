"""Margins, size and leading that follow the paper, unless a theme or a person says them."""

import pytest

import convert
from convert.article import Article, Metadata, Paragraph, Text
from convert.design.geometry import COLUMN_GAP
from convert.design.themes import load_theme
from convert.design.units import PAPER, Paper, points
from tests.lines.read import lines_of

WORDS = "The ferry had crossed the harbour since anyone could remember, and nobody asked. "
ARTICLE = Article(
    metadata=Metadata(title="Boat", language="en"),
    blocks=tuple(Paragraph(content=(Text(text=WORDS * n),)) for n in range(3, 9)),
)
_CHARACTER = 0.5  # em


def characters(paper: Paper, columns: int) -> float:
    """About how many characters a line has."""
    tokens = load_theme("default", (f"page.columns={columns}",)).on(paper).tokens
    page = tokens.page
    width = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    column = (width - points(COLUMN_GAP) * (columns - 1)) / columns
    return column / (points(tokens.type.size) * _CHARACTER)


@pytest.mark.parametrize("paper", PAPER)
def test_a_line_has_as_many_characters_as_one_reads_well(paper: Paper):
    assert 60 <= characters(paper, 1) <= 75


@pytest.mark.parametrize("paper", ["A4", "Letter", "Legal"])
def test_a_column_has_enough_to_be_justified(paper: Paper):
    assert 45 <= characters(paper, 2) <= 52


def test_paper_that_is_chosen_for_once_is_as_that_of_a_theme():
    chosen = load_theme("default").on("A5")
    own = load_theme("default", ("page.size=A5",))
    assert chosen.tokens == own.tokens
    assert load_theme("default").on("A4") == load_theme("default")


def test_two_papers_are_two_themes():
    theme = load_theme("default")
    assert theme.on("A5") != theme
    assert theme.on("A5").on("A4").tokens == theme.tokens


@pytest.mark.parametrize(
    "said", ["page.margin_inner=31mm", "page.margin_top=31mm", "type.size=13pt", "type.leading=1.7"]
)
def test_what_is_said_stays_on_any_paper(said: str):
    table, _, rest = said.partition(".")
    name, _, value = rest.partition("=")
    for paper in PAPER:
        tokens = load_theme("default", (said,)).on(paper).tokens
        assert getattr(getattr(tokens, table), name) == value


@pytest.mark.parametrize("theme", ["manuscript", "large-print", "report"])
def test_margins_that_a_theme_says_stay(theme: str):
    loaded = load_theme(theme)
    assert loaded.on("A5").tokens.page.margin_inner == loaded.tokens.page.margin_inner


@pytest.mark.parametrize("paper", PAPER)
def test_lines_are_as_long_as_the_page_wants_them(paper: Paper):
    page = load_theme("default").on(paper).tokens.page
    right = PAPER[paper][0] - points(page.margin_outer)
    found = lines_of(convert.render(ARTICLE, "pdf", options={"paper": paper}))
    full = [line for line in found if line.right > right - 2]
    assert all(line.right < right + 1 for line in found)
    assert len(full) > len(found) / 2


def test_two_columns_are_justified():
    found = lines_of(convert.render(ARTICLE, "pdf", tokens=("page.columns=2",)))
    edges = {round(line.right) for line in found if len(line.text) > 42}
    assert len(edges) <= 6
