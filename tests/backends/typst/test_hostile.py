"""No string of an article is code to Typst, whichever field it stands in.

A field that is added to the document model is among them by itself.
"""

from functools import cache
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs

import convert
from convert.article import Article, Author, BlockQuote, Figure, Paragraph, Span, Text
from convert.article import Field as DetailField
from convert.errors import ConvertError, RenderError
from tests.backends.typst.made import BY_TYPST, article, laid, paragraph, read_back
from tests.conformance.articles.make import articles

SIGILS = (
    '#import "@preview/x:1.0.0": *',
    '#read("CANARY")',
    '#include "CANARY"',
    '#image("CANARY")',
    '#plugin("CANARY")',
    "#panic(1)",
    "$ x^2 $ #sys.inputs",
    '"quoted" \\" \\u{41} \\',
    "`code` ```raw``` <label> @reference",
    "*strong* _emphasis_ = heading",
    "- item + item / term: x",
    "// comment /* comment */ ~ -- --- ...",
    '#{ while true {} } #(1/0) #eval("1")',
    '"} , "look": {"text": ["x"]} , {"',
    "] } ) [ { ( ; , : ' ' &amp; </script>",
    "#set page(fill: red)",
)
WHOLE = " ".join(SIGILS)
CANARY = "The canary sang in Zyzzogeton"

# Strings that are no words: those of a formula are markup.
_KEPT = frozenset({"mathml"})


@cache
def sink() -> Article:
    """An article with every kind of block, and every field of what is known of it."""
    known = articles()["kitchen-sink-en"]
    return structs.replace(
        known,
        metadata=structs.replace(
            known.metadata,
            authors=(
                Author(name="Nora Quill", role="words", affiliation="Ellery", email="n@e.org"),
            ),
            byline="By Nora Quill",
            date_line="the third of March",
            dateline="ELLERY, March 3 -",
            description="Of lamps",
            keywords=("lamp", "night"),
            publisher="The Press",
            rights="All of them",
            identifier="urn:lamp:1",
            publication="The Lamp",
            section="Nights",
            about="She keeps lamps",
            address="Harbour Road",
            reading_time="a minute",
            fields=(DetailField(name="Desk", value="Night"),),
        ),
    )


def everywhere(value: object, words: str, *, behind: bool) -> object:
    """A value of the model with these words before each of its strings, or behind it: the same
    for the same string, so that what refers to another still does."""
    if isinstance(value, tuple):
        return tuple(
            _said(one, words, behind=behind)
            if isinstance(one, str)
            else everywhere(one, words, behind=behind)
            for one in value
        )
    if not isinstance(value, Struct):
        return value
    hints = get_type_hints(type(value), include_extras=True)  # what a pattern or a list allows
    free = {name for name, kind in hints.items() if kind in _FREE}
    changed = {}
    for name in value.__struct_fields__:
        own = getattr(value, name)
        if isinstance(own, str):
            if name in free - _KEPT:
                changed[name] = _said(own, words, behind=behind)
        else:
            changed[name] = everywhere(own, words, behind=behind)
    return structs.replace(value, **changed)


_FREE = (str, str | None)


def _said(text: str, words: str, *, behind: bool) -> str:
    if text.startswith("#"):
        return f"#{_said(text[1:], words, behind=behind)}"
    return f"{text} {words}" if behind else f"{words} {text}"


def hostile(words: str, *, behind: bool) -> Article:
    made = everywhere(sink(), words, behind=behind)
    assert isinstance(made, Article)
    return made


LOOKS = (
    ("default", ()),
    ("default", ("page.cover=true", "page.duplex=true", "page.contents=true")),
    ("magazine", ("page.columns=2",)),
    ("report", ("type.number_headings=true",)),
    ("manuscript", ()),
)


@settings(max_examples=12, derandomize=True)
@given(
    words=st.one_of(
        st.lists(st.sampled_from(SIGILS), min_size=1, max_size=3).map(" ".join),
        st.text("#$`\"'\\<>@*_=+-/~[]{}()&;:,.ab \t", min_size=1, max_size=24),
    ),
    behind=st.booleans(),
    look=st.sampled_from(LOOKS),
)
@example(words=WHOLE, behind=False, look=LOOKS[0])
@example(words=WHOLE, behind=True, look=LOOKS[1])
@example(words='"', behind=False, look=LOOKS[2])
def test_every_string_of_an_article_is_words(
    words: str, behind: bool, look: tuple[str, tuple[str, ...]]
):
    made = hostile(words, behind=behind)
    theme, tokens = look
    data, _ = laid(made, theme, BY_TYPST, *tokens)
    read_back(made, data)  # raises where a word is lost or new


def test_the_words_stand_in_every_free_field():
    """The walk reaches what it says it does."""
    assert hostile("x", behind=False) != sink()
    metadata = hostile("sigil", behind=True).metadata
    said = [getattr(metadata, name) for name in metadata.__struct_fields__]
    strings = [
        text for text in said if isinstance(text, str) and text not in ("en", "ltr", "2025-03-03")
    ]
    assert len(strings) >= 12
    assert [text for text in strings if not text.endswith("sigil")] == []


@pytest.mark.parametrize("theme", ["default", "manuscript"])
def test_nothing_is_read(tmp_path: Path, theme: str):
    """Not by a path from the root, nor by one beside the template, its pictures or its fonts."""
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY)
    places = (str(canary), "/etc/passwd", "../../../../etc/passwd", "template/given.typ", "0.png")
    words = " ".join(f'#read("{place}") #include "{place}"' for place in places)
    made = hostile(words, behind=False)
    _, reading = read_back(made, laid(made, theme)[0])
    shown = "".join(run.text for run in reading.runs)
    for told in (CANARY, "root:x", "#let given"):
        assert told not in shown


def test_a_picture_says_its_words_as_they_are():
    figure = next(b for b in articles()["figure-ltr"].blocks if isinstance(b, Figure) and b.alt)
    given = article(structs.replace(figure, alt=WHOLE, caption=(Text(text=WHOLE),)))
    _, reading = read_back(given, laid(given)[0])
    assert [shape.alt for shape in reading.figures] == [WHOLE]


@pytest.mark.parametrize("mark", ['"', "'", "«", "“", "$", "`", "#", "\\", "(", "[", "{"])
def test_three_thousand_of_a_sign(mark: str):
    words = f"Before {mark * 3000} after."
    given = article(
        paragraph(words), Paragraph(content=(Text(text=mark * 3000),)), title=f"Of {mark * 300}"
    )
    read_back(given, laid(given)[0])


def test_three_thousand_nested_quotations_end_in_a_line_or_in_pages():
    source = b"A title of three words\n\nBefore it.\n\n" + b"> " * 3000 + b"Deep.\n\nAfter it.\n"
    data, error = None, None
    try:
        data = convert.render(convert.read(source), "pdf", options={"engine": "typst"})
    except ConvertError as raised:
        error = raised
    if data is None:
        assert len(str(error).splitlines()) == 1
    else:
        read_back(convert.read(source).article, data)


@pytest.mark.parametrize("tag", ["zz", "de-Latn-1996-x-read-etc", "abcdefgh-12345678", "x-panic"])
def test_any_tag_of_a_language_is_a_tag(tag: str):
    part = Span(content=(Text(text="other words"),), language=tag)
    given = article(Paragraph(content=(Text(text="These and "), part)), language=tag)
    read_back(given, laid(given)[0])


def test_what_stands_too_deep_is_refused_in_a_line():
    blocks: tuple[object, ...] = (paragraph("deep"),)
    for _ in range(60):
        blocks = (BlockQuote(blocks=blocks),)  # type: ignore[arg-type] # blocks of any kind
    with pytest.raises(RenderError, match="too deep"):
        laid(article(*blocks))
