"""Notes at the foot of the page: there for the eye, and in the source's place for who listens."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

import convert
from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Cell,
    Emphasis,
    Footnote,
    Heading,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Row,
    Table,
    Text,
)
from convert.check import verify
from convert.check.reading.pdf import open_pdf
from convert.check.reading.tags import Element, element_text, every_element
from convert.markup.foot import foot_notes
from convert.normalise import normalise
from tests.conformance.articles.make import articles

LINE = "The ferry crosses at seven, when the ice allows, and comes back at nine with the post. "
FOOT = ("page.notes=foot",)


def mark(label: str) -> NoteReference:
    return NoteReference(label=label, text=f"[{label}]")


def paragraph(*parts: str | AnyInline) -> Paragraph:
    return Paragraph(content=tuple(Text(text=p) if isinstance(p, str) else p for p in parts))


def note(label: str, *texts: str) -> Footnote:
    return Footnote(label=label, mark=f"[{label}]", blocks=tuple(map(paragraph, texts)))


def article(*blocks: AnyBlock) -> Article:
    return Article(metadata=Metadata(title="Boat", language="en"), blocks=blocks)


def in_cell(*content: AnyInline) -> Table:
    return Table(rows=(Row(cells=(Cell(content=content),)),))


@pytest.mark.parametrize(
    "block",
    [
        paragraph("Words", mark("1"), " and more."),
        List(ordered=True, items=(ListItem(blocks=(paragraph("Words", mark("1")),)),)),
    ],
)
def test_a_mark_in_running_text_has_its_note_below(block: AnyBlock):
    assert set(foot_notes(article(block, note("1", "A log.")))) == {"1"}


@pytest.mark.parametrize(
    "block",
    [
        Heading(level=2, content=(Text(text="One"), mark("1")), id="one"),
        in_cell(Text(text="7"), mark("1")),
        paragraph(Emphasis(content=(Text(text="so"), mark("1")))),
        Paragraph(language="fr", content=(Text(text="Mer"), mark("1"))),
        paragraph("no mark at all"),
    ],
)
def test_any_other_note_stays_where_it_is(block: AnyBlock):
    made = article(block, paragraph("Again", mark("2")), note("1", "A log."), note("2", "Two."))
    assert set(foot_notes(made)) == {"2"}


def test_the_first_mark_decides():
    heading = Heading(level=2, content=(Text(text="One"), mark("1")), id="one")
    assert not foot_notes(article(heading, paragraph("x", mark("1")), note("1", "A log.")))
    assert foot_notes(article(paragraph("x", mark("1")), heading, note("1", "A log.")))


def test_what_would_fill_the_page_stays_at_the_end():
    assert not foot_notes(article(paragraph("x", mark("1")), note("1", LINE * 20)))
    assert not foot_notes(article(paragraph("x", mark("1")), note("1", "a"), note("1", "b")))


LONG = article(
    *(paragraph(LINE * 4) for _ in range(9)),
    paragraph(LINE * 2, mark("1"), " " + LINE * 4),
    paragraph(LINE * 9, mark("2"), " " + LINE * 9, mark("1")),
    in_cell(Text(text="7"), mark("3")),
    paragraph(LINE, mark("4")),
    note("1", "The first note."),
    note("2", "The second note.", "In two paragraphs."),
    note("3", "Of a table."),
    note("4", "The last note."),
    paragraph("An end."),
)


def made(article: Article) -> bytes:
    return convert.render(article, "pdf", tokens=FOOT)


def elements(pdf: bytes) -> Iterator[Element]:
    root = open_pdf(pdf).tree
    assert root is not None
    return every_element(root)


def test_notes_are_read_where_the_source_has_them():
    pdf = made(LONG)
    assert verify(pdf, "pdf", LONG) == []
    section = next(e for e in elements(pdf) if e.role == "Sect")
    notes = [kid for kid in section.kids if isinstance(kid, Element)]
    assert [(kid.role, kid.id) for kid in notes] == [("Note", f"note-{n}") for n in (1, 2, 3, 4)]
    second = [kid for kid in notes[1].kids if isinstance(kid, Element)]
    assert [" ".join(element_text(kid).split()) for kid in second] == [
        "[2] The second note.",
        "In two paragraphs.",
    ]


def pages_with(pdf: bytes, text: str) -> list[int]:
    pages = open_pdf(pdf).pages
    return [n for n, page in enumerate(pages) if any(text in t for t in page.marked.values())]


def test_notes_are_painted_on_the_page_of_their_mark():
    pdf = made(LONG)
    first = pages_with(pdf, "The first note.")
    assert first == pages_with(pdf, "[1]")[:1]
    assert first != pages_with(convert.render(LONG, "pdf"), "The first note.")
    assert pages_with(pdf, "The second note.") == pages_with(pdf, "In two paragraphs.")


def test_a_paragraph_goes_on_over_the_page_past_the_note():
    paragraphs = [element_text(e) for e in elements(made(LONG)) if e.role == "P"]
    assert any("[2]" in text and text.count("ferry") == 18 for text in paragraphs)


def test_mark_and_note_lead_to_each_other():
    with pikepdf.open(io.BytesIO(made(LONG))) as pdf:
        names = pdf.Root.Names.Dests.Names
        known = {str(names[at]) for at in range(0, len(names), 2)}
        targets = [str(a.Dest) for page in pdf.pages for a in page.get("/Annots", [])]
    assert {f"note-{n}" for n in (1, 2, 3, 4)} <= set(targets) & known
    assert {f"noteref-{n}" for n in (1, 2, 3, 4)} <= set(targets) & known


def test_below_columns_there_are_no_notes():
    assert convert.render(LONG, "pdf", tokens=(*FOOT, "page.columns=2")) == convert.render(
        LONG, "pdf", tokens=("page.columns=2",)
    )


@pytest.mark.parametrize("name", ["kitchen-sink-ar", "kitchen-sink-en", "kitchen-sink-hi"])
@pytest.mark.parametrize("profile", ["ua-1+a-2a", "ua-2+a-4f"])
def test_every_script_keeps_its_words(name: str, profile: str):
    sink, _ = normalise(articles()[name], name)
    pdf = convert.render(sink, "pdf", tokens=FOOT, options={"profile": profile})
    assert [f for f in verify(pdf, "pdf", sink) if f.severity == "error"] == []
