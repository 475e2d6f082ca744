"""A theme of six lines, and where it shows."""

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest

import convert
from convert.article import Article, Heading, Link, Metadata, Paragraph, Text
from convert.design.themes import built_in_themes, load_theme
from convert.languages.digits import digits
from convert.markup.numerals import list_numerals
from convert.markup.page import screen_words

SIX_LINES = """name = "house"
extends = "default"
fonts.display = "Atkinson Hyperlegible"
fonts.word_display = "Atkinson Hyperlegible"
colour.link = "#8a1c1c"
page.size = "A5"
"""
ARTICLE = Article(
    metadata=Metadata(title="The ferry", language="en", byline="By Nora Quill"),
    blocks=(
        Heading(level=2, content=(Text(text="The ice"),), id="ice"),
        Paragraph(
            content=(
                Text(text="It crosses at "),
                Link(target="https://example.org", content=(Text(text="seven"),)),
            )
        ),
    ),
)


@pytest.fixture
def house(tmp_path: Path) -> str:
    (tmp_path / "theme.toml").write_text(SIX_LINES, encoding="utf-8")
    return str(tmp_path)


def rendered(to: str, theme: str, **options: str) -> bytes:
    return convert.render(ARTICLE, to, theme=theme, options=options)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_it_shows_in_the_pdf(house: str):
    with pikepdf.open(io.BytesIO(rendered("pdf", house))) as pdf:
        page = pdf.pages[0]
        assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]
        fonts = " ".join(str(font.BaseFont) for font in page.Resources.Font.values())
        assert "Atkinson-Hyperlegible" in fonts
        assert "Source-Sans" not in fonts
        assert b"0.541176 0.109804 0.109804" in page.Contents.read_bytes()


def test_it_shows_in_the_book(house: str):
    book = rendered("epub", house)
    css = part(book, "EPUB/book.css")
    assert re.search(r"h1, h2.*?font-family: \"Atkinson Hyperlegible\"", css, re.DOTALL)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert "EPUB/fonts/atkinson-hyperlegible-700.otf" in archive.namelist()
        cover = archive.read("EPUB/cover.png")
    assert cover != zipfile.ZipFile(io.BytesIO(rendered("epub", "default"))).read("EPUB/cover.png")


def test_it_shows_in_the_word_file(house: str):
    word = rendered("docx", house)
    styles = part(word, "word/styles.xml")
    heading = re.search(r'w:styleId="Heading1".*?</w:style>', styles, re.DOTALL)
    assert heading
    assert 'w:ascii="Atkinson Hyperlegible"' in heading[0]
    assert "8A1C1C" in styles
    assert re.search(r'<w:pgSz w:[hw]="\d+" w:[hw]="\d+"', part(word, "word/document.xml"))
    assert 'w:w="8390"' in part(word, "word/document.xml")


def test_it_shows_in_the_page(house: str):
    page = rendered("html", house).decode()
    assert "--link: #8a1c1c" in page
    assert 'font-family: "Atkinson Hyperlegible"' in page
    assert "size: A5" in page


def test_what_it_does_not_name_is_as_before(house: str):
    own, base = load_theme(house).tokens, load_theme("default").on("A5").tokens
    assert own.type == base.type
    assert own.colour_dark == base.colour_dark
    assert own.fonts.text == base.fonts.text


def test_a_change_of_what_it_extends_makes_articles_anew(tmp_path: Path):
    for name, text in (("base", 'extends = "default"\n'), ("top", 'extends = "../base"\n')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'name = "{name}"\n{text}', encoding="utf-8")
    top = str(tmp_path / "top")
    files = load_theme(top).files()
    assert tmp_path / "base" / "theme.toml" in [path.resolve() for path in files]
    before = load_theme(top).digest
    (tmp_path / "base" / "article.css").write_text("p { margin: 0; }", encoding="utf-8")
    assert load_theme(top).digest != before


def test_a_sheet_of_the_same_name_has_the_last_word(house: str):
    Path(house, "article.css").write_text("h2 { color: $link; }", encoding="utf-8")
    page = rendered("html", house).decode()
    assert page.index("h2 { font-size") < page.index("h2 { color: #8a1c1c; }")


def test_a_style_of_word_is_changed_key_by_key(house: str):
    Path(house, "word.toml").write_text("[paragraph.Title]\nsize = 3\n", encoding="utf-8")
    title = load_theme(house).word()["paragraph"]["Title"]
    assert title["size"] == 3
    assert title["font"] == "display"


def test_settings_of_the_page(house: str):
    theme = Path(house, "theme.toml")
    theme.write_text(SIX_LINES + "page.cover = true\npage.columns = 2\n", encoding="utf-8")
    with pikepdf.open(io.BytesIO(rendered("pdf", house))) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("name", built_in_themes())
def test_every_theme_sets_every_format(name: str):
    for to in ("pdf", "epub", "docx", "html"):
        assert len(rendered(to, name)) > 1000


def test_a_report_numbers_headings_only_where_the_article_does_not():
    assert "counter(heading-2, decimal)" in rendered("html", "report").decode()
    numbered = Article(
        metadata=ARTICLE.metadata,
        blocks=(Heading(level=2, content=(Text(text="1. The ice"),), id="ice"),),
    )
    assert "counter(heading-2" not in convert.render(numbered, "html", theme="report").decode()


def test_headings_are_numbered_in_the_digits_of_the_text():
    bengali = convert.read(
        "বন্দরের উপর বৃষ্টি\n\nঝড়ের রাত\n\n১৯৮৭ সালের পর এমন জল কেউ দেখেনি।\n".encode()
    ).article
    page = convert.render(bengali, "html", theme="report", options={"fonts": "embed"}).decode()
    assert "counter(heading-2, bengali)" in page
    assert set(digits("bengali")) <= set(screen_words(bengali)), "fonts must have them all"


def test_a_page_carries_its_fonts_unless_told_otherwise():
    plain, own = rendered("html", "default", fonts="system"), rendered("html", "default")
    assert b"font/woff2" not in plain
    assert own.count(b"data:font/woff2;base64,d09GM") >= 3
    assert len(own) < 150_000


def test_lists_are_numbered_in_the_digits_of_their_text():
    def numerals(language: str, text: str) -> str:
        words = (Paragraph(content=(Text(text=text),)),)
        return list_numerals(Article(metadata=Metadata(title="t", language=language), blocks=words))

    assert numerals("ar", "عام ١٩٨٧") == "arabic-indic"
    assert numerals("ar", "عام 1987") == "decimal"
    assert numerals("fa", "سال ۱۹۸۷") == "persian"
    assert numerals("en", "in 1987") == "decimal"
