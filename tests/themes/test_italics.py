"""Emphasis is seen in every script that has italics, and whole words of it are."""

import io

import pikepdf
import pytest

import convert
from convert.design.fonts import coverage, faces, italic_for
from tests.pdf_codes import codes, text_of

STRESSED = {
    "en": "all through the long night",
    "cs": "příliš žluťoučký kůň",
    "ru": "всю долгую ночь",
    "el": "έπεφτε όλη τη νύχτα",
    "vi": "trời mưa rất nhiều",
}


@pytest.mark.parametrize("language", STRESSED)
@pytest.mark.parametrize("family", ["Source Serif Pro", "Source Sans Pro"])
def test_one_italic_has_all_letters(family: str, language: str):
    text = STRESSED[language]
    for face in faces(family):
        if face.italic:
            chosen = italic_for(face, text)
            assert (chosen.family, chosen.weight, chosen.italic) == (family, face.weight, True)
            assert {ord(character) for character in text} <= coverage(chosen)


def test_a_family_keeps_its_own_italic_where_that_has_the_letters():
    own = next(face for face in faces("Source Serif Pro") if face.italic)
    assert italic_for(own, STRESSED["en"]) is own
    assert italic_for(own, "夜") is own, "no italic has them"


@pytest.mark.parametrize("language", STRESSED)
def test_stressed_words_of_a_page_are_italic(language: str):
    article = convert.read(f"Rain\n\nIt _{STRESSED[language]}_ rained.\n".encode())
    assert len(letters_in_italics(convert.render(article, "pdf"))) == len(
        STRESSED[language].replace(" ", "")
    )


def letters_in_italics(pdf: bytes) -> str:
    """What the codes shown in italic fonts stand for, spaces aside."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            fonts = {str(name): font for name, font in page.Resources.Font.items()}
            italic = {
                name: text_of(font)
                for name, font in fonts.items()
                if "Italic" in str(font.BaseFont)
            }
            found += [italic[font][code] for font, code in codes(page) if font in italic]
    return "".join(found).replace(" ", "")
