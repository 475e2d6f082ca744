"""A table too wide for the page in any type has a page on its side, with its caption (17.6.13)."""

import pytest
from lxml import etree

import convert
from convert.article import Article, Cell, Metadata, Paragraph, Row, Table, Text
from convert.check.reading.word import W
from tests.backends.docx.test_package import parts_of

BEFORE = Paragraph(content=(Text(text="Before the table."),))
AFTER = Paragraph(content=(Text(text="After the table."),))


def wide(columns: int = 18, caption: str = "") -> Table:
    rows = [[str(1_000_000 + row * column) for column in range(columns)] for row in range(3)]
    return Table(
        caption=(Text(text=caption),) if caption else (),
        rows=tuple(Row(cells=tuple(Cell(content=(Text(text=t),)) for t in row)) for row in rows),
    )


def sections(*blocks: Paragraph | Table, columns: int = 1) -> list[str]:
    """What stands in each section, a word a block, and how its pages lie."""
    article = Article(metadata=Metadata(title="Rain", language="en"), blocks=blocks)
    data = convert.render(article, "docx", tokens=(f"page.columns={columns}",))
    body = etree.fromstring(parts_of(data)["word/document.xml"].encode()).find(f"{W}body")
    assert body is not None
    found, words = [], []
    for block in body:
        words += [_word(block)]
        for section in block.iter(f"{W}sectPr"):
            lies = section.find(f"{W}pgSz").get(f"{W}orient", "portrait")
            found.append(" ".join(filter(None, [*words, f"({lies})"])))
            words = []
    return found


def _word(block: etree._Element) -> str:
    text = "".join(node.text or "" for node in block.iter(f"{W}t"))
    if block.tag == f"{W}tbl":
        return "table"
    return text.split()[0] if text else "nothing" if block.tag == f"{W}p" else ""


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((BEFORE, wide(4), AFTER), ["Rain Before table After (portrait)"]),
        (
            (BEFORE, wide(), AFTER),
            ["Rain Before (portrait)", "table nothing (landscape)", "After (portrait)"],
        ),
        ((BEFORE, wide()), ["Rain Before (portrait)", "table nothing (landscape)"]),
        (
            (BEFORE, wide(caption="Millimetres"), AFTER),
            ["Rain Before (portrait)", "Millimetres table nothing (landscape)", "After (portrait)"],
        ),
        (
            (BEFORE, wide(), wide(), AFTER),
            [
                "Rain Before (portrait)",
                "table nothing table nothing (landscape)",
                "After (portrait)",
            ],
        ),
    ],
)
def test_a_table_too_wide_for_the_page(blocks: tuple[Paragraph | Table, ...], expected: list[str]):
    assert sections(*blocks) == expected


def test_the_text_has_its_columns_again_after_it():
    assert sections(BEFORE, wide(), AFTER, columns=2) == [
        "Rain (portrait)",
        "Before (portrait)",
        "table nothing (landscape)",
        "After (portrait)",
    ]
