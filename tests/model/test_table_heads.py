"""The head of a column stands on the side of its cells."""

from typing import Any

import pytest

from convert.article import Cell, Row, Table, Text
from convert.markup.table import columns_of, with_aligned_heads

Side = str | None


def cell(words: str = "x", **how: Any) -> Cell:
    return Cell(content=(Text(text=words),) if words else (), **how)


def head_of(head: Cell, *column: Cell) -> Side:
    table = Table(rows=(Row(cells=(head,)), *(Row(cells=(c,)) for c in column)))
    return with_aligned_heads(table).rows[0].cells[0].align


RIGHT, LEFT = cell("47", align="right"), cell("Hill")


@pytest.mark.parametrize(
    ("column", "side"),
    [
        ((RIGHT, RIGHT), "right"),
        ((RIGHT, RIGHT, cell("none")), "right"),
        ((RIGHT, cell("")), "right"),
        ((cell("a", align="center"),), "center"),
        ((RIGHT, LEFT), None),
        ((LEFT, LEFT), None),
        ((cell(""),), None),
        ((), None),
    ],
)
def test_most_cells_decide(column: tuple[Cell, ...], side: Side) -> None:
    assert head_of(cell("Rain", header=True), *column) == side


def test_a_head_with_a_side_of_its_own_keeps_it() -> None:
    assert head_of(cell("Rain", header=True, align="left"), RIGHT) == "left"


def test_a_head_over_several_columns_stays() -> None:
    head = Row(cells=(cell("Both", header=True, colspan=2),))
    table = Table(rows=(head, Row(cells=(RIGHT, RIGHT))))
    assert with_aligned_heads(table).rows[0].cells[0].align is None


def test_cells_that_reach_down_push_those_below_aside() -> None:
    rows = (Row(cells=(cell(rowspan=2), cell(colspan=2), cell())), Row(cells=(cell(), cell())))
    assert columns_of(Table(rows=rows)) == ((0, 1, 3), (1, 2))
