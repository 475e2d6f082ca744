"""A table that does not say which cells are headers gets those that it has, and it is told."""

import pytest

from convert.article import Article, Cell, Metadata, Row, Table, Text
from convert.normalise import normalise


def table(*rows: str) -> Table:
    return Table(
        rows=tuple(
            Row(cells=tuple(Cell(content=(Text(text=text),)) for text in row.split("|")))
            for row in rows
        )
    )


def headed(*rows: str) -> tuple[set[str], list[str]]:
    """The cells that become headers, and the codes of what is told."""
    article = Article(metadata=Metadata(title="Hours", language="en"), blocks=(table(*rows),))
    made, told = normalise(article, "hours")
    (block,) = made.blocks
    assert isinstance(block, Table)
    cells = [cell for row in block.rows for cell in row.cells if cell.header]
    return {c.text for cell in cells for c in cell.content if isinstance(c, Text)}, [
        d.code for d in told
    ]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        (("Monday|8 to 5", "Tuesday|8 to 5", "Sunday|closed"), {"Monday", "Tuesday", "Sunday"}),
        (("Tree|Height", "Oak|21", "Ash|18"), {"Tree", "Height"}),
        (("Tree|Place|Leaves", "Oak|hill|lobed", "Oak|dale|lobed"), {"Tree", "Place", "Leaves"}),
        (("1987|one", "1988|two"), set()),
        (("Oak|Oak", "Oak|Ash"), set()),
        (("2019|2020|2021", "Oak|3|4", "Ash|5|6"), set()),
        (("Oak|3|4", "Ash|5|6"), {"Oak", "Ash"}),
        (("12H|30 KT|35 MPH", "24H|30 KT|40 MPH"), {"12H", "24H"}),
        (("港|開く", "岸|閉じる"), {"港", "岸"}),
    ],
)
def test_headers(rows: tuple[str, ...], headers: set[str]):
    found, told = headed(*rows)
    assert found == headers
    assert told == ["table.headers_taken" if headers else "table.no_headers"]


def test_what_the_source_says_stays():
    said = Table(
        rows=(
            Row(cells=(Cell(content=(Text(text="Tree"),)), Cell(header=True, content=()))),
            Row(cells=(Cell(content=(Text(text="Oak"),)), Cell(content=()))),
        )
    )
    article = Article(metadata=Metadata(title="Trees", language="en"), blocks=(said,))
    made, told = normalise(article, "trees")
    assert made.blocks == (said,)
    assert told == ()
