"""A cover's type: every character in a font that has it, lines that end where words may."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

import convert
from convert.article import Article, Figure, Metadata, Paragraph, Text
from convert.backends.html import HtmlBackend, HtmlOptions
from convert.context import Context
from convert.covers.design import PALETTES, cover_of
from convert.covers.lettering import Lettering, break_lines, letters
from convert.covers.motifs import Bar, Disc, Ring
from convert.covers.painted import PORTRAIT, SHARED, Layout, painted
from convert.covers.setting import title_lines
from convert.design.contrast import colour, ratio
from convert.design.themes import load_theme
from convert.errors import UsageError
from convert.source import Source

THEME = load_theme("default")


def pieces(text: str) -> list[tuple[str, str]]:
    return [(font.getname()[0], run) for font, run in Lettering(text, 34, 400, THEME).runs(text)]


def test_one_font_sets_what_it_has() -> None:
    assert pieces("3 March 2025") == [("Source Sans Pro", "3 March 2025")]
    assert pieces("3 مارس 2025") == [("Amiri", "3 مارس 2025")]


def test_digits_beside_hebrew_come_from_a_font_that_has_them() -> None:
    latin, hebrew = "Source Sans Pro", "Noto Sans Hebrew"
    assert pieces("3 במרץ 2025") == [(latin, "3 "), (hebrew, "במרץ "), (latin, "2025")]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("rain", ["r", "a", "i", "n"]),
        ("e\u0301te\u0301", ["e\u0301", "t", "e\u0301"]),
        ("துறைமு", ["து", "றை", "மு"]),
        ("बारिश", ["बा", "रि", "श"]),
        ("ज्वार", ["ज्वा", "र"]),
        ("น้ำ", ["น้ำ"]),
        ("👩\u200d🚀", ["👩\u200d🚀"]),
    ],
)
def test_what_a_reader_takes_for_a_letter_is_not_broken(word: str, found: list[str]) -> None:
    assert letters(word) == found


def test_a_word_wider_than_a_line_breaks_between_letters() -> None:
    lettering = Lettering("துறைமுகத்தின்", 84, 600, THEME)
    lines = break_lines("துறைமுகத்தின்", lettering, 300)
    assert len(lines) > 1
    assert "".join(lines) == "துறைமுகத்தின்"
    assert all(lettering.width(line) <= 300 for line in lines)
    assert [letter for line in lines for letter in letters(line)] == letters("துறைமுகத்தின்")


def lines_of(title: str, width: int = 656, height: int = 420) -> tuple[int, list[str]]:
    lettering, lines = title_lines(title, THEME, width, height, PORTRAIT.room.sizes)
    return lettering.size, lines


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Rain over the harbour", 112),
        ("Straßenbahnhaltestelle", 64),
        ("W" * 60, 40),
        ("ฤดูใบไม้ร่วงที่เปียกชื้นทำอะไร", 54),  # nothing but a dictionary could part it
        ("雨の多い秋が漁船にもたらしたもの", 64),
    ],
)
def test_a_title_is_small_enough_for_its_longest_word_and_its_room(title: str, size: int) -> None:
    assert lines_of(title)[0] == size


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Rain", ["Rain"]),
        ("The price of herring", ["The price", "of herring"]),
        (
            "What the ferry carried in the winter of the long strike",
            ["What the ferry", "carried in", "the winter of", "the long strike"],
        ),
        ("ฝนเหนือท่าเรือ", ["ฝนเหนือท่าเรือ"]),
        ("雨の多い秋が漁船にもたらしたもの", ["雨の多い秋が", "漁船にもたらしたもの"]),
    ],
)
def test_lines_of_a_title_are_about_as_long_and_end_in_no_short_word(
    title: str, lines: list[str]
) -> None:
    assert lines_of(title)[1] == lines


def article(title: str, *, picture: bytes = b"", language: str = "en", **more: str) -> Article:
    figure = Figure(data=picture, media_type="image/jpeg", alt="A boat")
    blocks = (Paragraph(content=(Text(text=f"Of {title}."),)),)
    direction = "rtl" if language == "ar" else "ltr"
    metadata = Metadata(title=title, language=language, direction=direction, **more)  # type: ignore[arg-type]  # names of fields
    return Article(metadata=metadata, blocks=(figure, *blocks) if picture else blocks)


TITLES = tuple(
    f"{word} of {other}"
    for word in ("Rain", "Ebb", "Ice", "Salt", "Kelp", "Fog")
    for other in ("Bergen", "Cork", "Riga", "Split", "Cádiz", "Gdańsk", "Narvik", "Piran")
)


def test_each_palette_can_be_read() -> None:
    for palette in PALETTES:
        assert ratio(colour(palette.ink), colour(palette.ground)) >= 7, palette
        assert ratio(colour(palette.accent), colour(palette.ground)) >= 3, palette


def test_covers_differ_from_article_to_article_and_never_for_one() -> None:
    covers = [cover_of(article(title)) for title in TITLES]
    assert len({cover.palette for cover in covers}) == len(PALETTES)
    motifs = [cover.motif(800, 460) for cover in covers]
    assert {type(motif[0]) for motif in motifs} == {Bar, Disc, Ring}
    looks = {(cover.palette, motif) for cover, motif in zip(covers, motifs, strict=True)}
    assert len(looks) > 0.9 * len(TITLES)
    assert [cover_of(article(title)) for title in TITLES] == covers


@pytest.mark.parametrize("layout", [PORTRAIT, SHARED])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_and_motif_are_apart_on_the_ground(layout: Layout, language: str) -> None:
    title = "ما الذي جلبه الخريف الممطر" if language == "ar" else "What the wet autumn brought"
    shown = article(title, language=language, subtitle="Boats " * 9, byline="Ann Lee")
    cover = cover_of(shown)
    data, kind = painted(cover, THEME, shown.metadata.direction, layout)
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    assert (kind, picture.size) == ("image/png", layout.size)
    pixels = picture.tobytes()
    colours = {f"#{pixels[at : at + 3].hex()}" for at in range(0, len(pixels), 3)}
    assert {cover.palette.ground, cover.palette.ink, cover.palette.accent} <= colours
    assert len(data) < 60_000
    assert painted(cover, THEME, shown.metadata.direction, layout)[0] == data


def test_a_photograph_that_leads_is_the_figure() -> None:
    red = io.BytesIO()
    Image.new("RGB", (90, 60), (200, 20, 20)).save(red, "JPEG")
    cover = cover_of(article("Rain", picture=red.getvalue()))
    for layout in (PORTRAIT, SHARED):
        data, kind = painted(cover, THEME, "ltr", layout)
        picture = Image.open(io.BytesIO(data))
        assert (kind, picture.size) == ("image/jpeg", layout.size)
        colour_at = picture.getpixel((layout.size[0] - 20, layout.size[1] - 20))
        assert isinstance(colour_at, tuple)
        assert max(abs(a - b) for a, b in zip(colour_at, (200, 20, 20), strict=True)) < 12


def test_a_book_has_its_cover_once() -> None:
    book = zipfile.ZipFile(io.BytesIO(convert.render(article("Rain", byline="Ann Lee"), "epub")))
    package = book.read("EPUB/content.opf").decode()
    assert '<itemref idref="cover" linear="no"' in package
    assert 'alt="Rain. Ann Lee"' in book.read("EPUB/cover.xhtml").decode()


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_a_pdf_begins_with_a_cover_where_it_is_asked(engine: str) -> None:
    shown = article("Rain", byline="Ann Lee", publication="The Tide")
    options = {"engine": engine, "cover": "true"}
    with pikepdf.open(io.BytesIO(convert.render(shown, "pdf", options=options))) as pdf:
        first = pdf.pages[0]
        painted_with = first.Contents.read_bytes().decode("latin-1")
        assert len(pdf.pages) == 2
    red = colour(cover_of(shown).palette.ground)[0]
    assert f" {red:.4f}"[:-2] in f" {painted_with}".replace("\n", " ")
    without = convert.render(shown, "pdf", options={"engine": engine})
    with pikepdf.open(io.BytesIO(without)) as pdf:
        assert len(pdf.pages) == 1


PAGES: dict[str, Any] = {"address": "https://tide.example/rain"}


def test_a_picture_for_previews_lies_beside_the_page_where_it_is_asked(tmp_path: Path) -> None:
    source = Source("rain.txt", b"# Rain\n\nThe rain came down on the harbour.\n")
    for said, names in (
        ({}, []),
        ({"share_picture": "true", "url": PAGES["address"]}, ["share.png"]),
    ):
        folder = tmp_path / str(len(said))
        with convert.Converter(options={"html": said}) as converter:
            converter.convert(source, to="html", out=folder)
        page = (folder / "rain.html").read_text(encoding="utf-8")
        address = "https://tide.example/rain_files/share.png"
        assert [path.name for path in folder.glob("rain_files/*")] == names
        assert page.count(f'<meta property="og:image" content="{address}">') == len(names)


def test_a_picture_for_previews_wants_an_address_and_a_folder() -> None:
    shown = article("Rain")
    with pytest.raises(UsageError, match="in no folder"):
        convert.render(shown, "html", options={"share_picture": "true"})
    theme, context = load_theme("default"), Context(stamp=0, folder="rain_files")
    options = HtmlOptions(share_picture=True)
    with pytest.raises(UsageError, match="the page has none"):
        HtmlBackend().render_filed(shown, theme, options, context)
    known = article("Rain", **PAGES)
    assert list(HtmlBackend().render_filed(known, theme, options, context)[1]) == ["share.png"]
