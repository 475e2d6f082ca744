"""Evidence, claims and decisions: how a judgement is made and can be explained."""

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from convert.article import Blocks, Inlines, LineRange
from convert.readers.text.conventions import Conventions
from convert.readers.text.findings import Findings
from convert.readers.text.parts import Part
from convert.readers.text.source import Line, Source


class Evidence(Struct, frozen=True, gc=False):
    """One thing a rule saw and how much it weighs; `saw` says it in words."""

    weight: float
    saw: str


class Claim(Struct, frozen=True):
    """A rule's wish to have lines `first` to `end` (exclusive). `note` is what it found."""

    rule: str
    first: int
    end: int
    evidence: tuple[Evidence, ...]
    note: object = None

    @property
    def score(self) -> float:
        """The sum of the evidence."""
        return sum(item.weight for item in self.evidence)


class View(Struct, frozen=True):
    """What a rule may look at: the file, its conventions, a place, what came before.

    end: where the unit (a paragraph's lines, by the file's conventions) that begins `at` ends;
    findings: what was found in the whole file beforehand; tools: what builds text out of lines;
    before: decisions so far, newest last; seen: the names of the rules that have won so far;
    memo: lines that a rule need not weigh again; text: the unit's words on one line;
    nested: how deep inside lists and quotes this is, 0 for the file itself.
    """

    source: Source
    conventions: Conventions
    findings: Findings
    at: int
    end: int
    tools: "Tools"
    before: "list[Decision]"
    seen: set[str]
    memo: set[int]
    text: str
    nested: int = 0

    @property
    def line(self) -> Line:
        """The line at the place."""
        return self.source.lines[self.at]

    @property
    def last(self) -> Line:
        """The last line of the unit."""
        return self.source.lines[self.end - 1]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the unit."""
        return self.source.lines[self.at : self.end]

    def claim(
        self, rule: str, end: int, *evidence: tuple[float, str], note: object = None
    ) -> Claim:
        """A claim on the lines from the place to `end`."""
        seen = tuple(Evidence(weight, saw) for weight, saw in evidence if weight)
        return Claim(rule, self.at, end, seen, note)

    def span(self, claim: Claim) -> LineRange:
        """The source lines of a claim, 1-based and inclusive."""
        lines = self.source.lines
        return lines[claim.first].number, lines[claim.end - 1].number

    @property
    def gap(self) -> int:
        """Blank lines before the place; 99 at the beginning."""
        return self.source.gap[self.at] if self.at and self.before else 99

    @property
    def gap_after(self) -> int:
        """Blank lines after the unit; 99 at the end."""
        return self.source.gap_after(self.end)

    @property
    def previous(self) -> str:
        """The name of the rule that took what stands before, "" at the beginning."""
        return self.before[-1].winner.rule if self.before else ""

    def has(self, *rules: str) -> bool:
        """Whether one of these rules has won before."""
        return not self.seen.isdisjoint(rules)


class Tools(Protocol):
    """What rules build with: lines to text, to inlines, to nested blocks."""

    def text(self, lines: Sequence[Line]) -> str:
        """Wrapped lines as one line of text."""
        ...

    def inlines(self, text: str) -> Inlines:
        """The marks inside a run of text."""
        ...

    def blocks(self, lines: Sequence[Line], view: View) -> Blocks:
        """What stands inside a list item, a quote or a note."""
        ...


class Rule(Struct, frozen=True):
    """A recogniser. `weigh` sees and weighs; `build` makes the part once the claim has won."""

    name: str
    threshold: float
    weigh: Callable[[View], Claim | None]
    build: Callable[[View, Claim], Part]


class Decision(Struct, frozen=True):
    """What lines became, and what else they might have been, strongest first.

    part: None for lines that a person said are not part of the article; needs: the winner's
    threshold; rejected: the other claims, each with the threshold of its rule.
    """

    winner: Claim
    part: Part | None
    rejected: tuple[tuple[Claim, float], ...]
    needs: float
