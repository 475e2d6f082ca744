"""Pictures, heads, notes and ruby of OpenDocument texts, books and pages."""

import pytest

from convert.article import Figure, Ruby
from convert.walk import every_block, every_inline, own_inlines
from tests.readers.pandoc.reading import messages, read, shapes, words
from tests.readers.pandoc.word_files import zipped

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "draw": "drawing",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "table": "table",
    }.items()
)
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMES} {LINKS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {NAMES}/>",
            "Pictures/a.png": PNG,
        }
    )


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_the_head_of_an_odt_is_told_by_its_styles_and_those_made_from_them():
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )
    body = p("The sea", "P1") + p("In winter", "Subtitle") + p("It froze.") + p("Again", "Title")
    metadata = (article := read("odt", odt(body, styles)).article).metadata
    assert (metadata.title, metadata.subtitle) == ("The sea", "In winter")
    assert shapes(article) == ["('paragraph', 'It froze.')", "('paragraph', 'Again')"]


def test_ruby_comments_and_changes_of_an_odt():
    ruby = (
        "<text:ruby><text:ruby-base>港</text:ruby-base>"
        "<text:ruby-text>みなと</text:ruby-text></text:ruby>"
    )
    comment = f"<office:annotation><dc:creator>Ed</dc:creator>{p('True?')}</office:annotation>"
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        f"{p('old words')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    reading = read("odt", odt(changes + p(f"その{ruby}へ{comment}。")))
    assert shapes(reading.article) == ["('paragraph', 'その<ruby 港 みなと>へ。')"]
    assert messages(reading, "comment.left_out") == ["a comment of Ed is left out: “True?”"]
    assert "old words" in messages(reading, "changes.accepted")[0]


def test_code_and_hidden_words_of_an_odt_are_told_by_their_styles():
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    code = '<text:span text:style-name="Source_20_Text">a<text:s text:c="2"/>b</text:span>'
    hidden = '<text:span text:style-name="H">secret</text:span>'
    lines = p('if x:<text:line-break/><text:s text:c="2"/>y', "Preformatted_20_Text")
    body = p(f"It is {code}{hidden}.") + lines + p("z", "Preformatted_20_Text") + p("End.")
    reading = read("odt", odt(body, styles))
    assert shapes(reading.article) == [
        "('paragraph', 'It is <code a  b>.')",
        "('preformatted', 'if x:\\n  y\\nz')",
        "('paragraph', 'End.')",
    ]
    assert messages(reading, "hidden.left_out") == ["hidden text is left out: “secret”"]
    assert messages(reading, "words.lost") == []


def test_the_picture_of_an_odt():
    frame = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    (figure,) = read("odt", odt(p(frame))).article.blocks
    assert isinstance(figure, Figure)
    assert figure.data == PNG


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


def epub(*pages: str) -> bytes:
    items = "".join(
        f'<item id="p{n}" href="text/p{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(pages))
    )
    refs = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The sea</dc:title>'
        '<dc:identifier id="i">x</dc:identifier><dc:language>en</dc:language></metadata>'
        f'<manifest>{items}<item id="c" href="a.png" media-type="image/png" '
        f'properties="cover-image"/></manifest><spine>{refs}</spine></package>'
    )
    documents = {
        f"OPS/text/p{n}.xhtml": (
            '<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>{page}</html>'
        )
        for n, page in enumerate(pages)
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package,
            "OPS/a.png": PNG,
            **documents,
        }
    )


def test_a_book_without_its_cover_and_its_way_about():
    reading = read(
        "epub",
        epub(
            '<body epub:type="cover"><img src="../a.png" alt="Cover words"/></body>',
            '<body><nav epub:type="toc"><ol><li>One</li></ol></nav></body>',
            "<body><h1>The sea</h1><p>It <ruby>froze<rt>froz</rt></ruby> "
            '<img src="../a.png" alt="Ice"/> twice.</p></body>',
        ),
    )
    assert reading.article.metadata.title == "The sea"
    assert shapes(reading.article) == ["('paragraph', 'It <ruby froze froz> <image Ice> twice.')"]
    assert messages(reading, "words.lost") == []
    assert len(messages(reading, "cover.left_out")) == 1


PAGE = "<html lang=en><head><title>x</title></head><body>{}</body></html>"
WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>"
    "{}<span>&nbsp; </span></span>{}</p>"
)
PAGES = [
    ("<h2>After<a class=anchor href='#a'>#</a></h2><h2>B<span class=mw-editsection>[<a href='/e'>"
     "edit</a>]</span></h2>", ["('heading', 2, 'After')", "('heading', 2, 'B')"]),
    ("<p>So.<sup><a href='#cite_note-1'>[1]</a></sup></p><ol><li id='cite_note-1'>"
     "<a href='#cite_ref-1'>^</a> <span>Roe, 1999.</span></li></ol>",
     ["('paragraph', 'So.<note_reference [1]>')", "('footnote', ('paragraph', 'Roe, 1999.'))"]),
    (WORD_ITEM.format(1, "1.", "Ring.") + WORD_ITEM.format(2, "·", "Softly.")
     + WORD_ITEM.format(1, "2.", "Wait.") + "<p class=MsoQuote>So.</p>",
     ["('list', True, 1, [None, None], ('paragraph', 'Ring.'), "
      "('list', False, 1, [None], ('paragraph', 'Softly.')), ('paragraph', 'Wait.'))",
      "('block_quote', ('paragraph', 'So.'))"]),
    ("<p>x<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> y</p><hr><div id=ftn1>"
     "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> Of Word.</p></div>",
     ["('paragraph', 'x<note_reference [1]> y')", "('thematic_break',)",
      "('footnote', ('paragraph', 'Of Word.'))"]),
    ("<p>x<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup> y</p><div><p>"
     "<a href='#ftnt_ref1' id='ftnt1'>[1]</a> Of Docs.</p></div>",
     ["('paragraph', 'x<note_reference [1]> y')", "('footnote', ('paragraph', 'Of Docs.'))"]),
    ("<ul><li><a href='#s' id=toc>One</a></li></ul><h2>x <a id=s href='#toc'>up</a></h2>",
     ["('list', False, 1, [None], ('paragraph', '<link #s One>'))",
      "('heading', 2, 'x <link #toc up>')"]),
    ("<p>a <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby></p>",
     ["('paragraph', 'a <ruby 漢 kan><ruby 字 ji>')"]),
    ("<p>x<sup><a href='#fn:1'>1</a></sup> y</p><div class=footnotes><ol><li id='fn:1'>"
     "<p>Note. <a href='#r' class=footnote-backref>Back</a></p></li></ol></div>",
     ["('paragraph', 'x<note_reference 1> y')", "('footnote', ('paragraph', 'Note.'))"]),
    ("<p>x<sup>2</sup> and <sup><a href='#top'>up</a></sup></p>",
     ["('paragraph', 'x<superscript 2> and <superscript <link #top up>>')"]),
    ("<figure><table><tr><th>a</th></tr></table><figcaption>T</figcaption></figure>", None),
    ("<details><summary>More</summary><p>Inside.</p></details>", None),
    ("<dl><dt>a</dt><dd>b</dd></dl>", ["('definition_list', [['a']], 'a', ('paragraph', 'b'))"]),
    ("<ul><li><input type=checkbox checked> done</li></ul>",
     ["('list', False, 1, [True], ('paragraph', 'done'))"]),
    ("<p lang=fr>Bonjour</p><div dir=rtl><p>x</p></div>", None),
    ("<div class=verse><p>a<br>b</p><p>c</p></div>", ["('verse', 'a/b//c')"]),
    ("<form><label>Name <input></label><button>Send</button></form>", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), PAGES)
def test_pages(source: str, expected: list[str] | None):
    reading = read("html", PAGE.format(source))
    assert messages(reading, "words.lost") == []
    if expected is not None:
        assert shapes(reading.article) == expected


def test_what_is_outside_the_main_part_of_a_page_is_told():
    reading = read("html", PAGE.format("<p>Menu words</p><main><h1>T</h1><p>b</p></main>"))
    assert words(reading.article) == "T b"
    assert "Menu words" in messages(reading, "page.left_out")[0]


def test_the_encoding_that_a_page_declares_is_believed_before_it_is_guessed():
    page = '<html><head><meta charset="koi8-r"><title>x</title></head><body><p>Да</p></body></html>'
    assert words(read("html", page.encode("koi8-r")).article) == "x Да"


def test_a_picture_that_is_said_to_be_decoration_is():
    page = PAGE.format('<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></p>')
    (figure,) = read("html", page).article.blocks
    assert isinstance(figure, Figure)
    assert figure.decorative


def test_every_ruby_of_a_page_is_one():
    page = PAGE.format("<ul><li><ruby>a<rt>b</rt></ruby></li></ul>")
    blocks = read("html", page).article.blocks
    runs = (run for block in every_block(blocks) for run in own_inlines(block))
    assert sum(isinstance(each, Ruby) for run in runs for each in every_inline(run)) == 1


def test_the_title_of_a_page_that_word_saved_is_its_title():
    page = PAGE.format("<p class=MsoTitle>The sea</p><h1>Ice</h1><p>It froze.</p>")
    reading = read("html", page.replace("<title>x</title>", ""))
    assert reading.article.metadata.title == "The sea"
    assert shapes(reading.article) == ["('heading', 2, 'Ice')", "('paragraph', 'It froze.')"]


def test_the_first_of_several_headings_is_the_title_where_the_page_is_called_so():
    page = PAGE.format("<h1>The sea</h1><p>It froze.</p><h1>Later</h1><p>It thawed.</p>")
    named = read("html", page.replace("<title>x", "<title>The sea | Island News")).article
    assert named.metadata.title == "The sea"
    assert shapes(named)[1] == "('heading', 2, 'Later')"
    other = read("html", page.replace("<title>x", "<title>Home")).article
    first = next(shape for shape in shapes(other) if "heading" in shape)
    assert first == "('heading', 2, 'The sea')"
