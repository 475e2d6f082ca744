"""Headings of Word files that are no more than lines in bold, told as a guess.

Only where no paragraph has a heading's style: who uses such styles means nothing by bold lines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from convert.readers.pandoc import ast
from convert.readers.pandoc.divs import style_of
from convert.readers.pandoc.head import headers
from convert.readers.pandoc.raw_inlines import plain
from convert.readers.pandoc.work import Work, shown
from convert.readers.text.people import reads_as_byline

_LONGEST: Final = 80
_FEWEST: Final = 2
_SHARE: Final = 5
"""Headings hold at most one in so many letters of a text: with more, bold is no mark of theirs."""

_ENDS: Final = tuple(".,;:…!?。！？")
_PLAIN: Final = frozenset({"body text", "first paragraph", "normal (web)", "no spacing"})
_TAKE_CAPTIONS: Final = (ast.Table, ast.Figure)


def with_bold_heads(nodes: list[ast.Block], work: Work, *, titled: bool) -> list[ast.Block]:
    """The blocks, in which short lines that are bold all through and stand alone are headings,
    where there are several and they head text.

    titled: whether the title is known; else one that comes first is the title.
    """
    if any(headers(nodes)) or any(style_of(node).startswith("heading") for node in nodes):
        return nodes
    lines = [_words(node) for node in nodes]
    found = [at for at, words in enumerate(lines[:-1]) if words]
    if len(found) < _FEWEST or not _head_text(found, nodes, lines):
        return nodes
    named = ", ".join(f"“{shown(lines[at])}”" for at in found)
    work.tell("headings.guessed", f"lines in bold are read as headings: {shown(named)}")
    first = 1 if found[0] == 0 and not titled else 2
    return [
        _heading(node, first if at == 0 else 2) if at in found else node
        for at, node in enumerate(nodes)
    ]


def _head_text(found: list[int], nodes: Sequence[ast.Block], lines: list[str]) -> bool:
    """Whether what follows each line is text, of which there is much more than of them."""
    if any(one + 1 == other for one, other in pairwise(found)):
        return False
    below = [nodes[at + 1] for at in found]
    if any(isinstance(node, _TAKE_CAPTIONS) or not plain(node).strip() for node in below):
        return False
    letters = sum(len(plain(node)) for node in nodes)
    return sum(len(lines[at]) for at in found) * _SHARE <= letters


def _words(node: ast.Block) -> str:
    """The words of a paragraph that could be a heading; empty for any other block."""
    run = _run(node)
    if not run or not all(_is_bold(inline) for inline in run):
        return ""
    words = " ".join(plain(run).split())
    is_short = 0 < len(words) <= _LONGEST and any(map(str.isalpha, words))
    return words if is_short and not words.endswith(_ENDS) and not reads_as_byline(words) else ""


def _run(node: ast.Block) -> list[ast.Inline]:
    """The inlines of a plain paragraph; none of any other block."""
    if isinstance(node, ast.Div) and style_of(node) in _PLAIN and len(node.c[1]) == 1:
        return _run(node.c[1][0])
    return node.c if isinstance(node, ast.Para) else []


def _is_bold(inline: ast.Inline) -> bool:
    if isinstance(inline, ast.Strong):
        return not any(isinstance(each, ast.LineBreak | ast.Note | ast.Image) for each in inline.c)
    if isinstance(inline, ast.Span | ast.Emph | ast.Underline):
        inner = inline.c[1] if isinstance(inline, ast.Span) else inline.c
        return bool(inner) and all(map(_is_bold, inner))
    return isinstance(inline, ast.Space | ast.SoftBreak)


def _heading(node: ast.Block, level: int) -> ast.Block:
    return ast.Header((level, ast.NO_ATTR, list(_unbold(_run(node)))))


def _unbold(run: list[ast.Inline]) -> Iterator[ast.Inline]:
    """The inlines without what makes all of them bold."""
    for inline in run:
        if isinstance(inline, ast.Strong):
            yield from inline.c
        else:
            yield inline
