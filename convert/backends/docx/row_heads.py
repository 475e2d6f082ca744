"""Header cells beside the rows of a table: pandoc marks those above its columns alone."""

from lxml import etree

from convert.article import Article, Table
from convert.backends.docx.trees import every, lacking, needed, set_values, value
from convert.backends.pandoc.tables import row_heads
from convert.walk import every_block

_FIRST_COLUMN = 0x80  # of the older form of the attribute (ISO/IEC 29500-1, 17.4.55)


def mark_row_heads(document: etree._Element, article: Article) -> None:
    """Say of each table whose first column holds headers that it does, where Word looks for it.

    Raises RenderError where the document has not the article's tables.
    """
    tables = [block for block in every_block(article.blocks) if isinstance(block, Table)]
    if not any(map(row_heads, tables)):
        return
    written = list(every(document, "w:tbl"))
    if len(written) != len(tables):
        raise lacking("a table of the article")
    for table, element in zip(tables, written, strict=True):
        if row_heads(table):
            look = needed(element, "w:tblPr/w:tblLook")
            bits = int(value(look) or "0", 16) | _FIRST_COLUMN
            set_values(look, firstColumn=1, val=f"{bits:04X}")
