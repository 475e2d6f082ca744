"""Rows of Word tables, the paragraphs in their cells, and listings."""

import pytest
from lxml import etree

from convert.article import (
    Article,
    Block,
    BlockQuote,
    Cell,
    Direction,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Row,
    Table,
    Text,
)
from tests.backends.docx.word_parts import W, made, part, style

PLACES = {f"{W}{side}" for side in ("top", "left", "bottom", "right")}


def document(block: Block, *, direction: Direction = "ltr", theme: str = "default"):
    language = "ar" if direction == "rtl" else "en"
    metadata = Metadata(title="Tide", language=language, direction=direction)
    return part(made(Article(metadata=metadata, blocks=(block,)), theme))


def table(rows: int) -> Table:
    def cell(words: str) -> Cell:
        return Cell(blocks=tuple(Paragraph(content=(Text(text=words),)) for _ in range(2)))

    return Table(rows=tuple(Row(cells=(cell("quay"), cell("boat"))) for _ in range(rows)))


@pytest.mark.parametrize(("direction", "turned"), [("ltr", 0), ("rtl", 1)])
def test_the_first_column_stands_where_lines_begin(direction: Direction, turned: int):
    tree = document(table(2), direction=direction)
    assert len(tree.findall(f".//{W}tblPr/{W}bidiVisual")) == turned


@pytest.mark.parametrize("rows", [2, 12])
def test_no_page_ends_within_a_row(rows: int):
    tree = document(table(rows))
    assert len(tree.findall(f".//{W}trPr/{W}cantSplit")) == rows


@pytest.mark.parametrize(("rows", "kept"), [(2, 4), (7, 24), (8, 0)])
def test_every_paragraph_of_a_short_table_keeps_its_row_with_the_next(rows: int, kept: int):
    assert len(document(table(rows)).findall(f".//{W}tc//{W}keepNext")) == kept


@pytest.mark.parametrize("theme", ["default", "book", "large-print", "magazine", "report"])
def test_text_in_cells_has_the_room_of_text_in_cells(theme: str):
    tree = document(table(2), theme=theme)
    styles = tree.findall(f".//{W}tc/{W}p/{W}pPr/{W}pStyle")
    assert {each.get(f"{W}val") for each in styles} == {"Compact"}


@pytest.mark.parametrize(("lines", "kept"), [(1, True), (15, True), (16, False)])
def test_a_short_listing_stays_on_one_page(lines: int, kept: bool):
    tree = document(Preformatted(text="\n".join(["row()"] * lines)))
    assert (tree.find(f".//{W}p/{W}pPr/{W}keepLines") is not None) == kept


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_listing_has_room_within_its_ground(direction: Direction):
    language = "ar" if direction == "rtl" else "en"
    metadata = Metadata(title="Tide", language=language, direction=direction)
    file = made(Article(metadata=metadata, blocks=(Preformatted(text="row()"),)))
    code = style(part(file, "styles"), "SourceCode")
    borders = code.find(f"{W}pPr/{W}pBdr")
    assert borders is not None
    assert {each.tag for each in borders} == PLACES
    assert len(borders) == len(PLACES)
    fill = _value(code.find(f"{W}pPr/{W}shd"), "fill")
    assert fill
    assert {_value(each, "color") for each in borders} == {fill}


def _value(element: etree._Element | None, attribute: str) -> str:
    return "" if element is None else element.get(f"{W}{attribute}") or ""


def _said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


BELOW: dict[str, Block] = {
    "list": List(ordered=False, items=(ListItem(blocks=(_said("quay"),)),) * 2),
    "quotation": BlockQuote(blocks=(_said("boat"), _said("rope"))),
    "table": table(2),
}


@pytest.mark.parametrize("kind", BELOW)
@pytest.mark.parametrize(("language", "theme"), [("en", "book"), ("ja", "default")])
def test_what_interrupts_paragraphs_without_space_between_them_has_some(
    kind: str, language: str, theme: str
):
    blocks = (_said("The tide."), _said("Again."), BELOW[kind])
    metadata = Metadata(title="Tide", language=language)
    body = part(made(Article(metadata=metadata, blocks=blocks), theme)).find(f"{W}body")
    assert body is not None
    (text,) = (each for each in body if "".join(each.itertext()).strip() == "Again.")
    below = text.getnext()
    assert below is not None
    side, holder = ("after", text) if kind == "table" else ("before", below)
    assert int(_value(holder.find(f"{W}pPr/{W}spacing"), side) or "0") > 100
    assert len(holder.findall(f"{W}pPr/{W}spacing")) == 1
