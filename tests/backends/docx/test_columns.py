"""Columns of Word tables are as wide as their words, and fit the line."""

import io
import zipfile

import pytest
from lxml import etree

import convert
from convert.article import Article, Cell, Metadata, Row, Table
from convert.backends.docx.trees import NAMESPACES, every, value
from tests.check.good import text

KEY = "9f" * 40


def document(*rows: tuple[str, ...], theme: str = "default") -> etree._Element:
    table = Table(rows=tuple(Row(cells=tuple(Cell(content=text(w)) for w in row)) for row in rows))
    article = Article(metadata=Metadata(title="Tables", language="en"), blocks=(table,))
    data = convert.render(article, "docx", theme=theme)
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def widths(tree: etree._Element) -> list[int]:
    return [int(value(column, "w")) for column in every(tree, "w:gridCol")]


MEASURE = {
    "default": 7938,
    "report": 7371,
    "large-print": 9411,
    "manuscript": 9026,
    "magazine": 7597,
}


@pytest.mark.parametrize("theme", MEASURE)
@pytest.mark.parametrize(
    "row",
    [("Place", KEY, KEY), ("one", "word " * 60), ("117.11",) * 12],
    ids=["keys", "text", "months"],
)
def test_columns_fit_the_line(row: tuple[str, ...], theme: str) -> None:
    assert sum(widths(document(row, row, theme=theme))) <= MEASURE[theme] + len(row)


def test_a_small_table_is_no_wider_than_its_words() -> None:
    assert sum(widths(document(("Hill", "47"), ("Lake", "8")))) < MEASURE["default"] / 3


def test_a_column_is_as_wide_as_its_words() -> None:
    short, long = widths(
        document(
            ("47", "the place where it was measured"),
        )
    )
    assert long > 5 * short


def test_a_number_has_room_beside_a_long_text() -> None:
    """Ten figures of eleven points, half an em each."""
    number, _ = widths(document(("1,234,567.89", "word " * 200)))
    assert number > 12 * 11 * 20 / 2


def test_a_short_word_has_room_for_a_wider_face_beside_a_long_text() -> None:
    short, _ = widths(document(("storm", "word " * 60)))
    assert short - 160 >= 1.3 * 5 * 0.56 * 20 * 10 - 1  # twips: letters, em, half points


def test_numbers_in_many_columns_are_set_smaller_and_not_cut() -> None:
    tree = document(*[("117.11",) * 12] * 3)
    sizes = {int(value(size)) for size in every(tree, "w:sz")}
    (size,) = sizes
    assert size < 22
    assert min(widths(tree)) - 60 >= 6 * size * 10 / 2


def test_each_cell_says_its_width() -> None:
    tree = document(("Hill", "47"), ("Lake", "8"))
    cells = [int(value(cell, "w")) for cell in every(tree, "w:tcW")]
    assert cells == widths(tree) * 2


@pytest.mark.parametrize(("rows", "kept"), [(2, 2), (6, 10), (7, 0)])
def test_up_to_six_rows_stay_together(rows: int, kept: int) -> None:
    tree = document(*[("Hill", "47")] * rows)
    assert len(tree.findall(".//w:tbl//w:keepNext", NAMESPACES)) == kept
