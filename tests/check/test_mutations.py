"""Good outputs, broken one way each: `check` finds every fault, and is silent on the good ones."""

import pikepdf
import pytest

from convert.check.files import check_bytes, verify
from tests.check.breaking import (
    Change,
    after_another,
    cut,
    elements,
    in_pdf,
    on_element,
    swap,
    swap_in,
    turned_into,
    without,
)
from tests.check.good import ARTICLE, output

TEXT = "EPUB/article.xhtml"
PACKAGE = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"
BODY = "word/document.xml"
FIRST = '<p class="opening">The lamp was lit at dusk, as it had been for ninety years.</p>'
SECOND = "<p>Nobody on the mainland noticed anything unusual that evening.</p>"

HTML: dict[str, tuple[Change, str]] = {
    "a paragraph dropped": (swap(FIRST, ""), "words.lost"),
    "two paragraphs swapped": (swap(f"{FIRST}\n{SECOND}", f"{SECOND}\n{FIRST}"), "words.moved"),
    "a word added": (swap("at dusk", "late at dusk"), "words.added"),
    "a word hidden": (swap("at dusk", "<span hidden>at dusk</span>"), "words.lost"),
    "no language": (swap('<html lang="en"', "<html"), "html.language"),
    "a wrong language": (swap('<html lang="en"', '<html lang="de"'), "structure.language"),
    "no language tag": (swap('<html lang="en"', '<html lang="english!"'), "markup.part-language"),
    "no title": (swap("<title>The lighthouse keeper</title>", ""), "html.title"),
    "another title": (swap("<title>The", "<title>A"), "structure.title"),
    "a level skipped": (
        after_another(swap('<h3 id="carried"', '<h5 id="carried"'), swap("</h3>", "</h5>")),
        "markup.heading-order",
    ),
    "a heading untagged": (
        after_another(
            swap('<h2 id="during"', '<p id="during"'), swap("fog</h2>\n<div", "fog</p><div")
        ),
        "structure.heading",
    ),
    "two titles": (swap("<h2 ", "<h1 "), "html.heading-one"),
    "no alternative text": (swap('alt="The rock at sunrise"', ""), "markup.alternative"),
    "other alternative text": (swap('alt="The rock', 'alt="The sea'), "structure.figure"),
    "links before the content and no skip link": (
        swap(
            '<a class="skip" href="#article">',
            '<nav><a href="https://example.org">Home</a></nav><a>',
        ),
        "html.skip-link",
    ),
    "headers made cells": (swap("<th ", "<td ", 99), "markup.table-headers"),
    "a row lost": (
        swap('<tr><th scope="row">Dawn', '<tr hidden><th scope="row">Dawn'),
        "words.lost",
    ),
    "an id twice": (swap('id="after"', 'id="before"'), "markup.id"),
    "a dead link to a note": (swap('href="#note-1"', 'href="#note-9"'), "html.fragment"),
    "a link without words": (swap(">the station log</a>", "></a>"), "markup.link-name"),
    "a link elsewhere": (swap("example.org/log", "example.org/cat"), "structure.link"),
    "a link called here": (swap(">the station log</a>", ">here</a>"), "markup.link-vague"),
    "grey on white": (swap("</style>", "p { color: #aaa }</style>"), "html.contrast"),
    "no zoom": (swap("width=device-width", "user-scalable=no,width=device-width"), "html.zoom"),
    "a passage's language lost": (swap(' lang="fr"', ""), "structure.part-language"),
    "a quote unmarked": (
        after_another(swap("<blockquote>", "<div>"), swap("</blockquote>", "</div>")),
        "structure.quote",
    ),
    "two items in one": (swap("</li>\n<li>bread", " bread"), "structure.list"),
    "a list made bullets": (
        after_another(
            swap('<ol class="decimal', '<ul class="decimal'), swap("</ol>\n<h2", "</ul>\n<h2")
        ),
        "structure.list",
    ),
    "another first number": (
        swap('<ol class="decimal', '<ol start="3" class="decimal'),
        "structure.list",
    ),
    "no main": (after_another(swap("<main>", "<div>"), swap("</main>", "</div>")), "html.main"),
    "a note unmarked": (swap('role="doc-footnote"', ""), "structure.note"),
    "a page that reloads": (
        swap("<title>", '<meta http-equiv="refresh" content="9"><title>'),
        "html.refresh",
    ),
    "a label that is not there": (
        swap("<main>", '<main aria-labelledby="nothing">'),
        "markup.reference",
    ),
}
EPUB: dict[str, tuple[Change, str]] = {
    "half a file": (cut, "epub.unreadable"),
    "a paragraph dropped": (swap_in(TEXT, FIRST, ""), "words.lost"),
    "no title": (swap_in(PACKAGE, "<dc:title>The lighthouse keeper</dc:title>", ""), "epub.title"),
    "no language": (swap_in(PACKAGE, "<dc:language>en</dc:language>", ""), "epub.language"),
    "no package language": (swap_in(PACKAGE, 'xml:lang="en">', ">"), "epub.package-language"),
    "no access mode": (
        swap_in(PACKAGE, 'property="schema:accessMode"', 'property="schema:other"', 9),
        "epub.access-mode",
    ),
    "no hazard": (
        swap_in(PACKAGE, "schema:accessibilityHazard", "schema:other"),
        "epub.hazard",
    ),
    "an unknown hazard": (swap_in(PACKAGE, ">none<", ">some<"), "epub.hazard-value"),
    "an untrue feature": (swap_in(PACKAGE, ">unlocked<", ">pageNavigation<"), "epub.untrue"),
    "a claim without a name": (
        swap_in(
            PACKAGE,
            "</metadata>",
            '<meta property="dcterms:conformsTo">'
            "EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta></metadata>",
        ),
        "epub.claim",
    ),
    "no table of contents": (swap_in(NAV, 'epub:type="toc"', ""), "epub.navigation"),
    "an entry missing": (
        swap_in(NAV, '<li><a href="article.xhtml#during">During the fog</a></li>', ""),
        "structure.outline",
    ),
    "a dead entry": (swap_in(NAV, "article.xhtml#after", "article.xhtml#never"), "epub.link"),
    "entries out of order": (
        after_another(
            swap_in(NAV, "article.xhtml#after", "article.xhtml#x"),
            swap_in(NAV, "article.xhtml#before", "article.xhtml#after"),
            swap_in(NAV, "article.xhtml#x", "article.xhtml#before"),
        ),
        "epub.navigation-order",
    ),
    "no document language": (
        swap_in(TEXT, 'lang="en" xml:lang="en"', ""),
        "epub.document-language",
    ),
    "no document title": (
        swap_in(TEXT, "<title>The lighthouse keeper</title>", "<title/>"),
        "epub.document-title",
    ),
    "no alternative text": (swap_in(TEXT, 'alt="The rock at sunrise"', ""), "markup.alternative"),
    "grey on white": (
        swap_in("EPUB/book.css", "body {", "p { color: #999 } body {"),
        "epub.contrast",
    ),
}
DOCX: dict[str, tuple[Change, str]] = {
    "half a file": (cut, "docx.unreadable"),
    "a paragraph's words gone": (
        swap_in(BODY, "The lamp was lit at dusk", "It was dusk"),
        "words.lost",
    ),
    "no title": (
        swap_in("docProps/core.xml", "<dc:title>The lighthouse keeper</dc:title>", ""),
        "docx.title",
    ),
    "a heading untagged": (
        swap_in(BODY, 'w:val="Heading2"', 'w:val="BodyText"'),
        "structure.heading",
    ),
    "a heading in bold": (
        swap_in(
            BODY,
            '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r>',
            "<w:r><w:rPr><w:b/></w:rPr>",
        ),
        "docx.heading-fake",
    ),
    "a level skipped": (
        swap_in(BODY, 'w:val="Heading3"', 'w:val="Heading5"'),
        "docx.heading-order",
    ),
    "no alternative text": (
        swap_in(BODY, 'descr="The rock at sunrise"', 'descr=""'),
        "docx.alternative",
    ),
    "no header row": (swap_in(BODY, '<w:tblHeader w:val="on"/>', ""), "docx.header-row"),
    "a look without header row": (
        swap_in(BODY, 'w:firstRow="1"', 'w:firstRow="0"'),
        "docx.header-row",
    ),
    "no language": (swap_in("word/styles.xml", "<w:lang ", "<w:none "), "docx.language"),
    "two languages": (
        swap_in("docProps/core.xml", "<dc:language>en<", "<dc:language>fi<"),
        "docx.language-differs",
    ),
    "a list that is none": (
        swap_in(BODY, '<w:numId w:val="1001"/>', '<w:numId w:val="0"/>', 9),
        "structure.list",
    ),
    "empty paragraphs": (
        swap_in(BODY, "<w:tbl>", "<w:p/><w:p/><w:p/><w:tbl>"),
        "docx.blank-lines",
    ),
    "grey on white": (
        swap_in(BODY, "<w:r><w:t", '<w:r><w:rPr><w:color w:val="AAAAAA"/></w:rPr><w:t'),
        "docx.contrast",
    ),
    "a note's words gone": (
        swap_in("word/footnotes.xml", "kept in the town", "kept in a"),
        "structure.note",
    ),
    "a mark without its note": (swap_in(BODY, "<w:footnoteReference ", "<w:none "), "words.lost"),
    "a quote unmarked": (swap_in(BODY, 'w:val="Quote"', 'w:val="BodyText"'), "structure.quote"),
    "a passage's language lost": (
        swap_in(BODY, '<w:lang w:val="fr"', '<w:lang w:val="en"'),
        "structure.part-language",
    ),
    "a link elsewhere": (
        swap_in("word/_rels/document.xml.rels", "example.org/log", "example.org/cat"),
        "structure.link",
    ),
}


def first_paragraph_out(pdf: pikepdf.Pdf) -> None:
    paragraph = elements(pdf, "P")[3]
    kids = paragraph.P.K
    kids[:] = [kid for kid in kids if kid.objgen != paragraph.objgen]


def paragraphs_swapped(pdf: pikepdf.Pdf) -> None:
    art = elements(pdf, "H2")[0].P
    numbers = [n for n, kid in enumerate(art.K) if kid.get("/S") == "/P"]
    one, other = numbers[:2]
    art.K[one], art.K[other] = art.K[other], art.K[one]


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return list(pdf.pages[0].Resources.Font.values())


def no_font_files(pdf: pikepdf.Pdf) -> None:
    descriptor = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def no_metadata_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["dc:title"]
    if "/Title" in pdf.docinfo:
        del pdf.docinfo["/Title"]


def no_part_language(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "Span"):
        if "/Lang" in element:
            del element["/Lang"]


def no_identifier(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["pdfuaid:part"]


def artifact_untagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [
        (i.operands, i.operator)
        for i in pikepdf.parse_content_stream(page)
        if not (str(i.operator) in ("BDC", "BMC") and i.operands[0] == "/Artifact")
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_balanced(kept)))


def _balanced(instructions: list[tuple[object, object]]) -> list[tuple[object, object]]:
    """The instructions without the ends of what no longer begins."""
    depth = 0
    balanced = []
    for operands, operator in instructions:
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        if depth < 0:
            depth = 0
            continue
        balanced.append((operands, operator))
    return balanced


def annotations(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [a for page in pdf.pages for a in page.get("/Annots", [])]


PDF: dict[str, tuple[Change, str]] = {
    "half a file": (cut, "pdf.unreadable"),
    "a paragraph untagged": (in_pdf(first_paragraph_out), "pdf.unheld"),
    "a paragraph not read": (in_pdf(first_paragraph_out), "words.lost"),
    "two paragraphs swapped": (in_pdf(paragraphs_swapped), "words.moved"),
    "no tags": (in_pdf(lambda pdf: without("/StructTreeRoot")(pdf.Root)), "pdf.tagged"),
    "tags not announced": (in_pdf(lambda pdf: without("/MarkInfo")(pdf.Root)), "pdf.tagged"),
    "no title": (in_pdf(no_metadata_title), "pdf.title"),
    "no identifier": (in_pdf(no_identifier), "pdf.identifier"),
    "a title not shown": (
        in_pdf(lambda pdf: without("/ViewerPreferences")(pdf.Root)),
        "pdf.display-title",
    ),
    "no language": (in_pdf(lambda pdf: without("/Lang")(pdf.Root)), "pdf.language"),
    "no bookmarks": (in_pdf(lambda pdf: without("/Outlines")(pdf.Root)), "pdf.outline"),
    "an outline that lacks": (
        in_pdf(lambda pdf: without("/Outlines")(pdf.Root)),
        "structure.outline",
    ),
    "a heading untagged": (on_element("H2", turned_into("P")), "structure.heading"),
    "a level skipped": (on_element("H3", turned_into("H5")), "pdf.heading-order"),
    "no alternative text": (on_element("Figure", without("/Alt")), "pdf.alternative"),
    "other alternative text": (
        on_element("Figure", lambda node: node.update({"/Alt": pikepdf.String("A sea")})),
        "structure.figure",
    ),
    "an item without its body": (on_element("LBody", turned_into("P")), "pdf.list"),
    "an item outside a list": (on_element("L", turned_into("Sect")), "pdf.nesting"),
    "headers made cells": (
        in_pdf(lambda pdf: [turned_into("TD")(n) for n in elements(pdf, "TH")] and None),
        "pdf.table-headers",
    ),
    "a header of no cell": (on_element("TH", turned_into("TD")), "structure.table"),
    "a cell lost": (
        on_element("TR", lambda node: node.update({"/K": node.K[:1]}), 1),
        "pdf.table-shape",
    ),
    "an unknown type": (on_element("P", turned_into("Wonder")), "pdf.roles"),
    "a note without ID": (on_element("Note", without("/ID")), "pdf.notes"),
    "a quote unmarked": (on_element("BlockQuote", turned_into("Div")), "structure.quote"),
    "a link outside its element": (on_element("Link", turned_into("Span")), "pdf.annotation"),
    "a link not described": (
        in_pdf(lambda pdf: without("/Contents")(annotations(pdf)[0])),
        "pdf.link-description",
    ),
    "no tab order": (in_pdf(lambda pdf: without("/Tabs")(pdf.pages[0].obj)), "pdf.tab-order"),
    "a font that is not embedded": (in_pdf(no_font_files), "pdf.fonts"),
    "a font without characters": (
        in_pdf(lambda pdf: [without("/ToUnicode")(font) for font in fonts(pdf)] and None),
        "pdf.characters",
    ),
    "a page number untagged": (in_pdf(artifact_untagged), "pdf.content"),
    "a passage's language lost": (
        in_pdf(no_part_language),
        "structure.part-language",
    ),
}

CASES = [
    pytest.param(format, change, code, id=f"{format}: {name}")
    for format, changes in (("html", HTML), ("epub", EPUB), ("docx", DOCX), ("pdf", PDF))
    for name, (change, code) in changes.items()
]


def codes(data: bytes, format: str) -> set[str]:
    return {finding.code for finding in check_bytes("file", format, data, ARTICLE)}


@pytest.mark.parametrize("format", ["html", "epub", "docx", "pdf"])
def test_a_good_output_gives_no_finding(format: str) -> None:
    assert codes(output(format), format) == set()
    assert verify(output(format), format, ARTICLE) == []


@pytest.mark.parametrize(("format", "change", "code"), CASES)
def test_a_broken_output_is_found(format: str, change: Change, code: str) -> None:
    broken = change(output(format))
    assert broken != output(format)
    assert code in codes(broken, format)


def test_there_are_enough_ways_to_break_an_output() -> None:
    assert len(CASES) >= 90
