"""A table of contents in Word's own terms (ISO/IEC 29500-1, 17.5.2 and 17.16.5.68).

Its entries are there and lead to their headings before anything updates the field. Their page
numbers are fields too. Beside a PDF they show the pages of that; alone they are empty until a
program that lays pages out fills them in: a number made up here would be wrong as often as right.
Nothing asks Word to do so as it opens the file (`w:updateFields`, `w:dirty`), since Word then asks
its reader whether to update fields "that may refer to other files".
"""

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from convert.article import Article
from convert.backends.docx.fields import field, field_begin, field_end
from convert.backends.docx.frame import Frame
from convert.backends.docx.properties import say
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.toc_styles import DEPTH, last_tab
from convert.backends.docx.trees import every, made, name, needed, style_of, value
from convert.languages.phrases import phrases
from convert.markup.heading_pages import heading_pages
from convert.paging import PageStarts

_TEXT = ("w:t", "w:br", "w:tab")


class _Entry(Struct, frozen=True):
    """A heading: its bookmark, its level, its words, its number where the theme numbers, and its
    page where that is known.
    """

    bookmark: str
    level: int
    text: str
    number: str
    page: int | None


def add_contents(
    document: etree._Element, article: Article, frame: Frame, pages: PageStarts | None
) -> None:
    """Put a table of contents after the masthead, where there are headings.

    pages: where those of a PDF begin that was made beside it.
    """
    found = heading_pages(article, pages) if pages else ()
    entries = list(_entries(document, frame, found))
    if not entries:
        return
    table = _table(entries, frame)
    masthead = masthead_end(document)
    if masthead is None:
        needed(document, "w:body").insert(0, table)
    else:
        masthead.addnext(table)


def _entries(document: etree._Element, frame: Frame, pages: Sequence[int]) -> Iterator[_Entry]:
    levels = {f"Heading{frame.top + depth}": depth for depth in range(DEPTH)}
    counts = [0] * DEPTH
    left = iter(pages)
    for paragraph in every(document, "w:p"):
        style = style_of(paragraph)
        page = next(left, None) if style.startswith("Heading") else None
        depth = levels.get(style)
        mark = paragraph.getprevious()
        if depth is None or mark is None or mark.tag != name("w:bookmarkStart"):
            continue
        counts = [*counts[:depth], counts[depth] + 1, *[0] * (DEPTH - depth - 1)]
        number = ".".join(map(str, counts[: depth + 1])) if frame.numbered else ""
        text = "".join(piece.text or " " for piece in every(paragraph, *_TEXT))
        yield _Entry(value(mark, "name"), frame.top + depth, text, number, page)


def _table(entries: list[_Entry], frame: Frame) -> etree._Element:
    rtl = frame.direction == "rtl"
    title = _run(made("t", phrases(frame.language).contents), rtl=rtl)
    lines = [_line(entry, rtl=rtl) for entry in entries]
    lines[0][:0] = field_begin(f' TOC \\o "{frame.top}-{frame.top + DEPTH - 1}" \\h \\z \\u ')
    lines[-1].append(field_end())
    rows = [_row(entry, line, frame) for entry, line in zip(entries, lines, strict=True)]
    gallery = made("docPartGallery", val="Table of Contents")
    return made(
        "sdt",
        made("sdtPr", made("docPartObj", gallery, made("docPartUnique"))),
        made("sdtContent", _paragraph("TOCHeading", [title], rtl=rtl), *rows),
    )


def _row(entry: _Entry, content: list[etree._Element], frame: Frame) -> etree._Element:
    """A line of the table; no leader leads to a number that is not there."""
    row = _paragraph(f"TOC{entry.level}", content, rtl=frame.direction == "rtl")
    if entry.page is None:
        say(row, made("tabs", last_tab(frame.theme, frame.paper, leader="none")))
    return row


def _paragraph(style: str, content: list[etree._Element], *, rtl: bool) -> etree._Element:
    properties = made("pPr", made("pStyle", val=style), *([made("bidi")] if rtl else []))
    return made("p", properties, *content)


def _line(entry: _Entry, *, rtl: bool) -> list[etree._Element]:
    number = [_run(made("t", entry.number), rtl=rtl), _tab()] if entry.number else []
    text = _run(made("t", entry.text), rtl=rtl)
    shown = [] if entry.page is None else [_run(made("t", str(entry.page)), rtl=rtl)]
    page = field(f" PAGEREF {entry.bookmark} \\h ", *shown)
    content = (*number, text, _tab(), *page)
    return [made("hyperlink", *content, anchor=entry.bookmark, history=1)]


def _tab() -> etree._Element:
    return made("r", made("tab"))


def _run(content: etree._Element, *, rtl: bool) -> etree._Element:
    return made("r", *([made("rPr", made("rtl"))] if rtl else []), content)
