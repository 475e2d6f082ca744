"""What is inside the files, for every kind of block in several languages."""

import io
import zipfile

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageColor

from convert.article import Article, Figure, Heading, Metadata, Paragraph, Text
from convert.backends import backend
from convert.context import Context
from convert.covers.design import PALETTES
from convert.design.themes import load_theme
from convert.errors import RenderError
from convert.normalise import normalise
from convert.walk import every_block
from tests.conformance.articles.make import articles

SINKS = sorted(name for name in articles() if name.startswith("kitchen-sink"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rendered(name: str, to: str, source: bytes = b"", **options) -> bytes:
    article, _ = normalise(articles()[name], name)
    chosen = backend(to)
    return chosen.render(
        article, load_theme("default"), chosen.options(**options), Context(source=source)
    )


@pytest.mark.parametrize("name", SINKS)
def test_pdf_declares_both_standards_language_and_title(name: str):
    article = articles()[name]
    with pikepdf.open(io.BytesIO(rendered(name, "pdf"))) as pdf:
        assert str(pdf.Root.Lang) == article.metadata.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == article.metadata.title


def test_pdf_outline_is_the_headings():
    with (
        pikepdf.open(io.BytesIO(rendered("kitchen-sink-en", "pdf"))) as pdf,
        pdf.open_outline() as o,
    ):
        top = [item.title for item in o.root]
        below = [item.title for item in o.root[0].children]
    headings = [b for b in articles()["kitchen-sink-en"].blocks if type(b).__name__ == "Heading"]
    assert top == ["Rain over the harbour"]
    assert len(below) == sum(heading.level == 2 for heading in headings)


@pytest.mark.parametrize(
    ("profile", "part", "pdfa"), [("ua-1+a-3a", "1", "3"), ("ua-2+a-4f", "2", "4")]
)
def test_other_profiles_carry_the_source(profile: str, part: str, pdfa: str):
    data = rendered("headings-ltr", "pdf", profile=profile, source="Sea ☂".encode())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == (part, pdfa)
        assert pdf.attachments["source.txt"].get_file().read_bytes().decode() == "Sea ☂"


def test_a_character_that_no_font_has_is_named_if_it_has_a_meaning():
    article = Article(
        metadata=Metadata(title="Sea", language="en"),
        blocks=(Paragraph(content=(Text(text="\ue000 and \U00013000?"),)),),
    )
    with pytest.raises(RenderError, match=r"has . \(U\+13000\)"):
        backend("pdf").render(article, load_theme("default"), backend("pdf").options(), Context())


@pytest.mark.parametrize("name", SINKS)
def test_epub_is_a_zip_with_what_it_lists(name: str):
    with zipfile.ZipFile(io.BytesIO(rendered(name, "epub"))) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        package = etree.fromstring(book.read("EPUB/content.opf"))
        listed = {f"EPUB/{item.get('href')}" for item in package.iter("{*}item")}
        there = {n for n in book.namelist() if n.startswith("EPUB/")} - {"EPUB/content.opf"}
        assert listed == there
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_epub_claims_conformance_only_with_a_name():
    def properties(**options) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(rendered("headings-ltr", "epub", **options))) as book:
            package = etree.fromstring(book.read("EPUB/content.opf"))
        return [m.get("property") for m in package.iter("{*}meta") if m.get("property")]

    assert "dcterms:conformsTo" not in properties()
    claimed = properties(certified_by="Example Press")
    assert {"dcterms:conformsTo", "a11y:certifiedBy"} <= set(claimed)
    assert {"schema:accessMode", "schema:accessibilitySummary"} <= set(claimed)


@pytest.mark.parametrize(
    ("has_headings", "words"),
    [
        (True, "Headings and a table of contents give its structure."),
        (False, "A table of contents gives its structure."),
    ],
)
def test_epub_says_in_a_sentence_what_gives_its_structure(has_headings: bool, words: str):
    headings = (Heading(level=2, content=(Text(text="Tides"),)),) if has_headings else ()
    salt = Paragraph(content=(Text(text="Salt."),))
    article, _ = normalise(
        Article(metadata=Metadata(title="The sea"), blocks=(*headings, salt)), "sea"
    )
    epub = backend("epub")
    made = epub.render(article, load_theme("default"), epub.options(), Context())
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert words in book.read("EPUB/content.opf").decode()


@pytest.mark.parametrize("name", SINKS)
def test_docx_has_styles_for_everything(name: str):
    with zipfile.ZipFile(io.BytesIO(rendered(name, "docx"))) as file:
        document = etree.fromstring(file.read("word/document.xml"))
        styles = etree.fromstring(file.read("word/styles.xml"))
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle") for e in document.iter(f"{W}{tag}")}
    assert used <= known
    assert {"Title", "Subtitle", "Author", "Date", "Heading2", "Heading3"} <= used
    readings = {looks for reading in document.iter(f"{W}rt") for looks in reading.iter(f"{W}rPr")}
    plain = (looks for looks in document.iter(f"{W}rPr") if looks not in readings)
    # A run has one style at most: what is stressed within another style says so beside it.
    stress, style = {f"{W}b", f"{W}i"}, f"{W}rStyle"
    direct = {
        child.tag
        for looks in plain
        for child in looks
        if looks.find(style) is None or child.tag not in stress
    }
    assert not direct & {f"{W}b", f"{W}i", f"{W}sz", f"{W}color"}


def test_docx_core_properties():
    with zipfile.ZipFile(io.BytesIO(rendered("kitchen-sink-en", "docx"))) as file:
        core = file.read("docProps/core.xml").decode()
        footer = file.read("word/footer1.xml").decode()
    assert "<dc:title>Rain over the harbour</dc:title>" in core
    assert "<dc:language>en</dc:language>" in core
    assert "<dc:creator>Ann Writer</dc:creator>" in core
    assert 'instr=" PAGE "' in footer
    assert 'instr=" NUMPAGES "' in footer


@pytest.mark.parametrize("to", ["html", "epub", "pdf", "docx", "json"])
def test_a_second_rendering_is_the_same(to: str):
    assert rendered("kitchen-sink-ar", to) == rendered("kitchen-sink-ar", to)


def test_the_kitchen_sink_shows_every_kind_of_block():
    kinds = {type(b).__name__ for b in every_block(articles()["kitchen-sink-en"].blocks)}
    assert kinds == {
        "Heading", "Paragraph", "List", "BlockQuote", "Verse", "Preformatted", "Table", "Figure",
        "DefinitionList", "ThematicBreak", "Footnote",
    }  # fmt: skip
    figures = [b for b in articles()["kitchen-sink-en"].blocks if isinstance(b, Figure)]
    assert any(f.decorative for f in figures)


def test_a_cover_is_set_in_the_colours_of_its_palette():
    with zipfile.ZipFile(io.BytesIO(rendered("kitchen-sink-en", "epub"))) as book:
        picture = Image.open(io.BytesIO(book.read("EPUB/cover.png"))).convert("RGB")
    shades = {shade: count for count, shade in picture.getcolors(100_000)}
    ground = max(shades, key=shades.__getitem__)
    [palette] = [each for each in PALETTES if ImageColor.getrgb(each.ground) == ground]
    assert picture.size == (800, 1200)
    assert shades[ImageColor.getrgb(palette.ink)] > 0.005 * 800 * 1200
