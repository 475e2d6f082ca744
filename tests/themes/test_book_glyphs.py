"""Books carry parts of fonts, which must still have what shaping makes of their words."""

import io
import zipfile

import pytest
import uharfbuzz

import convert
from convert.walk import plain_text
from tests.gallery.articles import shown

ARTICLES = shown()


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_no_word_of_a_book_is_shaped_into_a_missing_glyph(name: str):
    words = set(plain_text(ARTICLES[name]).split())
    shaped = 0
    with zipfile.ZipFile(io.BytesIO(convert.render(ARTICLES[name], "epub"))) as book:
        for file in book.namelist():
            if "/fonts/" not in file:
                continue
            face = uharfbuzz.Face(book.read(file))
            known = set(face.unicodes)
            for word in words:
                if {ord(character) for character in word} <= known:
                    assert 0 not in glyphs(face, word), f"{file}: {word}"
                    shaped += 1
    assert shaped > 20


def glyphs(face: uharfbuzz.Face, word: str) -> list[int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    return [info.codepoint for info in buffer.glyph_infos]
