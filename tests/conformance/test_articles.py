"""The articles of the conformance run show the whole model, in every direction of writing."""

from typing import get_args

import pytest

from convert.article import AnyBlock, AnyInline
from convert.interchange import from_json, to_json
from convert.walk import every_block, every_inline, own_inlines
from tests.conformance.articles.make import articles, kitchen_sink
from tests.conformance.articles.tongues import ALL, Tongue


@pytest.mark.parametrize("tongue", ALL, ids=lambda tongue: tongue.language)
def test_the_kitchen_sink_has_every_type_of_block_and_inline(tongue: Tongue) -> None:
    article = kitchen_sink(tongue)
    blocks = list(every_block(article.blocks))
    inlines = [i for block in blocks for run in own_inlines(block) for i in every_inline(run)]
    assert {type(block) for block in blocks} == set(get_args(AnyBlock))
    assert {type(inline) for inline in inlines} == set(get_args(AnyInline))


@pytest.mark.parametrize("tongue", ALL, ids=lambda tongue: tongue.language)
def test_ids_are_unique_and_links_and_notes_lead_somewhere(tongue: Tongue) -> None:
    blocks = list(every_block(kitchen_sink(tongue).blocks))
    inlines = [i for block in blocks for run in own_inlines(block) for i in every_inline(run)]
    ids = [block.id for block in blocks if block.__struct_config__.tag == "heading"]
    assert len(set(ids)) == len(ids)
    inner = {i.target[1:] for i in inlines if getattr(i, "target", "").startswith("#")}
    assert inner
    assert inner <= set(ids)


def test_there_are_forty_articles_and_each_round_trips_through_json() -> None:
    made = articles()
    assert len(made) >= 40
    for article in made.values():
        assert from_json(to_json(article)) == article
