"""A second look at a file in which no line reads as a title: the first heading may be it."""

from collections.abc import Sequence
from typing import Final

from convert.languages.words import all_words
from convert.readers.text.parts import HeadingPart
from convert.readers.text.rule import Decision
from convert.readers.text.source import Source
from convert.sidecar import Said

_ABOVE: Final = frozenset({"paragraph", "separator", "boilerplate", "date", "preformatted"})
_MOST_ABOVE: Final = 8  # decisions
_MOST_LINES: Final = 4  # of one of them
_LEAST_BELOW: Final = 0.75  # of the words of the file
_MARKED_BY_NUMBER: Final = "number"


def late_title(decisions: Sequence[Decision], source: Source) -> Said | None:
    """That the first heading is the title, where no decision is.

    Above it stand a few short lines, such as where the text was taken from; below it stands
    nearly all of the text; it has no number, no later heading is set as it is, and it is not what
    sections are usually called.
    """
    if any(decision.role in ("title", "skipped") for decision in decisions):
        return None
    at = next((at for at, one in enumerate(decisions) if isinstance(one.part, HeadingPart)), 0)
    if not 0 < at <= _MOST_ABOVE or not all(map(_is_short_matter, decisions[:at])):
        return None
    heading = decisions[at].winner
    part = decisions[at].part
    lines = source.lines[heading.first : heading.end]
    words = lines[0].body.strip(" :").casefold()
    if not isinstance(part, HeadingPart) or part.kind.base == _MARKED_BY_NUMBER:
        return None
    if words in all_words().headings or _below(source, heading.end) < _LEAST_BELOW:
        return None
    later = [one.part.kind for one in decisions[at + 1 :] if isinstance(one.part, HeadingPart)]
    if part.kind in later:
        return None
    return Said(
        kind="title",
        first=lines[0].number,
        last=lines[-1].number,
        saw="the first heading, where nothing else reads as a title",
    )


def _is_short_matter(decision: Decision) -> bool:
    claim = decision.winner
    return claim.rule in _ABOVE and claim.end - claim.first <= _MOST_LINES


def _below(source: Source, end: int) -> float:
    """How much of the text stands from index `end` on, 0 to 1."""
    sizes = [len(line.body) for line in source.lines]
    return sum(sizes[end:]) / max(1, sum(sizes))
