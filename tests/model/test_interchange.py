"""The Article and its JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import interchange
from convert.article import (
    Article,
    BlockQuote,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Text,
)
from convert.errors import SourceError
from convert.walk import blocks_text
from tests.conformance.articles.make import articles

words = st.text(min_size=1, max_size=12)
texts = st.builds(Text, text=words)
inlines = st.recursive(
    st.tuples(texts) | st.tuples(st.just(LineBreak()), texts),
    lambda inner: (
        st.tuples(st.builds(Emphasis, content=inner), texts)
        | st.tuples(st.builds(Link, target=words, content=inner))
    ),
    max_leaves=4,
)
paragraphs = st.builds(
    Paragraph, content=inlines, lines=st.none() | st.tuples(st.just(1), st.just(2))
)
blocks = st.recursive(
    paragraphs
    | st.builds(Heading, level=st.integers(2, 6), content=inlines, id=words)
    | st.builds(Preformatted, text=words),
    lambda inner: (
        st.builds(BlockQuote, blocks=st.tuples(inner), attribution=inlines)
        | st.builds(
            List,
            ordered=st.booleans(),
            start=st.integers(0, 9),
            items=st.tuples(st.builds(ListItem, blocks=st.tuples(inner))),
        )
    ),
    max_leaves=6,
)
any_article = st.builds(
    Article,
    metadata=st.builds(Metadata, title=words, subtitle=st.none() | words),
    blocks=st.lists(blocks, max_size=4).map(tuple),
)


@given(any_article)
def test_json_and_back_is_exact(article: Article):
    assert interchange.from_json(interchange.to_json(article)) == article


@pytest.mark.parametrize("name", sorted(articles()))
def test_every_kind_of_block_survives_json(name: str):
    article = articles()[name]
    assert interchange.from_json(interchange.to_json(article)) == article


def test_json_has_the_published_shape():
    article = Article(
        metadata=Metadata(title="Sea", language="en"),
        blocks=(Heading(level=2, content=(Text(text="Tide"),), id="tide", lines=(9, 9)),),
    )
    assert json.loads(interchange.to_json(article)) == {
        "schema": 2,
        "metadata": {"title": "Sea", "language": "en"},
        "blocks": [
            {
                "type": "heading",
                "level": 2,
                "content": [{"type": "text", "text": "Tide"}],
                "id": "tide",
                "lines": [9, 9],
            }
        ],
    }


def test_an_article_of_the_first_schema_is_read():
    old = b"""{"schema": 1, "metadata": {"title": "Sea"}, "blocks": [{"type": "table", "rows":
        [{"cells": [{"content": [{"type": "text", "text": "Tide"}]}]}]}],
        "set_aside": [{"kind": "page_number", "text": "7", "lines": [3, 3]}]}"""
    article = interchange.from_json(old)
    assert article.schema == 2
    assert list(blocks_text(article.blocks)) == ["", "Tide"]
    assert article.set_aside[0].text == "7"
    assert interchange.from_json(interchange.to_json(article)) == article


@pytest.mark.parametrize(
    "wrong",
    [
        b'{"schema": 1, "metadata": {}, "blocks": [{"type": "heading", "level": 1}]}',
        b'{"schema": 3, "metadata": {}, "blocks": []}',
        b'{"schema": "2", "metadata": {}, "blocks": []}',
        b'{"schema": 1, "metadata": {"language": "not a tag"}, "blocks": []}',
        b'{"schema": 1, "metadata": {"date": "3 March"}, "blocks": []}',
        b"\xff",
        b"",
    ],
    ids=["title-as-heading", "schema", "schema-as-text", "language", "date", "not-utf8", "empty"],
)
def test_what_does_not_fit_is_refused_with_its_place(wrong: bytes):
    with pytest.raises(SourceError) as refused:
        interchange.from_json(wrong, name="sea.json")
    assert str(refused.value).startswith("sea.json: error: not an Article")


def test_the_schema_knows_every_block():
    text = json.dumps(interchange.json_schema())
    for kind in ("heading", "list", "block_quote", "verse", "table", "figure", "footnote"):
        assert f'"const": "{kind}"' in text or f'"enum": ["{kind}"]' in text
