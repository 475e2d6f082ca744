"""A theme that brings a font of its own: in every format, in its digest, wherever it goes."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from convert.article import Article, Emphasis, Metadata, Paragraph, Text
from convert.batch.shipment import pack, unpack
from convert.context import Context
from convert.design.fonts import coverage, faces
from convert.design.theme_store import ThemeStore
from convert.design.themes import load_theme
from convert.errors import UsageError
from convert.pipeline import render
from convert.settings import Settings

ARTICLE = Article(
    metadata=Metadata(title="The lamp", language="en"),
    blocks=(
        Paragraph(
            content=(
                Text(text="Somebody winds it every evening, "),
                Emphasis(content=(Text(text="also in summer"),)),
                Text(text=", and nobody is thanked: жёлтый."),
            )
        ),
    ),
)
THEME = """
name = "house"
extends = "default"
[fonts]
text = "House Roman"
word_text = "House Roman"
[[fonts.files]]
family = "House Roman"
file = "fonts/house.ttf"
kind = "serif"
"""


def house_font(letters: str, name: str = "House Roman") -> bytes:
    """A font of few letters under a name of its own."""
    source = next(face for face in faces("IBM Plex Mono") if face.weight == 400)
    with TTFont(source.path) as font:
        cut = Subsetter(Options(notdef_outline=True, layout_features=[]))
        cut.populate(text=letters)
        cut.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = name.replace(" ", "") if record.nameID == 6 else name
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


LATIN = "".join(map(chr, range(32, 127)))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    (folder / "fonts").mkdir(parents=True)
    (folder / "theme.toml").write_text(THEME, encoding="utf-8")
    (folder / "fonts" / "house.ttf").write_bytes(house_font(LATIN))
    return folder


def made(format: str, theme: Path, **options: str) -> bytes:
    settings = Settings(to=(format,), options={format: options})
    return render(ARTICLE, format, load_theme(str(theme)), settings, Context(stamp=10**9)).data


def test_a_pdf_is_set_in_it(house: Path):
    with pikepdf.open(io.BytesIO(made("pdf", house))) as pdf:
        names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert any("House" in name for name in names), names
    assert any("Source-Serif" in name for name in names), names  # for the Cyrillic word


def test_a_book_carries_it(house: Path):
    with zipfile.ZipFile(io.BytesIO(made("epub", house))) as book:
        css = book.read("EPUB/book.css").decode()
        with TTFont(io.BytesIO(book.read("EPUB/fonts/house-roman-400.otf"))) as font:
            assert "w" in map(chr, font.getBestCmap())
    assert 'url("fonts/house-roman-400.otf")' in css
    assert '"House Roman", "Source Serif Pro", serif' in css


def test_a_page_carries_it_or_names_what_stands_in(house: Path):
    embedded = made("html", house, fonts="embed").decode()
    assert '@font-face { font-family: "House Roman"; font-weight: 400;' in embedded
    bare = made("html", house, fonts="system").decode()
    assert '"House Roman", Charter, Georgia, "Noto Serif", serif' in bare


def test_word_is_told_its_kind(house: Path):
    with zipfile.ZipFile(io.BytesIO(made("docx", house))) as document:
        table = document.read("word/fontTable.xml").decode()
        styles = document.read("word/styles.xml").decode()
    assert 'w:name="House Roman"><w:altName w:val="Georgia"/><w:family w:val="roman"/>' in table
    assert 'w:ascii="House Roman"' in styles


def test_another_file_is_another_theme(house: Path):
    store = ThemeStore()
    before = store.get(str(house))
    pdf = made("pdf", house)
    (house / "fonts" / "house.ttf").write_bytes(house_font(LATIN + "ж"))
    after = store.get(str(house))
    assert before != after
    assert ord("ж") not in coverage(before.own_faces[0])
    assert ord("ж") in coverage(after.own_faces[0])
    assert made("pdf", house) != pdf


def test_it_travels_with_the_theme(house: Path, tmp_path: Path):
    settings = Settings(to=("html",), theme=str(house))
    there = unpack(pack(settings), tmp_path / "there")
    assert load_theme(there.theme) == load_theme(str(house))
    assert load_theme(there.theme).own_faces[0].path.is_relative_to(tmp_path / "there")


def test_a_theme_keeps_the_fonts_of_the_one_it_extends(house: Path, tmp_path: Path):
    child = tmp_path / "child"
    child.mkdir()
    (child / "head.ttf").write_bytes(house_font(LATIN, "House Head"))
    (child / "theme.toml").write_text(
        'name = "child"\nextends = "../house"\n[fonts]\ndisplay = "House Head"\n'
        '[[fonts.files]]\nfamily = "House Head"\nfile = "head.ttf"\nkind = "mono"\n',
        encoding="utf-8",
    )
    theme = load_theme(str(child))
    assert [face.family for face in theme.own_faces] == ["House Head", "House Roman"]
    settings = Settings(to=("html",), theme=str(child))
    assert load_theme(unpack(pack(settings), tmp_path / "there").theme).own_faces[1].data
    assert b'"House Head", ui-monospace' in made("html", child, fonts="system")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('file = "../outside.ttf"', "lies outside the theme's folder"),
        ('file = "/etc/hostname"', "lies outside the theme's folder"),
        ('file = "fonts/link.ttf"', "lies outside the theme's folder"),
        ('file = "fonts/none.ttf"', "cannot be read"),
        ('file = "theme.toml"', "is no TrueType or OpenType font"),
        ('file = "fonts/house.ttf"\nweight = 700', "no upright file of weight 400"),
        ('file = "fonts/house.ttf"\nitalic = true', "no upright file of weight 400"),
        ('file = "fonts/house.ttf"\nweight = 4000', "weight"),
        ('file = "fonts/house.ttf"\nstyle = "x"', "unknown field `style`"),
    ],
)
def test_what_is_no_font_of_the_theme_is_refused(house: Path, line: str, message: str):
    (house.parent / "outside.ttf").write_bytes(house_font(LATIN))
    (house / "fonts" / "link.ttf").symlink_to(house.parent / "outside.ttf")
    text = THEME.replace('file = "fonts/house.ttf"', line)
    (house / "theme.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_theme(str(house))
    assert message in str(refused.value)
    assert str(house / "theme.toml") in str(refused.value)
