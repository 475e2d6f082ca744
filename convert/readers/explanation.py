"""Why an Article is as it is: what a reader saw, weighed and decided, for people and machines."""

from msgspec import Struct


class Weighed(Struct, frozen=True):
    """A claim on some lines, and what was for it."""

    rule: str
    """The name of the rule that made it."""

    score: float
    """The sum of the evidence."""

    needs: float
    """The score from which the rule may have its way."""

    evidence: tuple[tuple[float, str], ...]
    """Each reason: its weight, and what was seen."""


class Explained(Struct, frozen=True):
    """What some lines became, and what else they might have been."""

    lines: tuple[int, int]
    """The source lines, 1-based and inclusive."""

    begins: str
    """How they begin."""

    became: Weighed
    """The claim that won."""

    rejected: tuple[Weighed, ...]
    """The other claims, strongest first."""

    confidence: float
    """How sure that is, from 0 to 1."""

    known_by: tuple[str, str] = ("", "")
    """The first words of the first line and of the last, by which a sidecar finds them again."""


class Explanation(Struct, frozen=True):
    """A whole source: its conventions in words, and its decisions in order."""

    conventions: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Explained, ...] = ()

    kinds: tuple[str, ...] = ()
    """What a sidecar may say that lines are; empty where the reader follows none."""
