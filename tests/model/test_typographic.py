"""An article with the marks of its language: once, before the formats, and no word the less."""

import pytest

import convert
from convert.article import (
    Article,
    BlockQuote,
    Code,
    Emphasis,
    Heading,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Text,
)
from convert.check.files import check_bytes
from convert.languages.fold import folded
from convert.normalise.typographic import with_typographic_marks
from convert.walk import plain_text

TYPED = Article(
    metadata=Metadata(title='The boat\'s "last" trip', byline="By Ann O'Hara", language="en"),
    blocks=(
        Paragraph(
            content=(
                Text(text='She said: "'),
                Emphasis(content=(Text(text="It's late"),)),
                Text(text='."'),
                NoteReference(label="1", text="[1]"),
                Text(text=" Then "),
                Code(text='x = "y"'),
                Text(text="--no more..."),
            )
        ),
        Heading(level=2, content=(Text(text="What 'late' means"),)),
        Preformatted(text='print("late")  -- now...'),
        BlockQuote(language="de", blocks=(Paragraph(content=(Text(text='Er sagte: "Spät."'),)),)),
    ),
)


def test_the_prose_is_set_and_code_is_not():
    assert plain_text(with_typographic_marks(TYPED)).splitlines() == [
        "The boat’s “last” trip",
        "By Ann O’Hara",
        'She said: “It’s late.”[1] Then x = "y"—no more…',
        "What ‘late’ means",
        'print("late")  -- now...',
        "Er sagte: „Spät.“",
    ]


def test_no_word_is_another():
    assert folded(plain_text(with_typographic_marks(TYPED))) == folded(plain_text(TYPED))


@pytest.mark.parametrize("mark", ["“so”", "don’t", "« so »"])
def test_who_set_one_mark_has_chosen_all(mark: str):
    chosen = Article(
        metadata=TYPED.metadata,
        blocks=(*TYPED.blocks, Paragraph(content=(Text(text=mark),))),
    )
    assert with_typographic_marks(chosen) is chosen


@pytest.mark.parametrize("name", ["html", "docx", "epub"])
def test_the_theme_says_whether_and_the_check_knows_both(name: str):
    for tokens in ((), ("type.quotes=keep",)):
        made = convert.render(TYPED, name, tokens=tokens)
        wrong = [f for f in check_bytes("a", name, made, TYPED) if f.tool in ("words", "structure")]
        assert wrong == []


def test_a_manuscript_keeps_what_was_typed():
    assert "It&#39;s" in (page := convert.render(TYPED, "html", theme="manuscript").decode()) or (
        "It's" in page
    )
    assert "It’s" in convert.render(TYPED, "html").decode()


@pytest.mark.parametrize("name", ["json", "txt", "ninjs"])
def test_what_programs_read_is_as_typed(name: str):
    assert "O’Hara" not in convert.render(TYPED, name).decode()
