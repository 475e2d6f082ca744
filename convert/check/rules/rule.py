"""What a rule is: a requirement of a standard, and the function that finds where it is broken."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from convert.check.finding import Finding
from convert.check.formats.record import Requirement
from convert.errors import Severity

Subject = TypeVar("Subject")


class Fault(Struct, frozen=True):
    """One place where a rule is broken."""

    message: str
    where: str = ""


class Rule(Struct, Generic[Subject], frozen=True, kw_only=True):
    """code: stable, unique. requires: what must hold, in words. clause: the standard and number.

    hint: what to do where it does not hold. find: the places in a file where it does not.
    """

    code: str
    requires: str
    clause: str
    find: Callable[[Subject], Iterable[Fault]]
    hint: str = ""
    severity: Severity = "error"


def requirements(*tables: Sequence["Rule[Any]"]) -> tuple[Requirement, ...]:
    """The requirements of tables of rules, in their order."""
    return tuple(
        Requirement(rule.code, rule.requires, rule.clause) for rules in tables for rule in rules
    )


def apply(
    rules: Sequence[Rule[Subject]], subject: Subject, file: str, format: str
) -> Iterator[Finding]:
    """A finding for each place where `subject` breaks one of `rules`."""
    for rule in rules:
        for fault in rule.find(subject):
            yield Finding(
                file=file,
                format=format,
                tool="rules",
                severity=rule.severity,
                code=rule.code,
                message=fault.message,
                where=fault.where,
                clause=rule.clause,
                hint=rule.hint,
            )
