"""What pandoc leaves undone in a Word file: properties, languages, page furniture, empty parts."""

import io
import re
import zipfile
from datetime import UTC, datetime

from convert.article import Article
from convert.backends.docx.contents import add_contents, add_contents_styles
from convert.backends.docx.languages import in_language
from convert.backends.docx.numbering import number_headings, set_lists, style_numbers
from convert.backends.docx.pictures import mend_pictures
from convert.backends.docx.runs import mend_runs
from convert.backends.docx.sections import set_sections
from convert.backends.docx.styles import styles_xml
from convert.markup.about import description
from convert.markup.element import escape
from convert.markup.numerals import list_numerals, numbers_headings
from convert.phrases import phrases
from convert.themes import Theme
from convert.units import Paper

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_COMMENTS = "word/comments.xml"
_NOTES = ("word/footnotes.xml", "word/_rels/footnotes.xml.rels")
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"


def polish(data: bytes, article: Article, theme: Theme, paper: Paper, stamp: int) -> bytes:
    """pandoc's file with the article's properties and furniture; same bytes every time."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    unused = () if b"<w:footnoteReference" in parts[_DOCUMENT] else _NOTES
    dropped = [name for name in (_CUSTOM, _COMMENTS, *unused) if name in parts]
    _number_notes(parts)
    parts[_CORE] = _core_properties(article, stamp)
    parts[_STYLES] = styles_xml(theme)
    if theme.tokens.page.contents:
        parts[_STYLES] = add_contents_styles(parts[_STYLES], theme, paper)
    changed = {
        name: _changed(name, part, article, theme, dropped)
        for name, part in parts.items()
        if name not in dropped
    }
    return _zipped(changed)


def _changed(name: str, part: bytes, article: Article, theme: Theme, dropped: list[str]) -> bytes:
    if name == "[Content_Types].xml" or name.endswith(".rels"):
        return _without(part, dropped)
    language = article.metadata.language.encode()
    match name:
        case "word/settings.xml":
            return _settings(part, language, theme)
        case "word/styles.xml":
            part = in_language(part, article)
            return style_numbers(part) if numbers_headings(article, theme) else part
        case "word/numbering.xml":
            part = set_lists(part, theme, list_numerals(article))
            return number_headings(part) if numbers_headings(article, theme) else part
        case "word/document.xml":
            part = _right_to_left(mend_runs(mend_pictures(part)), article)
            part = set_sections(part, theme.tokens.page)
            return add_contents(part, article, theme) if theme.tokens.page.contents else part
        case "word/header1.xml":
            return _header(article)
        case "word/footer1.xml" | "word/footer2.xml":
            return _footer(article)
        case _:
            return part


def _number_notes(parts: dict[str, bytes]) -> None:
    """Number the notes from 1, as Word does, in the order of their marks."""
    marks = re.findall(rb'<w:footnoteReference w:id="(\d+)"', parts[_DOCUMENT])
    numbers = {mark: str(number).encode() for number, mark in enumerate(marks, 1)}

    def renumbered(found: re.Match[bytes]) -> bytes:
        return found[1] + numbers.get(found[2], found[2]) + b'"'

    for name, element in ((_DOCUMENT, b"footnoteReference"), (_NOTES[0], b"footnote")):
        pattern = rb"(<w:" + element + rb' w:id=")(\d+)"'
        parts[name] = re.sub(pattern, renumbered, parts.get(name, b""))


def _without(part: bytes, dropped: list[str]) -> bytes:
    for name in dropped:
        file = re.escape(name.rpartition("/")[2].encode())
        part = re.sub(rb'<Override [^>]*PartName="/[^"]*' + file + rb'"[^>]*/>', b"", part)
        part = re.sub(rb'<Relationship [^>]*Target="[^"]*' + file + rb'"[^>]*/>', b"", part)
    return part


def _settings(part: bytes, language: bytes, theme: Theme) -> bytes:
    if theme.tokens.page.duplex:
        part = part.replace(b"<w:proofState", b"<w:mirrorMargins/><w:proofState", 1)
    return re.sub(rb'(<w:themeFontLang w:val=")[^"]*', rb"\g<1>" + language, part)


def _right_to_left(part: bytes, article: Article) -> bytes:
    if article.metadata.direction != "rtl" or b"<w:bidi/></w:sectPr>" in part:
        return part
    return part.replace(b"</w:sectPr>", b"<w:bidi/></w:sectPr>")


def _core_properties(article: Article, stamp: int) -> bytes:
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
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}{dates}</cp:coreProperties>"
    ).encode()


def _header(article: Article) -> bytes:
    title = f"<w:r><w:t>{escape(article.metadata.title)}</w:t></w:r>"
    return _furniture("hdr", "Header", title, article)


def _footer(article: Article) -> bytes:
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
    return (
        f'{_XML}<w:{element} xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>'
        f"{runs}</w:p></w:{element}>"
    ).encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content, compresslevel=6)
    return written.getvalue()
