"""Evidence: what a rule saw of some lines, and what the table of weights makes of it."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from msgspec import Struct

from convert.readers.text.weights import WEIGHTS

# How much of a thing was seen (1 or True for all of it, 0 for nothing), its name in the table of
# weights, and how to say it in words where its name does not.
Seen: TypeAlias = tuple[float, str] | tuple[float, str, str]


NOTHING: Final[Seen] = (0, "")


class Evidence(Struct, frozen=True, gc=False):
    """One thing a rule saw and how much it weighs.

    saw: in words, for people; sign: its name in the table of weights, "" where it has none.
    """

    weight: float
    saw: str
    sign: str = ""


def weighed(rule: str, seen: Iterable[Seen]) -> tuple[Evidence, ...]:
    """What was seen, each thing with how much of it there is times its weight.

    A rule of another package has no row in the table: what it saw weighs as much as it says.
    """
    row = WEIGHTS.get(rule)
    if row is None:
        return tuple([Evidence(float(item[0]), item[-1]) for item in seen if item[0]])
    return tuple([Evidence(item[0] * row[item[1]], item[-1], item[1]) for item in seen if item[0]])


def total(rule: str, seen: Iterable[Seen]) -> float:
    """What the things seen weigh together, as `weighed` weighs them; `rule` is in the table."""
    row = WEIGHTS[rule]
    return sum([item[0] * row[item[1]] for item in seen if item[0]])
