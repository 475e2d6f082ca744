"""Word files made for a test, and their parts as trees."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

import convert
from convert.article import Article, Paragraph, Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(article: Article, theme: str = "default", **options: str) -> bytes:
    """The Word file of an article."""
    return convert.render(article, "docx", theme=theme, options=options)


def part(data: bytes, name: str = "document") -> etree._Element:
    """A part of the file by its name below `word/`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def styled(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """The style and the words of each paragraph that has words."""
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(paragraph.itertext(f"{W}t"))
        if words:
            yield ("" if style is None else style.get(f"{W}val") or ""), words


def style(styles: etree._Element, key: str) -> etree._Element:
    """The style of this identifier."""
    (found,) = (each for each in styles if each.get(f"{W}styleId") == key)
    return found


def said(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of what lies at a path such as `pPr/numPr/numId`."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def paragraph(words: str) -> Paragraph:
    """A paragraph of these words."""
    return Paragraph(content=(Text(words),))
