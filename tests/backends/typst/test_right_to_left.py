"""Text from right to left by Typst: where it stands, in which order it is painted."""

import io

import pikepdf
import pypdfium2
import pytest

from convert.article import Paragraph, Span, Text
from convert.backends.pdf.typst.page_texts import codes_of
from convert.check.reading.pdf import open_pdf
from convert.check.reading.places import places_of
from convert.readers.pdf.pages import LOCK
from tests.backends.typst.made import article, laid, paragraph, read_back
from tests.conformance.articles.make import articles

ALL = articles()
HEBREW = "הגשם ירד כל הלילה, ובבוקר היה הנמל אפור; איש לא ראה מים כאלה מאז 1987."
ARABIC = "هطل المطر طوال الليل، وفي الصباح كان الميناء رماديا؛ لم ير أحد ماء كهذا."


def text_of(data: bytes) -> str:
    """The text of all pages as PDFium gathers it, by its places."""
    with LOCK:
        pages = list(pypdfium2.PdfDocument(data))
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.parametrize(
    ("words", "language"), [(HEBREW, "he"), (ARABIC, "ar"), (HEBREW, "en"), (ARABIC, "fr")]
)
def test_who_gathers_text_by_its_places_reads_it(words: str, language: str):
    direction = "rtl" if language in ("he", "ar") else "ltr"
    span = Span(content=(Text(text=words),), language="he" if words is HEBREW else "ar")
    inside = paragraph(words) if direction == "rtl" else Paragraph(content=(span,))
    given = article(inside, language=language, direction=direction)
    data, _ = laid(given)
    assert read_back(given, data)[0] == []
    gathered = set(text_of(data).replace("\u200f", "").replace("\u200e", "").split())
    lost = [
        word
        for word in words.strip(".").split()
        if word.strip(",;.،؛") not in {one.strip(",;.،؛") for one in gathered}
    ]
    assert lost == []


@pytest.mark.parametrize("name", ["kitchen-sink-he", "kitchen-sink-ar", "kitchen-sink-en"])
def test_every_word_stands_on_its_page(name: str):
    data, _ = laid(ALL[name])
    for page in places_of(open_pdf(data).pdf):
        for span in page.spans:
            assert 20 < span.left <= span.right < 580, span


@pytest.mark.parametrize("name", ["kitchen-sink-he", "kitchen-sink-ar"])
def test_nothing_stands_for_a_line_but_its_own_signs(name: str):
    """A text that replaces a line has no places for its words."""
    with pikepdf.open(io.BytesIO(laid(ALL[name])[0])) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page, "BDC"):
                said = instruction.operands[1]
                if isinstance(said, pikepdf.Dictionary) and "/ActualText" in said:
                    assert " " not in str(said.ActualText).strip()


def test_no_font_has_many_signs_for_a_letter():
    """Whose map has more forms of a letter than places in a word is taken for broken."""
    with pikepdf.open(io.BytesIO(laid(ALL["kitchen-sink-ar"])[0])) as pdf:
        shown: dict[str, set[int]] = {}
        fonts: dict[str, pikepdf.Object] = {}
        for number, page in enumerate(pdf.pages):
            font = ""
            for instruction in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
                operands = list(instruction.operands)
                if str(instruction.operator) == "Tf":
                    font = f"{number} {operands[0]}"
                    fonts[font] = page.resources.Font[str(operands[0])]
                    continue
                pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                for piece in pieces:
                    if isinstance(piece, pikepdf.String):
                        data = bytes(piece)
                        found = {data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2)}
                        shown.setdefault(font, set()).update(found)
        for name, codes in shown.items():
            map_ = codes_of(fonts[name], {})
            letters = [map_[code] for code in codes if map_.get(code, " ").strip()]
            assert max(map(letters.count, letters), default=0) <= 4, name
