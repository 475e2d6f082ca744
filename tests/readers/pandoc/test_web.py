"""Pages of the web in the shapes that programs for sites give them: the article, and no more."""

from pathlib import Path

import pytest

import convert
from convert.article import Heading, Math, Paragraph
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import open_page
from convert.walk import blocks_text, inline_text

HEAD = """<title>River rises | The Daily Quay</title>
<meta property="og:title" content="River rises">
<meta property="og:site_name" content="The Daily Quay">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "The Daily Quay"},
{"@type": "NewsArticle", "headline": "River rises",
"author": [{"@type": "Person", "name": "Ada Grey"}], "datePublished": "2024-05-03"}]}</script>"""
TEXT = """<p>The river rose in the night, and by the morning the quay was under water again, as it
was the year before.</p><h2>The pumps</h2><p>The council said nothing at all about the pumps, as it
had said nothing in the spring, when the boats were carried over the road.</p>"""
SITE = """<ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/boats">Boats for sale</a></li></ul>"""
FOOT = "<p>All rights reserved. Read our cookie policy.</p>"

SHAPES = {
    "with main": f"""<header>{SITE}</header><main><h1>River rises</h1>{TEXT}
        <aside><p>Boats for sale</p></aside></main><footer>{FOOT}</footer>""",
    "with one article": f"""<div class="navbar">{SITE}</div><article><h1>River rises</h1>{TEXT}
        <div class="share-buttons"><a href="/s">Boats for sale</a></div></article>{FOOT}""",
    "a post in boxes": f"""<div id="page"><div id="masthead">{SITE}</div><div id="content">
        <div class="post"><h1 class="entry-title">River rises</h1><div class="entry-content">{TEXT}
        </div></div></div><div id="sidebar" class="widget-area"><h3>Boats for sale</h3></div>
        <div id="colophon">{FOOT}</div></div>""",
    "a title apart": f"""<header class="site-header"><h1>River rises</h1>{SITE}</header>
        <div class="wrap"><div class="body">{TEXT}</div></div><div class="footer">{FOOT}</div>""",
    "tables of long ago": f"""<table><tr><td>{SITE}</td><td><h1>River rises</h1>{TEXT}</td></tr>
        <tr><td colspan="2">{FOOT}</td></tr></table>""",
}


def read(folder: Path, body: str, head: str = HEAD) -> convert.Reading:
    source = folder / "page.html"
    source.write_text(
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    )
    return convert.read(source)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_article_is_what_is_read(tmp_path: Path, shape: str):
    reading = read(tmp_path, SHAPES[shape])
    article = reading.article
    assert article.metadata.title == "River rises"
    assert [author.name for author in article.metadata.authors] == ["Ada Grey"]
    assert article.metadata.date == "2024-05-03"
    words = " ".join(blocks_text(article.blocks))
    assert "by the morning the quay was under water again" in words
    assert "when the boats were carried over the road" in words
    headings = [inline_text(b.content) for b in article.blocks if isinstance(b, Heading)]
    assert headings == ["The pumps"]
    assert "Boats for sale" not in words
    assert "cookie" not in words


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_left_out_is_told(tmp_path: Path, shape: str):
    reading = read(tmp_path, SHAPES[shape])
    told = " ".join(note.message for note in reading.diagnostics)
    words = " ".join(blocks_text(reading.article.blocks))
    for said in ("Boats for sale", "cookie policy"):
        assert said in told or said in words


def test_a_page_that_is_only_an_article_is_read_whole(tmp_path: Path):
    reading = read(tmp_path, f"<h1>River rises</h1>{TEXT}<p>The end.</p>", "<title>x</title>")
    words = " ".join(blocks_text(reading.article.blocks))
    assert words.endswith("The end.")
    assert reading.article.metadata.title == "River rises"
    assert [note for note in reading.diagnostics if note.code == "page.left_out"] == []


def test_a_long_part_is_never_left_out_for_its_name(tmp_path: Path):
    body = f'<main><h1>River rises</h1><div class="related social">{TEXT}</div></main>'
    words = " ".join(blocks_text(read(tmp_path, body).article.blocks))
    assert "when the boats were carried over the road" in words


def test_pandoc_gets_no_style_sheets_and_of_scripts_only_formulas():
    page = Opened(
        data=b"<style>@font-face{src:url(data:font/woff2;base64,AAAA)}</style><p>It is "
        b'<script>count()</script><script type="math/tex">x^2</script> high.</p>'
    )
    data = open_page(page, {}).data
    assert b"math/tex" in data
    assert b" high." in data
    assert b"font-face" not in data
    assert b"count" not in data


def test_a_formula_in_a_script_is_read(tmp_path: Path):
    article = read(tmp_path, '<p>It is <script type="math/tex">x^2</script> high.</p>').article
    (paragraph,) = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert "x^2" in [inline.tex for inline in paragraph.content if isinstance(inline, Math)]


@pytest.mark.parametrize(
    "character", ["\f", "\v", "\x01", "\ufffe", "&#12;", "&#xFFFF;", "&#1", "&#x00b;"]
)
def test_characters_that_no_tree_takes_hurt_nobody(tmp_path: Path, character: str):
    body = f"<h1>Title</h1><p>Some{character} words.<iframe></iframe>{character} More.</p>"
    words = " ".join(" ".join(blocks_text(read(tmp_path, body).article.blocks)).split())
    assert words.replace(" .", ".") == "Some words. More."


@pytest.mark.parametrize("kind", ['"NewsArticle"', '["Thing", "NewsArticle"]'])
def test_what_is_published_for_machines_may_hold_any_character(tmp_path: Path, kind: str):
    said = f"""{{"@type": {kind}, "headline": "River\\u0001rises", "author": "Ada\\ud800 Grey",
        "description": "A\\u0000river"}}"""
    script = f'<script type="application/ld+json">{said}</script>'
    metadata = read(tmp_path, TEXT, f"<title>x</title>{script}").article.metadata
    assert [author.name for author in metadata.authors] == ["Ada Grey"]
    assert metadata.description == "A river"
