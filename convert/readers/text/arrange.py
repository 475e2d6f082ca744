"""Rules of strangers among the built-in ones: each says before or after which it stands."""

from collections.abc import Iterable

from msgspec import Struct

from convert.errors import UsageError
from convert.readers.text.rule import Rule


class Placed(Struct, frozen=True):
    """A further rule and its place among the others: "before heading", "after list"."""

    rule: Rule
    place: str


def arranged(built_in: tuple[Rule, ...], found: Iterable[Placed]) -> tuple[Rule, ...]:
    """`built_in` with every found rule at its place; those of one place stand as they came.

    A place may also be beside another found rule. The last built-in rule stays the last, since
    it always claims.

    Raises UsageError where a place is beside no rule, and where two rules have one name.
    """
    placed = tuple(found)
    names = [rule.name for rule in built_in] + [item.rule.name for item in placed]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two rules of the text reader are called “{twice}”", code="rules.twice")
    behind = f"after {built_in[-1].name}"
    sided = tuple(item for item in placed if item.place != behind)
    rules = tuple(rule for own in built_in for rule in _with_neighbours(own, sided))
    lost = next((item for item in placed if item.rule not in rules), None)
    if lost is not None:
        raise UsageError(
            f"the rule “{lost.rule.name}” cannot stand “{lost.place}”",
            hint=f"Say “before” or “after” and one of: {', '.join(n for n in names)}.",
            code="rules.place",
        )
    return rules


def _with_neighbours(rule: Rule, placed: tuple[Placed, ...]) -> Iterable[Rule]:
    for item in placed:
        if item.place == f"before {rule.name}":
            yield from _with_neighbours(item.rule, placed)
    yield rule
    for item in placed:
        if item.place == f"after {rule.name}":
            yield from _with_neighbours(item.rule, placed)
