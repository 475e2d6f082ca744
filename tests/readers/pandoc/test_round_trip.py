"""An article to an output and back: the same words, and the same structure but for what the
format has no place for."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import convert
from convert.article import AnyBlock, AnyInline, Article, Blocks, Footnote, NoteReference
from convert.interchange import from_json
from convert.normalise import normalise
from convert.walk import map_blocks, map_inlines
from tests.golden.cases import CASES
from tests.readers.pandoc.reading import codes, read, shapes, words

# What comes back otherwise, by format and golden article: why.
OTHERWISE: dict[str, dict[str, str]] = {
    "html": {},
    "epub": {},
    "docx": {
        "book-gutenberg-head": "a note stands after the block of its mark",
        "email-usenet": "quotes in quotes are one",
        "footnotes-de": "Word numbers notes itself",
        "footnotes-end": "notes stand after the blocks of their marks",
        "footnotes-inline": "Word numbers notes itself",
        "notes-glued-en": "Word numbers notes itself",
        "press-release-de": "contacts are set as boilerplate",
        "press-release-en": "contacts are set as boilerplate",
    },
}


def golden(case: Path) -> Article:
    return normalise(from_json((case / "article.json").read_bytes()), case.name)[0]


def back(article: Article, name: str) -> Article:
    reading = read(name, convert.render(article, name, tokens=("type.quotes=keep",)))
    assert "words.lost" not in codes(reading)
    return normalise(reading.article, "x")[0]


def without_marks(article: Article) -> Article:
    """The article without the marks of its notes, which Word numbers anew."""

    def inline(each: AnyInline) -> AnyInline:
        return replace(each, text="") if isinstance(each, NoteReference) else each

    def block(each: AnyBlock) -> AnyBlock:
        return replace(each, mark="") if isinstance(each, Footnote) else each

    blocks: Blocks = map_blocks(map_inlines(article.blocks, inline), block)
    return replace(article, blocks=blocks)


@pytest.mark.parametrize("name", OTHERWISE)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_article_comes_back(case: Path, name: str):
    article = golden(case)
    again = back(article, name)
    assert sorted(words(without_marks(again)).split()) == sorted(
        words(without_marks(article)).split()
    )
    if case.name not in OTHERWISE[name]:
        assert shapes(again) == shapes(article)
        assert head(again) == head(article)
    else:
        assert (shapes(again), head(again)) != (shapes(article), head(article))


def head(article: Article) -> dict[str, object]:
    kept = ("title", "subtitle", "byline", "date_line", "dateline", "language", "direction")
    return {name: getattr(article.metadata, name) for name in kept} | {
        "fields": msgspec.to_builtins([(f.name, f.value) for f in article.metadata.fields])
    }
