"""The rows of a table and the paragraphs in its cells, of which pandoc says nothing."""

from lxml import etree

from convert.article import Direction
from convert.backends.docx.properties import say
from convert.backends.docx.trees import NAMESPACES, every, made, needed, style_of
from convert.markup.table import TOGETHER

_RUNNING = frozenset({"BodyText", "FirstParagraph", "AfterTable", "AfterList"})
_IN_CELLS = "Compact"


def set_rows(document: etree._Element, direction: Direction) -> None:
    """Keep each row on one page, and those of a short table; let the first column stand where lines
    begin (ISO/IEC 29500-1, 17.4.1, bidiVisual); set text in cells as text in cells.

    Raises RenderError for a table without properties.
    """
    for table in every(document, "w:tbl"):
        if direction == "rtl":
            needed(table, "w:tblPr/w:tblStyle").addnext(made("bidiVisual"))
        rows = table.findall("w:tr", NAMESPACES)
        for row in rows:
            _keep_whole(row)
        for paragraph in table.findall("w:tr/w:tc/w:p", NAMESPACES):
            if style_of(paragraph) in _RUNNING:
                say(paragraph, made("pStyle", val=_IN_CELLS))
        heads = len(table.findall("w:tr/w:trPr/w:tblHeader", NAMESPACES))
        for row in rows[:-1] if len(rows) - heads <= TOGETHER else []:
            for paragraph in row.findall("w:tc/w:p", NAMESPACES):
                say(paragraph, made("keepNext"))


def _keep_whole(row: etree._Element) -> None:
    """Let no page end within a row (17.4.6, cantSplit)."""
    properties = row.find("w:trPr", NAMESPACES)
    if properties is None:
        properties = made("trPr")
        row.insert(0, properties)
    properties.insert(0, made("cantSplit"))
