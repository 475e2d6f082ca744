"""A table of contents in Word's own terms (ISO/IEC 29500-1, 17.5.2 and 17.16.5.68).

Its entries are there and lead to their headings before anything updates the field. Their page
numbers are fields too, empty until a program that lays pages out fills them in: a number made up
here would be wrong as often as right.
"""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from convert.article import Article
from convert.backends.docx.sections import masthead_end
from convert.backends.docx.trees import every, made, name, needed, style_of, value
from convert.design.themes import Theme
from convert.design.units import PAPER, Paper, points, twips
from convert.languages.phrases import phrases

_LEVELS = (2, 3, 4)
_STYLES = {f"Heading{level}": level for level in _LEVELS}
_INDENT = 1.4  # em for each level
_FIELD = ' TOC \\o "2-4" \\h \\z \\u '
_TEXT = ("w:t", "w:br", "w:tab")


class _Entry(Struct, frozen=True):
    """A heading: its bookmark, its level, its words, its number where the theme numbers."""

    bookmark: str
    level: int
    text: str
    number: str


def add_contents(document: etree._Element, article: Article, *, numbered: bool) -> None:
    """Put a table of contents after the masthead, where there are headings; `numbered` or not."""
    entries = list(_entries(document, numbered=numbered))
    if not entries:
        return
    table = _table(entries, article)
    masthead = masthead_end(document)
    if masthead is None:
        needed(document, "w:body").insert(0, table)
    else:
        masthead.addnext(table)


def add_contents_styles(styles: etree._Element, theme: Theme, paper: Paper) -> None:
    """Add the styles that Word gives a table of contents."""
    page = theme.tokens.page
    width = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    em = points(theme.tokens.type.size)
    styles.append(_title_style())
    for level in _LEVELS:
        styles.append(_entry_style(level, twips(width), em))


def _title_style() -> etree._Element:
    return made(
        "style",
        made("name", val="TOC Heading"),
        made("basedOn", val="Heading2"),
        made("next", val="Normal"),
        made("uiPriority", val=39),
        made("qFormat"),
        made("pPr", made("numPr", made("numId", val=0)), made("outlineLvl", val=9)),
        type="paragraph",
        styleId="TOCHeading",
    )


def _entry_style(level: int, width: int, em: float) -> etree._Element:
    indent = twips(_INDENT * em * (level - _LEVELS[0]))
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


def _entries(document: etree._Element, *, numbered: bool) -> Iterator[_Entry]:
    counts = [0] * len(_LEVELS)
    for paragraph in every(document, "w:p"):
        level = _STYLES.get(style_of(paragraph))
        mark = paragraph.getprevious()
        if level is None or mark is None or mark.tag != name("w:bookmarkStart"):
            continue
        depth = level - _LEVELS[0]
        counts = [*counts[:depth], counts[depth] + 1, *[0] * (len(_LEVELS) - depth - 1)]
        number = ".".join(map(str, counts[: depth + 1])) + " " if numbered else ""
        text = "".join(piece.text or " " for piece in every(paragraph, *_TEXT))
        yield _Entry(value(mark, "name"), level, text, number)


def _table(entries: list[_Entry], article: Article) -> etree._Element:
    metadata = article.metadata
    rtl = metadata.direction == "rtl"
    title = _run(made("t", phrases(metadata.language).contents), rtl=rtl)
    lines = [_line(entry, rtl=rtl) for entry in entries]
    lines[0][:0] = _field_begin(_FIELD)
    lines[-1].append(_character("end"))
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
    page = _field_begin(f" PAGEREF {entry.bookmark} \\h ")
    text = _run(made("t", entry.number + entry.text), rtl=rtl)
    tab = made("r", made("tab"))
    content = (text, tab, *page, _character("end"))
    return [made("hyperlink", *content, anchor=entry.bookmark, history=1)]


def _run(content: etree._Element, *, rtl: bool) -> etree._Element:
    return made("r", *([made("rPr", made("rtl"))] if rtl else []), content)


def _field_begin(instruction: str) -> list[etree._Element]:
    said = made("r", made("instrText", instruction))
    return [_character("begin"), said, _character("separate")]


def _character(kind: str) -> etree._Element:
    return made("r", made("fldChar", fldCharType=kind))
