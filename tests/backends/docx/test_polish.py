"""A file of another pandoc than ours: a place to edit that is not there is told, not passed by."""

import io
import zipfile

import pytest
from msgspec.structs import replace

import convert
from convert.article import (
    Article,
    Figure,
    Footnote,
    Metadata,
    NoteReference,
    Paragraph,
    Span,
    Text,
)
from convert.errors import RenderError
from convert.pandoc.process import PANDOC
from tests.conformance.articles.pictures import DOT

NOTE = Footnote(label="1", mark="1", blocks=(Paragraph(content=(Text("Low water."),)),))
ARTICLE = Article(
    metadata=Metadata(title="Sea", language="en"),
    blocks=(
        Paragraph(content=(Text("The sea"), NoteReference(label="1", text="1"))),
        Figure(data=DOT, media_type="image/png", alt="A dot"),
        NOTE,
    ),
)
DOCUMENT = "word/document.xml"


def otherwise(data: bytes, part: str, before: str, after: str | None) -> bytes:
    """A Word file with one part changed, or, where `after` is None, without it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("latin-1")
            if name == part:
                assert after is None or before in content, "the change finds its place"
                if after is None:
                    continue
                content = content.replace(before, after)
            target.writestr(name, content.encode("latin-1"))
    return written.getvalue()


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (DOCUMENT, "", None),
        ("word/numbering.xml", "", None),
        ("word/settings.xml", "", None),
        ("word/footnotes.xml", "", None),
        ("word/header1.xml", "", None),
        ("word/footer2.xml", "", None),
        ("docProps/core.xml", "", None),
        ("word/styles.xml", "", None),
        (DOCUMENT, "<w:drawing>", "<w:drawing><w:unknown/></w:drawing><!--"),
        (DOCUMENT, "wp:inline", "wp:anchor"),
        (DOCUMENT, "wp:docPr", "wp:unknown"),
        (DOCUMENT, 'w:val="Title"', 'w:val="Titel"'),
        (DOCUMENT, "w:sectPr", "w:unknown"),
        ("word/numbering.xml", "w:ind", "w:unknown"),
        ("word/settings.xml", "w:themeFontLang", "w:unknown"),
        ("word/footnotes.xml", "w:footnote ", "w:unknown "),
    ],
)
def test_a_place_that_is_not_there_is_an_error(monkeypatch, part, before, after):
    as_pandoc_writes = PANDOC.docx

    def changed(document, reference):
        return otherwise(as_pandoc_writes(document, reference), part, before, after)

    monkeypatch.setattr(PANDOC, "docx", changed)
    with pytest.raises(RenderError) as raised:
        convert.render(ARTICLE, "docx", tokens=["page.cover=true"])
    assert raised.value.code == "docx.pandoc"


def test_a_note_is_mended_as_the_text_is():
    said = Span(language="ckb", direction="rtl", content=(Text("دەریا"),))
    dot = Figure(data=DOT, media_type="image/png", decorative=True)
    note = replace(NOTE, blocks=(Paragraph(content=(Text("Low: "), said)), dot))
    made = convert.render(replace(ARTICLE, blocks=(ARTICLE.blocks[0], note)), "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        notes = parts.read("word/footnotes.xml").decode()
    assert '<w:lang w:val="ckb" w:bidi="ckb"/>' in notes
    assert "adec:decorative" in notes
    assert "data:image" not in notes


def test_a_text_without_notes_needs_no_part_for_them(monkeypatch):
    as_pandoc_writes = PANDOC.docx
    monkeypatch.setattr(
        PANDOC,
        "docx",
        lambda document, reference: otherwise(
            as_pandoc_writes(document, reference), "word/footnotes.xml", "", None
        ),
    )
    assert convert.render(replace(ARTICLE, blocks=ARTICLE.blocks[1:2]), "docx")


def test_the_second_of_two_articles_gets_what_is_its_own():
    """The parts that are made once for many know what they depend on."""
    english, hebrew = (
        replace(ARTICLE, metadata=replace(ARTICLE.metadata, language=tag, direction=direction))
        for tag, direction in (("en", "ltr"), ("he", "rtl"))
    )
    styles = {}
    for article in (english, hebrew, english):
        for theme in ("default", "report"):
            with zipfile.ZipFile(io.BytesIO(convert.render(article, "docx", theme=theme))) as parts:
                made = parts.read("word/styles.xml") + parts.read("word/settings.xml")
            assert f'w:val="{article.metadata.language}"'.encode() in made
            styles.setdefault((article.metadata.language, theme), set()).add(made)
    assert [len(made) for made in styles.values()] == [1, 1, 1, 1]
    assert len(set.union(*styles.values())) == 4
