"""Every glyph of every PDF is a picture of a character: no empty box anywhere."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont

import convert
from convert.design.themes import built_in_themes
from tests.gallery.articles import shown
from tests.pdf_codes import codes

ARTICLES = shown()


def glyphs(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Font and glyph number of all that the pages show."""
    for page in pdf.pages:
        fonts = {str(name): font for name, font in page.Resources.get("/Font", {}).items()}
        numbers = {name: _numbers(font) for name, font in fonts.items()}
        for font, code in codes(page):
            yield str(fonts[font].BaseFont), numbers[font](int(code, 16))


def _numbers(font: pikepdf.Object):
    """From a code to the number of a glyph, through the font's CIDToGIDMap if it has one."""
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return lambda code: code
    data = table.read_bytes()
    return lambda code: int.from_bytes(data[2 * code : 2 * code + 2], "big")


def sizes(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Each font, and how many glyphs the program that is embedded for it has."""
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
            with TTFont(io.BytesIO(program.read_bytes()), lazy=True) as opened:
                yield str(font.BaseFont), opened["maxp"].numGlyphs


@pytest.mark.parametrize("theme", built_in_themes())
@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_no_glyph_is_missing(name: str, theme: str):
    data = convert.render(ARTICLES[name], "pdf", theme=theme)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        seen = list(glyphs(pdf))
        held = dict(sizes(pdf))
    assert len(seen) > 100
    assert not {font for font, glyph in seen if not 0 < glyph < held[font]}
