"""A theme's table of contents in a Word file, and lists in a language's own digits."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pypdfium2 import PdfDocument

import convert
from convert.article import Article, Heading, List, ListItem, Metadata, Paragraph, Text
from convert.check import verify
from convert.interchange import to_json
from tests.conformance.articles.make import kitchen_sink
from tests.conformance.articles.tongues import ALL, ARABIC, ENGLISH

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "document") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def heading(level: int, words: str, name: str) -> Heading:
    return Heading(level=level, content=(Text(words),), id=name)


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=(Text(words),))


ARTICLE = Article(
    metadata=Metadata(title="The harbour", language="en", byline="By Jane Doe"),
    blocks=(
        paragraph("An opening that ends with a stop."),
        heading(2, "Ships & <boats>", "ships"),
        paragraph("About ships."),
        heading(3, "Sails", "sails"),
        paragraph("About sails."),
        heading(2, "A heading so long that its bookmark name is more than Word takes", "x" * 60),
        paragraph("About length."),
    ),
)


def contents(data: bytes) -> etree._Element:
    """The one table of contents of a document."""
    (found,) = [
        sdt
        for sdt in part(data).iter(f"{W}sdt")
        if sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery").get(f"{W}val")
        == "Table of Contents"
    ]
    return found


def lines(table: etree._Element) -> list[tuple[str, str]]:
    """Style and words of each line, without a tab before no page."""
    return [
        (
            line.find(f"{W}pPr/{W}pStyle").get(f"{W}val"),
            "".join(
                "\t" if piece.tag == f"{W}tab" else piece.text
                for piece in line.iter(f"{W}t", f"{W}tab")
                if piece.getparent().tag == f"{W}r"
            ).rstrip("\t"),
        )
        for line in table.iter(f"{W}p")
    ]


def test_the_entries_are_the_headings_numbered_as_they_are():
    table = contents(convert.render(ARTICLE, "docx", theme="report"))
    assert lines(table) == [
        ("TOCHeading", "Contents"),
        ("TOC2", "1\tShips & <boats>"),
        ("TOC3", "1.1\tSails"),
        ("TOC2", "2\tA heading so long that its bookmark name is more than Word takes"),
    ]


def test_each_entry_leads_to_its_heading():
    data = convert.render(ARTICLE, "docx", theme="report")
    document = part(data)
    marks = {mark.get(f"{W}name"): mark for mark in document.iter(f"{W}bookmarkStart")}
    targets = [link.get(f"{W}anchor") for link in contents(data).iter(f"{W}hyperlink")]
    assert len(targets) == 3
    for target, words in zip(targets, ("Ships", "Sails", "A heading so long"), strict=True):
        assert len(target) <= 40
        assert "".join(marks[target].getnext().itertext(f"{W}t")).startswith(words)


def test_it_is_a_field_that_word_can_update():
    table = contents(convert.render(ARTICLE, "docx", theme="report"))
    steps = [mark.get(f"{W}fldCharType") for mark in table.iter(f"{W}fldChar")]
    assert steps[:2] == ["begin", "separate"]
    assert steps[-1] == "end"
    depth = 0
    for step in steps:
        depth += {"begin": 1, "separate": 0, "end": -1}[step]
        assert depth >= 0
    assert depth == 0
    instructions = [text.text for text in table.iter(f"{W}instrText")]
    assert instructions[0] == ' TOC \\o "2-4" \\h \\z \\u '
    assert instructions[1:] == [
        f" PAGEREF {link.get(f'{W}anchor')} \\h " for link in table.iter(f"{W}hyperlink")
    ]


def test_beside_a_pdf_it_shows_the_pages_of_that(tmp_path: Path):
    words = tuple(paragraph("The tide came in and went out again. " * 40) for _ in range(12))
    article = Article(
        metadata=ARTICLE.metadata,
        blocks=(heading(2, "Ships", "ships"), *words, heading(2, "Sails", "sails"), *words[:1]),
    )
    source = tmp_path / "sea.json"
    source.write_bytes(to_json(article))
    convert.convert(source, to=["docx", "pdf"], out=tmp_path, theme="report")
    table = contents((tmp_path / "sea.docx").read_bytes())
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(tmp_path / "sea.pdf")]
    last = max(number for number, text in enumerate(pages, 1) if "Sails" in text)
    assert last > 1
    assert [words for _, words in lines(table)[1:]] == ["1\tShips\t1", f"2\tSails\t{last}"]
    assert not list(table.iter(f"{W}tabs"))  # that of the style, with its leader


def test_alone_it_has_no_numbers_and_no_leaders_to_none():
    table = contents(convert.render(ARTICLE, "docx", theme="report"))
    leaders = [tab.get(f"{W}leader") for tab in table.iter(f"{W}tab") if tab.get(f"{W}pos")]
    assert leaders == ["none"] * 3


def test_the_leader_of_the_style_is_a_row_of_dots():
    styles = part(convert.render(ARTICLE, "docx", theme="report"), "styles")
    tabs = {s.get(f"{W}styleId"): s.find(f"{W}pPr/{W}tabs/{W}tab") for s in styles}
    assert tabs["TOC2"].get(f"{W}leader") == tabs["TOC4"].get(f"{W}leader") == "dot"


def test_nothing_asks_word_to_ask_its_reader():
    data = convert.render(ARTICLE, "docx", theme="report")
    assert not list(part(data, "settings").iter(f"{W}updateFields"))
    assert not [mark for mark in part(data).iter(f"{W}fldChar") if mark.get(f"{W}dirty")]


def test_it_stands_between_the_masthead_and_the_body():
    body = part(convert.render(ARTICLE, "docx", theme="report"))[0]
    kinds = [etree.QName(node).localname for node in body]
    at = kinds.index("sdt")
    assert "".join(body[at - 1].itertext(f"{W}t")) == "By Jane Doe"
    assert "".join(body[at + 1].itertext(f"{W}t")).startswith("An opening")


def test_its_styles_are_there_and_are_no_headings():
    data = convert.render(ARTICLE, "docx", theme="report")
    styles = {style.get(f"{W}styleId"): style for style in part(data, "styles").iter(f"{W}style")}
    assert {"TOCHeading", "TOC2", "TOC3", "TOC4"} <= set(styles)
    assert styles["TOCHeading"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "9"


def test_themes_without_contents_and_articles_without_headings_get_none():
    plain = Article(metadata=ARTICLE.metadata, blocks=(paragraph("Nothing else."),))
    for article, theme in ((ARTICLE, "default"), (plain, "report")):
        data = convert.render(article, "docx", theme=theme)
        assert not list(part(data).iter(f"{W}sdt"))


def test_it_reads_from_right_to_left_where_the_article_does():
    table = contents(convert.render(kitchen_sink(ARABIC), "docx", theme="report"))
    assert all(line.find(f"{W}pPr/{W}bidi") is not None for line in table.iter(f"{W}p"))


@pytest.mark.parametrize("tongue", ALL, ids=lambda tongue: tongue.language)
def test_the_words_are_still_those_of_the_article(tongue):
    article = kitchen_sink(tongue)
    data = convert.render(article, "docx", theme="report")
    assert [f for f in verify(data, "docx", article) if f.severity == "error"] == []


def test_the_schema_has_nothing_against_it(tmp_path):
    from convert.check.external import ooxml
    from convert.check.external.tools import Tools

    files = []
    for tongue in (ENGLISH, ARABIC):
        files.append(tmp_path / f"{tongue.language}.docx")
        files[-1].write_bytes(convert.render(kitchen_sink(tongue), "docx", theme="report"))
    found = ooxml.judge(files, Tools(openxml_audit=True))
    assert [finding for finding in found if finding.severity != "info"] == []


def numbered(language: str, words: str) -> Article:
    items = tuple(ListItem(blocks=(paragraph(f"{words} {n}"),)) for n in ["एक", "दो", "तीन"])
    return Article(
        metadata=Metadata(title=words, language=language),
        blocks=(paragraph(words), List(items=items, ordered=True)),
    )


def formats(data: bytes) -> set[str]:
    """The number formats of the lists that the document's paragraphs are in."""
    document, numbering = part(data), part(data, "numbering")
    used = {n.get(f"{W}val") for n in document.iter(f"{W}numId")}
    of = {
        num.get(f"{W}numId"): num.find(f"{W}abstractNumId").get(f"{W}val")
        for num in numbering.iter(f"{W}num")
    }
    return {
        abstract.find(f"{W}lvl/{W}numFmt").get(f"{W}val")
        for abstract in numbering.iter(f"{W}abstractNum")
        if abstract.get(f"{W}abstractNumId") in {of[number] for number in used}
    }


def test_a_nepali_list_is_numbered_in_the_digits_of_its_text():
    assert formats(convert.render(numbered("ne", "सन् २०२४ को कुरा"), "docx")) == {"hindiNumbers"}


def test_a_list_keeps_the_digits_of_a_text_that_uses_others():
    assert formats(convert.render(numbered("ne", "सन् 2024 को कुरा"), "docx")) == {"decimal"}
    assert formats(convert.render(numbered("en", "In 2024"), "docx")) == {"decimal"}
