"""What stands around an article in a Word file: its properties, running head and page numbers."""

import re
from datetime import UTC, datetime

from convert.article import Article
from convert.backends.docx.trees import DECLARATION, NAMESPACES
from convert.languages.phrases import phrases
from convert.markup.about import description
from convert.markup.element import escape

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


def header(article: Article) -> bytes:
    """The running head: the title."""
    title = f"<w:r><w:t>{escape(article.metadata.title)}</w:t></w:r>"
    return _furniture("hdr", "Header", title, article)


def footer(article: Article) -> bytes:
    """ "Page n of m", as fields that Word fills in."""
    pattern = re.split(r"(\{[nm]\})", phrases(article.metadata.language).page_of)
    fields = {"{n}": "PAGE", "{m}": "NUMPAGES"}
    runs = "".join(
        f'<w:fldSimple w:instr=" {fields[piece]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if piece in fields
        else f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in pattern
        if piece
    )
    return _furniture("ftr", "Footer", runs, article)


def _furniture(element: str, style: str, runs: str, article: Article) -> bytes:
    bidi = "<w:bidi/>" if article.metadata.direction == "rtl" else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>'
    return (
        f'{DECLARATION}<w:{element} xmlns:w="{_W}"><w:p>{properties}{runs}</w:p></w:{element}>'
    ).encode()
