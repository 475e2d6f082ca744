"""A cover in Word: the palette and the motif that other formats have, behind words that stay so."""

import io
import zipfile

import pytest
from lxml import etree

import convert
from convert.article import Article, Author, Metadata
from convert.backends.docx.drawn import Place, outline
from convert.check import verify
from convert.covers.design import PALETTES, cover_of
from convert.covers.motifs import Bar, Disc, Ring
from convert.design.contrast import ratio
from tests.backends.docx.word_parts import W, paragraph, part, styled

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
TITLES = ("Rain", "Tide", "Fog", "Wind", "Ice", "Salt", "Kelp", "Gull", "Net")


def article(title: str = "Rain", language: str = "en") -> Article:
    direction = "rtl" if language == "ar" else "ltr"
    metadata = Metadata(
        title=title,
        subtitle="Over the harbour",
        authors=(Author(name="Ann Lee"),),
        language=language,
        direction=direction,
    )
    return Article(metadata=metadata, blocks=(paragraph("It rained."),))


def covered(one: Article, theme: str = "default") -> bytes:
    return convert.render(one, "docx", theme=theme, options={"cover": "true"})


def fills(tree: etree._Element) -> list[str]:
    return [colour.get("val") for colour in tree.iter(f"{A}srgbClr")]


@pytest.mark.parametrize("title", TITLES)
def test_a_cover_has_the_colours_of_its_article(title: str):
    palette = cover_of(article(title)).palette
    data = covered(article(title))
    ground, ink, accent = (c[1:].upper() for c in (palette.ground, palette.ink, palette.accent))
    assert fills(part(data, "header2")) == [ground, accent]
    lines = [p for p in part(data).iter(f"{W}p") if p.find(f"{W}pPr/{W}shd") is not None]
    assert len(lines) == 3
    for line in lines:
        assert line.find(f"{W}pPr/{W}shd").get(f"{W}fill") == ground
        for run in line.iter(f"{W}r"):
            assert run.find(f"{W}rPr/{W}color").get(f"{W}val") == ink
            assert run.find(f"{W}rPr/{W}shd").get(f"{W}fill") == ground


def test_type_on_every_ground_is_read_with_ease():
    def colour(written: str) -> tuple[float, float, float]:
        red, green, blue = bytes.fromhex(written[1:])
        return red / 255, green / 255, blue / 255

    assert all(ratio(colour(p.ink), colour(p.ground)) >= 7 for p in PALETTES)


@pytest.mark.parametrize("theme", ["default", "magazine", "book", "manuscript"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_cover_is_sound_and_says_nothing_of_its_own(theme: str, language: str):
    one = article(language=language)
    data = covered(one, theme)
    assert not verify(data, "docx", one)
    header = part(data, "header2")
    for shape in header.iter(f"{WP}anchor"):
        assert shape.get("behindDoc") == "1"
        assert shape.find(f".//{DECORATIVE}") is not None
    assert len(list(header.iter(f"{WP}anchor"))) == 2
    assert not list(part(data).iter(f"{WP}anchor"))
    with_words = list(styled(part(data, "footer2")))
    assert with_words == []


def test_the_schema_has_a_place_for_each_part_of_a_cover(tmp_path):
    audit = pytest.importorskip("openxml_audit")
    file = tmp_path / "cover.docx"
    file.write_bytes(covered(article()))
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365, max_errors=0)
    assert [error.description for error in validator.validate(file).errors] == []


def test_a_file_without_a_cover_has_no_shapes():
    data = convert.render(article(), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"anchor" not in parts.read("word/header2.xml")
    assert list(styled(part(data, "footer2")))


def test_a_theme_with_a_cover_needs_no_option():
    assert convert.render(article(), "docx", tokens=["page.cover=true"]) == covered(article())


def test_the_rules_of_the_masthead_are_not_on_its_cover():
    first = next(part(covered(article(), "magazine")).iter(f"{W}p"))
    borders = first.find(f"{W}pPr/{W}pBdr")
    assert {side.get(f"{W}val") for side in borders} == {"nil"}


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        (Bar(1, 2, 3, 4), ["moveTo", "lnTo", "lnTo", "lnTo", "close"]),
        (Disc(5, 5, 2), ["moveTo", "arcTo", "arcTo", "close"]),
        (Ring(5, 5, 4, 1), ["moveTo", "arcTo", "arcTo", "close"] * 2),
    ],
)
def test_each_shape_of_a_motif_is_a_closed_line(shape: Bar | Disc | Ring, kinds: list[str]):
    (path,) = outline([shape], Place(0, 0, 10, 10)).iter(f"{A}path")
    assert [etree.QName(step).localname for step in path] == kinds
    assert (path.get("w"), path.get("h")) == ("1000", "1000")
