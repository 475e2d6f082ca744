"""Our news before IPTC's own schemas, where these are at hand.

No package has them, and they are no part of this project: put `nitf-3-6.xsd`,
`nitf-3-6-ruby-include.xsd` and `ninjs-schema_2.1.json`, as IPTC publishes them, into the folder
`iptc` of the tools. Without them nothing is asked here, and the grammars of tests/backends stand
alone. Neither `make test` nor the validators' run collects this.
"""

import json
import os
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import convert
from convert.article import Article
from convert.check.external.tools import FOLDER_VARIABLE
from convert.interchange import from_json
from tests.backends.news.story import STORY
from tests.conformance.articles.make import articles
from tests.conformance.run import ROOT
from tests.golden.cases import CASES

FOLDER = Path(os.environ.get(FOLDER_VARIABLE, str(ROOT / ".tools")), "iptc")
ARTICLES = {
    "story": STORY,
    **articles(),
    **{case.name: from_json((case / "article.json").read_bytes()) for case in CASES},
}
# What NITF's schema takes of the attributes that every document of XML can have.
_XML = """<schema xmlns="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace"><attribute name="lang" type="string"/>
</schema>"""

needs_schemas = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not there")


class _Beside(etree.Resolver):
    def resolve(self, url: str, _public: str, context: object) -> object:
        return self.resolve_string(_XML, context) if url.endswith("xml.xsd") else None


@cache
def nitf() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(str(FOLDER / "nitf-3-6.xsd"), parser))


@cache
def ninjs() -> jsonschema.protocols.Validator:
    schema = json.loads((FOLDER / "ninjs-schema_2.1.json").read_bytes())
    anything = Registry(retrieve=lambda _uri: DRAFT202012.create_resource({}))
    return jsonschema.Draft202012Validator(
        schema, registry=anything, format_checker=jsonschema.FormatChecker()
    )


def refused_by_nitf(document: bytes) -> list[str]:
    schema = nitf()
    schema.validate(etree.fromstring(document))
    return [str(error) for error in schema.error_log]


def refused_by_ninjs(item: object) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in ninjs().iter_errors(item)]


@needs_schemas
@pytest.mark.parametrize("name", ARTICLES)
def test_every_story_is_valid_nitf(name: str) -> None:
    assert refused_by_nitf(convert.render(ARTICLES[name], "nitf")) == []


@needs_schemas
@pytest.mark.parametrize("name", ARTICLES)
def test_every_item_is_valid_ninjs(name: str) -> None:
    assert refused_by_ninjs(json.loads(convert.render(ARTICLES[name], "ninjs"))) == []


@needs_schemas
def test_the_schemas_find_what_is_wrong() -> None:
    article: Article = STORY
    story = convert.render(article, "nitf")
    assert refused_by_nitf(story.replace(b"<body.content>", b"<body.content>Words"))
    item = json.loads(convert.render(article, "ninjs"))
    assert refused_by_ninjs({**item, "headlines": "Words"})
    assert refused_by_ninjs({**item, "unheard_of": 1})
