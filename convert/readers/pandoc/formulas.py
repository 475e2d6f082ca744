"""The MathML of a document's formulas, made by pandoc in one go."""

import json
import re
from typing import Final

from convert.pandoc.process import PANDOC
from convert.readers.pandoc import ast

_PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_MATH: Final = re.compile(r"<math\b.*</math>", re.DOTALL)


def mathml_of(document: ast.Pandoc) -> dict[tuple[bool, str], str]:
    """The MathML of each formula, by whether it has a line of its own and its TeX.

    A formula that pandoc cannot read is left out. Raises PandocError and MissingError.
    """
    found = {
        (node.c[0].t == "DisplayMath", node.c[1].strip()): node
        for node in ast.every_node(document.blocks)
        if isinstance(node, ast.Math)
    }
    if not found:
        return {}
    page = PANDOC.mathml(_paragraphs(list(found)))
    pieces = [_MATH.search(piece) for piece in _PARAGRAPH.findall(page)]
    if len(pieces) != len(found):
        return {}
    return {key: piece.group() for key, piece in zip(found, pieces, strict=True) if piece}


def _paragraphs(formulas: list[tuple[bool, str]]) -> bytes:
    blocks = [
        {
            "t": "Para",
            "c": [{"t": "Math", "c": [{"t": "DisplayMath" if display else "InlineMath"}, tex]}],
        }
        for display, tex in formulas
    ]
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}).encode()
