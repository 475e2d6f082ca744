"""Word finds the headers beside the rows of a table by its look (ISO/IEC 29500-1, 17.4.55)."""

import re

import pytest

import convert
from convert.article import Article, Cell, Metadata, Row, Table, Text
from convert.check.files import check_bytes
from tests.backends.docx.test_package import parts_of


def table(*rows: str) -> Table:
    """Rows of cells between bars; a cell with a star is a header."""
    return Table(rows=tuple(Row(cells=tuple(map(_cell, row.split("|")))) for row in rows))


def _cell(text: str) -> Cell:
    return Cell(content=(Text(text=text.rstrip("*")),), header=text.endswith("*"))


TOP = ("Day*|Hours*", "Monday|8 to 5", "Sunday|closed")
SIDE = ("Monday*|8 to 5", "Sunday*|closed")
BOTH = ("Day*|Hours*", "Monday*|8 to 5", "Sunday*|closed")
NONE = ("|8", "|9")


@pytest.mark.parametrize(
    ("rows", "look"), [(TOP, ("1", "0")), (SIDE, ("0", "1")), (BOTH, ("1", "1"))]
)
def test_the_look_names_the_headers(rows: tuple[str, ...], look: tuple[str, str]):
    article = Article(metadata=Metadata(title="Hours", language="en"), blocks=(table(*rows),))
    data = convert.render(article, "docx")
    body = parts_of(data)["word/document.xml"]
    (found,) = re.findall(r"<w:tblLook [^>]*>", body)
    named = dict(re.findall(r'w:(\w+)="(\w+)"', found))
    assert (named["firstRow"], named["firstColumn"]) == look
    assert bool(int(named["val"], 16) & 0x80) is (look[1] == "1")
    assert not check_bytes("file", "docx", data, article)


def test_a_table_without_any_is_found():
    article = Article(metadata=Metadata(title="Hours", language="en"), blocks=(table(*NONE),))
    data = convert.render(article, "docx")
    assert "docx.header-row" in {f.code for f in check_bytes("file", "docx", data, None)}
