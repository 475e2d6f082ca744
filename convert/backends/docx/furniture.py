"""What stands around an article in a Word file: its properties, running head and page numbers."""

import re
from datetime import UTC, datetime

from convert.article import Article
from convert.backends.docx.sections import measure
from convert.backends.docx.trees import DECLARATION, NAMESPACES
from convert.design.tokens import Page
from convert.languages.phrases import phrases
from convert.markup.about import description
from convert.markup.element import escape
from convert.markup.submission import submission

_W = NAMESPACES["w"]


def core_properties(article: Article, stamp: int) -> bytes:
    """Core properties (ISO/IEC 29500-2, 11): title, people, language, dates."""
    metadata = article.metadata
    when = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = [
        ("dc:title", metadata.title),
        ("dc:creator", "; ".join(author.name for author in metadata.authors)),
        ("dc:description", description(article)),
        ("dc:language", metadata.language),
        ("cp:keywords", ", ".join(metadata.keywords)),
    ]
    written = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}{dates}</cp:coreProperties>"
    ).encode()


def header(article: Article, page: Page) -> bytes:
    """The running head: the title; of a manuscript the surname, the title and the page."""
    if not page.submission:
        return _furniture("hdr", "Header", _run(article.metadata.title), article)
    runs = f"{_run(f'{submission(article).head} / ')}{_field('PAGE')}"
    return _furniture("hdr", "Header", runs, article)


def first_header(article: Article, page: Page) -> bytes:
    """What stands above the first page: of a manuscript its sender, and how long it is."""
    if not page.submission:
        return _furniture("hdr", "Header", "", article)
    sent = submission(article)
    first, *more = (*sent.sender, "")
    lines = [_run(first) + "<w:r><w:tab/></w:r>" + _run(sent.count)]
    lines += [f"<w:r><w:br/></w:r>{_run(line)}" for line in more if line]
    across = f'<w:tabs><w:tab w:val="right" w:pos="{measure(page, page.size)}"/></w:tabs>'
    return _furniture("hdr", "Sender", "".join(lines), article, across)


def footer(article: Article, page: Page, *, first: bool = False) -> bytes:
    """ "Page n of m", as fields that Word fills in; nothing where the page is numbered above, nor
    on the first page where that is a cover."""
    if page.submission or (first and page.cover):
        return _furniture("ftr", "Footer", "", article)
    pattern = re.split(r"(\{[nm]\})", phrases(article.metadata.language).page_of)
    fields = {"{n}": "PAGE", "{m}": "NUMPAGES"}
    runs = "".join(
        _field(fields[piece]) if piece in fields else _run(piece) for piece in pattern if piece
    )
    return _furniture("ftr", "Footer", runs, article)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _furniture(element: str, style: str, runs: str, article: Article, tabs: str = "") -> bytes:
    bidi = "<w:bidi/>" if article.metadata.direction == "rtl" else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{tabs}{bidi}</w:pPr>'
    return (
        f'{DECLARATION}<w:{element} xmlns:w="{_W}"><w:p>{properties}{runs}</w:p></w:{element}>'
    ).encode()
