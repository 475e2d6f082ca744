"""How large pictures are in Word."""

import io
import re
import zipfile

import pytest

import convert
from convert.article import Article, Figure, Metadata
from convert.design.themes import load_theme
from convert.design.units import PAPER, points
from convert.errors import ArticleError
from tests.conformance.articles.pictures import DOT, HARBOUR, png


def sizes(data: bytes, **options) -> list[tuple[float, float]]:
    """Width and height in points of the pictures of a document with one figure."""
    figure = Figure(data=data, media_type="image/png", alt="The sun over the sea")
    article = Article(metadata=Metadata(title="Sea", language="en"), blocks=(figure,))
    made = convert.render(article, "docx", **options)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        document = parts.read("word/document.xml").decode()
    found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', document)
    return [(round(int(x) / 12700, 1), round(int(y) / 12700, 1)) for x, y in found]


def test_a_pixel_is_a_ninety_sixth_of_an_inch():
    assert sizes(DOT) == [(0.7, 0.7)]
    assert sizes(HARBOUR) == [(360.0, 202.5)]


@pytest.mark.parametrize("theme", ["default", "report", "large-print"])
def test_a_wide_picture_is_as_wide_as_the_text(theme: str):
    tokens = load_theme(theme).tokens.page
    margins = points(tokens.margin_inner) + points(tokens.margin_outer)
    ((width, height),) = sizes(png(2000, [bytes(6000)] * 500), theme=theme)
    assert width == pytest.approx(PAPER[tokens.size][0] - margins, abs=1)
    assert height == pytest.approx(width / 4, abs=0.5)


def test_a_picture_whose_size_cannot_be_told_is_refused_before_any_format():
    broken = HARBOUR[:12] + b"XXXX" + HARBOUR[16:]
    with pytest.raises(ArticleError, match="of no type that an article can have"):
        sizes(broken)
