"""How sure each decision is: the signs that speak for it, and what they add up to."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import exp
from operator import mul
from typing import Final

from convert.readers.text.conventions import Conventions
from convert.readers.text.odds import ODDS
from convert.readers.text.parts import HeadingPart
from convert.readers.text.rule import Decision
from convert.sidecar import BY_A_PERSON

Signs = tuple[float, ...]

# What holds for every block of its kind.
ALWAYS: Final = "always"
SIGNS: Final = (
    "lead at first",
    "lead",
    "rivals fall short at first",
    "rivals fall short",
    "others of its kind",
    "neighbours",
    "the whole file",
    "wrap",
    "parted before",
    "parted after",
    "blank lines part",
)
_OF_HEAD: Final = frozenset({"title", "byline", "date", "standfirst", "fields", "subject"})
_KINDS: Final = frozenset({"paragraph", "list", "preformatted", "quote"})
_MARKED: Final = frozenset({"hash", "number", "underline"})
_SAID: Final = 100.0
_SUREST: Final = 0.99  # nothing that is guessed is certain
_MOST: Final = 6.0
# Any text weighs so much as a paragraph, and signs of prose weigh little each.
_PROSE: Final = 3.0
_PROSE_SCALE: Final = 3.0


def confidences(decisions: Sequence[Decision], conventions: Conventions) -> tuple[float, ...]:
    """How likely each of a file's decisions is right, 0 to 1; 1 for what a person said.

    No sign ever lowers it: a stronger claim, or a weaker rival, makes no decision of the file
    less sure. The weights of the signs are in `odds`, and docs/confidence.md says how they fare.
    """
    rows = zip(decisions, signs(decisions, conventions), strict=True)
    return tuple(
        _likely(kind_of(decision), seen) if decision.winner.score < _SAID else _known(decision)
        for decision, seen in rows
    )


def _known(decision: Decision) -> float:
    """How sure what needed no rule is: a person's word, or what the frame of a text shows."""
    return 1.0 if decision.winner.evidence[0].saw == BY_A_PERSON else _SUREST


def kind_of(decision: Decision) -> str:
    """The row of `ODDS` that a decision is judged by."""
    if isinstance(decision.part, HeadingPart):
        return "marked heading" if decision.part.kind.base in _MARKED else "bare heading"
    rule = decision.winner.rule
    if rule in _KINDS:
        return rule
    return "head" if rule in _OF_HEAD else "other"


def signs(decisions: Sequence[Decision], conventions: Conventions) -> list[Signs]:
    """What speaks for each decision, in the order of `SIGNS`: 0 for nothing, 1 for all there is."""
    leads = [_lead(decision) for decision in decisions]
    shorts = [_shortfall(decision) for decision in decisions]
    firm = [min(pair) for pair in zip(leads, shorts, strict=True)]
    alike = [_likeness(decision) for decision in decisions]
    kin = Counter(name for name, by in zip(alike, firm, strict=True) if by >= 1)
    calm = [_part(by, 4) for by in firm]
    of_file = (
        sum(calm) / max(1, len(calm)),
        conventions.wrap.share if conventions.wrap.column else 1.0,
    )
    blank = conventions.parting in ("blank", "both")
    parted = [
        not blank or before.winner.end < after.winner.first for before, after in pairwise(decisions)
    ]
    parted = [True, *parted, True]
    beside = [1.0, *calm, 1.0]
    return [
        (
            _part(leads[at], 2),
            _part(leads[at], _MOST),
            _part(shorts[at], 2),
            _part(shorts[at], _MOST),
            _part(kin[alike[at]] - (firm[at] >= 1), 4),
            min(beside[at], beside[at + 2]),
            *of_file,
            float(parted[at]),
            float(parted[at + 1]),
            float(blank),
        )
        for at in range(len(decisions))
    ]


def _lead(decision: Decision) -> float:
    """By how much the winner is over its threshold."""
    score = decision.winner.score
    if decision.needs:
        return score - decision.needs
    return (score - _PROSE) * _PROSE_SCALE


def _shortfall(decision: Decision) -> float:
    """By how much the strongest rival that is no paragraph missed having its way."""
    least = _MOST
    score = decision.winner.score
    for rival, needs in decision.rejected:
        if rival.rule == "paragraph":
            continue
        reached = rival.score
        if score - reached >= least:
            break  # those that follow are weaker still
        least = min(least, max(needs, score) - reached)
    return least


def _likeness(decision: Decision) -> tuple[str, str, bool]:
    """What others of its kind in a file have in common."""
    part = decision.part
    if isinstance(part, HeadingPart):
        return decision.winner.rule, part.kind.base, part.kind.caps
    return decision.winner.rule, "", False


def _part(value: float, most: float) -> float:
    if value <= 0:
        return 0.0
    return 1.0 if value >= most else value / most


def _likely(kind: str, seen: Signs) -> float:
    first, *weights = _rows()[kind]
    total = first + sum(map(mul, weights, seen))
    return min(_SUREST, round(1 / (1 + exp(-total)), 2))


@cache
def _rows() -> dict[str, tuple[float, ...]]:
    """The weights of each kind in the order of `SIGNS`, after what holds always; a sign that was
    not there when they were fitted weighs nothing."""
    order = (ALWAYS, *SIGNS)
    return {kind: tuple(row.get(sign, 0.0) for sign in order) for kind, row in ODDS.items()}
