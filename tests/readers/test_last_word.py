"""Front matter and the sidecar: what the writer says wins."""

import re

import pytest

from convert.article import Heading, Paragraph, Verse
from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.readers.text.frontmatter import split_front_matter
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import plain_text

TEXT = """The Sea in Winter

By Jane Doe

It was there in the morning,
as it had been before.

A line that stands alone

Nobody had expected it to leave. The boats were in, and the nets were dry.

Another line that stands alone

The wind came back in the afternoon. It had been away for a week.
"""


def read(sidecar: str, text: str = TEXT):
    return TextReader().read(Source("sea.txt", text.encode(), sidecar), ReadSettings()).article


def test_metadata_of_the_sidecar_wins() -> None:
    metadata = read(
        'title = "Winter"\nauthors = ["Ann Lee", {name = "Bo Lind", role = "Photographs"}]\n'
        'date = 2024-03-03\nlanguage = "en-GB"\nkeywords = ["sea", "fog"]\n'
    ).metadata
    assert metadata.title == "Winter"
    assert [(a.name, a.role) for a in metadata.authors] == [
        ("Ann Lee", None), ("Bo Lind", "Photographs"),
    ]  # fmt: skip
    assert (metadata.byline, metadata.date, metadata.language, metadata.keywords) == (
        "Ann Lee, Bo Lind", "2024-03-03", "en-GB", ("sea", "fog"),
    )  # fmt: skip


def test_lines_become_what_the_sidecar_says() -> None:
    article = read("heading = [[12, 2]]\nparagraph = [8]\nverse = [[5, 6]]\nskip = [14]\n")
    kinds = [(type(block), block.lines) for block in article.blocks]
    assert kinds == [
        (Verse, (5, 6)), (Paragraph, (8, 8)), (Paragraph, (10, 10)), (Heading, (12, 12)),
    ]  # fmt: skip
    assert "The wind came back" not in plain_text(article)


def test_a_decision_does_not_reach_into_lines_that_were_spoken_for() -> None:
    article = read("paragraph = [6]\n")
    assert [block.lines for block in article.blocks][:2] == [(5, 5), (6, 6)]


@pytest.mark.parametrize(
    ("sidecar", "what"),
    [
        ("heading = ", "cannot be"),
        ("colour = 3\n", "unknown key 'colour'"),
        ("heading = [[8, 9]]\n", "level 9"),
        ("heading = [8]\nparagraph = [8]\n", "is both"),
        ("heading = [99]\n", "has no text"),
        ("separator = [8]\n", "nothing but marks"),
        ("footnote = [8]\n", "needs the mark of a note"),
        ("speech = [8]\n", "needs the speaker's name"),
        ('byline = "By Jane"\n', "sea.toml:1: .*byline takes lines"),
        ('paragraph = [["A line", 8]]\n', "paragraph takes lines"),
        ("heading = [true]\n", "heading takes lines"),
        ('date = "soon"\n', "a date is written as 2024-03-03"),
        ('\nlanguage = "english"\n', r"sea.toml:2: .*'english' is no language of the registry"),
        ('titel = "Sea"\n', "sea.toml:1: .*unknown key 'titel'.*Did you mean title"),
        ('direction = "up"\n', "it is ltr or rtl"),
        ("title = " + "[" * 5000 + "]" * 5000 + "\n", "nested too deeply"),
        ("paragraph = [[9, 8]]\n", "ends before it begins"),
    ],
)
def test_a_sidecar_that_cannot_be_is_one_clear_error(sidecar: str, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(sidecar)
    assert re.search(what, str(caught.value))
    assert str(caught.value).startswith(("sea.toml:", "sea.txt:"))


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ('---\ntitle: "A: B"\nauthor: Ann Lee\n---\n', "A: B", "Ann Lee"),
        ("---\ntitle: It''s\nauthors:\n  - Ann Lee\n  - Bo Lind\n---\n", "It''s", "Ann Lee"),
        ("---\ntitle: 'It''s'\nauthors: [Ann Lee, Bo Lind]\n...\n", "It's", "Ann Lee"),
        ('+++\ntitle = "A"\nauthor = "Ann Lee"\ndate = 2024-03-03\n+++\n', "A", "Ann Lee"),
    ],
)
def test_front_matter(head: str, title: str, author: str) -> None:
    article = TextReader().read(Source("x", (head + "\n" + TEXT).encode()), ReadSettings()).article
    assert article.metadata.title == title
    assert article.metadata.authors[0].name == author


@pytest.mark.parametrize(
    "text",
    ["---\nnot a key\n---\n\nText.", "---\n\nA rule and no end.\n", "--- \n", "+++\nx = [\n+++\n",
     "---\ntitle: x\n", "plain\n---\n"],
)  # fmt: skip
def test_what_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text) is None


def test_lines_count_from_the_head_of_the_file_below_front_matter() -> None:
    text = "---\ntitle: The Sea\n---\n\nIt was there in the morning, as before.\n"
    article = TextReader().read(Source("x", text.encode()), ReadSettings()).article
    assert [block.lines for block in article.blocks] == [(5, 5)]
