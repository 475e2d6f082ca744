"""Items of RTF, which lie one below the other, as lists in lists."""

from typing import Final

from msgspec import Struct

from convert.readers.pandoc import ast
from convert.readers.rtf.items import Marker

_DEEPEST: Final = 8


class Entry(Struct, frozen=True):
    """A paragraph among items: one of them, or without a mark a further one of that before."""

    marker: Marker | None
    content: ast.Block
    left: int


class _Item(Struct):
    marker: Marker
    blocks: list[ast.Block]
    inner: list["_Item"]


def lists(entries: list[Entry]) -> list[ast.Block]:
    """The lists that neighbouring entries are, the first of which is an item."""
    root: list[_Item] = []
    path: list[_Item] = []
    for entry in entries:
        if entry.marker is None:
            if path:
                path[-1].blocks += _made(path[-1].inner)
                path[-1].inner = []
                path[-1].blocks.append(entry.content)
            continue
        while path and not _lies_in(entry.marker, path[-1].marker):
            path.pop()
        item = _Item(entry.marker, [entry.content], [])
        (path[-1].inner if path else root).append(item)
        if len(path) < _DEEPEST:
            path.append(item)
    return _made(root)


def _lies_in(marker: Marker, outer: Marker) -> bool:
    """Whether an item is one of a list in another item."""
    if marker.depth is not None and outer.depth is not None and marker.depth != outer.depth:
        return marker.depth > outer.depth
    if marker.which == outer.which and marker.depth is not None:
        return False
    return marker.left > outer.left


def _made(items: list[_Item]) -> list[ast.Block]:
    """Items as lists: a new one where the kind of mark changes, or numbers begin anew."""
    out: list[ast.Block] = []
    run: list[_Item] = []
    for item in items:
        if run and _begins(item.marker, run[-1].marker):
            out.append(_list(run))
            run = []
        run.append(item)
    return [*out, _list(run)] if run else out


def _begins(marker: Marker, before: Marker) -> bool:
    if bool(marker.level.style) != bool(before.level.style):
        return True
    if marker.number is None or before.number is None:
        return False
    return bool(marker.level.style) and marker.number <= before.number


def _list(run: list[_Item]) -> ast.Block:
    items = [[*item.blocks, *_made(item.inner)] for item in run]
    first = run[0].marker
    if not first.level.style:
        return ast.BulletList(items)
    start = first.level.start if first.number is None else first.number
    kinds = ast.Named(first.level.style), ast.Named(first.level.delimiter)
    return ast.OrderedList(((start, *kinds), items))
