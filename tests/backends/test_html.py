"""Given this Article, this page."""

import json
import re

import pytest
from lxml import etree
from lxml import html as parser

import convert
from convert.article import (
    Article,
    Author,
    BlockQuote,
    Code,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Text,
    Verse,
)
from convert.backends.html import HtmlBackend, HtmlOptions
from convert.backends.html.render import _without_remarks
from convert.context import Context
from convert.design.themes import load_theme
from convert.markup.inlines import _last_word
from convert.normalise import normalise
from tests.conformance.articles.pictures import DOT

END = LineBreak()


def words(text: str) -> tuple[Text]:
    return (Text(text=text),)


def mark(label: str) -> NoteReference:
    return NoteReference(label=label, text=f"[{label}]")


def page(*blocks, **metadata) -> str:
    known = {"title": "Sea & sky", "language": "en", **metadata}
    article, _ = normalise(Article(metadata=Metadata(**known), blocks=blocks), "sea")
    return HtmlBackend().render(article, load_theme("default"), HtmlOptions(), Context()).decode()


def main_of(text: str) -> str:
    inner = re.search(r"<article[^>]*>(.*)</article>", text, re.DOTALL)
    assert inner is not None
    return re.sub(r"\s*\n\s*", "", inner[1])


@pytest.mark.parametrize(
    ("block", "markup"),
    [
        (Paragraph(content=words("a < b & c")), '<p class="opening">a &lt; b &amp; c</p>'),
        (Heading(level=2, content=words("Tide")), '<h2 id="tide">Tide</h2>'),
        (
            List(ordered=False, items=(ListItem(blocks=(Paragraph(content=words("x")),)),)),
            "<ul><li>x</li></ul>",
        ),
        (
            List(
                ordered=True,
                start=3,
                style="lower_alpha",
                delimiter="paren",
                items=(ListItem(blocks=(Paragraph(content=words("x")),)),),
            ),
            '<ol start="3" type="a" class="lower-alpha-paren"><li>x</li></ol>',
        ),
        (
            BlockQuote(blocks=(Paragraph(content=words("q")),), attribution=words("— A")),
            '<div class="quote"><blockquote><p>q</p></blockquote>'
            '<p class="attribution">— A</p></div>',
        ),
        (
            Verse(content=(*words("a"), END, *words("b"), END, END, *words("c"))),
            '<div class="verse"><p>a<br>b</p><p>c</p></div>',
        ),
        (Paragraph(content=words("fin"), role="end_mark"), '<p class="end-mark">fin</p>'),
        (
            Paragraph(content=words("Été"), language="fr"),
            '<p class="opening" lang="fr">Été</p>',
        ),
    ],
)  # fmt: skip
def test_blocks(block, markup: str):
    assert main_of(page(block)).endswith(f"</header>{markup}")


def test_a_note_and_its_marks_lead_to_each_other():
    text = main_of(
        page(
            Paragraph(content=(*words("Sea"), NoteReference(label="1", text="[1]"))),
            Footnote(label="1", mark="[1]", blocks=(Paragraph(content=words("Salt.")),)),
        )
    )
    mark = '<span class="quiet">[</span>1<span class="quiet">]</span>'
    assert f'<a id="noteref-1" href="#note-1" role="doc-noteref">{mark}</a>' in text
    note = '<aside id="note-1" role="doc-footnote"><p><span class="note-mark">'
    assert f'{note}<a href="#noteref-1"' in text
    assert f'aria-label="[1] Back to the text">{mark}</a></span> Salt.</p></aside>' in text


def test_the_masthead_prints_the_sources_words():
    text = main_of(
        page(
            subtitle="A standfirst",
            byline="By Ann Writer",
            authors=(Author(name="Ann Writer"),),
            date="2021-12-06",
            date_line="6 December 2021",
        )
    )
    assert text == (
        '<header class="masthead"><h1 id="title">Sea &amp; sky</h1>'
        '<p class="standfirst">A standfirst</p><p class="byline">By Ann Writer</p>'
        '<p class="date"><time datetime="2021-12-06">6 December 2021</time></p></header>'
    )


@pytest.mark.parametrize(
    ("language", "printed"),
    [("en", "December 6, 2021"), ("de", "6. Dezember 2021"), ("ja", "2021年12月6日")],
)
def test_a_date_without_words_is_set_in_the_articles_language(language: str, printed: str):
    assert f'<time datetime="2021-12-06">{printed}</time>' in page(
        date="2021-12-06", language=language
    )


def test_contents_come_folded_with_five_headings():
    four = [Heading(level=2, content=words(f"H{n}")) for n in range(4)]
    assert "<nav" not in page(*four)
    five = page(*four, Heading(level=3, content=words("H4")))
    tree = parser.fromstring(five)
    assert [a.get("href") for a in tree.xpath("//nav//a")] == ["#h0", "#h1", "#h2", "#h3", "#h4"]
    assert len(tree.xpath("//nav/details[not(@open)]/ol/li/ol/li")) == 1
    assert tree.xpath("//nav/@aria-labelledby") == tree.xpath("//nav/details/summary/@id")


def test_nothing_executes_and_nothing_is_fetched():
    tree = parser.fromstring(page(Paragraph(content=words("</script><script>alert(1)</script>"))))
    assert tree.xpath("//script/@type") == ["application/ld+json"]
    assert not tree.xpath("//@src | //link/@href | //@onclick | //iframe | //object")
    assert policy_of(tree)["default-src"] == "'none'"


def policy_of(tree: etree._Element) -> dict[str, str]:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    return dict(part.split(maxsplit=1) for part in policy.split("; "))


def test_code_runs_from_left_to_right_among_arabic():
    code = Paragraph(content=(Text(text="مطر "), Code(text="rain --all-night")))
    assert '<code dir="ltr">rain' in page(code, language="ar", direction="rtl")
    assert "<code>rain" in page(code)


def test_a_page_with_a_picture_forbids_by_name_all_but_pictures():
    figure = Figure(data=DOT, media_type="image/png", alt="A dot")
    policy = policy_of(parser.fromstring(page(figure)))
    fetched = [
        "child",
        "connect",
        "font",
        "manifest",
        "media",
        "object",
        "script",
        "style",
        "worker",
    ]
    assert policy.keys() == {*(f"{kind}-src" for kind in fetched), "base-uri", "form-action"}
    assert policy["font-src"] == "data:"
    assert {policy[f"{kind}-src"][:7] for kind in ("script", "style")} == {"'nonce-"}


def test_structured_data_say_only_what_the_page_says():
    text = page(title="</script> & co", authors=(Author(name="Ann"),), date="2021-12-06")
    tree = parser.fromstring(text)
    data = json.loads(tree.xpath("//script")[0].text)
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "</script> & co",
        "author": [{"@type": "Person", "name": "Ann"}],
        "datePublished": "2021-12-06",
        "inLanguage": "en",
    }


def test_right_to_left_is_said_at_the_root():
    assert '<html lang="ar" dir="rtl">' in page(language="ar", direction="rtl")


def test_labels_are_in_the_articles_language():
    assert ">Zum Artikel springen</a>" in page(language="de-AT")
    assert ">Skip to the article</a>" in page(language="und")


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        ((*words("A log"), mark("1"), *words(", kept")), "A <span>log^,</span> kept"),
        ((*words("A log"), mark("1"), mark("1"), *words(".")), "A <span>log^^.</span>"),
        ((*words("A log "), mark("1"), *words(" kept")), "A log <span>^</span> kept"),
        ((*words("a" * 40), mark("1")), "a" * 40 + "<span>^</span>"),
        ((*words("a"), mark("1"), *words("’s b"), mark("1")), "<span>a^’</span>s <span>b^</span>"),
    ],
)
def test_a_mark_keeps_to_its_word(content: Inlines, markup: str):
    note = Footnote(label="1", mark="[1]", blocks=(Paragraph(content=words("n")),))
    main = main_of(page(Paragraph(content=content), note))
    short = re.sub(r"<sup.*?</sup>", "^", main).replace(' class="marked"', "")
    assert f">{markup}</p>" in short


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The mayor asked for pumps.", "pumps."),
        ("役所は忍耐を、そしてポンプを求めた。", "た。"),
        ("「静かな海」", "海」"),
        ("เขารอที่ท่าเรือ", "อ"),
        ("시장은 인내심을 부탁했다.", "부탁했다."),
        ("Donaudampfschifffahrtsgesellschaft", ""),
    ],
)
def test_a_mark_of_a_note_has_a_line_with_as_little_as_a_line_surely_holds(text: str, kept: str):
    assert text[_last_word(text) :] == kept


def test_sections_of_notes_have_names_of_their_own():
    source = (
        b"Two statements\n\nChapter One\n\nA bold statement was made in the hall.[1] It stayed.\n\n"
        b"[1] Opinions are the speaker's own.\n\nChapter Two\n\nThe hall was closed.[1] Nobody "
        b"asked why.\n\n[1] By order of the mayor.\n"
    )
    page = convert.render(convert.read(source), "html").decode()
    names = re.findall(r'role="doc-endnotes" aria-label="([^"]*)"', page)
    assert names == ["Notes", "Notes: Chapter Two"]


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("/* Why. */\n\na { color: red; }\n", "a { color: red; }\n"),
        ("a { /* one */ color: red; /* two\n * lines */ }", "a {  color: red;  }"),
        ('a::after { content: "/* not one */"; }', 'a::after { content: "/* not one */"; }'),
        (
            "a::after { content: '\\'/* nor this */'; }",
            "a::after { content: '\\'/* nor this */'; }",
        ),
    ],
)
def test_a_page_s_style_sheet_has_no_remarks_of_its_authors(css: str, kept: str):
    assert _without_remarks(css) == kept
