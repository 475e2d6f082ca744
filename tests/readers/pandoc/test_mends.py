"""What pandoc passes over without a word is in the Article all the same."""

import io
import zipfile

import pytest

import convert
from convert.article import Image, List, Math
from convert.walk import every_block, every_inline, own_inlines
from convert.walk.pictures import every_formula
from tests.conformance.articles.pictures import DOT
from tests.readers.pandoc.reading import read, words
from tests.readers.pandoc.word_files import zipped

TEX = {
    r"A \textbar{} B": "A | B",
    r"5\texteuro{} or 5 \textcent": "5€ or 5 ¢",
    r"a \textendash\ b": "a –",
    r"\textquestiondown Que?": "¿Que?",
    r"x\textunderscore{}y": "x_y",
    r"\textasciigrave{}e": "`e",
    r"\textbarred is no sign": "is no sign",
}


@pytest.mark.parametrize("source", TEX)
def test_signs_of_tex_are_read(source: str):
    assert TEX[source] in words(read("latex", f"First words. {source}\n").article)


def test_definitions_of_what_pandoc_knows_do_not_hide_it():
    head = r"\providecommand{\subtitle}[1]{\apptocmd{\@title}{\par #1}{}{}}"
    body = "\\begin{document}\nHi.\n\\end{document}\n"
    source = f"{head}\n\\title{{Sea}}\n\\subtitle{{Of fog}}\n{body}"
    metadata = read("latex", source).article.metadata
    assert (metadata.title, metadata.subtitle) == ("Sea", "Of fog")


def test_boxes_of_tasks_in_tex_are_tasks():
    source = "\\begin{itemize}\n\\item[$\\square$] one\n\\item[$\\boxtimes$] two\n\\end{itemize}\n"
    (found,) = (b for b in every_block(read("latex", source).article.blocks) if isinstance(b, List))
    assert [item.done for item in found.items] == [False, True]


@pytest.mark.parametrize("name", ["commonmark", "markdown"])
@pytest.mark.parametrize(
    "value", ["2. Juni 2024", "'2. Juni 2024'", '"2. Juni 2024"', "24 June 2024"]
)
def test_a_date_that_begins_as_a_list_is_whole(name: str, value: str):
    source = f"---\ntitle: Sea\nlang: de\ndate: {value}\n---\n\nHi.\n"
    assert read(name, source).article.metadata.date_line == value.strip("'\"")


def test_a_name_that_begins_as_a_list_is_whole():
    source = "Sea\n===\n\n:Author: J. Marlowe\n:Date: 2. Juni 2024\n\nHi.\n"
    metadata = read("rst", source).article.metadata
    assert (metadata.byline, metadata.date_line) == ("J. Marlowe", "2. Juni 2024")


RTF = {
    r"A \u8220?old\u8221? B": "A “old” B",
    r'A \u8220"old\u8221" B': "A “old” B",
    r"A \u8220\'93old\u8221\'94 B": "A “old” B",
    r"A \uc0\u8220 old\u8221  B": "A “old” B",
    r"\u8212-Pre": "—Pre",
    r"\u-10179 ?\u-8704 ?!": "😀!",
    r"\u55357 ?\u56832 ? \u8205 ?": "😀",
}


@pytest.mark.parametrize("source", RTF)
def test_characters_of_rtf_are_read(source: str):
    text = "{\\rtf1\\ansi{\\fonttbl{\\f0 T;}}\n{\\pard First words.\\par}\n{\\pard %s\\par}}"
    assert RTF[source] in words(read("rtf", text % source).article)


def test_pictures_of_rtf_are_read():
    hexed = DOT.hex()
    text = f"{{\\rtf1\\ansi\n{{\\pard A {{\\pict\\pngblip\\picw8\\pich8 {hexed}}} dot.\\par}}}}"
    blocks = read("rtf", text).article.blocks
    runs = (run for block in every_block(blocks) for run in own_inlines(block))
    pictures = [each for run in runs for each in every_inline(run) if isinstance(each, Image)]
    assert [picture.media_type for picture in pictures] == ["image/png"]


def test_names_and_dates_of_jats_that_are_whole_are_read():
    source = (
        '<article xml:lang="en"><front><article-meta><title-group><article-title>Sea'
        "</article-title></title-group><contrib-group>"
        '<contrib contrib-type="author"><string-name>Jane Doe</string-name></contrib>'
        '<contrib contrib-type="author"><collab>The Harbour Board</collab></contrib>'
        '</contrib-group><pub-date iso-8601-date="2024-03-03"><string-date>3 March 2024'
        "</string-date></pub-date></article-meta></front><body><p>Hi.</p></body></article>"
    )
    metadata = read("jats", source).article.metadata
    assert [author.name for author in metadata.authors] == ["Jane Doe", "The Harbour Board"]
    assert (metadata.date_line, metadata.date) == ("3 March 2024", "2024-03-03")
    assert metadata.language == "en"


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mfrac><mi>a</mi>'
    '<mi>b</mi></mfrac></mrow><annotation encoding="StarMath 5.0">{a} over {b}</annotation>'
    "</semantics></math>"
)


def test_formulas_of_opendocument_are_read():
    article = read("commonmark", "# Sea\n\nHi.\n").article
    whole = zipfile.ZipFile(io.BytesIO(convert.render(article, "odt")))
    frame = '<draw:frame><draw:object xlink:href="./Object 1" xlink:type="simple"/></draw:frame>'
    content = (
        f'<office:document-content xmlns:office="{OFFICE}office:1.0" '
        f'xmlns:text="{OFFICE}text:1.0" xmlns:draw="{OFFICE}drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        f"<text:p>It is {frame} here.</text:p><text:p>{frame}</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": whole.read("styles.xml"),
        "Object 1/content.xml": MATHML,
    }
    found: list[Math] = list(every_formula(read("odt", zipped(parts)).article.blocks))
    assert [(each.tex, each.display) for each in found] == [
        (r"\frac{a}{b}", False),
        (r"\frac{a}{b}", True),
    ]
