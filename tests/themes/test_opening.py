"""How an article opens: a drop cap that stays part of its word, and a lead paragraph."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

import convert
from convert.article import (
    AnyBlock,
    Article,
    Block,
    BlockQuote,
    Emphasis,
    Heading,
    LineBreak,
    Metadata,
    Paragraph,
    Preformatted,
    Span,
    Text,
)
from convert.check import verify
from convert.check.reading.pdf import open_pdf
from convert.check.reading.tags import element_text, every_element
from convert.design.themes import load_theme
from convert.markup.opening import Opened, initial, lead_end, refused
from convert.markup.opening import opened as opened_as
from tests.lines.read import lines_of

LONG = (
    "The ferry crosses at seven, when the ice allows, and comes back at nine with the post. In "
    "forty-one years it has missed eleven crossings; the keeper has a reason for each of them, "
    "and tells it in full, so that nobody hurries. Then there are more words, and a fourth line "
    "goes below the letter."
)
SET = ("type.drop_cap=true", "type.hyphens=false")


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


def quotation(text: str, *, source: bool = True) -> BlockQuote:
    attribution = (Text(text="— Captain Brandt"),) if source else ()
    return BlockQuote(blocks=(paragraph(text),), attribution=attribution)


def opened(*blocks: Block, language: str = "en", **more: str) -> Article:
    return Article(metadata=Metadata(title="Boat", language=language, **more), blocks=blocks)


def drops(article: Article) -> bool:
    return bool(opened_as(article, load_theme("default", SET), "paper").lines)


def test_a_drop_cap_is_asked_for():
    article = opened(paragraph(LONG))
    assert drops(article)
    without = ("type.drop_cap=false",)
    assert not opened_as(article, load_theme("default", without), "paper").lines
    assert b"initial-letter" not in convert.render(article, "html", tokens=without)
    assert b"initial-letter: 3" in convert.render(article, "html")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("— " + LONG, "en"),
        ("41 years ago " + LONG, "en"),
        ("the " + LONG, "en"),
        ("The ferry crosses.", "en"),  # too short to go around it
        ("船は" * 200, "ja"),
        ("नाव " * 100, "hi"),
        ("العبارة " * 60, "ar"),
    ],
)
def test_what_opens_without_a_capital_keeps_its_size(text: str, language: str):
    assert not drops(opened(paragraph(text), language=language))


def test_neither_a_dateline_nor_stressed_words_are_cut():
    assert not drops(opened(paragraph(LONG), dateline="PARIS, 3 mars -"))
    stressed = Paragraph(content=(Emphasis(content=(Text(text="The"),)), Text(text=LONG)))
    assert not drops(opened(stressed))


def test_the_first_plain_paragraph_opens_an_article():
    heading = Heading(level=2, content=(Text(text="One"),), id="one")
    quote = BlockQuote(blocks=(paragraph(LONG),))
    page = convert.render(opened(heading, quote, paragraph(LONG), paragraph(LONG)), "html").decode()
    assert page.count('class="opening"') == 1
    assert page.index("</blockquote>") < page.index('class="opening"')


def test_what_begins_with_a_table_or_a_list_has_no_opening():
    code = Preformatted(text="a = 1")
    assert not drops(opened(code, paragraph(LONG)))
    assert "begin" in refused(opened(code, paragraph(LONG)), load_theme("default", SET))


@pytest.mark.parametrize(
    ("letters", "lines"), [(60, 0), (110, 0), (130, 2), (200, 2), (250, 3), (900, 3)]
)
def test_an_initial_is_as_high_as_the_lines_beside_it_are_many(letters: int, lines: int):
    article = opened(paragraph((LONG * 4)[:letters]))
    assert opened_as(article, load_theme("default"), "paper").lines == lines
    narrow = load_theme("default", ("page.columns=2",))
    assert opened_as(article, narrow, "paper").lines == (
        0 if letters < 70 else 3 if letters > 170 else 2
    )


def test_a_dateline_is_what_its_paragraph_opens_with():
    dateline = Paragraph(content=(Span(content=(Text("PARIS"),), role="dateline"), Text(LONG)))
    theme = load_theme("default")
    assert opened_as(opened(dateline), theme, "paper") == Opened()
    assert refused(opened(dateline), theme) == "it begins with a dateline"
    lines = Paragraph(content=(Text(LONG), LineBreak(), Text(LONG)))
    assert refused(opened(lines), theme) == "its lines are broken by hand"


@pytest.mark.parametrize(
    ("article", "why"),
    [
        (opened(paragraph(LONG)), ""),
        (opened(paragraph("The ferry.")), "it is shorter than two lines"),
        (opened(paragraph("41 years ago " + LONG)), "it begins with no capital"),
        (opened(paragraph("船は" * 200), language="ja"), "its script has no capitals"),
    ],
)
def test_who_asked_for_it_is_told_why_there_is_none(article: Article, why: str, tmp_path: Path):
    assert refused(article, load_theme("default")) == why
    path = tmp_path / "boat.txt"
    path.write_bytes(convert.render(article, "txt"))
    with convert.Converter(tokens=SET) as converter:
        told = converter.convert(path, to="html", out=tmp_path).diagnostics
    assert [why in d.message for d in told if d.code == "opening.plain"] == [True] * bool(why)
    with convert.Converter() as converter:
        told = converter.convert(path, to="html", out=tmp_path).diagnostics
    assert not [d for d in told if d.code == "opening.plain"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("So it was, and so it stayed for years.", "So it was, and so it stayed for"),
        ("The captain looked at the ice for a long while.", "The captain looked at the ice for a"),
        ("By the river, where nobody goes, he sat.", "By the river,"),
        (
            "Donaudampfschifffahrtsgesellschaftskapitänin",
            "Donaudampfschifffahrtsgesellschaftskapitänin",
        ),
    ],
)
def test_the_first_phrase_is_the_lead_where_no_line_is_known(text: str, lead: str):
    assert text[: lead_end(paragraph(text))] == lead


def document_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return parts.read("word/document.xml").decode()


def test_word_has_the_lead_and_no_letter_apart():
    """A frame for a drop cap would part the first word for who copies it or reads the XML."""
    article = opened(paragraph(LONG))
    document = document_of(convert.render(article, "docx"))
    assert re.search(
        r'<w:rStyle w:val="Lead" ?/></w:rPr><w:t[^>]*>The ferry crosses at seven,<', document
    )
    assert "framePr" not in document
    assert 'w:val="Lead"' not in document_of(convert.render(article, "docx", theme="report"))


def test_word_has_pull_quotes():
    article = opened(paragraph("a"), quotation("“Wait.”"), paragraph("b"))
    document = document_of(convert.render(article, "docx"))
    assert re.search(
        'w:val="PullQuote" ?/>.*“Wait.”.*w:val="PullQuoteSource".*Brandt', document, re.S
    )
    assert "PullQuote" not in document_of(convert.render(article, "docx", theme="report"))


def test_marks_stay_with_their_letter():
    begin = initial(paragraph("E\u0301tait une fois"))
    assert begin is not None
    assert (begin.letter, begin.rest, begin.after) == ("E\u0301", "tait", " une fois")


def words(pdf: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def texts(pdf: bytes) -> Iterator[tuple[str, str]]:
    root = open_pdf(pdf).tree
    assert root is not None
    for element in every_element(root):
        yield element.role, element_text(element)


@pytest.mark.parametrize(
    ("text", "mark", "letter"),
    [("“The " + LONG, "“", "T"), ("¿Quién " + LONG, "¿", "Q"), ("„‚Ein " + LONG, "„‚", "E")],
)
def test_a_mark_before_the_letter_is_part_of_the_word(text: str, mark: str, letter: str):
    begin = initial(paragraph(text))
    assert begin is not None
    assert (begin.mark, begin.letter) == (mark, letter)
    assert initial(paragraph("«\u202fOui " + LONG)) is None  # its space is no part of a letter


@pytest.mark.parametrize("lead", ["plain", "small-caps", "large"])
@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "A " + LONG,
        "Élan, " + LONG,
        "Лодка " + LONG,
        "“The " + LONG,
        LONG[:150],
        "It\u00a0is " + LONG,
    ],
)
@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_the_word_of_a_drop_cap_stays_a_word_for_every_reader(text: str, lead: str, engine: str):
    article = opened(paragraph(text))
    tokens = (*SET, f"type.lead={lead}", "type.quotes=keep")
    pdf = convert.render(article, "pdf", tokens=tokens, options={"engine": engine})
    assert not [found for found in verify(pdf, "pdf", article) if found.severity == "error"]
    first = [text for role, text in texts(pdf) if role == "P"]
    assert len(first) == 1  # no paragraph in a paragraph
    assert first[0].split() == text.split()
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        content = opened_pdf.pages[0].Contents.read_bytes()
    assert len(re.findall(rb"\bB[DM]C\b", content)) == len(re.findall(rb"\bEMC\b", content))


@pytest.mark.skipif(
    subprocess.run(["which", "pdftotext"], capture_output=True, check=False).returncode != 0,
    reason="poppler is not installed",
)
@pytest.mark.parametrize("options", [(), ("-layout",), ("-raw",)])
@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_who_goes_by_the_place_of_letters_reads_the_word_where_it_is(
    options: tuple[str, ...], engine: str
):
    made = opened(paragraph(LONG))
    pdf = convert.render(made, "pdf", tokens=SET, options={"engine": engine})
    assert f"Boat {LONG[:60]}" in words(pdf, *options)


def test_the_first_line_is_in_true_small_capitals():
    def fonts_glyphs(*tokens: str) -> bytes:
        pdf = convert.render(opened(paragraph(LONG)), "pdf", tokens=tokens)
        with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
            return bytes(opened_pdf.pages[0].Contents.read_bytes())

    plain, small = (
        fonts_glyphs("type.drop_cap=false", f"type.lead={lead}") for lead in ("plain", "small-caps")
    )
    sizes = set(re.findall(rb"(\S+) Tf", small))
    assert sizes == set(re.findall(rb"(\S+) Tf", plain))  # not capitals made smaller
    assert small != plain


@pytest.mark.parametrize(
    ("blocks", "pulled"),
    [
        ((paragraph("a"), quotation("Wait."), paragraph("b")), 1),
        ((paragraph("a"), quotation("Wait.", source=False), paragraph("b")), 0),
        ((quotation("Wait."), paragraph("b")), 0),
        ((paragraph("a"), quotation("Wait."), quotation("Go."), paragraph("b")), 0),
        ((paragraph("a"), quotation("Wait. " * 60), paragraph("b")), 0),
    ],
)
def test_a_short_credited_quotation_between_paragraphs_is_pulled(
    blocks: tuple[AnyBlock, ...], pulled: int
):
    page = convert.render(opened(*blocks), "html").decode()
    assert page.partition("<body>")[2].count('class="quote pull"') == pulled
    assert ".pull blockquote" in page
    assert ".pull" not in convert.render(opened(*blocks), "html", theme="report").decode()


def test_a_quotation_mark_hangs():
    made = opened(paragraph("a"), quotation("“Wait.”"), paragraph("b"))
    assert 'class="quote pull hang"' in convert.render(made, "html").decode()
    for to in ("pdf", "epub", "html", "docx"):
        assert verify(convert.render(made, to), to, made) == []


@pytest.mark.parametrize("tokens", [(), ("page.columns=2",), ("page.size=A5",)])
@pytest.mark.parametrize("letter", ["T", "Q"])
def test_lines_beside_a_letter_of_typst_reach_the_margin_and_make_room(
    letter: str, tokens: tuple[str, ...]
):
    """They are ended by hand; a letter with a tail has one more of them."""
    made = opened(paragraph(f"{letter}{LONG[1:]} {LONG}"))
    pdf = convert.render(made, "pdf", tokens=(*SET, *tokens), options={"engine": "typst"})
    lines = [line for line in lines_of(pdf) if line.text not in ("Boat", "Page 1 of 1")]
    left = min(line.left for line in lines)
    beside = [line for line in lines if line.left > left + 8 and line.size < 15]
    assert len(beside) >= (4 if letter == "Q" else 3) - 1  # the letter may begin the first of them
    right = max(line.right for line in beside)
    assert all(line.right == pytest.approx(right, abs=1.5) for line in beside)
