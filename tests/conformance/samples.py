"""The smallest file of each format that its validators find nothing wrong with.

Made without our own backends, so that the validators can be judged by themselves.
"""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rain over the bay</title>
<meta name="viewport" content="width=device-width">
</head>
<body>
<main>
<h1>Rain over the bay</h1>
<p>It rained all night, and by <a href="#end">noon</a> the bay was grey.</p>
<h2 id="end">The end of it</h2>
<p><img alt="A red dot"
 src="data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs="></p>
</main>
</body>
</html>
"""

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:0e6cbd3e-3b5e-4e6a-9f0a-3a5d5f6d7c11</dc:identifier>
<dc:title>Rain over the bay</dc:title>
<dc:language>en</dc:language>
<dc:creator>A. Writer</dc:creator>
<dc:publisher>The Bay Press</dc:publisher>
<dc:source>The Bay Press, print edition</dc:source>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text with headings; no images.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"
 xml:lang="en">
<head><title>Rain over the bay</title></head>
<body>{body}</body>
</html>
"""
NAV = _PAGE.format(
    body='<nav epub:type="toc" role="doc-toc" aria-label="Contents">'
    '<ol><li><a href="text.xhtml">Rain over the bay</a></li></ol></nav>'
)
CHAPTER = _PAGE.format(body="<main><h1>Rain over the bay</h1><p>It rained all night.</p></main>")

PDF_PAGE = """<html lang="en"><head><title>Rain over the bay</title></head>
<body><h1>Rain over the bay</h1><p>It rained all night.</p></body></html>"""


def epub(package: str = PACKAGE, nav: str = NAV, chapter: str = CHAPTER) -> bytes:
    """An EPUB 3.3 of one chapter."""
    parts = {"META-INF/container.xml": _CONTAINER, "book.opf": package, "nav.xhtml": nav}
    return _zip({"mimetype": "application/epub+zip", **parts, "text.xhtml": chapter})


def docx(change: Callable[[str], str] = lambda document: document) -> bytes:
    """A Word file of two paragraphs by pandoc, with `change` made to its main part."""
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sample.docx")
        pypandoc.convert_text("# Rain\n\nIt rained.", "docx", "markdown", outputfile=str(file))
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
    # The one fault of pandoc's own reference document: a style based on one that is not there.
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        '<w:basedOn w:val="TableNormal" />', ""
    )
    parts["word/document.xml"] = change(parts["word/document.xml"])
    return _zip(parts)


def pdf(page: str = PDF_PAGE, variant: str = "pdf/ua-1") -> bytes:
    """A tagged PDF of one page, by WeasyPrint."""
    import weasyprint

    made = weasyprint.HTML(string=page).write_pdf(pdf_variant=variant)
    assert isinstance(made, bytes)
    return made


def _zip(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()
