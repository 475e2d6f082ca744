"""Evidence, claims and decisions: how a judgement is made and can be explained."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

from convert.article import Blocks, Inlines, LineRange
from convert.readers.text.conventions import Conventions
from convert.readers.text.evidence import Evidence, Seen, weighed
from convert.readers.text.findings import Findings
from convert.readers.text.parts import Part
from convert.readers.text.source import Line, Source

Role: TypeAlias = Literal[
    "title",
    "byline",
    "date",
    "standfirst",
    "fields",
    "furniture",
    "caption",
    "mark",
    "heading",
    "text",
    "list",
    "quote",
    "verse",
    "set",
    "note",
    "letter",
    "end",
    "skipped",
]
# What may stand above the first paragraph of an article.
HEAD: frozenset[Role] = frozenset(
    {"title", "byline", "date", "standfirst", "fields", "furniture", "mark"}
)


class Note(Struct, frozen=True):
    """What a rule found while it weighed, for its own `build`; each rule has its own kind."""


class Claim(Struct, frozen=True):
    """A rule's wish to have lines `first` to `end` (exclusive). `note` is what it found; `score`
    is the sum of the evidence."""

    rule: str
    first: int
    end: int
    evidence: tuple[Evidence, ...]
    note: Note | None
    score: float


def claimed(
    rule: str, first: int, end: int, evidence: tuple[Evidence, ...], note: Note | None = None
) -> Claim:
    """A claim by its evidence."""
    return Claim(rule, first, end, evidence, note, sum([item.weight for item in evidence]))


class View(Struct, frozen=True):
    """What a rule may look at: the file, its conventions, a place, what came before.

    line: the line `at` the place; end: where the unit (a paragraph's lines, by the file's
    conventions) that begins there ends;
    findings: what was found in the whole file beforehand; tools: what builds text out of lines;
    before: decisions so far, newest last; roles: what those decisions are for the article;
    text: the unit's words on one line; nested: how deep inside lists and quotes this is, 0 for
    the file itself.
    """

    source: Source
    conventions: Conventions
    findings: Findings
    at: int
    line: Line
    end: int
    tools: "Tools"
    before: "Sequence[Decision]"
    roles: frozenset[Role]
    text: str
    nested: int = 0

    @property
    def last(self) -> Line:
        """The last line of the unit."""
        return self.source.lines[self.end - 1]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the unit."""
        return self.source.lines[self.at : self.end]

    def claim(self, rule: str, end: int, *seen: Seen, note: Note | None = None) -> Claim:
        """A claim on the lines from the place to `end`, by what was seen of them."""
        return claimed(rule, self.at, end, weighed(rule, seen), note)

    def span(self, claim: Claim) -> LineRange:
        """The source lines of a claim, 1-based and inclusive."""
        lines = self.source.lines
        return lines[claim.first].number, lines[claim.end - 1].number

    @property
    def gap(self) -> int | None:
        """Blank lines before the place; None at the beginning."""
        return self.source.gap[self.at] if self.at and self.before else None

    @property
    def gap_after(self) -> int | None:
        """Blank lines after the unit; None at the end."""
        return self.source.gap_after(self.end)

    @property
    def parted_before(self) -> bool:
        """Whether a blank line, or nothing, stands before the place."""
        return self.gap != 0

    @property
    def parted_after(self) -> bool:
        """Whether a blank line, or nothing, follows the unit."""
        return self.gap_after != 0

    @property
    def apart(self) -> bool:
        """Whether the unit stands apart from what is before and after it."""
        return self.parted_before and self.parted_after

    def after(self, *roles: Role) -> bool:
        """Whether what stands right before has one of these roles."""
        return bool(self.before) and self.before[-1].role in roles

    def has_role(self, *roles: Role) -> bool:
        """Whether anything before has one of these roles."""
        return not self.roles.isdisjoint(roles)


class Tools(Protocol):
    """What rules build with: lines to text, to inlines, to nested blocks."""

    def text(self, lines: Sequence[Line]) -> str:
        """Wrapped lines as one line of text."""
        ...

    def inlines(self, text: str) -> Inlines:
        """The marks inside a run of text."""
        ...

    def told(self) -> tuple[str, ...]:
        """What was found out about hyphens at line ends since this was last asked."""
        ...

    def blocks(self, lines: Sequence[Line], view: View) -> Blocks:
        """What stands inside a list item, a quote or a note."""
        ...


class Rule(Struct, frozen=True):
    """A recogniser. `weigh` sees and weighs; `build` makes the part once the claim has won.

    role: what its part is to other rules, which never ask for a rule by its name;
    claim_as_said: the claim to lines that a person says are of this kind, None where they cannot
    be; a rule without it cannot be asked for. also_said: the same for other kinds that it builds.
    """

    name: str
    role: Role
    threshold: float
    weigh: Callable[[View], Claim | None]
    build: Callable[[View, Claim], Part]
    claim_as_said: "AsSaid | None" = None
    also_said: "Mapping[str, AsSaid]" = MappingProxyType({})

    def as_said(self) -> "dict[str, AsSaid]":
        """By the name of each kind, the claim to lines that a person says are of it."""
        own = {self.name.replace(" ", "_"): self.claim_as_said} if self.claim_as_said else {}
        return {**own, **self.also_said}


AsSaid: TypeAlias = Callable[[View], Claim | None]


def plainly(name: str) -> AsSaid:
    """A `claim_as_said` for a rule whose claims carry no note."""
    return lambda view: view.claim(name, view.end)


class Decision(Struct, frozen=True):
    """What lines became, and what else they might have been, strongest first.

    part: None for lines that a person said are not part of the article; needs: the winner's
    threshold; rejected: the other claims, each with the threshold of its rule; role: what the
    lines are to the decisions after it.
    """

    winner: Claim
    part: Part | None
    rejected: tuple[tuple[Claim, float], ...]
    needs: float
    role: Role
