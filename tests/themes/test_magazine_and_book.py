"""What tokens ask for in every format, as the themes `magazine` and `book` do."""

import io
import re
import zipfile

import pikepdf
import pytest
from msgspec.structs import replace

import convert
from convert.article import Article, Author, BlockQuote, Metadata, Paragraph, Text, ThematicBreak
from convert.backends.pdf.titles import title_width
from convert.check import verify
from convert.design.fonts import choose, faces
from convert.design.needed_faces import needed_faces, wanted_families
from convert.design.themes import load_theme

TITLE = "What the Light at the Far End of the Long Quay Says of a Town That Keeps It Lit"
WORDS = "The lamp is lit at dusk, and somebody has to see to it every evening of the year. " * 5


def said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


LAMP = Article(
    metadata=Metadata(title=TITLE, subtitle="What a lamp says of a town", language="en"),
    blocks=(
        said(WORDS),
        said("A second paragraph."),
        BlockQuote(blocks=(said("Nobody hurries a tide."),)),
        said("So he waits."),
        ThematicBreak(mark="* * *"),
        said("The town goes to bed."),
    ),
)


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(font.BaseFont).partition("+")[2]
            for page in opened.pages
            for font in page.Resources.Font.values()
        }


def word_part(theme: str, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(convert.render(LAMP, "docx", theme=theme))) as file:
        return file.read(f"word/{name}.xml").decode()


def word_style(theme: str, name: str) -> str:
    found = re.search(
        rf'<w:style [^>]*w:styleId="{name}"[^>]*>.*?</w:style>', word_part(theme, "styles"), re.S
    )
    assert found
    return found[0]


@pytest.mark.parametrize("theme", ["magazine", "book"])
@pytest.mark.parametrize("to", ["pdf", "epub", "docx", "html"])
def test_every_format_of_the_theme_is_sound(theme: str, to: str):
    data = convert.render(LAMP, to, theme=theme)
    assert not [f for f in verify(data, to, LAMP) if f.severity == "error"]


def test_the_title_of_a_magazine_is_cut_for_its_size():
    """One design of the variable font, drawn for 60 pt, and only where a theme names it."""
    (face, *_) = faces("Source Serif Display")
    assert (face.optical, face.variable) == (60, True)
    assert "Source-Serif-Display" in " ".join(
        fonts_of(convert.render(LAMP, "pdf", theme="magazine"))
    )
    theme = load_theme("default")
    assert "Source Serif Display" not in wanted_families(LAMP, theme)


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_the_byline_of_a_magazine_is_bold(engine: str):
    signed = replace(LAMP, metadata=Metadata(title="Lamp", authors=(Author(name="Ann Doe"),)))
    with_byline = fonts_of(
        convert.render(signed, "pdf", theme="magazine", options={"engine": engine})
    )
    unsigned = replace(LAMP, metadata=Metadata(title="Lamp"))
    without = fonts_of(
        convert.render(unsigned, "pdf", theme="magazine", options={"engine": engine})
    )
    assert any("Sem" in name for name in with_byline - without), with_byline


def test_a_family_for_titles_is_never_asked_for_letters_of_the_text():
    assert "Source Serif Display" not in choose("абв αβγ", ["IBM Plex Mono"]).families


def test_a_web_page_carries_the_letters_of_titles_alone():
    whole = len(convert.render(LAMP, "html", theme="magazine"))
    named = ("fonts.title=Source Serif Pro",)
    assert whole < 100_000
    assert whole < len(convert.render(LAMP, "html", theme="magazine", tokens=named)) + 20_000


@pytest.mark.parametrize(("standfirst", "italic"), [("italic", True), ("upright", False)])
def test_an_italic_standfirst_brings_the_italic_of_the_text(standfirst: str, italic: bool):
    theme = load_theme("default", (f"type.standfirst={standfirst}",))
    choice = choose(TITLE, wanted_families(LAMP, theme))
    found = [f for f in needed_faces(LAMP, theme, choice) if f.italic]
    assert [f.family for f in found] == ["Source Serif Pro"] * italic


def test_a_title_in_small_capitals_is_measured_as_such():
    plain = load_theme("default")
    small = load_theme("default", ("type.titles=small-caps",))
    widths = [title_width(TITLE, theme) for theme in (plain, small)]
    assert widths[0] is not None
    assert widths[1] is not None
    assert widths[0] != widths[1]


def test_paragraphs_of_a_book_are_told_apart_by_indents_in_word_too():
    assert 'w:firstLine="300"' in word_style("book", "BodyText")
    assert 'w:firstLine="0"' in word_style("book", "FirstParagraph")
    assert "firstLine" not in word_style("default", "BodyText")


def test_a_quotation_of_a_book_has_no_bar():
    assert "w:pBdr" not in word_style("book", "Quote")
    assert "w:pBdr" in word_style("default", "Quote")


def test_a_standfirst_stresses_nothing_where_a_script_has_no_italics():
    article = replace(LAMP, metadata=replace(LAMP.metadata, language="ja", subtitle="港の灯"))
    with zipfile.ZipFile(io.BytesIO(convert.render(article, "docx", theme="book"))) as file:
        styles = file.read("word/styles.xml").decode()
    subtitle = re.search(r'w:styleId="Subtitle".*?</w:style>', styles, re.S)
    assert subtitle
    assert "<w:i/>" not in subtitle[0]
    assert "<w:em " not in subtitle[0]
    assert '<w:em w:val="dot"/>' in styles


def test_a_page_of_a_book_has_its_number_alone():
    with pikepdf.open(io.BytesIO(convert.render(LAMP, "pdf", theme="book"))) as pdf:
        assert [round(float(x)) for x in pdf.pages[0].MediaBox[2:]] == [420, 595]
    html = convert.render(LAMP, "html", theme="book").decode()
    assert 'content: "*' in html
    assert 'content: "*' not in convert.render(LAMP, "html").decode()
