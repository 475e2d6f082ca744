"""Who speaks: the labels that open the turns of an interview, a dialogue or a play."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.languages.words import all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.marks import bullet, ordinal
from convert.readers.text.script import ends_sentence, is_caps, word_count
from convert.readers.text.source import Source

_LABELLED: Final = Lazy(
    lambda: (
        r"(?:([^\W\d_][^:：\n]{0,40}?)\s?[:：]"
        rf"|({any_of(all_words().turns)})\.(?=\s))(?=\s*\S)"
    )
)
_WITH_STOP: Final = Lazy(r"([^\W\d_][^:\d\n]{1,30}?)\.(?=\s+\S)")
_CAST: Final = re.compile(r"([^\W\d_][^,\d\n]{1,30}?),\s+(?=\S)")
_LONGEST: Final = 32
_MOST_WORDS: Final = 4
_DENSE: Final = 0.5
_FEWEST: Final = 3
_SAID: Final = 0.5
_CENTRED: Final = 10  # cells


class Turn(Struct, frozen=True, gc=False):
    """What opens a turn: the label, how many characters it takes with its mark, and whether the
    mark is a stop after a name in capitals, as in plays."""

    label: str
    length: int
    stopped: bool = False


def turn_of(body: str) -> Turn | None:
    """The label that a line opens with: Q: / A. / NAME: / NAME."""
    if body[1:3] == ". " or ":" in body[:60] or "：" in body[:60]:
        found = _LABELLED.match(body)
        if found:
            return Turn(found.group(1) or found.group(2), found.end())
    return _of_player(body)


def _of_player(body: str) -> Turn | None:
    """A name in capitals and a stop, with a title before it perhaps: MRS. PALE. Good evening."""
    turn = None
    if not body[:2].isupper():
        return None
    for found in _WITH_STOP.finditer(body[: _LONGEST + 2]):
        label = body[: found.end(1)]
        if not is_caps(label) or word_count(label) > _MOST_WORDS:
            break
        turn = Turn(label, found.end(), stopped=True)
    if turn is None or is_caps(body[turn.length :]):
        return None
    said = body[turn.length :].split(None, 1)[0]
    return None if is_caps(said) and said[-1] not in ".!?…" else turn


def find_speakers(source: Source, units: list[tuple[int, int]]) -> frozenset[str]:
    """Labels that open turns: several of them, taking turns."""
    turns, stopped = _turns(source, units)
    over = [] if turns else _over_their_lines(source, units)
    if len(over) >= _FEWEST and len({_name(label) for label in over}) > 1:
        return frozenset(over)
    counts = Counter(turns)
    changes = sum(a != b for a, b in pairwise(turns))
    repeated = {label for label, count in counts.items() if count >= 2}
    total = sum(counts[label] for label in repeated)
    if stopped and not _are_dense(source, units, frozenset(turns)):
        return frozenset()
    if not stopped and _said(source, units, repeated) < _SAID * total:
        return frozenset()  # “Removed: this”, “Changed: that” are headings or entries
    if _are_players(turns):
        return frozenset(counts)
    if len(repeated) < 2 or total < 4 or changes < total * 0.6 - 1:
        return frozenset()
    opening = next(index for index, label in enumerate(turns) if label in repeated)
    # a label above the first speaker introduces, and does not speak
    late = frozenset(turns[opening:])
    return late if total > 0.7 * len(turns) else frozenset(repeated)


def _over_their_lines(source: Source, units: list[tuple[int, int]]) -> list[str]:
    """The names in capitals that stand over lines that begin further left, as in screenplays."""
    return [
        source.lines[start].body
        for start, _ in units
        if source.lines[start].indent >= _CENTRED
        and stands_over(source, start)
        and all(
            line.indent < source.lines[start].indent
            for line in source.lines[start + 1 : source.stanza_end[start]]
        )
    ]


def _name(label: str) -> str:
    """A speaker's name without a remark behind it: TOM (CONT'D)."""
    return label.partition("(")[0].strip()


def _said(source: Source, units: list[tuple[int, int]], labels: set[str]) -> int:
    """How many turns of the labels end as a sentence does."""
    ends = (
        source.lines[end - 1].body
        for start, end in units
        if (turn := _opening(source.lines[start].body)) and turn.label in labels
    )
    return sum(map(ends_sentence, ends))


def _turns(source: Source, units: list[tuple[int, int]]) -> tuple[list[str], bool]:
    """The labels in their order, and whether they are those of a play: names with a stop."""
    opened = [(start, _opening(source.lines[start].body)) for start, _ in units]
    stops = [turn.label for _, turn in opened if turn and turn.stopped]
    colons = [turn.label for _, turn in opened if turn and not turn.stopped]
    if len(stops) < max(_FEWEST, len(colons)):
        return colons, False
    known = frozenset(stops) | _cast(source)
    turns: list[str] = []
    for start, turn in opened:
        if turn and turn.stopped:
            turns.append(turn.label)
        elif stands_over(source, start) in known:
            turns.append(source.lines[start].body)
    return turns, True


def _opening(body: str) -> Turn | None:
    turn = turn_of(body)
    if turn is None or bullet(body) or (ordinal(body) and body[1:3] != ". "):
        return None
    label = turn.label
    fits = word_count(label) <= _MOST_WORDS and (label[0].isupper() or not label[0].islower())
    return turn if fits else None


def stands_over(source: Source, at: int) -> str:
    """The name in capitals that stands alone right over lines of its own; "" for none."""
    body = source.lines[at].body
    over = source.stanza_start(at) and source.stanza_end[at] > at + 1
    if not over or len(body) > _LONGEST or not is_caps(body):
        return ""
    return "" if is_caps(source.lines[at + 1].body) else body


def _cast(source: Source) -> frozenset[str]:
    """Names in capitals that a list of the characters gives, with what they are or without."""
    names: set[str] = set()
    at = source.next_text(0)
    while at < len(source.lines):
        end = source.stanza_end[at]
        listed = [_listed(line.body) for line in source.lines[at:end]]
        if len(listed) > 1 and all(listed):
            names.update(name for name in listed)
            names.update(name.partition(" ")[2] for name in listed if " " in name)
        at = source.next_text(end)
    return frozenset(names)


def _listed(body: str) -> str:
    """The name that a line of a list of characters gives; "" for other lines."""
    found = _CAST.match(body) if len(body) <= 2 * _LONGEST else None
    name = found.group(1) if found else body if len(body) <= _LONGEST else ""
    return name if name and is_caps(name) else ""


def _are_dense(source: Source, units: list[tuple[int, int]], labels: frozenset[str]) -> bool:
    """Whether most units between the first turn and the last are turns: labels of remarks stand
    here and there."""
    places = [
        index
        for index, (start, _) in enumerate(units)
        if (turn := _opening(source.lines[start].body)) and turn.label in labels
    ]
    return len(places) >= _FEWEST and len(places) - 1 > _DENSE * (places[-1] - places[0])


def _are_players(turns: list[str]) -> bool:
    """Whether few turns are a dialogue all the same: names in capitals that answer each other."""
    named = len(turns) >= _FEWEST and all(is_caps(label) for label in turns)
    return named and 1 < len(set(turns)) < len(turns)
