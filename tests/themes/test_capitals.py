"""Capitals and what stands beside them: words of figures, datelines, headings typed in capitals."""

import io

import pikepdf
import pytest

import convert
from convert.article import Article, Heading, Metadata, Paragraph, Span, Text
from convert.backends.pdf.titles import title_width
from convert.check import verify
from convert.design.themes import load_theme
from convert.markup.figures import with_capitals
from convert.markup.headings import in_capitals
from tests.lines.read import lines_of

LOUD = Article(
    metadata=Metadata(title="THE FERRY THAT WAITS FOR NOBODY", language="en"),
    blocks=(
        Paragraph(
            content=(
                Span(content=(Text("PARIS, March 3"),), role="dateline"),
                Text(" — The flight MH370, the 18F, the G20 of 2014 and the march of Paris. " * 3),
            )
        ),
        Heading(level=2, content=(Text("WHAT IT LOST"),), id="lost"),
        Paragraph(content=(Text("A last paragraph, with the parish in it."),)),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the MH370 and the 18F", ["MH370", "18F"]),
        ("COVID-19 at the G20s", ["COVID-19", "G20s"]),
        ("a B-52, an F/A-18 and (A4)", ["B-52", "F/A-18", "A4"]),
        ("ГОСТ-2012 и Ту-154", ["ГОСТ-2012"]),
        ("in 2014, the 1980s and the 3rd", []),
        ("iPhone 12, NATO, 12 May, mp3, 4x4", []),
        ("", []),
    ],
)
def test_figures_beside_capitals_are_told(text: str, found: list[str]):
    pieces = list(with_capitals(text))
    assert [piece for piece, lining in pieces if lining] == found
    assert "".join(piece for piece, _ in pieces) == text


@pytest.mark.parametrize(
    ("words", "loud"),
    [
        ("WHAT IT LOST", True),
        ("ЧТО УНЕСЛО", True),
        ("PART 2: THE STORM", True),
        ("NATO", False),
        ("What It Lost", False),
        ("WHAT it LOST", False),
        ("2014", False),
        ("港の雨と船", False),
    ],
)
def test_a_heading_typed_in_capitals_is_told(words: str, loud: bool):
    assert in_capitals(words) == loud


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_small_capitals_are_copied_as_they_are_typed(engine: str):
    """One glyph stands for P in PARIS and for p elsewhere."""
    options = {"engine": engine}
    pdf = convert.render(LOUD, "pdf", options=options, tokens=("type.quotes=keep",))
    assert verify(pdf, "pdf", LOUD) == []
    read = " ".join(line.text for line in lines_of(pdf))
    for words in (
        "THE FERRY THAT WAITS FOR NOBODY",
        "PARIS, March 3 — The flight MH370",
        "WHAT IT LOST",
    ):
        assert words in read


@pytest.mark.parametrize("to", ["html", "epub", "docx"])
@pytest.mark.parametrize("theme", ["default", "manuscript"])
def test_no_word_changes_in_other_formats(to: str, theme: str):
    assert verify(convert.render(LOUD, to, theme=theme), to, LOUD) == []


def test_large_print_and_typescript_keep_capitals():
    """Their sheets come last and say so; figures are lining there, and no element is needed."""
    for theme in ("large-print", "manuscript"):
        page = convert.render(LOUD, "html", theme=theme).decode()
        assert 'class="lining"' not in page
        *_, last = (line for line in page.splitlines() if ".capitals" in line)
        assert "font-variant-caps: normal" in last
    assert convert.render(LOUD, "html").decode().count('<span class="lining">MH370</span>') == 3


def test_a_title_of_small_capitals_is_as_wide_as_they_are():
    theme = load_theme("default")
    loud = title_width(LOUD.metadata.title * 2, theme)
    assert loud != title_width(LOUD.metadata.title * 2, load_theme("large-print"))
    assert loud != title_width((LOUD.metadata.title * 2).lower(), theme)


def test_bullets_stand_near_their_text():
    article = convert.read(
        b"Boat\n\nWords of an article, and more.\n\n- One\n- Two\n\nMore words.\n"
    )
    with pikepdf.open(io.BytesIO(convert.render(article, "pdf"))) as pdf:
        assert len(pdf.pages) == 1
    found = {line.text: line for line in lines_of(convert.render(article, "pdf"))}
    line = next(line for text, line in found.items() if text.endswith("One"))
    plain = next(line for text, line in found.items() if text.startswith("More"))
    assert line.left == pytest.approx(plain.left, abs=2)
