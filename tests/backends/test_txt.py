"""The normalised text reads back to the same Article."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.article import Article
from convert.backends.txt import TxtBackend
from convert.context import Context
from convert.design.themes import load_theme
from convert.readers.text import TextReader
from convert.settings import ReadSettings, RenderOptions
from convert.source import Source
from convert.walk import map_blocks, plain_text

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/input.txt"))

# Roles that plain text has no mark for: the lines read back as what they look like alone.
UNMARKED = {
    "press-release-en": "a standfirst and a dateline between lines of boilerplate",
}


def read(source: bytes) -> Article:
    return TextReader().read(Source("sea.txt", source), ReadSettings()).article


def without_places(article: Article) -> Article:
    """The Article without lines, confidence and what was set aside, which speak of one source."""
    metadata = replace(article.metadata, title_lines=None, byline_lines=None, date_lines=None)
    fields = tuple(replace(field, lines=None) for field in metadata.fields)
    blocks = map_blocks(article.blocks, lambda b: replace(b, lines=None, confidence=None))
    return replace(article, metadata=replace(metadata, fields=fields), blocks=blocks, set_aside=())


def render(article: Article) -> bytes:
    return TxtBackend().render(article, load_theme("default"), RenderOptions(), Context())


def bare(article: Article) -> str:
    from convert.interchange import to_json

    return to_json(_without_item_lines(without_places(article))).decode()


def _without_item_lines(article: Article) -> Article:
    def plain(block):
        items = getattr(block, "items", None)
        if items is None:
            return block
        return replace(block, items=tuple(replace(item, lines=None) for item in items))

    return replace(article, blocks=map_blocks(article.blocks, plain))


@pytest.mark.parametrize("case", [case for case in CASES if case not in UNMARKED])
def test_text_reads_back_to_the_same_article(case: str):
    article = read((GOLDEN / case / "input.txt").read_bytes())
    assert bare(read(render(article))) == bare(article)


@pytest.mark.parametrize("case", CASES)
def test_no_word_is_lost_on_the_way(case: str):
    article = read((GOLDEN / case / "input.txt").read_bytes())
    again = read(render(article))
    assert sorted(plain_text(again).split()) == sorted(plain_text(article).split())
