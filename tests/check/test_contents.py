"""A table of contents that differs from the headings is found, whoever made the file."""

import io
import zipfile

import pikepdf
import pytest
from msgspec.structs import replace

import convert
from convert.article import Heading, Text
from convert.check.files import check_bytes
from convert.check.reading.shape import Run
from convert.check.rules.contents import differs
from tests.check.breaking import Change, after_another, elements, in_pdf, swap, swap_in
from tests.check.good import ARTICLE

NAV = "EPUB/nav.xhtml"
BODY = "word/document.xml"


def heading(text: str, level: int = 2) -> Run:
    return Run(text=text, level=level)


HEADINGS = (heading("A night at sea", 1), heading("The storm"), heading("The harbour"))


@pytest.mark.parametrize(
    ("entries", "headings"),
    [
        (("The storm", "The harbour"), HEADINGS),
        (("1 The storm", "2 The harbour"), HEADINGS),
        (("1. The storm . . . . . 7", "2. The harbour . . . . . 12"), HEADINGS),
        (("THE STORM", "THE HARBOUR"), HEADINGS),
        (("The storm", "The harbour"), (*HEADINGS, heading("At dusk", 3))),
        (("The storm",), HEADINGS),
        (("Weather", "Boats"), (heading("A night at sea", 1),)),
        (("雨", "港"), (heading("夜", 1), heading("雨"), heading("港"))),
    ],
)
def test_contents_that_name_the_headings(entries: tuple[str, ...], headings: tuple[Run, ...]):
    assert list(differs(entries, headings)) == []


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (("The storm", "The harbour", "The rope", "The pilot"), ["“The pilot”"]),
        (("The storm", "The haven", "The rope"), ["“The haven”", "“The harbour”"]),
        (("A night at sea", "The storm", "The rope"), ["“The harbour”"]),
    ],
)
def test_contents_that_do_not(entries: tuple[str, ...], told: list[str]):
    faults = [fault.message for fault in differs(entries, (*HEADINGS, heading("The rope")))]
    assert [name for name in told if any(name in fault for fault in faults)] == told
    assert len(faults) == len(told)


def outline_renamed(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children[0].title = "Before the storm"


def outline_shortened(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[0].children[-1]


def printed_line_renamed(pdf: pikepdf.Pdf) -> None:
    line = elements(pdf, "TOCI")[1]
    line["/ActualText"] = pikepdf.String("Whatever 7")


BROKEN: list[tuple[str, Change, str]] = [
    ("html", swap(">During the fog</a>", ">In the fog</a>"), "html.contents-differ"),
    ("html", swap(">After the fog</h2>", ">After the storm</h2>"), "html.contents-differ"),
    ("html", swap('<li><a href="#during">During the fog</a></li>', ""), "html.contents-differ"),
    ("epub", swap_in(NAV, ">During the fog<", ">In the fog<"), "epub.contents-differ"),
    (
        "epub",
        swap_in("EPUB/article.xhtml", ">After the fog</h2>", ">After the storm</h2>"),
        "epub.contents-differ",
    ),
    ("pdf", in_pdf(outline_renamed), "pdf.outline-differs"),
    ("pdf", in_pdf(outline_shortened), "pdf.outline-differs"),
    ("pdf", in_pdf(printed_line_renamed), "pdf.contents-differ"),
    ("docx", swap_in(BODY, "During the fog", "In the fog"), "docx.contents-differ"),
    (
        "docx",
        after_another(swap_in(BODY, "After the fog", "@"), swap_in(BODY, "After the fog", "Later"),
                      swap_in(BODY, "@", "After the fog")),
        "docx.contents-differ",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    """The article with a table of contents in each format."""
    further = Heading(level=3, content=(Text(text="What he said of it"),), id="said")
    article = replace(ARTICLE, blocks=(*ARTICLE.blocks[:-1], further, ARTICLE.blocks[-1]))
    wanted = {"tokens": ("page.contents=true",)}
    return {to: convert.render(article, to, **wanted) for to in ("html", "epub", "docx", "pdf")}


def codes(data: bytes, format: str) -> set[str]:
    return {finding.code for finding in check_bytes("file", format, data, None)}


@pytest.mark.parametrize(("format", "change", "code"), BROKEN)
def test_it_is_found(good: dict[str, bytes], format: str, change: Change, code: str):
    assert code not in codes(good[format], format)
    assert code in codes(change(good[format]), format)


def test_a_cover_in_the_contents_of_a_book_is_no_heading_that_is_missing(good: dict[str, bytes]):
    cover = swap_in(NAV, "<ol>", '<ol><li><a href="cover.xhtml">The cover</a></li>')
    data = cover(good["epub"])
    assert "EPUB/cover.xhtml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "epub.contents-differ" not in codes(data, "epub")
