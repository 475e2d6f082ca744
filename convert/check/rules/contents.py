"""A table of contents and the headings that it should name, whatever the format.

Compared are letters and numbers alone: numbering, leaders and capitals are presentation.
"""

from collections.abc import Iterable, Iterator, Sequence

from convert.check.reading.shape import OutlineEntry, Run
from convert.check.rules.rule import Fault

_MOST_OF = 0.5
"""The share of the headings of one level that a table of contents names where it means to name
that level."""
_FEWEST = 2
_TELLING = 4
"""So many letters are no heading's beginning by chance."""
_SHOWN = 60


def differs(entries: Iterable[str], runs: Sequence[Run]) -> Iterator[Fault]:
    """Entries that are no heading, and headings left out of a level that the contents have.

    runs: of the whole text; where it has no headings there is nothing to compare with. An entry
    may be shorter than its heading, and either may have a number before it.
    """
    found = [(run, key) for run in runs if run.level and (key := _key(run.text))]
    named = [(entry, key) for entry in entries if (key := _key(entry))]
    if len(named) < _FEWEST or len(found) < _FEWEST:
        return
    keys = {key for _, key in named}
    for entry, key in named:
        if not any(_is_same(key, heading) for _, heading in found):
            yield Fault(f"“{entry[:_SHOWN]}” stands in the contents and is no heading")
    for level in sorted({run.level for run, _ in found}):
        heads = [(run, key) for run, key in found if run.level == level]
        lost = [run for run, heading in heads if not any(_is_same(k, heading) for k in keys)]
        if len(lost) < len(heads) * _MOST_OF:
            for run in lost:
                yield Fault(f"the heading “{run.text[:_SHOWN]}” is not in the contents", run.where)


def outline_differs(outline: Sequence[OutlineEntry] | None, runs: Sequence[Run]) -> Iterator[Fault]:
    """The same, of the outline that a format has of its own."""
    return differs((entry.text for entry in outline or ()), runs)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_same(entry: str, heading: str) -> bool:
    """One is the other, with something before it or after: a number, a page, a subtitle."""
    short, long = sorted((entry, heading), key=len)
    before, found, after = long.partition(short)
    by_chance = len(short) < _TELLING or bool(before and after)
    return bool(found) and ((before + after).isdecimal() or before + after == "" or not by_chance)
