"""News in JSON: what a newsroom's system finds where the standard has it."""

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from convert.article import Article, Author, Metadata, Paragraph, Text
from convert.context import Context
from convert.design.themes import load_theme
from convert.normalise import normalise
from convert.pipeline import render
from convert.settings import Settings
from tests.backends.news.story import STORY
from tests.conformance.articles.make import articles
from tests.golden.cases import CASES

GOLDEN = Path(__file__).parent / "news" / "story.ninjs"
WORDS = {"type": "string", "minLength": 1}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
SAID = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {
            "value": WORDS,
            "role": WORDS,
            "contenttype": {"enum": ["text/plain", "text/html"]},
            "charcount": {"type": "integer"},
            "wordcount": {"type": "integer"},
        },
    },
}
NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name"],
        "additionalProperties": False,
        "properties": {"name": WORDS, "rel": WORDS},
    },
}
# What we write of ninjs 2.1, in the names and kinds of values of its specification.
OURS = {
    "type": "object",
    "required": ["uri", "standard", "type", "representationtype", "versioncreated", "headlines"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"},
        "standard": {
            "const": {
                "name": "ninjs",
                "version": "2.1",
                "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
            }
        },
        "type": {"const": "text"},
        "representationtype": {"const": "full"},
        "language": WORDS,
        "versioncreated": TIME,
        "contentcreated": TIME,
        "title": WORDS,
        "headlines": SAID,
        "by": WORDS,
        "located": WORDS,
        "people": NAMED,
        "subjects": NAMED,
        "descriptions": SAID,
        "copyrightholder": WORDS,
        "copyrightnotice": WORDS,
        "bodies": SAID,
    },
}


def item_bytes(article: Article) -> bytes:
    ready = normalise(article, "Sea")[0]
    context = Context(stamp=10**9)
    settings = Settings(to=("ninjs",))
    return render(ready, "ninjs", load_theme("default"), settings, context).data


def item(article: Article) -> dict[str, object]:
    return json.loads(item_bytes(article))


@pytest.mark.parametrize("name", [n for n in articles() if n.startswith("kitchen-sink")])
def test_every_article_is_a_news_item(name: str):
    jsonschema.validate(item(articles()[name]), OURS)


@pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.name)
def test_the_words_are_in_its_bodies(case):
    from convert.interchange import from_json

    article = from_json((case / "article.json").read_bytes())
    made = item(article)
    jsonschema.validate(made, OURS)
    page, plain = made["bodies"]
    assert page["contenttype"] == "text/html"
    assert plain["wordcount"] == len(plain["value"].split()) > 0
    assert plain["charcount"] == len(plain["value"])


def test_what_is_known_stands_where_the_standard_has_it():
    metadata = Metadata(
        title="Sea",
        subtitle="Of fog",
        authors=(Author(name="Jane Doe"),),
        byline="By Jane Doe",
        date="2024-03-03",
        dateline="OBAN",
        language="en-GB",
        description="About it",
        keywords=("sea", "fog"),
        publisher="North Press",
        rights="CC BY",
        identifier="urn:x:1",
    )
    made = item(Article(metadata=metadata, blocks=(Paragraph(content=(Text(text="Hi."),)),)))
    jsonschema.validate(made, OURS)
    assert made["uri"] == "urn:x:1"
    assert [(each["role"], each["value"]) for each in made["headlines"]] == [
        ("main", "Sea"),
        ("sub", "Of fog"),
    ]
    assert (made["by"], made["located"]) == ("By Jane Doe", "OBAN")
    assert made["people"] == [{"name": "Jane Doe", "rel": "author"}]
    assert [each["name"] for each in made["subjects"]] == ["sea", "fog"]
    assert (made["copyrightholder"], made["copyrightnotice"]) == ("North Press", "CC BY")
    assert datetime.fromisoformat(str(made["contentcreated"])).year == 2024


def test_a_story_is_written_as_it_was():
    assert item_bytes(STORY) == GOLDEN.read_bytes()
    jsonschema.validate(json.loads(GOLDEN.read_bytes()), OURS)


def test_an_item_without_an_address_has_one_of_its_content():
    one, other = (
        Article(
            metadata=Metadata(title="Sea", language="en", identifier="no. 7"),
            blocks=(Paragraph(content=(Text(text=words),)),),
        )
        for words in ("One.", "Other.")
    )
    assert item(one)["uri"] == item(one)["uri"] != item(other)["uri"]
    assert str(item(one)["uri"]).startswith("urn:uuid:")
