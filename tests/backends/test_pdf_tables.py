"""Tables stay on their page, whatever they hold."""

import io

import pikepdf
import pytest

import convert
from convert.article import (
    Article,
    Cell,
    Heading,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Row,
    Table,
)
from convert.backends.pdf.tables import fit_tables
from convert.check.reading.pdf import open_pdf
from convert.check.rules.pdf_layout import RULES, laid_out
from convert.design.theme_store import ThemeStore
from convert.design.themes import built_in_themes
from convert.markup.table import stays_together
from convert.markup.writer import TableSetting
from tests.check.good import paragraph, text
from tests.lines.read import lines_of

KEY = "9f" * 40
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
THEMES = tuple(built_in_themes())


def table(*rows: tuple[str, ...]) -> Table:
    head, *body = rows
    return Table(
        rows=(
            Row(cells=tuple(Cell(content=text(words), header=True) for words in head)),
            *(Row(cells=tuple(Cell(content=text(w)) for w in row)) for row in body),
        )
    )


def article(*blocks: Table | Heading | Paragraph | List) -> Article:
    return Article(metadata=Metadata(title="Tables", language="en"), blocks=blocks)


NARROW = table(("Place", "Rain"), ("Hill", "47"))
CHECKSUMS = table(("File", "First", "Second"), ("garden.zip", KEY, KEY), ("pond.zip", KEY, "none"))
NINE = table(MONTHS, ("unknown",) * 9)
TWELVE = table((*MONTHS, "October", "November", "December"), ("unknown",) * 12)
THIRTY = table(("September",) * 30, ("123,456.78",) * 30)
SIXTY = table(("September",) * 60, ("123,456.78",) * 60)


def setting(found: Table) -> tuple[TableSetting | None, bool]:
    fits = fit_tables(article(found), ThemeStore().get("default", ()))
    return fits.tables.get(id(found)), id(found) in fits.landscape


def test_a_table_that_fits_is_left_alone() -> None:
    assert setting(NARROW) == (None, False)


def test_long_words_break_before_anything_else() -> None:
    assert setting(CHECKSUMS) == (TableSetting(breaks="long"), False)


def test_smaller_type_comes_next() -> None:
    found, turned = setting(NINE)
    assert found is not None
    assert found.breaks is None
    assert found.size is not None
    assert found.size < 0.95
    assert not turned


def test_then_the_page_is_turned() -> None:
    found, turned = setting(TWELVE)
    assert turned
    assert found is not None
    assert found.breaks is None


def test_all_words_break_where_nothing_else_helps() -> None:
    found, turned = setting(SIXTY)
    assert turned
    assert found is not None
    assert found.breaks == "all"


def in_blocks(found: Table, block: type[Paragraph] | type[List] = Paragraph) -> Table:
    """The same words in cells that hold blocks, as Word has them."""

    def cell(given: Cell) -> Cell:
        held = Paragraph(content=given.content)
        blocks = (
            held if block is Paragraph else List(ordered=False, items=(ListItem(blocks=(held,)),)),
        )
        return Cell(blocks=blocks, header=given.header)

    return Table(rows=tuple(Row(cells=tuple(map(cell, row.cells))) for row in found.rows))


@pytest.mark.parametrize("found", [NARROW, CHECKSUMS, NINE, TWELVE, THIRTY])
def test_words_in_the_blocks_of_cells_are_measured_as_others(found: Table) -> None:
    assert setting(in_blocks(found)) == setting(found)


def test_what_a_list_in_a_cell_is_set_in_by_counts() -> None:
    assert setting(in_blocks(NINE, List)) != setting(NINE)


def test_a_listing_in_a_cell_keeps_its_words_whole() -> None:
    rows = [
        Row(cells=(Cell(content=text("Long words of a sentence " * 12)), Cell(blocks=(listing,))))
        for listing in (Preformatted(text="rainfall\n\nall"), Preformatted(text="tide"))
    ]
    pdf = convert.render(article(Table(rows=tuple(rows))), "pdf", theme="book")
    assert any(word.text == "rainfall" for line in lines_of(pdf) for word in line.words)


def test_a_table_in_a_list_stays_on_its_page() -> None:
    inner = List(ordered=False, items=(ListItem(blocks=(TWELVE,)),))
    fits = fit_tables(article(inner), ThemeStore().get("default", ()))
    assert not fits.landscape


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "found",
    [CHECKSUMS, NINE, TWELVE, THIRTY, SIXTY, in_blocks(TWELVE), in_blocks(TWELVE, List)],
    ids=lambda found: f"{len(found.rows[0].cells)} columns",
)
def test_no_word_leaves_the_text(found: Table, theme: str) -> None:
    data = convert.render(article(paragraph("A table follows."), found), "pdf", theme=theme)
    subject = laid_out(open_pdf(data))
    assert [fault for rule in RULES for fault in rule.find(subject)] == []


def sizes(data: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages]


PROSE = paragraph("The rain of the year was measured at two places by the same people. " * 20)


def test_a_heading_goes_with_its_table_and_the_text_after_stands_again() -> None:
    heading = Heading(level=2, content=text("The rain"), id="rain")
    data = convert.render(article(PROSE, heading, TWELVE, PROSE), "pdf")
    assert sizes(data) == [(595, 842), (842, 595), (595, 842)]


def test_a_short_text_has_no_page_of_its_own_beside_a_wide_table() -> None:
    short = paragraph("These are two tables.")
    assert sizes(convert.render(article(short, TWELVE, short, TWELVE, short), "pdf")) == [
        (842, 595)
    ]


def test_chosen_paper_is_turned_too() -> None:
    data = convert.render(article(PROSE, TWELVE), "pdf", options={"paper": "A5"})
    assert sizes(data)[-1] == (595, 420)


def test_a_title_of_one_long_word_stays_on_the_page_as_its_running_head_too() -> None:
    long = Article(metadata=Metadata(title="W" * 90, language="en"), blocks=(PROSE,) * 6)
    subject = laid_out(open_pdf(convert.render(long, "pdf", theme="large-print")))
    assert len(subject.pages) > 1
    assert [fault for rule in RULES for fault in rule.find(subject)] == []


@pytest.mark.parametrize(("words", "kept"), [("47", True), ("a word of it " * 30, False)])
def test_few_rows_stay_together_unless_they_fill_a_page(words: str, kept: bool) -> None:
    rows = ((words,) * 4,) * 5
    assert stays_together(table(("a", "b", "c", "d"), *rows)) is kept
