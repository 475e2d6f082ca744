"""What a code of a PDF's font stands for, where glyphs and letters are not one to one."""

from collections import Counter
from io import BytesIO
from types import SimpleNamespace

import pikepdf
import pytest

import convert
from convert.article import Article, Metadata, Paragraph, Text
from convert.backends.pdf.weasyprint.mended.to_unicode import FontMaps, font_showing
from convert.check import verify
from tests.pdf_codes import codes, text_of

# Amiri draws the lam of these words in seven ways, and lam with alif as one glyph or as two.
WORDS = "الليل لمح قلم سلحفاة ملك لي لهم مجلة على كلمات الحلم بلد فلا لا تل جلد لؤلؤ عملها"


def test_one_glyph_stands_for_two_letters_through_two_fonts():
    font = SimpleNamespace(hash="AMIRI", to_unicode={})
    maps: FontMaps = {}
    shown = [font_showing(font, 7, text, maps) for text in ("a", "b", "a", "c", "b")]
    assert shown == ["AMIRI", "AMIRI-1", "AMIRI", "AMIRI-2", "AMIRI-1"]
    assert font.to_unicode == {7: "a"}
    assert maps == {"AMIRI": [{7: "a"}, {7: "b"}, {7: "c"}]}


def test_what_the_font_said_before_stays_said():
    font = SimpleNamespace(hash="AMIRI", to_unicode={7: "a"})
    assert font_showing(font, 7, "b", {}) == "AMIRI-1"
    assert font.to_unicode == {7: "a"}


def test_a_fifth_form_of_a_letter_is_shown_through_a_font_of_its_own():
    font = SimpleNamespace(hash="AMIRI", to_unicode={})
    maps: FontMaps = {}
    shown = [font_showing(font, glyph, "ل", maps) for glyph in (1, 2, 3, 4, 5, 6, 1)]
    assert shown == [*["AMIRI"] * 4, "AMIRI-1", "AMIRI-1", "AMIRI"]
    assert font.to_unicode.keys() == {1, 2, 3, 4, 5, 6}, "the subset must hold them all"


def test_no_font_of_an_arabic_page_leads_five_codes_to_one_letter():
    pdf = convert.render(convert.read(f"قلم\n\n{WORDS}.\n".encode()), "pdf")
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        maps = {str(name): text_of(font) for name, font in page.Resources.Font.items()}
        shown = set(codes(page))
    forms = Counter((font, maps[font][code]) for font, code in shown)
    assert max(forms.values()) == 4
    assert len({font for font, text in forms if text == "ل"}) > 1, "Amiri has more forms of it"


@pytest.mark.parametrize(
    "words",
    [
        "Ann waved \U0001f44b once, and Ben \U0001f44b\U0001f3fd twice.",
        "Ben \U0001f44b\U0001f3fd twice, and Ann waved \U0001f44b once.",
        "A thumb \U0001f44d\U0001f3ff beside \U0001f44d\U0001f3fb and \U0001f44d, and so on.",
        "A fist \u270a and \u270a\U0001f3fe.",
        "Three of them: \U0001f469\u200d\U0001f469\u200d\U0001f467, and one: \U0001f469.",
    ],
)
@pytest.mark.parametrize("times", [1, 9])
def test_a_hand_is_read_with_the_skin_that_it_has(words: str, times: int):
    """One glyph draws both, in one line and in two."""
    article = Article(
        metadata=Metadata(title="Waving", language="en"),
        blocks=tuple(Paragraph(content=(Text(text=each),)) for each in words.split(", ") * times),
    )
    assert verify(convert.render(article, "pdf"), "pdf", article) == []
