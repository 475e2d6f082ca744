"""Which family titles and headings are set in, by the letters that they have."""

import io

import pikepdf
import pytest

import convert
from convert.article import Article, Direction, Heading, Metadata
from convert.backends.pdf.titles import title_family
from convert.design.themes import load_theme
from tests.check.good import paragraph, text

SERIF, SANS = "Source Serif Display", "Source Sans Pro"


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Rain over the Harbour", SERIF),
        ("Дождь над гаванью", SERIF),
        ("Rain ⟨ɪ⟩ 1987", SERIF),
        ("1987", SERIF),
        ("港に降る雨", SANS),
        ("גשם מעל 1987", SANS),
        ("बंदरगाह पर बारिश", SANS),
    ],
)
def test_titles_are_in_their_family_where_it_has_their_letters(title: str, family: str) -> None:
    assert title_family(title, load_theme("magazine")) == family


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = [font for page in opened.pages for font in page.Resources.Font.values()]
        return {str(font.BaseFont).replace("-", "").casefold() for font in fonts}


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize(("words", "has_serif"), [("Rain", True), ("גשם", False)])
def test_figures_of_headings_are_in_the_family_of_their_letters(
    words: str, has_serif: bool, engine: str
) -> None:
    direction: Direction = "ltr" if has_serif else "rtl"
    article = Article(
        metadata=Metadata(title=words, language="en" if has_serif else "he", direction=direction),
        blocks=(Heading(level=2, content=text(f"12 {words}"), id="one"), paragraph(f"{words}.")),
    )
    pdf = convert.render(article, "pdf", theme="magazine", options={"engine": engine})
    cuts = [name for name in fonts_of(pdf) if "serifdisplay" in name or "serif4" in name]
    assert bool(cuts) is has_serif
