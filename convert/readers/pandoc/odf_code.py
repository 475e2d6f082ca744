"""Code of OpenDocument texts, which is told by its styles alone."""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

from lxml import etree

from convert.trees import take_out

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_STYLE: Final = f"{_TEXT}style-name"
_SPAN: Final = f"{_TEXT}span"
_PLAIN: Final = frozenset({_SPAN, f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_INLINE: Final = frozenset({"source_20_text", "teletype", "verbatim_20_char"})
_BLOCK: Final = frozenset({"preformatted_20_text", "source_20_code"})


def with_code(content: etree._Element, names: Callable[[str], Iterator[str]]) -> int:
    """Make code a link that says it, in the line and as lines of its own: see `inlines`. How many
    there were.

    names: the name of a style, and those of the styles that it is made from.
    """
    blocks = [each for each in content.iter(f"{_TEXT}p") if _is(each, _BLOCK, names)]
    for run in _runs(blocks):
        text = "\n".join("".join(_text(each)) for each in run)
        for paragraph in run[1:]:
            take_out(paragraph)
        if text.strip():
            first = run[0]
            first[:] = []
            first.text = None
            first.append(_link("lines", text))
    spans = [each for each in content.iter(_SPAN) if _is(each, _INLINE, names)]
    for span in spans:
        text, tail = "".join(_text(span)), span.tail
        parent = span.getparent()
        if text.strip() and parent is not None:
            link = _link("code", text)
            link.tail = tail
            parent.replace(span, link)
    return len(blocks) + len(spans)


def _is(
    element: etree._Element, styles: frozenset[str], names: Callable[[str], Iterator[str]]
) -> bool:
    """Whether an element is in one of some styles, with nothing in it but characters."""
    if not any(name.lower() in styles for name in names(str(element.get(_STYLE)))):
        return False
    return all(each.tag in _PLAIN for each in element.iterdescendants())


def _runs(paragraphs: list[etree._Element]) -> list[list[etree._Element]]:
    """Paragraphs that follow each other."""
    runs: list[list[etree._Element]] = []
    for paragraph in paragraphs:
        if runs and paragraph.getprevious() is runs[-1][-1]:
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return runs


def _text(element: etree._Element) -> Iterator[str]:
    """The characters of an element, those that elements stand for among them (6.1)."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        yield from _text(child)
        yield child.tail or ""


def _link(kind: str, text: str) -> etree._Element:
    link = etree.Element(f"{_TEXT}a", {f"{_XLINK}href": f"#convert-{kind}:{quote(text)}"})
    link.text = " ".join(text.split())
    return link
