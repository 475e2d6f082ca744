"""The formulas of an OpenDocument text: objects in MathML (OpenDocument 1.3 part 3, 14), which
pandoc passes over.
"""

from copy import deepcopy
from posixpath import normpath
from typing import Final
from urllib.parse import quote

import msgspec
from lxml import etree

from convert.pandoc.process import PANDOC, PandocError
from convert.readers.pandoc import ast
from convert.readers.pandoc.archive import Parts

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_PAGE: Final = "html"
_MATH: Final = "{http://www.w3.org/1998/Math/MathML}math"


def with_formulas(content: etree._Element, parts: Parts) -> int:
    """Make each formula a link that says it in TeX, of which pandoc's worker makes a formula; how
    many there were. Raises SourceError for a part that is broken.
    """
    found = [
        (frame, math)
        for frame in content.iter(f"{_DRAW}frame")
        if (math := _math(frame, parts)) is not None
    ]
    said = _as_tex([math for _, math in found])
    for (frame, _), tex in zip(found, said, strict=True):
        _link(frame, tex)
    return len(found)


def _math(frame: etree._Element, parts: Parts) -> etree._Element | None:
    embedded = frame.find(f"{_DRAW}object")
    if embedded is None:
        return None
    if (inside := embedded.find(_MATH)) is not None:
        return inside
    name = normpath(str(embedded.get(f"{_XLINK}href", ""))).lstrip("./")
    root = parts.tree(f"{name}/content.xml") if name else None
    return root if root is not None and root.tag == _MATH else None


def _as_tex(formulas: list[etree._Element]) -> list[str]:
    """The TeX of formulas; what pandoc cannot turn stays as its words."""
    if not formulas:
        return []
    words = [" ".join("".join(map(str, each.itertext())).split()) for each in formulas]
    page = etree.Element("body")
    for each in formulas:
        etree.SubElement(page, "p").append(deepcopy(each))
    try:
        read = ast.decoded(PANDOC.read(etree.tostring(page), _PAGE))
    except (PandocError, msgspec.DecodeError):
        return words
    if len(read.blocks) != len(formulas):
        return words
    return [
        next((node.c[1] for node in ast.every_node(block) if isinstance(node, ast.Math)), plain)
        for block, plain in zip(read.blocks, words, strict=True)
    ]


def _link(frame: etree._Element, tex: str) -> None:
    paragraph = frame.getparent()
    alone = paragraph is not None and len(paragraph) == 1 and not _says(paragraph, frame)
    kind = "displaymath" if alone else "inlinemath"
    tail = frame.tail
    frame.clear()
    frame.tag = f"{_TEXT}a"
    frame.set(f"{_XLINK}href", f"#convert-{kind}:{quote(tex, safe='')}")
    frame.text, frame.tail = "x", tail


def _says(paragraph: etree._Element, frame: etree._Element) -> bool:
    return bool((paragraph.text or "").strip() or (frame.tail or "").strip())
