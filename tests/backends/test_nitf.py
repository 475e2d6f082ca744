"""News in XML: the document is as NITF 3.6 has it, and no word of the article is missing."""

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from convert.article import (
    Article,
    Author,
    Code,
    Footnote,
    Image,
    Link,
    Metadata,
    NoteReference,
    Paragraph,
    Text,
)
from convert.backends.nitf.head import basic_date
from convert.check.proof import prove
from convert.context import Context
from convert.design.themes import load_theme
from convert.errors import SourceError
from convert.interchange import from_json
from convert.normalise import normalise
from convert.pipeline import render
from convert.readers import reader
from convert.settings import ReadSettings, Settings
from convert.source import Source
from tests.backends.news.model import wrong
from tests.backends.news.story import STORY, words
from tests.conformance.articles.make import articles
from tests.conformance.articles.pictures import DOT
from tests.golden.cases import CASES

GOLDEN = Path(__file__).parent / "news" / "story.nitf"
THEME = load_theme("default", ("type.quotes=keep",))
NITF = {"n": "http://iptc.org/std/NITF/2006-10-18/"}


def written(article: Article, folder: str = "sea_files") -> bytes:
    ready = normalise(article, "Sea")[0]
    context = Context(stamp=10**9, folder=folder)
    return render(ready, "nitf", THEME, Settings(to=("nitf",)), context).data


def said(article: Article, path: str) -> list[str]:
    """The words of the elements at a path, or an attribute's."""
    found = etree.fromstring(written(article)).xpath(path, namespaces=NITF)
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found]


def with_head(**known: object) -> Article:
    metadata = replace(Metadata(title="Sea", language="en"), **known)
    return Article(metadata=metadata, blocks=words("It was calm."))


# ---- the document


def test_a_story_is_written_as_it_was():
    assert written(STORY) == GOLDEN.read_bytes()


@pytest.mark.parametrize("name", articles())
def test_every_article_is_as_the_standard_has_it(name: str):
    assert wrong(written(articles()[name])) == []
    assert wrong(written(articles()[name], folder="")) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_golden_article_is_as_the_standard_has_it(case: Path):
    assert wrong(written(from_json((case / "article.json").read_bytes()))) == []


@pytest.mark.parametrize(
    ("there", "broken"),
    [
        (b"<hl1>Ferry returns to the sound</hl1>", b""),
        (b'media-type="image"', b""),
        (b"<body.content>", b"<body.content>Words"),
        (b'noteclass="hd"', b'noteclass="head"'),
        (b'version="-//IPTC//DTD NITF 3.6//EN"', b'version="-//IPTC//DTD NITF 3.5//EN"'),
        (b"<hr/>", b"<hr><p/></hr>"),
        (b'seqnum="2"', b'start="2"'),
    ],
)
def test_the_grammar_finds_what_is_not(there: bytes, broken: bytes):
    document = GOLDEN.read_bytes()
    assert there in document
    assert wrong(document.replace(there, broken))


# ---- the head


def test_what_is_known_stands_where_the_standard_has_it():
    assert said(STORY, "//n:hedline/n:hl1") == ["Ferry returns to the sound"]
    assert said(STORY, "//n:hedline/n:hl2") == ["First crossing since the storm"]
    assert said(STORY, "//n:byline/n:person") == ["Ida Brandt"]
    assert said(STORY, "//n:byline/n:byttl") == ["harbour correspondent"]
    assert said(STORY, "//n:byline") == ["By Ida Brandt, harbour correspondent"]
    assert said(STORY, "//n:story.date/@norm") == ["20240303T000000Z"]
    assert said(STORY, "//n:location") == ["OBAN"]
    assert said(STORY, "//n:dateline") == ["3 March 2024", "OBAN, Scotland -"]
    assert said(STORY, "//n:abstract/n:p") == ["The ferry is back after six weeks."]
    assert said(STORY, "//n:doc-id/@id-string") == ["urn:example:ferry-1"]
    assert said(STORY, "//n:date.issue/@norm") == ["20240303T000000Z"]
    assert said(STORY, "//n:doc.copyright/@*") == ["2024", "North Press"]
    assert said(STORY, "//n:doc.rights/@type") == ["CC BY 4.0"]
    assert said(STORY, "//n:keyword/@key") == ["ferries", "storms"]
    assert said(STORY, "//n:pubdata/@*") == ["The Sound", "Coast"]
    assert said(STORY, "/n:nitf/@baselang") == ["en-GB"]
    assert said(STORY, "//n:tagline") == ["Ida Brandt sails."]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("PARIS, 3 mars -", "PARIS"),
        ("NEW YORK (AP) --", "NEW YORK"),
        ("Aix-en-Provence, le 3 mai –", "Aix-en-Provence"),
        ("OBAN — ", "OBAN"),
        ("ST. JOHN'S, N.L. -", "ST. JOHN'S"),
        ("北京", "北京"),
        ("3 March", "3 March"),
    ],
)
def test_a_dateline_begins_with_its_place(dateline: str, place: str):
    article = with_head(dateline=dateline.strip())
    assert said(article, "//n:dateline/n:location") == [place]
    assert said(article, "//n:dateline") == [dateline.strip()]


@pytest.mark.parametrize(
    ("date", "basic"),
    [
        ("2024-03-03", "20240303T000000Z"),
        ("2024-03-03T14:05Z", "20240303T140500Z"),
        ("2024-03-03T14:05:09+01:00", "20240303T140509+0100"),
        ("2024-03", ""),
        ("2024", ""),
        ("", ""),
    ],
)
def test_a_date_has_the_form_that_the_standard_asks_for(date: str, basic: str):
    assert basic_date(date) == basic


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By IDA BRANDT", ["IDA BRANDT"]),
        ("Ida Brandt and Roy (a.k.a. Ida)", ["Ida Brandt", "Roy"]),
        ("From our own people", []),
    ],
)
def test_names_in_a_byline_are_people_and_its_words_stay(byline: str, people: list[str]):
    authors = (Author(name="Ida Brandt"), Author(name="Roy"))
    article = with_head(byline=byline, authors=authors)
    assert said(article, "//n:byline/n:person") == people
    assert said(article, "//n:byline") == [byline]


# ---- what is and is not in it


def test_the_words_are_those_of_the_article():
    ready = normalise(STORY, "Sea")[0]
    made = render(ready, "nitf", THEME, Settings(to=("nitf",)), Context(folder="a_files"))
    assert prove(made.data, "nitf", ready, made.beside) == []
    fewer = made.data.replace(b"They were four.", b"were four.")
    assert [each.code for each in prove(fewer, "nitf", ready, made.beside)] == ["words.lost"]
    assert "pictures.lost" in [each.code for each in prove(made.data, "nitf", ready, {})]


def test_a_link_that_runs_something_is_no_link():
    bad = Link(target="javascript:alert(1)", content=(Text(text="Hi"),))
    article = Article(metadata=STORY.metadata, blocks=(Paragraph(content=(bad,)),))
    assert b"javascript" not in written(article)
    assert said(article, "//n:body/n:body.content/n:p") == ["Hi"]


def test_signs_of_xml_are_words():
    article = Article(
        metadata=replace(STORY.metadata, title="<b>&amp; ]]>"),
        blocks=(Paragraph(content=(Code(text="<script>a && b</script>"),)),),
    )
    assert said(article, "//n:hl1") == ["<b>&amp; ]]>"]
    assert said(article, "//n:em") == ["<script>a && b</script>"]


def test_a_picture_in_a_line_stands_after_its_paragraph():
    dot = Image(data=DOT, media_type="image/png", alt="A dot")
    article = Article(
        metadata=STORY.metadata,
        blocks=(Paragraph(content=(Text(text="One "), dot, Text(text=" two."))), *words("Three.")),
    )
    content = etree.fromstring(written(article)).find("n:body/n:body.content", NITF)
    assert [etree.QName(each).localname for each in content] == ["p", "media", "p"]
    assert said(article, "//n:media-reference/@alternate-text") == ["A dot"]


def test_a_note_that_no_mark_leads_to_keeps_its_mark():
    lone = Footnote(label="9", mark="[9]", blocks=words("Nobody asks."))
    article = Article(metadata=STORY.metadata, blocks=(*words("Text."), lone))
    assert said(article, "//n:fn") == []
    assert said(article, "//n:bq/n:block/n:p") == ["[9] Nobody asks."]
    marked = Paragraph(content=(Text(text="Text"), NoteReference(label="9", text="[9]")))
    led = replace(article, blocks=(marked, lone))
    assert said(led, "//n:a/@href") == ["#fn1"]
    assert said(led, "//n:fn/@id") == ["fn1"]


# ---- stories of others

STRANGER = """<?xml version="1.0" encoding="ISO-8859-1"?>
<nitf>
 <head>
  <title>Slug</title>
  <docdata>
   <doc-id id-string="abc-1"/>
   <ed-msg info="Check the name"/>
   <key-list><keyword key="caf\u00e9s"/><keyword key="rent"/></key-list>
  </docdata>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Caf\u00e9 closes</hl1><hl2>Rent is up</hl2></hedline>
   <byline>By <person>Per Dahl</person><byttl>Staff Writer</byttl></byline>
   <dateline><location>LYON</location>, <story.date>May 3</story.date> -</dateline>
  </body.head>
  <body.content>
   <block>
    <p lede="true">The <org>Caf\u00e9 du Pont</org> paid <money>900 francs</money>.</p>
    <media media-type="image">
     <media-reference source="pont.png" mime-type="image/png" alternate-text="A dot"/>
     <media-caption><p>The door</p></media-caption>
     <media-producer>Photo: Lie</media-producer>
    </media>
    <nitf-table>
     <nitf-table-metadata><nitf-col value="a"/></nitf-table-metadata>
     <table><tr><th>Year</th></tr><tr><td>1999</td></tr></table>
    </nitf-table>
    <bq><block><p>We tried.</p></block><credit>The owner</credit></bq>
   </block>
  </body.content>
  <body.end><tagline>Per Dahl lives in Lyon.</tagline></body.end>
 </body>
</nitf>
"""


def read(text: str, encoding: str = "latin-1"):
    source = Source("a.nitf", text.encode(encoding), resources={"pont.png": DOT})
    return reader("nitf").read(source, ReadSettings())


def test_a_story_of_others_is_an_article():
    found = read(STRANGER)
    metadata, blocks = found.article.metadata, found.article.blocks
    assert (metadata.title, metadata.subtitle) == ("Café closes", "Rent is up")
    assert metadata.byline == "By Per Dahl Staff Writer"
    assert metadata.dateline == "LYON, May 3 -"
    assert metadata.keywords == ("cafés", "rent")
    assert metadata.identifier == "abc-1"
    kinds = ["paragraph", "figure", "table", "block_quote", "paragraph"]
    assert [block.__struct_config__.tag for block in blocks] == kinds
    assert blocks[0].content == (Text(text="The Café du Pont paid 900 francs."),)
    assert blocks[1].caption == (Text(text="The door Photo: Lie"),)
    assert blocks[3].attribution == (Text(text="The owner"),)
    assert [told.code for told in found.diagnostics] == ["metadata.left_out"]


def test_what_is_no_picture_keeps_its_words():
    found = read(STRANGER.replace('media-type="image"', 'media-type="video"'))
    assert "The door Photo: Lie" in str(found.article.blocks[1])
    assert "media.left_out" in [told.code for told in found.diagnostics]


@pytest.mark.parametrize(
    "text",
    ["Words.", "<nitf><head/></nitf>", "<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf><body/></nitf>"],
)
def test_what_is_no_story_is_refused(text: str):
    with pytest.raises(SourceError, match="NITF cannot be read"):
        read(text)
