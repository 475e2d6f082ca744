"""Word files made part by part, for what no library writes."""

import io
import zipfile

_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    "Normal": "Normal",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Quote": "Quote",
    "Caption": "caption",
    "SourceCode": "Source Code",
    "ListContinue": "List Continue",
    "TOC1": "toc 1",
}


def word_file(
    body: str,
    *,
    note: str = "",
    comment: str = "",
    header: str = "",
    title: str = "",
    further: dict[str, bytes] | None = None,
) -> bytes:
    """A Word file with this body (WordprocessingML), a footnote with the id 2, and the like."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": _xml("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": _xml("styles", _defaults() + "".join(map(_style, _STYLES))),
        "word/numbering.xml": _xml("numbering", _numbering()),
        "word/_rels/document.xml.rels": _relations(
            "".join(
                f'<Relationship Id="rId{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
                for n, name in enumerate(("styles", "numbering", "footnotes", "comments"))
            )
            + f'<Relationship Id="rIdLink" Type="{_OFFICE}/hyperlink" '
            'Target="https://example.org/ice" TargetMode="External"/>'
        ),
        "word/footnotes.xml": _xml("footnotes", f'<w:footnote w:id="2">{para(note)}</w:footnote>'),
        "word/comments.xml": _xml(
            "comments",
            f'<w:comment w:id="1" w:author="Ed">{para(comment)}</w:comment>' if comment else "",
        ),
        **(further or {}),
    }
    if header:
        parts["word/header1.xml"] = _xml("hdr", para(header))
    if title:
        parts["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
            "</cp:coreProperties>"
        )
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP container of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
    return made.getvalue()


def para(words: str) -> str:
    """A paragraph in the common style."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def _xml(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMES}>{inside}</w:{root}>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in {
            "document": "document.main",
            "styles": "styles",
            "numbering": "numbering",
            "footnotes": "footnotes",
            "comments": "comments",
        }.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _defaults() -> str:
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="character" w:styleId="VerbatimChar">'
        '<w:name w:val="Verbatim Char"/></w:style>'
    )


def _style(key: str) -> str:
    indent = '<w:pPr><w:ind w:left="720"/></w:pPr>' if key == "Quote" else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{_STYLES[key]}"/>{indent}'
        "</w:style>"
    )


def _numbering() -> str:
    kinds = {1: ("decimal", "%1."), 2: ("bullet", "•"), 4: ("bullet", " ")}
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, (kind, text) in kinds.items()
    )
    instances = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2)
    )
    again = '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    again += '<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>'
    return levels + instances + again
