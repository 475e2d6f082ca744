"""Sections from Heading 1, the rule below the masthead, and further marks of a note."""

import pytest

import convert
from convert.article import Article, Footnote, Heading, Metadata, NoteReference, Paragraph, Text
from convert.check import verify
from tests.backends.docx.word_parts import W, made, paragraph, part, said, style, styled


def heading(level: int, words: str) -> Heading:
    return Heading(level=level, content=(Text(words),), id=words.lower())


BOATS = Article(
    metadata=Metadata(title="The harbour", language="en", byline="By Jane Doe"),
    blocks=(
        heading(2, "Ships"),
        paragraph("About ships."),
        heading(3, "Sails"),
        paragraph("About sails."),
    ),
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [({}, ["Heading2", "Heading3"]), ({"headings": "1"}, ["Heading1", "Heading2"])],
)
def test_sections_begin_at_the_level_that_is_asked_for(
    options: dict[str, str], expected: list[str]
):
    found = [key for key, _ in styled(part(made(BOATS, **options))) if key.startswith("Heading")]
    assert found == expected


@pytest.mark.parametrize("theme", ["default", "report", "manuscript", "book"])
def test_a_level_higher_they_look_the_same(theme: str):
    low = part(made(BOATS, theme), "styles")
    high = part(made(BOATS, theme, headings="1"), "styles")
    for level in (1, 2, 3):
        lower, higher = style(low, f"Heading{level + 1}"), style(high, f"Heading{level}")
        assert said(higher, "rPr/sz") == said(lower, "rPr/sz")
        assert said(higher, "pPr/spacing", "before") == said(lower, "pPr/spacing", "before")
        assert said(higher, "pPr/outlineLvl") == str(level - 1)
        assert said(higher, "name") == f"heading {level}"


def test_contents_and_numbers_follow_the_level():
    data = made(BOATS, "report", headings="1")
    assert [key for key, _ in styled(part(data)) if key.startswith("TOC")] == [
        *("TOCHeading", "TOC1", "TOC2"),
    ]
    (field,) = (
        text.text
        for text in part(data).iter(f"{W}instrText")
        if (text.text or "").startswith(" TOC")
    )
    assert '"1-3"' in field
    assert said(style(part(data, "styles"), "Heading1"), "pPr/numPr/ilvl") == "0"


def test_such_a_file_is_the_same_article_for_who_checks_it():
    data = made(BOATS, headings="1")
    assert not list(verify(data, "docx", BOATS))
    again = convert.read(data, reader="docx").article
    assert [block.level for block in again.blocks if isinstance(block, Heading)] == [2, 3]


@pytest.mark.parametrize(
    ("theme", "width", "colour"),
    [("default", "4", "8C8C8C"), ("report", "16", None), ("book", None, None)],
)
def test_a_rule_stands_below_the_masthead_as_the_theme_has_it(
    theme: str, width: str | None, colour: str | None
):
    paragraphs = list(part(made(BOATS, theme)).iter(f"{W}p"))
    (author,) = (p for p in paragraphs if said(p, "pPr/pStyle") == "Author")
    assert said(author, "pPr/pBdr/bottom", "sz") == width
    if colour:
        assert said(author, "pPr/pBdr/bottom", "color") == colour
    assert not [p for p in paragraphs if p is not author and p.find(f"{W}pPr/{W}pBdr") is not None]


def noted(*labels: str) -> Paragraph:
    marks = (NoteReference(label=label, text=f"[{label}]") for label in labels)
    return Paragraph(content=(Text("The keel is old."), *marks))


def note(label: str, *blocks: Paragraph) -> Footnote:
    return Footnote(label=label, blocks=blocks, mark=f"[{label}]")


def in_notes(*blocks: object) -> Article:
    return Article(metadata=Metadata(title="Tide", language="en"), blocks=tuple(blocks))


def test_a_further_mark_is_a_field_that_leads_to_the_first():
    article = in_notes(
        noted("7", "8"), noted("7"), note("7", paragraph("A list.")), note("8", noted("7"))
    )
    data = made(article)
    document, notes = part(data), part(data, "footnotes")
    (bookmark,) = (
        mark.get(f"{W}name")
        for mark in document.iter(f"{W}bookmarkStart")
        if mark.getnext().find(f"{W}footnoteReference") is not None
    )
    for tree in (document, notes):
        fields = [text.text.split() for text in tree.iter(f"{W}instrText")]
        assert fields == [["NOTEREF", bookmark, "\\f", "\\h"]]
    results = [
        "".join(run.itertext(f"{W}t"))
        for tree in (document, notes)
        for run in tree.iter(f"{W}r")
        if said(run, "rPr/rStyle") == "FootnoteReference" and run.find(f"{W}t") is not None
    ]
    assert results == ["1", "1"]
    assert not list(verify(data, "docx", article))


def test_a_note_with_one_mark_has_no_bookmark():
    document = part(made(in_notes(noted("1"), note("1", paragraph("A list.")))))
    assert list(document.iter(f"{W}bookmarkStart", f"{W}instrText")) == []


def test_further_marks_are_read_back_as_marks():
    article = in_notes(
        noted("1", "2"), noted("1"), note("1", paragraph("A list.")), note("2", noted("1"))
    )
    again = convert.read(made(article), reader="docx").article
    found = [
        inline.label
        for block in again.blocks
        if isinstance(block, Paragraph)
        for inline in block.content
        if isinstance(inline, NoteReference)
    ]
    assert found == ["1", "2", "1"]
    (second,) = (b for b in again.blocks if isinstance(b, Footnote) and b.label == "2")
    assert NoteReference(label="1", text="[1]") in second.blocks[0].content
