"""The properties of an OpenDocument text (OpenDocument 1.3, part 3, 4.3), which pandoc stamps with
the time of the clock."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Final

from lxml import etree

from convert.article import Article
from convert.storage.reproducible_zip import STORED, zipped

_PROPERTIES: Final = "meta.xml"
_KIND: Final = "mimetype"  # the first and not compressed (part 2, 3.3)
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_META: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_DC: Final = "http://purl.org/dc/elements/1.1/"


def with_properties(data: bytes, article: Article, stamp: int) -> bytes:
    """The file with the article's properties: the same bytes whenever it is made."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist() if not name.endswith("/")}
    kind = parts.pop(_KIND)
    parts[_PROPERTIES] = _properties(article, stamp)
    files = [(_KIND, kind), *sorted(parts.items())]
    return zipped(files, lambda name: STORED if name == _KIND else 6)


def _properties(article: Article, stamp: int) -> bytes:
    metadata = article.metadata
    spaces = {"office": _OFFICE, "meta": _META, "dc": _DC}
    root = etree.Element(f"{{{_OFFICE}}}document-meta", nsmap=spaces)
    root.set(f"{{{_OFFICE}}}version", "1.3")
    inside = etree.SubElement(root, f"{{{_OFFICE}}}meta")
    moment = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = [
        (_META, "generator", "article-convert"),
        (_DC, "title", metadata.title),
        (_DC, "description", metadata.description or ""),
        *((_META, "keyword", word) for word in metadata.keywords),
        (_META, "initial-creator", ", ".join(author.name for author in metadata.authors)),
        (_DC, "creator", ", ".join(author.name for author in metadata.authors)),
        (_META, "creation-date", moment),
        (_DC, "date", moment),
        (_DC, "language", metadata.language),
    ]
    for space, name, words in said:
        if words:
            etree.SubElement(inside, f"{{{space}}}{name}").text = words
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
