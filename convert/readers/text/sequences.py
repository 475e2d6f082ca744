"""Which numbers count headings and which count the items of a list."""

from typing import Final

from msgspec import Struct

from convert.readers.text.marks import bullet
from convert.readers.text.numbering import Label, heading_label
from convert.readers.text.source import Source

_FARTHEST: Final = 40


class _Numbered(Struct, frozen=True):
    unit: int
    line: int
    label: Label
    short: bool


def numbered_headings(source: Source, units: list[tuple[int, int]]) -> frozenset[int]:
    """Lines whose number counts headings: the numbers go up, and text stands between them."""
    numbered: list[_Numbered] = []
    for index, (start, end) in enumerate(units):
        label = heading_label(source.lines[start].body)
        if label and not bullet(source.lines[start].body):
            length = sum(source.lines[i].width for i in range(start, end))
            numbered.append(_Numbered(index, start, label, end - start <= 3 and length <= 170))
    items = _list_items(source, units, numbered)
    chains: dict[str, list[_Numbered]] = {}
    headings: set[int] = set()
    for entry in numbered:
        if entry.unit in items or not entry.short:
            continue
        if entry.label.known or entry.label.scheme == "dotted":
            if _stands_apart(source, units, entry) or entry.label.known:
                headings.add(entry.line)
            continue
        chain = chains.setdefault(entry.label.scheme, [])
        if chain and entry.label.value != chain[-1].label.value + 1:
            headings.update(_chain_lines(chain))
            chain.clear()
        if chain or entry.label.value <= 2:
            chain.append(entry)
    for chain in chains.values():
        headings.update(_chain_lines(chain))
    headings.update(_parents(numbered, items, headings))
    return frozenset(headings)


def _parents(numbered: list[_Numbered], items: set[int], headings: set[int]) -> list[int]:
    """A lone "2." is a heading where a "2.1" is one."""
    numbers = {entry.label.parent for entry in numbered if entry.line in headings}
    return [
        entry.line
        for entry in numbered
        if entry.label.scheme == "decimal." and entry.label.value in numbers
        if entry.unit not in items and entry.short
    ]


def _chain_lines(chain: list[_Numbered]) -> list[int]:
    return [entry.line for entry in chain] if len(chain) >= 2 else []


def _stands_apart(source: Source, units: list[tuple[int, int]], entry: _Numbered) -> bool:
    start, end = units[entry.unit]
    return source.stanza_start(start) or (
        source.gap_after(end) != 0 or source.lines[start].indent == 0
    )


def _list_items(
    source: Source, units: list[tuple[int, int]], numbered: list[_Numbered]
) -> set[int]:
    """Units that are items of a list: the next number follows at once, or after hanging lines."""
    items: set[int] = set()
    latest: dict[str, _Numbered] = {}
    for entry in numbered:
        scheme = entry.label.scheme
        before = latest.get(scheme)
        latest[scheme] = entry
        if before is None or entry.label.known or scheme.startswith("word:"):
            continue
        if not _counts_on(before.label, entry.label):
            continue
        indent = source.lines[before.line].indent
        if indent < 0:  # hangs in the margin: a heading, and text below it
            continue
        between = range(before.unit + 1, entry.unit)
        if len(between) <= _FARTHEST and all(
            source.lines[units[index][0]].indent > indent + 1 for index in between
        ):
            items.update((before.unit, entry.unit))
    return items


def _counts_on(before: Label, label: Label) -> bool:
    if label.value == before.value + 1:
        return True
    return before.roman > 0 and label.value == before.roman + 1
