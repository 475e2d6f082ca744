"""A table of contents in Word's own terms (ISO/IEC 29500-1, 17.5.2 and 17.16.5.68).

Its entries are there and lead to their headings before anything updates the field. Their page
numbers are fields too, empty until a program that lays pages out fills them in: a number made up
here would be wrong as often as right.
"""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from convert.article import Article
from convert.backends.docx.fields import field_begin, field_end
from convert.backends.docx.heading_levels import Top
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.trees import every, made, name, needed, style_of, value
from convert.design.themes import Theme
from convert.design.units import PAPER, Paper, points, twips
from convert.languages.phrases import phrases

_DEPTH = 3  # levels of headings, from the first
_INDENT = 1.4  # em for each level
_TEXT = ("w:t", "w:br", "w:tab")


class _Entry(Struct, frozen=True):
    """A heading: its bookmark, its level, its words, its number where the theme numbers."""

    bookmark: str
    level: int
    text: str
    number: str


def add_contents(document: etree._Element, article: Article, *, top: Top, numbered: bool) -> None:
    """Put a table of contents after the masthead, where there are headings.

    top: the level that they begin at; numbered: whether they are.
    """
    entries = list(_entries(document, top, numbered=numbered))
    if not entries:
        return
    table = _table(entries, article, top)
    masthead = masthead_end(document)
    if masthead is None:
        needed(document, "w:body").insert(0, table)
    else:
        masthead.addnext(table)


def add_contents_styles(styles: etree._Element, theme: Theme, paper: Paper, top: Top) -> None:
    """Add the styles that Word gives a table of contents of headings from level `top` down."""
    page = theme.tokens.page
    width = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    em = points(theme.tokens.type.size)
    styles.append(_title_style(top))
    for depth in range(_DEPTH):
        styles.append(_entry_style(top + depth, depth, twips(width), em))


def _title_style(top: Top) -> etree._Element:
    return made(
        "style",
        made("name", val="TOC Heading"),
        made("basedOn", val=f"Heading{top}"),
        made("next", val="Normal"),
        made("uiPriority", val=39),
        made("qFormat"),
        made("pPr", made("numPr", made("numId", val=0)), made("outlineLvl", val=9)),
        type="paragraph",
        styleId="TOCHeading",
    )


def _entry_style(level: int, depth: int, width: int, em: float) -> etree._Element:
    indent = twips(_INDENT * em * depth)
    return made(
        "style",
        made("name", val=f"toc {level}"),
        made("basedOn", val="Normal"),
        made("next", val="Normal"),
        made("autoRedefine"),
        made("uiPriority", val=39),
        made("unhideWhenUsed"),
        made(
            "pPr",
            made("tabs", made("tab", val="right", pos=width)),
            made("spacing", after=twips(0.3 * em)),
            made("ind", left=indent, right=twips(2 * em)),
        ),
        type="paragraph",
        styleId=f"TOC{level}",
    )


def _entries(document: etree._Element, top: Top, *, numbered: bool) -> Iterator[_Entry]:
    styles = {f"Heading{top + depth}": top + depth for depth in range(_DEPTH)}
    counts = [0] * _DEPTH
    for paragraph in every(document, "w:p"):
        level = styles.get(style_of(paragraph))
        mark = paragraph.getprevious()
        if level is None or mark is None or mark.tag != name("w:bookmarkStart"):
            continue
        depth = level - top
        counts = [*counts[:depth], counts[depth] + 1, *[0] * (_DEPTH - depth - 1)]
        number = ".".join(map(str, counts[: depth + 1])) + " " if numbered else ""
        text = "".join(piece.text or " " for piece in every(paragraph, *_TEXT))
        yield _Entry(value(mark, "name"), level, text, number)


def _table(entries: list[_Entry], article: Article, top: Top) -> etree._Element:
    metadata = article.metadata
    rtl = metadata.direction == "rtl"
    title = _run(made("t", phrases(metadata.language).contents), rtl=rtl)
    lines = [_line(entry, rtl=rtl) for entry in entries]
    lines[0][:0] = field_begin(f' TOC \\o "{top}-{top + _DEPTH - 1}" \\h \\z \\u ')
    lines[-1].append(field_end())
    rows = [
        _paragraph(f"TOC{entry.level}", line, rtl=rtl)
        for entry, line in zip(entries, lines, strict=True)
    ]
    gallery = made("docPartGallery", val="Table of Contents")
    return made(
        "sdt",
        made("sdtPr", made("docPartObj", gallery, made("docPartUnique"))),
        made("sdtContent", _paragraph("TOCHeading", [title], rtl=rtl), *rows),
    )


def _paragraph(style: str, content: list[etree._Element], *, rtl: bool) -> etree._Element:
    properties = made("pPr", made("pStyle", val=style), *([made("bidi")] if rtl else []))
    return made("p", properties, *content)


def _line(entry: _Entry, *, rtl: bool) -> list[etree._Element]:
    page = field_begin(f" PAGEREF {entry.bookmark} \\h ")
    text = _run(made("t", entry.number + entry.text), rtl=rtl)
    tab = made("r", made("tab"))
    content = (text, tab, *page, field_end())
    return [made("hyperlink", *content, anchor=entry.bookmark, history=1)]


def _run(content: etree._Element, *, rtl: bool) -> etree._Element:
    return made("r", *([made("rPr", made("rtl"))] if rtl else []), content)
