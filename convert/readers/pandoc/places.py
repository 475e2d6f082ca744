"""Where in its source a node stands: pandoc's `data-pos` (`sourcepos` of the CommonMark readers).

Nodes without attributes of their own are wrapped in a Span or Div for it, marked `wrapper`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from convert.article import LineRange
from convert.readers.pandoc import ast

_RANGE: Final = re.compile(r"(\d+):\d+-(\d+):(\d+)")


def lines_of(attr: ast.Attr) -> LineRange | None:
    """The source lines, 1-based and inclusive; None where nothing says them.

    A range of pandoc's ends before its last place: in column 1, with the line before.
    """
    place = pair(attr, "data-pos") or pair(attr, "pos")
    if not place:
        return None
    ranges = [tuple(map(int, found)) for found in _RANGE.findall(place)]
    if not ranges:
        return None
    first = min(start for start, _, _ in ranges)
    last = max(end - (column == 1) for _, end, column in ranges)
    return first, max(first, last)


def lines_in(nodes: list[ast.Block]) -> LineRange | None:
    """The lines of what is inside blocks; None where nothing says them."""
    spans = (node for node in ast.every_node(nodes) if isinstance(node, ast.Span))
    known = [lines for span in spans if (lines := lines_of(span.c[0]))]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def pair(attr: ast.Attr, key: str) -> str:
    """The value of a key, empty where it has none."""
    return next((value for name, value in attr[2] if name == key), "")


def unwrapped(nodes: Iterable[ast.Inline]) -> Iterator[ast.Inline]:
    """Inlines without what wraps them to say their place."""
    for node in nodes:
        if isinstance(node, ast.Span) and pair(node.c[0], "wrapper"):
            yield from unwrapped(node.c[1])
        else:
            yield node


def placed(
    nodes: Iterable[ast.Block], around: LineRange | None = None
) -> Iterator[tuple[ast.Block, LineRange | None]]:
    """Blocks without what wraps them, each with its lines, else with those of what is around."""
    for node in nodes:
        if isinstance(node, ast.Div) and pair(node.c[0], "wrapper"):
            yield from placed(node.c[1], lines_of(node.c[0]) or around)
        elif isinstance(node, ast.Header):
            yield node, lines_of(node.c[1]) or around
        elif isinstance(node, ast.CodeBlock | ast.Table | ast.Figure | ast.Div):
            yield node, lines_of(node.c[0]) or around
        else:
            yield node, around
