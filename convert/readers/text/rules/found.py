"""The rules of this process: the built-in ones, and those that others have registered."""

from functools import cache
from typing import cast

from convert.readers.text.arrange import Placed, arranged
from convert.readers.text.rule import Rule
from convert.readers.text.rules import RULES
from convert.registry import load, registered
from convert.sidecar import SKIP


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order; one of another package is a `Placed` under `convert.rules`.

    Raises UsageError for a place that is none, MissingError for a rule that cannot be loaded.
    """
    found = [cast("Placed", load("convert.rules", name)) for name in registered("convert.rules")]
    return arranged(RULES, found)


@cache
def kinds() -> tuple[str, ...]:
    """What a sidecar may say that lines are."""
    return (*(kind for rule in rules() for kind in rule.as_said()), SKIP)
