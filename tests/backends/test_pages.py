"""A book made beside a PDF has the PDF's pages: marked where they begin, and listed."""

import io
import re
import time
import zipfile

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Text,
)
from convert.backends.pdf import PdfBackend, PdfOptions
from convert.batch.job import Job
from convert.batch.make import make
from convert.check.reading.pdf import open_pdf
from convert.context import Context
from convert.design.themes import load_theme
from convert.interchange import to_json
from convert.markup.dialect import BOOK
from convert.markup.fragment import write_article
from convert.markup.page_marks import page_marks
from convert.normalise import normalise
from convert.paging import PageStarts, letters
from convert.settings import Settings
from tests.conformance.articles.make import articles

SINKS = [name for name in articles() if name.startswith("kitchen-sink-")]


def made(article: Article, *formats: str, **more: object) -> dict[str, bytes]:
    """The article in each format, as one run makes them."""
    job = Job(source="boat.json", stem="boat", formats=formats, content=to_json(article))
    outcome = make(job, Settings(to=formats, **more))  # type: ignore[arg-type] # settings by name
    assert not outcome.errors
    assert [output.format for output in outcome.outputs] == list(formats)
    return {output.format: output.data or b"" for output in outcome.outputs}


def part(epub: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return archive.read(f"EPUB/{name}").decode()


def letters_before_marks(page: str) -> list[int]:
    """How many letters of the article stand before each mark of a page."""
    body = etree.fromstring(page.encode()).find("{*}body")
    seen, found = 0, []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if node.get("role") == "doc-pagebreak":
                found.append(seen)
            seen += letters(node.text or "")
        elif node is not body:
            seen += letters(node.tail or "")
    return found


def letters_on_pages(pdf: bytes) -> list[int]:
    """How many letters of the article are on each page, by its tagged content."""
    opened = open_pdf(pdf)
    held = set(opened.held)
    return [
        sum(letters(text) for place, text in page.marked.items() if place in held)
        for page in opened.pages
    ]


PROSE = Article(
    metadata=Metadata(title="The keeper of the ferry", language="en", byline="By Nora Quill"),
    blocks=tuple(
        Paragraph(
            content=(
                Text(
                    text=f"Crossing {n}: the ferry-boat went over at seven & came back with the "
                    "post, the mayor's extraordinarily long correspondence and one passenger."
                ),
            )
        )
        for n in range(60)
    ),
)


def test_each_page_is_marked_before_its_first_word():
    outputs = made(PROSE, "pdf", "epub")
    counts = letters_on_pages(outputs["pdf"])
    begin = [sum(counts[:number]) for number in range(len(counts))]
    marks = letters_before_marks(part(outputs["epub"], "article.xhtml"))
    assert len(marks) == len(counts) > 2
    longest = len("extraordinarily")
    assert all(0 <= at - mark < longest for at, mark in zip(begin, marks, strict=True))


@pytest.mark.parametrize("theme", ["default", "report", "large-print"])
@pytest.mark.parametrize("name", SINKS)
def test_every_page_is_listed(name: str, theme: str):
    sink, _ = normalise(articles()[name], name)
    outputs = made(sink, "epub", "pdf", theme=theme)
    with pikepdf.open(io.BytesIO(outputs["pdf"])) as pdf:
        count = len(pdf.pages)
    page = part(outputs["epub"], "article.xhtml")
    assert re.findall(r'<span id="(page-\d+)"', page) == [f"page-{n + 1}" for n in range(count)]
    listed = re.findall(r'href="article.xhtml#(page-\d+)"', part(outputs["epub"], "nav.xhtml"))
    assert listed == [f"page-{n + 1}" for n in range(count)]


def test_the_package_says_whose_pages_they_are():
    outputs = made(PROSE, "pdf", "epub")
    package = part(outputs["epub"], "content.opf")
    assert '"schema:accessibilityFeature">pageBreakMarkers<' in package
    assert '"schema:accessibilityFeature">pageNavigation<' in package
    assert '"pageBreakSource">PDF: The keeper of the ferry<' in package


def test_numbers_are_in_the_digits_of_the_pdf():
    sink, _ = normalise(articles()["kitchen-sink-ar"], "sink")
    nav = part(made(sink, "pdf", "epub")["epub"], "nav.xhtml")
    assert '<a href="article.xhtml#page-2">٢</a>' in nav


def test_a_book_alone_has_no_pages_and_a_pdf_does_not_mind_a_book():
    alone, beside = made(PROSE, "epub"), made(PROSE, "epub", "pdf")
    assert "pagebreak" not in part(alone["epub"], "article.xhtml")
    assert "page-list" not in part(alone["epub"], "nav.xhtml")
    assert made(PROSE, "pdf")["pdf"] == beside["pdf"]
    assert made(PROSE, "pdf", "epub")["epub"] == beside["epub"]  # in whatever order


def marked(blocks: list[AnyBlock], *starts: int) -> str:
    """The body of an article without a title, with a stroke where each page begins."""
    marks = page_marks((start, "|") for start in starts)
    body = write_article(Article(metadata=Metadata(), blocks=tuple(blocks)), BOOK, marks=marks).body
    return re.sub(r' (class|id)="[^"]*"', "", body)


def words(*content: str | AnyInline) -> Paragraph:
    inlines = (Text(text=part) if isinstance(part, str) else part for part in content)
    return Paragraph(content=tuple(inlines))


def headed(text: str) -> Heading:
    return Heading(level=2, content=(Text(text=text),))


STRESSED = Emphasis(content=(Text(text="two"),))
ITEM = ListItem(blocks=(words("one"), words("two")))
NOTE = Footnote(label="1", mark="[1]", blocks=(words("one two"),))


@pytest.mark.parametrize(
    ("blocks", "start", "seen"),
    [
        ([words("one two"), words("six")], 6, "<p>one two</p>\n<p>|six</p>"),
        ([words("one twofold")], 5, "<p>one |twofold</p>"),
        ([words("a & b c")], 2, "<p>a &amp; b |c</p>"),
        ([words("one ", STRESSED)], 3, "<p>one <em>|two</em></p>"),
        ([words("one"), headed("two")], 3, "<p>one</p>\n|<h2>two</h2>"),
        ([words("one"), headed("two six")], 6, "<p>one</p>\n<h2>two |six</h2>"),
        ([headed("!"), headed("two")], 0, "<h2>!</h2>\n|<h2>two</h2>"),
        (
            [List(ordered=False, items=(ITEM,))],
            3,
            "<ul><li><p>one</p>\n<p>|two</p></li></ul>",
        ),
        ([words("one")], 3, "<p>one</p>|"),  # the last page has pictures alone
    ],
)
def test_where_a_mark_stands(blocks: list[AnyBlock], start: int, seen: str):
    assert marked(blocks, start) == seen


def test_a_notes_mark_counts_as_it_is_printed():
    assert "[1] |one two</p>" in marked([NOTE], 1)
    assert "[1] one |two</p>" in marked([NOTE], 4)


def test_pages_that_begin_together_are_marked_together():
    assert marked([words("one two")], 0, 3, 3) == "<p>|one ||two</p>"


def test_pages_of_pictures_alone_are_listed_and_there():
    drawn = io.BytesIO()
    Image.new("RGB", (600, 900), "navy").save(drawn, "PNG")
    picture = Figure(data=drawn.getvalue(), media_type="image/png", alt="A quay")
    outputs = made(
        Article(
            metadata=Metadata(title="Quay", language="en"),
            blocks=(words("one"), *(picture for _ in range(3))),
        ),
        "pdf",
        "epub",
    )
    listed = re.findall(r"#(page-\d+)", part(outputs["epub"], "nav.xhtml"))
    assert len(listed) > 1
    assert re.findall(r'id="(page-\d+)"', part(outputs["epub"], "article.xhtml")) == listed


@pytest.mark.parametrize("name", SINKS)
def test_marks_take_no_letter_and_stand_in_order(name: str):
    sink, _ = normalise(articles()[name], name)
    plain = write_article(sink, BOOK)
    every = range(0, 10_000, 40)
    written = write_article(sink, BOOK, marks=page_marks((n, f"\0{n}\1") for n in every))
    assert re.sub("\0[0-9]+\1", "", str(written)) == str(plain)
    found = [int(number) for number in re.findall("\0([0-9]+)\1", str(written))]
    assert found == list(every[: len(found)])


def test_telling_the_pages_costs_a_small_part_of_laying_them_out():
    from convert.backends.pdf.weasyprint import page_starts as starts
    from convert.backends.pdf.weasyprint import render

    shares: list[float] = []
    told: list[float] = []
    original = starts.page_starts

    def timed(document: object, html: object) -> PageStarts:
        begun = time.process_time()
        found = original(document, html)
        told.append(time.process_time() - begun)
        return found

    article = Article(metadata=PROSE.metadata, blocks=PROSE.blocks[:20])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "page_starts", timed)
        for _ in range(5):
            begun = time.process_time()
            PdfBackend().render_paged(article, load_theme("default"), PdfOptions(), Context())
            shares.append(told[-1] / (time.process_time() - begun))
    assert min(shares) < 0.05


def first_words(pdf: bytes) -> list[str]:
    """What each page after the first begins with, furniture aside."""
    opened = open_pdf(pdf)
    held = set(opened.held)
    return [
        next(text.strip() for place, text in page.marked.items() if place in held and text.strip())
        for page in opened.pages[1:]
    ]


def test_a_list_of_headings_does_not_count():
    blocks: list[AnyBlock] = []
    for number in range(12):
        blocks.append(Heading(level=2, content=(Text(text=f"Part {number}"),), id=f"p{number}"))
        blocks += PROSE.blocks[number * 5 : number * 5 + 5]
    outputs = made(
        Article(metadata=PROSE.metadata, blocks=tuple(blocks)), "pdf", "epub", theme="report"
    )
    page = part(outputs["epub"], "article.xhtml")
    after = [
        "".join(etree.HTML(rest).itertext())
        for rest in re.split(r"<span id[^>]*></span>", page)[2:]
    ]
    for text, begin in zip(after, first_words(outputs["pdf"]), strict=True):
        assert begin[:20] in text.strip()[:40]
