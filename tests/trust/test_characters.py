"""Every character that no output can hold, or no font shows: replaced or kept, told, and no output
is missing for it.
"""

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from convert.article import (
    Article,
    Footnote,
    Metadata,
    NoteReference,
    Paragraph,
    Text,
)
from convert.check.files import read, verify
from convert.errors import Diagnostic
from convert.normalise import normalise
from tests.check.good import render

FORMATS = ("html", "epub", "docx", "pdf")
NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(n | p << 16 for p in range(17) for n in (65534, 65535))]
SURROGATES = range(0xD800, 0xE000)


@cache
def of_category(category: str) -> tuple[int, ...]:
    return tuple(n for n in range(0x110000) if unicodedata.category(chr(n)) == category)


def with_each(numbers: list[int]) -> Article:
    """An article in which each of these stands alone, inside a word, and in a paragraph."""
    paragraphs = tuple(
        Paragraph(content=(Text(text=f"Before{number} {chr(number)} and in{chr(number)}side it."),))
        for number in numbers
    )
    mark = NoteReference(label="1", text="[1]")
    noted = Paragraph(content=(Text(text=f"A note {chr(numbers[0])} here"), mark))
    note = Paragraph(content=(Text(text=f"It says {chr(numbers[0])}."),))
    footnote = Footnote(label="1", mark="[1]", blocks=(note,))
    title = f"The sea {chr(numbers[0])}"
    return Article(
        metadata=Metadata(title=title, language="en"), blocks=(*paragraphs, noted, footnote)
    )


GROUPS = {
    "controls": [*of_category("Cc")],
    "format characters": [*of_category("Cf")],
    "surrogates": [*SURROGATES[::64], SURROGATES[-1]],
    "non-characters": NONCHARACTERS,
    "private use": [*of_category("Co")[::4000], of_category("Co")[-1]],
    "not assigned": [*of_category("Cn")[::20000]],
    "what stands for objects": [0xFFFC, 0xFFFD, *range(0xFFF9, 0xFFFC)],
    "line and paragraph separators": [0x2028, 0x2029],
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("group", GROUPS)
def test_an_output_with_each_of_them_is_made_and_has_all_words(group: str, format: str) -> None:
    article, _ = normalise(with_each(GROUPS[group]), "sea")
    made = render(article, format)
    assert [f.message for f in verify(made, format, article)] == []
    words = " ".join(run.text for run in read(made, format).runs)
    assert words.count("Before") == words.count("side") == len(GROUPS[group])


def told(number: int) -> list[Diagnostic]:
    return [d for d in normalise(with_each([number]), "sea")[1] if d.code.startswith("text.")]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0x00, "text.control"),
        (0x1B, "text.control"),
        (0x9D, "text.control"),
        (0x202E, "text.control"),
        (0x2029, "text.control"),
        (0xD800, "text.control"),
        (0xFFFE, "text.control"),
        (0xFDD0, "text.control"),
        (0x10FFFF, "text.control"),
        (0xE000, "text.nameless"),
        (0x10FFFD, "text.nameless"),
        (0x0378, "text.nameless"),
    ],
)
def test_what_is_replaced_and_what_no_font_has_is_told_by_its_name(number: int, code: str) -> None:
    assert [(d.code, f"U+{number:04X}" in d.message) for d in told(number)] == [(code, True)]


@pytest.mark.parametrize("number", [0x09, 0xAD, 0x200D, 0x200F, 0x2066, 0xFFFC, 0xFFFD, 0x1F600])
def test_what_every_output_holds_is_not_spoken_of(number: int) -> None:
    assert told(number) == []


def test_what_has_no_meaning_is_kept_where_it_can_be() -> None:
    article, _ = normalise(with_each([0xE000]), "sea")
    assert "in\ue000side" in render(article, "html").decode()
    assert "in\ufffdside" in read(render(article, "pdf"), "pdf").runs[1].text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.characters(categories=["C", "Z"]), min_size=1, max_size=12))
def test_any_of_them_together_lose_no_word(characters: list[str]) -> None:
    text = "words ".join(characters) + "end"
    article = with_each([0x20])
    article = replace(article, blocks=(Paragraph(content=(Text(text=text),)), *article.blocks))
    article, _ = normalise(article, "sea")
    assert [f.message for f in verify(render(article, "html"), "html", article)] == []
