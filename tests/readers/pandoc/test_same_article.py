"""One article written in each format is the same Article, but for what a format cannot say."""

import pytest

from convert.article import Article, Paragraph
from convert.readers import Reading
from tests.readers.pandoc.ferry import FORMATS
from tests.readers.pandoc.ferry_further import FURTHER
from tests.readers.pandoc.reading import codes, read, shapes, words

_NOTED = (
    "('paragraph', 'A note stands here.<note_reference [1]> There is "
    "<link https://example.org/ice a chart>.')"
)
WRITTEN = FORMATS | FURTHER
# What a format says less of, or otherwise than the others.
OTHERWISE: dict[str, dict[str, str]] = {
    "epub": {  # whose mark is what the page says
        _NOTED: _NOTED.replace("[1]>", "1>"),
    },
    "mail": {  # whose HTML has no notes
        _NOTED: _NOTED.replace("<note_reference [1]>", "[1]"),
        "('footnote', ('paragraph', 'The parish book has more.'))": (
            "('paragraph', '[1] The parish book has more.')"
        ),
    },
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: read(name, source) for name, source in WRITTEN.items()}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_head_is_the_same(readings: dict[str, Reading], name: str):
    metadata = readings[name].article.metadata
    assert metadata.title == "The Ferry in Winter"
    assert [author.name for author in metadata.authors] == ["Jane Doe"]
    assert metadata.date == "2024-03-03"
    if name != "mail":  # whose headers are for programs
        assert (metadata.byline or "").removeprefix("By ") == "Jane Doe"
        assert metadata.date_line == "3 March 2024"
    assert (metadata.language.partition("-")[0], metadata.direction) == ("en", "ltr")


@pytest.mark.parametrize("name", WRITTEN)
def test_the_body_is_the_same(readings: dict[str, Reading], name: str):
    other = OTHERWISE.get(name, {})
    expected = [other.get(shape, shape) for shape in shapes(readings["commonmark"].article)]
    assert shapes(readings[name].article) == expected


@pytest.mark.parametrize("name", WRITTEN)
def test_no_word_is_lost(readings: dict[str, Reading], name: str):
    reading = readings[name]
    assert "words.lost" not in codes(reading)
    if name in OTHERWISE:
        return
    ours = words(_bare(reading.article)).split()
    assert ours == words(_bare(readings["commonmark"].article)).split()


def _bare(article: Article) -> Article:
    blocks = tuple(block for block in article.blocks if isinstance(block, Paragraph))
    return Article(metadata=article.metadata.__class__(), blocks=blocks)


def test_blocks_of_code_that_follow_each_other_are_no_one_word():
    reading = read("commonmark", b"# Tides\n\n```sh\nebb tide.txt\n```\n\n```toml\na = 1\n```\n")
    assert "words.lost" not in codes(reading)
