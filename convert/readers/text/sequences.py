"""Which numbers count headings and which count the items of a list."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.readers.text.marks import begins_marked, bullet
from convert.readers.text.numbering import Label, heading_label
from convert.readers.text.script import ends_with_stop, holds_sentences, is_headline
from convert.readers.text.source import Source

_FARTHEST: Final = 40
_MOST_LAZY: Final = 3
_CHAPTER_GAP: Final = 3  # blank lines
_OF_SERIES: Final = ("#", "/")  # places of a ranking, items of minutes


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
    headings.update(_parents(source, units, numbered, items, headings))
    headings.update(_series(source, units, numbered))
    headings.update(_lone_firsts(source, units, numbered))
    return frozenset(headings.difference(_sentences(source, units, numbered)))


def _sentences(
    source: Source, units: list[tuple[int, int]], numbered: list[_Numbered]
) -> Iterator[int]:
    """The lines of a series such as Step 1, Step 2 of which one holds sentences: all of it is
    text that opens with a label."""
    worded: dict[str, list[_Numbered]] = {}
    for entry in numbered:
        after = source.lines[entry.line].body[entry.label.length :]
        if entry.label.scheme.startswith("word:") and (not entry.label.known or after[:1] == ":"):
            worded.setdefault(entry.label.scheme, []).append(entry)
    for series in worded.values():
        if any(_holds_text(source, units, entry) for entry in series):
            yield from (entry.line for entry in series)


def _holds_text(source: Source, units: list[tuple[int, int]], entry: _Numbered) -> bool:
    start, end = units[entry.unit]
    words = " ".join(line.body for line in source.lines[start:end])[entry.label.length :]
    return holds_sentences(words) and ends_with_stop(words)


def _lone_firsts(
    source: Source, units: list[tuple[int, int]], numbered: list[_Numbered]
) -> list[int]:
    """A "1." that no "2." follows, after more blank lines than stand below it: the first chapter,
    where a text holds no other."""
    schemes = Counter(entry.label.scheme for entry in numbered)
    return [
        entry.line
        for entry in numbered
        if entry.label.value == 1 and schemes[entry.label.scheme] == 1
        if source.gap[entry.line] >= _CHAPTER_GAP and entry.short
        if 0 < (source.gap_after(units[entry.unit][1]) or 0) < source.gap[entry.line]
        if units[entry.unit][1] == entry.line + 1
        if is_headline(source.lines[entry.line].body[entry.label.length :])
    ]


def _series(
    source: Source, units: list[tuple[int, int]], numbered: list[_Numbered]
) -> Iterator[int]:
    """Numbered lines that stand alone and count up, with text between most of them.

    They are headings all together, also those that have nothing but a list below them.
    """
    series: dict[str, list[_Numbered]] = {}
    for entry in numbered:
        if entry.label.scheme.endswith(")") or not _stands_alone(source, units, entry):
            continue  # "1)" counts items and questions
        chain = series.setdefault(entry.label.scheme, [])
        if chain and entry.label.value <= 1 < chain[-1].label.value:
            yield from _series_lines(source, units, chain)
            chain.clear()
        opens = entry.label.value <= 2 or entry.label.scheme == "/"
        if entry.label.value == chain[-1].label.value + 1 if chain else opens:
            chain.append(entry)
    for chain in series.values():
        yield from _series_lines(source, units, chain)


def _stands_alone(source: Source, units: list[tuple[int, int]], entry: _Numbered) -> bool:
    start, end = units[entry.unit]
    text = source.lines[end - 1].body
    alone = source.gap[start] > 0 or start == 0 or not source.lines[start - 1].body
    if entry.label.scheme in _OF_SERIES:
        return entry.short and alone and end == start + 1 and not ends_with_stop(text)
    if entry.label.length >= len(text):  # a number and nothing else
        return alone and source.gap_after(end) is not None
    return (
        entry.short
        and alone
        and source.lines[start].indent <= 1
        and (source.gap_after(end) not in (0, None) or end in source.stanzas)
        and not ends_with_stop(text)
        and text[-1] not in ":：,;"
    )


def _series_lines(
    source: Source, units: list[tuple[int, int]], chain: list[_Numbered]
) -> list[int]:
    """The lines of a series of two or more, if something stands between all of its members, and
    between some of them text at the margin; or if such text stands between most of them."""
    steps = list(pairwise(chain))
    text = [_has_text(source, units, above, below) for above, below in steps]
    filled = [
        flush or below.unit > above.unit + 1
        for flush, (above, below) in zip(text, steps, strict=True)
    ]
    parted = (all(filled) and any(text)) or sum(text) * 2 >= len(steps)
    return [entry.line for entry in chain] if steps and parted else []


def _has_text(
    source: Source, units: list[tuple[int, int]], above: _Numbered, below: _Numbered
) -> bool:
    """Whether text at the margin, or verse, stands between two numbers."""
    between = units[above.unit + 1 : below.unit]
    return any(_is_flush_text(source, unit) for unit in between) or any(
        above.line < first < below.line for first in source.stanzas
    )


def _is_flush_text(source: Source, unit: tuple[int, int]) -> bool:
    opening = source.lines[unit[0]]
    return opening.indent <= 1 and not begins_marked(opening.body)


def _parents(
    source: Source,
    units: list[tuple[int, int]],
    numbered: list[_Numbered],
    items: set[int],
    headings: set[int],
) -> list[int]:
    """A lone "2." is a heading where a "2.1" is one, or a "1.2" before it."""
    numbers = {entry.label.parent for entry in numbered if entry.line in headings}
    return [
        entry.line
        for entry in numbered
        if entry.label.scheme in ("decimal.", "bare")
        if entry.label.value in numbers or entry.label.value - 1 in numbers
        if entry.unit not in items and entry.short
        if not ends_with_stop(source.lines[units[entry.unit][1] - 1].body)
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
        last = source.lines[units[before.unit][1] - 1].body
        if indent < 0 and not ends_with_stop(last):
            continue  # hangs in the margin: a heading, and text below it
        between = range(before.unit + 1, entry.unit)
        if _are_lazy(source, units, between, before):
            items.update((before.unit, entry.unit))
            continue
        if len(between) <= _FARTHEST and all(
            _hangs(source, units[index], indent) for index in between
        ):
            items.update((before.unit, entry.unit))
    return items


def _hangs(source: Source, unit: tuple[int, int], indent: int) -> bool:
    """Whether a unit stands right of an item's mark, and not by its first line's indent alone."""
    first, *others = source.lines[unit[0] : unit[1]]
    left = all(line.indent <= indent for line in others) if others else False
    return first.indent > indent + 1 and not left


def _are_lazy(
    source: Source, units: list[tuple[int, int]], between: range, before: _Numbered
) -> bool:
    """Whether all that stands between is right below a sentence, as an item's further lines."""
    if not 0 < len(between) <= _MOST_LAZY:
        return False
    last = source.lines[units[before.unit][1] - 1]
    below = (units[index][0] for index in between)
    return ends_with_stop(last.body) and all(not source.stanza_start(start) for start in below)


def _counts_on(before: Label, label: Label) -> bool:
    if label.value == before.value + 1:
        return True
    return before.roman > 0 and label.value == before.roman + 1
