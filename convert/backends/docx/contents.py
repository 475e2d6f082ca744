"""A table of contents in Word's own terms (ISO/IEC 29500-1, 17.5.2 and 17.16.5.68).

Its entries are there and lead to their headings before anything updates the field. Their page
numbers are fields too, empty until a program that lays pages out fills them in: a number made up
here would be wrong as often as right.
"""

import re
from collections.abc import Iterator
from html import unescape
from xml.sax.saxutils import escape

from msgspec import Struct

from convert.article import Article
from convert.backends.docx.sections import masthead_end
from convert.markup.numerals import numbers_headings
from convert.phrases import phrases
from convert.themes import Theme
from convert.units import PAPER, Paper, points, twips

_LEVELS = (2, 3, 4)
_INDENT = 1.4  # em for each level
_FIELD = ' TOC \\o "2-4" \\h \\z \\u '
_HEADING = re.compile(
    r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)" ?/>\s*'
    r'<w:p><w:pPr><w:pStyle w:val="Heading([2-4])" ?/>.*?</w:p>',
    re.DOTALL,
)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:br|tab) ?/>")


class _Entry(Struct, frozen=True):
    """A heading: its bookmark, its level, its words, its number where the theme numbers."""

    bookmark: str
    level: int
    text: str
    number: str


def add_contents(part: bytes, article: Article, theme: Theme) -> bytes:
    """The document part with a table of contents after the masthead, where there are headings."""
    document = part.decode()
    entries = list(_entries(document, numbered=numbers_headings(article, theme)))
    if not entries:
        return part
    at = masthead_end(part)
    return part[:at] + _table(entries, article).encode() + part[at:]


def add_contents_styles(part: bytes, theme: Theme, paper: Paper) -> bytes:
    """The styles part with the styles that Word gives a table of contents."""
    page = theme.tokens.page
    width = PAPER[paper][0] - points(page.margin_inner) - points(page.margin_outer)
    em = points(theme.tokens.type.size)
    styles = [
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/>'
        '<w:basedOn w:val="Heading2"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/>'
        '<w:qFormat/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/>'
        "</w:pPr></w:style>"
    ]
    for level in _LEVELS:
        indent = twips(_INDENT * em * (level - _LEVELS[0]))
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>'
            '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:autoRedefine/>'
            '<w:uiPriority w:val="39"/><w:unhideWhenUsed/>'
            f'<w:pPr><w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
            f'<w:spacing w:after="{twips(0.3 * em)}"/><w:ind w:left="{indent}" '
            f'w:right="{twips(2 * em)}"/></w:pPr></w:style>'
        )
    return part.replace(b"</w:styles>", "".join(styles).encode() + b"</w:styles>")


def _entries(document: str, *, numbered: bool) -> Iterator[_Entry]:
    counts = [0] * len(_LEVELS)
    for found in _HEADING.finditer(document):
        level = int(found[2])
        depth = level - _LEVELS[0]
        counts = [*counts[:depth], counts[depth] + 1, *[0] * (len(_LEVELS) - depth - 1)]
        number = ".".join(map(str, counts[: depth + 1])) + " " if numbered else ""
        text = "".join(match[1] or " " for match in _TEXT.finditer(found[0]))
        yield _Entry(found[1], level, unescape(text), number)


def _table(entries: list[_Entry], article: Article) -> str:
    metadata = article.metadata
    bidi = "<w:bidi/>" if metadata.direction == "rtl" else ""
    title = escape(phrases(metadata.language).contents)
    lines = [_line(entry, rtl=bool(bidi)) for entry in entries]
    lines[0] = _field_begin(_FIELD) + lines[0]
    lines[-1] += _CHARACTER.format("end")
    rows = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/>{bidi}</w:pPr>{line}</w:p>'
        for entry, line in zip(entries, lines, strict=True)
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>{bidi}</w:pPr>'
        f"{_run(f'<w:t>{title}</w:t>', rtl=bool(bidi))}</w:p>"
        f"{rows}</w:sdtContent></w:sdt>"
    )


_CHARACTER = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _line(entry: _Entry, *, rtl: bool) -> str:
    text = f'<w:t xml:space="preserve">{escape(entry.number + entry.text)}</w:t>'
    page = _field_begin(f" PAGEREF {entry.bookmark} \\h ") + _CHARACTER.format("end")
    return (
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{_run(text, rtl=rtl)}'
        f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
    )


def _run(content: str, *, rtl: bool) -> str:
    return f"<w:r>{'<w:rPr><w:rtl/></w:rPr>' if rtl else ''}{content}</w:r>"


def _field_begin(instruction: str) -> str:
    return (
        f"{_CHARACTER.format('begin')}"
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f"{_CHARACTER.format('separate')}"
    )
