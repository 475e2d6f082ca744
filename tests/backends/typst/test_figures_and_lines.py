"""Figures and lines as the other engine sets them: those of lists and pages, and below words."""

from ctypes import c_double

import pypdfium2
import pytest
from pypdfium2 import raw

import convert
from convert.article import Article, Inserted, List, ListItem, Metadata, Paragraph, Text
from convert.readers.pdf.pages import LOCK
from tests.check.good import paragraph, text
from tests.lines.read import lines_of

pytest.importorskip("typst")


def depths(pdf: bytes, figure: str) -> list[float]:
    """How far below its line each of these figures reaches, in the order of the page."""
    found, x, y = [], c_double(), c_double()
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0].get_textpage()
        for at in range(page.count_chars()):
            if chr(raw.FPDFText_GetUnicode(page.raw, at)) == figure:
                raw.FPDFText_GetCharOrigin(page.raw, at, x, y)
                found.append(y.value - page.get_charbox(at)[1])
        document.close()
    return found


def test_numbers_of_items_stand_on_their_line_where_those_of_the_text_do_not() -> None:
    items = List(ordered=True, start=4, items=(ListItem(blocks=(paragraph("Since 1974"),)),))
    article = Article(metadata=Metadata(title="Rain", language="en"), blocks=(items,))
    of_item, of_text = depths(convert.render(article, "pdf", options={"engine": "typst"}), "4")
    assert of_text > 1
    assert of_item < 0.5


def test_a_line_below_arabic_words_is_near_them() -> None:
    words = Paragraph(content=(Text(text="حبل "), Inserted(content=text("قارب")), Text(text=" مد")))
    article = Article(
        metadata=Metadata(title="مطر", language="ar", direction="rtl"), blocks=(words,)
    )
    pdf = convert.render(article, "pdf", options={"engine": "typst"})
    line = next(line for line in lines_of(pdf) if "دم" in line.text or "مد" in line.text)
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        paths = [
            each.get_bounds()
            for each in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=9)
        ]
        document.close()
    below = [line.foot - top for _, _, _, top in paths if 0 < line.foot - top < line.size]
    assert below
    assert max(below) < 0.25 * line.size
