"""Runs of RTF as inlines of pandoc's model."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from convert.readers.pandoc import ast
from convert.readers.rtf.characters import joined
from convert.readers.rtf.flow import Item
from convert.readers.rtf.marks import Marks

Bare = frozenset[str]
"""Marks that say nothing where they are those of a whole paragraph."""

_SPACES: Final = re.compile(r"([ \t]+)")
_LINK_LOOK: Final = "underlined"


def inlines(
    items: Iterable[Item], is_code: Callable[[Marks], bool], bare: Bare = frozenset()
) -> list[ast.Inline]:
    """The inlines that runs become, those with the same marks as one.

    is_code: whether marks are those of code; bare: marks that are left out.
    """
    pieces = [(_kept(marks, bare), part) for marks, part in _met(items)]
    return _linked(pieces, is_code)


def _met(items: Iterable[Item]) -> Iterator[Item]:
    """Runs whose text is one where nothing but size and place in the file parts it."""
    for is_text, run in groupby(items, key=lambda item: isinstance(item[1], str)):
        if not is_text:
            yield from run
            continue
        for marks, same in groupby(run, key=lambda item: replace(item[0], size=0)):
            yield marks, joined("".join(str(part) for _, part in same))


def _kept(marks: Marks, bare: Bare) -> Marks:
    left = dict.fromkeys(bare, False)
    if marks.link:
        left[_LINK_LOOK] = False
    return replace(marks, **left) if left else marks


def _linked(items: list[Item], is_code: Callable[[Marks], bool]) -> list[ast.Inline]:
    out: list[ast.Inline] = []
    for link, run in groupby(items, key=lambda item: item[0].link):
        inner = _nested(list(run), is_code, _WRAPS)
        out += [ast.Link((ast.NO_ATTR, inner, (link, "")))] if link and inner else inner
    return out


_Wrap = tuple[Callable[[Marks], bool], Callable[[list[ast.Inline]], ast.Inline]]
_WRAPS: Final[tuple[_Wrap, ...]] = (
    (lambda marks: marks.struck, ast.Strikeout),
    (lambda marks: marks.bold, ast.Strong),
    (lambda marks: marks.italic, ast.Emph),
    (lambda marks: marks.underlined, ast.Underline),
    (lambda marks: marks.small_caps, ast.SmallCaps),
    (lambda marks: marks.height == "super", ast.Superscript),
    (lambda marks: marks.height == "sub", ast.Subscript),
)


def _nested(
    items: list[Item], is_code: Callable[[Marks], bool], wraps: tuple[_Wrap, ...]
) -> list[ast.Inline]:
    """Runs in their marks, of which the one that reaches furthest is outside of the others."""
    out: list[ast.Inline] = []
    at = 0
    while at < len(items):
        reach = [(_reach(items, at, wrap), -number) for number, wrap in enumerate(wraps)]
        end, number = max(reach, default=(at, 0))
        if end == at:
            out += _plain(items[at], is_code)
            at += 1
            continue
        others = (*wraps[:-number], *wraps[1 - number :])
        inner = _nested(items[at:end], is_code, others)
        out += [wraps[-number][1](inner)] if inner else []
        at = end
    return out


def _reach(items: list[Item], at: int, wrap: _Wrap) -> int:
    """Where a mark ends that begins at a place: there itself where it does not."""
    while at < len(items) and wrap[0](items[at][0]):
        at += 1
    return at


def _plain(item: Item, is_code: Callable[[Marks], bool]) -> Iterator[ast.Inline]:
    marks, part = item
    if not isinstance(part, str):
        yield part
    elif is_code(marks) and part.strip():
        yield ast.Code((ast.NO_ATTR, part))
    else:
        yield from _words(part)


def _words(text: str) -> Iterator[ast.Inline]:
    for piece in _SPACES.split(text):
        if piece.strip(" \t"):
            yield ast.Str(piece)
        elif piece:
            yield ast.Space()


def lines(items: Iterable[Item]) -> str:
    """The text of runs with its spaces and its lines, as code has them."""
    return joined(
        "".join(
            part if isinstance(part, str) else "\n" if isinstance(part, ast.LineBreak) else ""
            for _, part in items
        )
    )
