"""Every glyph of every PDF is a picture of a character: no empty box anywhere."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

import convert
from convert.themes import built_in_themes
from tests.gallery.articles import shown

ARTICLES = shown()


def glyphs(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Font and glyph number of all that the pages show."""
    for page in pdf.pages:
        fonts = page.Resources.get("/Font", {})
        font, numbers = "", None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = str(operands[0])
                numbers = _numbers(fonts[font])
            elif str(operator) in ("Tj", "TJ"):
                shown_text = operands[0] if str(operator) == "TJ" else [operands[0]]
                for piece in shown_text:
                    if isinstance(piece, pikepdf.String):
                        codes = bytes(piece)
                        for at in range(0, len(codes), 2):
                            code = int.from_bytes(codes[at : at + 2], "big")
                            yield str(fonts[font].BaseFont), numbers(code)


def _numbers(font: pikepdf.Object):
    """From a code to the number of a glyph, through the font's CIDToGIDMap if it has one."""
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return lambda code: code
    data = table.read_bytes()
    return lambda code: int.from_bytes(data[2 * code : 2 * code + 2], "big")


@pytest.mark.parametrize("theme", built_in_themes())
@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_no_glyph_is_missing(name: str, theme: str):
    data = convert.render(ARTICLES[name], "pdf", theme=theme)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        seen = list(glyphs(pdf))
    assert len(seen) > 100
    assert not {font for font, glyph in seen if glyph == 0}
