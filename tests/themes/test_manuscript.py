"""A manuscript for editors: who sent it, how long it is, and whose each page is."""

import io
import zipfile
from itertools import pairwise

import pikepdf
import pytest

import convert
from convert.article import Article, Author, Heading, Metadata, Paragraph, Text, ThematicBreak
from convert.check import verify
from convert.markup.submission import submission
from tests.lines.read import Line, lines_of

WORDS = "The lamp is lit at dusk, and somebody has to see to it every evening of the year. "  # 17


def said(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


def manuscript(*authors: Author, title: str = "What the Lamp Says", times: int = 12) -> Article:
    return Article(
        metadata=Metadata(title=title, authors=authors, language="en"),
        blocks=(
            *(said(WORDS * 4) for _ in range(times)),
            Heading(level=2, content=(Text(text="The second part"),), id="second"),
            said(WORDS),
            ThematicBreak(mark="* * *"),
            said(WORDS),
        ),
    )


NORA = Author(name="Nora Quill", affiliation="3 Harbour Road, Ellery", email="nora@example.org")


def test_a_sender_is_a_name_and_an_address():
    assert submission(manuscript(NORA)).sender == (
        "Nora Quill",
        "3 Harbour Road, Ellery",
        "nora@example.org",
    )
    assert submission(manuscript()).sender == ()
    both = submission(manuscript(Author(name="Ann Doe"), Author(name="Ben Roe")))
    assert both.sender == ("Ann Doe, Ben Roe",)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Nora Quill", "Quill / THE LAMP"),
        ("Anna de Vries", "de Vries / THE LAMP"),
        ("Ursula von der Weide", "von der Weide / THE LAMP"),
        ("nora", "nora / THE LAMP"),
        ("de Vries", "Vries / THE LAMP"),
    ],
)
def test_a_head_has_surname_and_title(name: str, head: str):
    assert submission(manuscript(Author(name=name), title="The Lamp")).head == head


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("one two", "en", "about 100 words"),
        (WORDS * 10, "en", "about 200 words"),
        ("can't — won't, 1 000 " * 50, "en", "about 200 words"),
        ("слово " * 260, "ru", "около 300 слов"),
        ("港に雨が降った。" * 50, "ja", "約400字"),
        ("गाँव " * 120, "hi", "लगभग 100 शब्द"),
    ],
)
def test_words_are_counted_to_the_hundred(text: str, language: str, count: str):
    article = Article(metadata=Metadata(title="A", language=language), blocks=(said(text),))
    assert submission(article).count == count


def pages(engine: str) -> list[list[Line]]:
    options = {"engine": engine}
    pdf = convert.render(manuscript(NORA), "pdf", theme="manuscript", options=options)
    assert verify(pdf, "pdf", manuscript(NORA)) == []
    lines = lines_of(pdf)
    return [
        [line for line in lines if line.page == page] for page in sorted({n.page for n in lines})
    ]


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_pages_are_as_editors_want_them(engine: str):
    first, *others = pages(engine)
    texts = [line.text for line in first]
    assert "nora@example.org" in texts
    assert any("about 900 words" in text for text in texts)
    (title,) = (line for line in first if line.text == "What the Lamp Says")
    assert title.foot == pytest.approx(841.9 / 2, abs=45)
    assert (title.left + title.right) / 2 == pytest.approx(595.3 / 2, abs=2)
    body = [line for line in first if line.foot < title.foot - 10]
    apart = [above.foot - below.foot for above, below in pairwise(body[1:])]
    assert apart == pytest.approx([24] * len(apart), abs=0.5)
    for number, page in enumerate(others, 2):
        head = max(page, key=lambda line: line.foot)
        assert head.text == f"Quill / WHAT THE LAMP SAYS / {number}"
        assert head.right == pytest.approx(595.3 - 72, abs=2)
        assert not any(line.text.startswith("Page ") for line in page)


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_from_right_to_left_the_sender_stands_at_the_right_and_the_count_at_the_left(engine: str):
    article = Article(
        metadata=Metadata(
            title="גשם", language="he", direction="rtl", authors=(Author(name="חנה סופר"),)
        ),
        blocks=(said("הגשם ירד כל הלילה. " * 20),),
    )
    pdf = convert.render(article, "pdf", theme="manuscript", options={"engine": engine})
    lines = lines_of(pdf)
    top = max(line.foot for line in lines if line.page == lines[0].page)
    words = sorted(
        (word for line in lines if abs(line.foot - top) < 3 for word in line.words),
        key=lambda word: word.left,
    )
    assert words[0].left < 72 + 30
    assert words[-1].right > 595.3 - 72 - 30
    middle = 595.3 / 2
    assert not any(word.left < middle + 60 and word.right > middle - 60 for word in words)


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_what_stands_around_the_text_is_furniture(engine: str):
    pdf = convert.render(manuscript(NORA), "pdf", theme="manuscript", options={"engine": engine})
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert b"Artifact" in opened.pages[0].Contents.read_bytes()
    other = manuscript(Author(name="Nora Quill"))
    assert verify(pdf, "pdf", other) == []


def test_names_are_no_code_of_a_style_sheet():
    hostile = Author(name='A" "B', affiliation="\\a } body { display: none } @page {")
    made = manuscript(hostile, times=1)
    assert verify(convert.render(made, "pdf", theme="manuscript"), "pdf", made) == []


def test_word_has_them_in_its_headers():
    data = convert.render(manuscript(NORA), "docx", theme="manuscript")
    assert verify(data, "docx", manuscript(NORA)) == []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        head, first = (parts.read(f"word/header{n}.xml").decode() for n in (1, 2))
        foot = parts.read("word/footer1.xml").decode()
    assert "Quill / WHAT THE LAMP SAYS / " in head
    assert 'w:instr=" PAGE "' in head
    assert all(words in first for words in ("Nora Quill", "nora@example.org", "about 900 words"))
    assert "PAGE" not in foot


def test_a_pause_is_a_number_sign():
    page = convert.render(manuscript(), "html", theme="manuscript").decode()
    assert 'content: "#"' in page


def test_whoever_sent_it_is_to_be_read_on_its_cover():
    """Sender and count of words stand over the ground of the cover, in the ink of its title."""
    pdf = convert.render(
        manuscript(NORA), "pdf", theme="manuscript", tokens=("page.cover=true", "page.size=A5")
    )
    with pikepdf.open(io.BytesIO(pdf)) as file:
        colours, shown = set(), set()
        for operands, operator in pikepdf.parse_content_stream(file.pages[0]):
            if str(operator) in ("rg", "scn", "sc"):
                ink = tuple(
                    round(float(each), 2) for each in operands if not isinstance(each, pikepdf.Name)
                )
            elif str(operator) in ("TJ", "Tj"):
                shown.add(ink)
            elif str(operator) in ("f", "f*"):
                colours.add(ink)
    assert len(shown) == 1
    assert not shown & colours


def test_a_standfirst_of_a_word_file_stands_between_title_and_names():
    docx = convert.render(manuscript(NORA), "docx", theme="manuscript")
    styles = zipfile.ZipFile(io.BytesIO(docx)).read("word/styles.xml").decode()
    for style in ("Title", "Subtitle", "Author"):
        (_, said) = styles.split(f'w:styleId="{style}"')
        assert '<w:jc w:val="center"/>' in said.partition("</w:style>")[0]
