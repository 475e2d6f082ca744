"""The dots that stress words in Japanese and Chinese stand clear of them."""

from itertools import groupby

import pypdfium2
import pytest

import convert
from convert.article import Article, Emphasis, Metadata, Paragraph
from convert.readers.pdf.pages import LOCK
from tests.check.good import text
from tests.lines.read import lines_of

_SCALE = 8
_INK = 128


def inked_bands(pdf: bytes) -> int:
    """How many bands of ink, parted by white, the line of a text has with what belongs to it."""
    line = next(line for line in lines_of(pdf) if "鬱" in line.text)
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0].render(scale=_SCALE, grayscale=True).to_pil()
        height = document[0].get_height()
        document.close()
    top, bottom = (height - line.foot - reach * line.size for reach in (1.4, -0.6))
    box = [int(_SCALE * each) for each in (line.left, top, line.right, bottom)]
    band = page.crop((box[0], box[1], box[2], box[3]))
    rows = (band.crop((0, row, band.width, row + 1)).getextrema() for row in range(band.height))
    return sum(1 for inked, _ in groupby(rows, key=lambda ends: ends[0] < _INK) if inked)


@pytest.mark.parametrize("theme", ["default", "book"])
@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant"])
def test_dots_stand_clear_of_the_words_that_they_stress(language: str, theme: str) -> None:
    stressed = Paragraph(content=(Emphasis(content=text("驚鬱港鬱")),))
    article = Article(metadata=Metadata(title="雨", language=language), blocks=(stressed,))
    assert inked_bands(convert.render(article, "pdf", theme=theme)) == 2
