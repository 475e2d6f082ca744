"""Markdown: every block and inline, lines of the source, front matter, and raw HTML."""

from pathlib import Path

import pytest
from msgspec import to_builtins

from convert.article import Math
from convert.batch.job import Job
from convert.batch.make import make
from convert.readers import reader
from convert.settings import ReadSettings, Settings
from convert.source import Source
from convert.walk import every_block
from convert.walk.pictures import every_formula
from tests.readers.pandoc.reading import codes, messages, read, shapes, words

INLINES = [
    ("*a* **b** ~~c~~", "<emphasis a> <strong b> <strike c>"),
    ("H~2~O and x^2^", "H<subscript 2>O and x<superscript 2>"),
    ('It\'s -- "so"...', 'It\'s -- "so"...'),
    ("`a  b` and :tada:", "<code a  b> and :tada:"),
    ("<u>in</u> <b>bold</b> <kbd>Ctrl</kbd>", "<inserted in> <strong bold> <code Ctrl>"),
    ("one<br>two", "one/two"),
    ("one  \ntwo\nthree", "one/two three"),
    ("東京は\n雨", "東京は雨"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "<ruby 漢 kan>字"),
    ("[a *b*](https://x.example/)", "<link https://x.example/ a <emphasis b>>"),
    ("https://x.example/ here", "<link https://x.example/ https://x.example/> here"),
    ("<span lang=fr>oui</span>", "<span oui>"),
    ("a <foo>b</foo> <!-- c --> d", "a b d"),
    ("* not a list", None),
    ("$a^2$ and $5 or $6", "<math a^2> and $5 or $6"),
]


@pytest.mark.parametrize(("source", "expected"), INLINES)
def test_inlines(source: str, expected: str | None):
    (shape,) = shapes(read("commonmark", f"Long enough to be English. {source}").article)
    if expected is None:
        assert source in shape
    else:
        assert shape == str(("paragraph", f"Long enough to be English. {expected}"))


BLOCKS = [
    (
        "- [ ] a\n- [x] b",
        ["('list', False, 1, [False, True], ('paragraph', 'a'), ('paragraph', 'b'))"],
    ),
    ("3) a\n4) b", ["('list', True, 3, [None, None], ('paragraph', 'a'), ('paragraph', 'b'))"]),
    ("a\n: b", ["('definition_list', [['a']], 'a', ('paragraph', 'b'))"]),
    ("***", ["('thematic_break',)"]),
    ("```py\nx = 1\n```", ["('preformatted', 'x = 1')"]),
    ("<div>\n\nIn *it*.\n\n</div>", ["('paragraph', 'In <emphasis it>.')"]),
    (
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
        ["('table', [[True], [False]], 'a', 'b')"],
    ),
    (
        "> [!NOTE]\n> Mind it.",
        ["('block_quote', ('paragraph', '<strong Note>'), ('paragraph', 'Mind it.'))"],
    ),
    ("$$x$$", ["('paragraph', '<math x>')"]),
]


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_blocks(source: str, expected: list[str]):
    reading = read("commonmark", source)
    assert shapes(reading.article) == expected
    assert [told for told in reading.diagnostics if told.code == "words.lost"] == []


def test_every_block_knows_its_lines():
    source = "# T\n\nA\nb.\n\n- c\n- d\n\n  e\n\n> f\n\n| g |\n|---|\n| h |\n\n```\ni\n```\n"
    article = read("commonmark", source).article
    assert article.metadata.title_lines == (1, 1)
    assert [block.lines for block in article.blocks] == [
        (3, 4),
        (6, 9),
        (11, 11),
        (13, 15),
        (17, 19),
    ]
    assert all(block.lines for block in every_block(article.blocks))


def test_a_note_knows_its_own_lines_and_follows_its_block():
    article = read("commonmark", "One.[^a]\n\nTwo.\n\n[^a]: Said\n    once.\n").article
    assert [block.__struct_config__.tag for block in article.blocks] == [
        "paragraph",
        "footnote",
        "paragraph",
    ]
    assert article.blocks[1].lines == (5, 6)


HEADS = [
    ("# A\n\n## B\n", "A", [2]),
    ("# A\n\nText.\n\n# B\n\n## C\n", "", [2, 2, 3]),
    ("## A\n\n# B\n", "", [3, 2]),
    ("---\ntitle: T\n---\n\n# A\n\n## B\n", "T", [2, 3]),
    ("---\ntitle: A\n---\n\n# A\n\n## B\n", "A", [2]),
]


@pytest.mark.parametrize(("source", "title", "levels"), HEADS)
def test_the_title_and_the_levels(source: str, title: str, levels: list[int]):
    article = read("commonmark", source).article
    assert article.metadata.title == title
    headings = [b for b in article.blocks if b.__struct_config__.tag == "heading"]
    assert [heading.level for heading in headings] == levels


def test_front_matter():
    reading = read(
        "commonmark",
        "---\ntitle: The *sea*\nauthors:\n  - name: Jane Doe\n    email: j@sea.example\n  - Ali\n"
        "date: 2024-03-03\nlang: de\ntags: [salt, ice]\nsection: Opinion\nlayout: post\n"
        "---\n\nMeer.\n",
    )
    metadata = reading.article.metadata
    assert (metadata.title, metadata.byline) == ("The sea", "Jane Doe, Ali")
    assert [author.email for author in metadata.authors] == ["j@sea.example", None]
    assert (metadata.date, metadata.language) == ("2024-03-03", "de")
    assert metadata.keywords == ("salt", "ice")
    assert [(field.name, field.value) for field in metadata.fields] == [("section", "Opinion")]
    assert messages(reading, "metadata.left_out") == [
        "metadata for programs are left out: “layout: post”"
    ]


def test_byline_and_date_below_the_title_are_read():
    metadata = read(
        "commonmark", "# Sea\n\nBy Jane Doe\n\n3 March 2024\n\nText.\n"
    ).article.metadata
    assert (metadata.byline, metadata.byline_lines) == ("By Jane Doe", (3, 3))
    assert (metadata.date, metadata.date_lines) == ("2024-03-03", (5, 5))


def test_a_first_sentence_that_begins_with_by_is_none():
    article = read("commonmark", "# Sea\n\nBy noon the ferry had left without us.\n").article
    assert article.metadata.byline is None
    assert words(article) == "Sea By noon the ferry had left without us."


def test_links_inside_lead_to_headings_by_their_ids_here():
    article = read("commonmark", "# T\n\nSee [it](#it-is).\n\n## It is!\n").article
    assert article.blocks[1].id == "it-is"
    assert "<link #it-is it>" in shapes(article)[0]


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def test_pictures_come_from_what_lies_beside_the_source():
    source = '![A boat](img/b.png "Fig. 1")\n\nIn the ![small](b.png) line.\n'
    reading = read("commonmark", source, **{"img/b.png": PNG, "b.png": PNG})
    figure, paragraph = reading.article.blocks
    assert (figure.data, figure.media_type, figure.alt) == (PNG, "image/png", "A boat")
    assert [part.text for part in figure.caption] == ["Fig. 1"]
    assert shapes(reading.article)[1] == "('paragraph', 'In the <image small> line.')"
    assert paragraph.lines == (3, 3)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("gone.png", "is not beside the source"),
        ("../out.png", "is not beside the source"),
        ("/etc/passwd", "is not beside the source"),
        ("https://x.example/a.png", "is on the web, and nothing is fetched"),
        ("data:image/png;base64,AAAA", "is of a kind that is not known here"),
    ],
)
def test_a_picture_that_is_not_there_leaves_its_words(address: str, why: str):
    reading = read("commonmark", f"![A boat]({address})\n", **{"out.png": PNG})
    assert shapes(reading.article) == ["('paragraph', 'A boat')"]
    (told,) = messages(reading, "picture.missing")
    assert why in told
    assert reading.diagnostics[0].line == 1


def test_formulas_have_mathml_where_pandoc_reads_them():
    article = read("commonmark", "So $a^2$ and $\\nonsense x$ is.\n\n$$\\sum x$$\n").article
    good, bad, display = every_formula(article.blocks)
    assert isinstance(good, Math)
    assert "<msup>" in (good.mathml or "")
    assert bad.mathml is None
    assert display.display
    assert "∑" in (display.mathml or "")


def test_what_means_nothing_here_is_told_with_its_line():
    reading = read("commonmark", "One.\n\n<blink>two</blink>\n\n`x`{=asciidoc}\n")
    assert codes(reading) == ["raw.html", "raw.left_out"]
    assert [diagnostic.line for diagnostic in reading.diagnostics] == [3, 5]


SOURCES = [
    "---\ntitle: Sea\nauthor: Jane Doe\ndate: 3 May 2024\n---\n\nBy Jane Doe\n\nBy Jane Doe\n",
    "# Sea\n\nA *note*.[^1] 東京は\n雨\n\n[^1]: Here.\n\n    So.\n\n> - a\n\n| a |\n|---|\n| b |\n",
    "One.\n\n<blink>two</blink>\n\n- [x] done\n\n  further\n\n```\nx\n```\n",
]


def without_lines(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_lines(v) for key, v in value.items() if not key.endswith("lines")}
    return [without_lines(each) for each in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_but_lines_is_missing_where_nobody_asks_for_them(source: str):
    found = reader("commonmark")
    asked = found.read(Source("sea.md", source.encode()), ReadSettings())
    quick = found.read(Source("sea.md", source.encode(), places=False), ReadSettings())
    assert without_lines(to_builtins(quick.article)) == without_lines(to_builtins(asked.article))
    assert quick.diagnostics == asked.diagnostics


def test_what_is_told_of_an_output_s_source_has_its_line(tmp_path: Path):
    source = tmp_path / "sea.md"
    source.write_text("# Sea\n\nHi.\n\n##### Deep\n\nWords.\n")
    job = Job(source=str(source), stem="sea", formats=("html",), folder=str(tmp_path))
    outcome = make(job, Settings(to=("html",)))
    (told,) = outcome.diagnostics
    assert (told.code, told.line) == ("heading.skipped", 5)
