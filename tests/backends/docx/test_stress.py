"""Stressed words in Word: one style a run, and what it cannot say beside it."""

import pytest

from convert.article import (
    AnyInline,
    Article,
    Emphasis,
    Footnote,
    Inlines,
    Link,
    Metadata,
    NoteReference,
    Paragraph,
    Span,
    Strong,
    Text,
)
from tests.backends.docx.word_parts import made, paragraph, part, said, style

Look = tuple[str | None, bool, bool]


def words(text: str) -> Inlines:
    return (Text(text=text),)


def looks(*inlines: AnyInline, language: str = "en") -> dict[str, Look]:
    """The style of each run, and whether it says that it is bold, or in italics."""
    blocks = (
        Paragraph(content=inlines),
        Footnote(
            label="1", mark="[1]", blocks=(Paragraph(content=(Emphasis(content=words("n")),)),)
        ),
    )
    document = made(Article(metadata=Metadata(title="t", language=language), blocks=blocks))
    found: dict[str, Look] = {}
    for name in ("document", "footnotes"):
        for run in part(document, name).iter("{*}r"):
            text = "".join(run.itertext())
            flags = (run.find("{*}rPr/{*}b") is not None, run.find("{*}rPr/{*}i") is not None)
            found[text] = (said(run, "rPr/rStyle"), *flags)
    return found


MARK = NoteReference(label="1", text="[1]")


@pytest.mark.parametrize(
    ("outer", "style_of_outer"),
    [
        (Strong(content=(*words("a"), Emphasis(content=words("b")))), "Strong"),
        (
            Link(target="https://a.b", content=(*words("a"), Emphasis(content=words("b")))),
            "Hyperlink",
        ),
        (Span(role="speaker", content=(*words("a"), Emphasis(content=words("b")))), "Speaker"),
    ],
)
def test_words_in_two_ways_at_once_have_both(outer: AnyInline, style_of_outer: str):
    found = looks(outer, MARK)
    assert found["a"] == (style_of_outer, False, False)
    assert found["b"] == (style_of_outer, False, True)


def test_words_stressed_once_have_the_style_and_nothing_else():
    found = looks(Emphasis(content=(*words("a"), MARK)), Strong(content=words("b")))
    assert found["a"] == ("Emphasis", False, False)
    assert found["b"] == ("Strong", False, False)
    assert found["n"] == ("Emphasis", False, False)


@pytest.mark.parametrize(
    ("language", "inner"), [("ar", ("Strong", True, False)), ("ja", ("Emphasis", False, False))]
)
def test_no_word_slants_where_none_does(language: str, inner: Look):
    outer = Strong(content=(*words("a"), Emphasis(content=words("b"))))
    assert looks(outer, MARK, language=language)["b"] == inner


def test_lower_headings_of_a_magazine_are_in_its_face_for_headings():
    styles = part(
        made(Article(metadata=Metadata(title="t"), blocks=(paragraph("a"),)), "magazine"), "styles"
    )
    fonts = [said(style(styles, f"Heading{level}"), "rPr/rFonts", "ascii") for level in (3, 4)]
    assert fonts == ["Calibri", "Calibri"]
