"""Weigh, choose, build: every line ends up in exactly one decision."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from convert.article import AnyBlock, Blocks, Inlines, Paragraph, Text
from convert.readers.text.conventions import Conventions
from convert.readers.text.evidence import Evidence
from convert.readers.text.findings import NO_FINDINGS, Findings
from convert.readers.text.inlines import InlineReader
from convert.readers.text.meant import find_meant
from convert.readers.text.parts import BlockPart, FieldsPart
from convert.readers.text.prose import Joiner, vocabulary
from convert.readers.text.rule import Claim, Decision, Role, Rule, View
from convert.readers.text.rules import INNER_RULES
from convert.readers.text.said import decide_as_said
from convert.readers.text.source import Line, Source, cut, make_source
from convert.readers.text.tables import find_tables
from convert.readers.text.units import unit_end
from convert.sidecar import Said

_DEEPEST: Final = 8
_FIELD_ROLES: Final[dict[str, Role]] = {"title": "title", "author": "byline", "date": "date"}
NOTHING_SAID: Final[Mapping[int, tuple[Said, int]]] = MappingProxyType({})


class Workshop:
    """The tools that rules build with, for one article."""

    def __init__(
        self, conventions: Conventions, findings: Findings, words: frozenset[str], column: int
    ) -> None:
        self._joiner = Joiner(conventions.language, column, conventions.unspaced, words)
        self._reader = InlineReader(
            conventions.count("hash") > 0,
            frozenset(findings.notes),
            frozenset(findings.glued.marks),
        )
        self._findings = findings
        self._words = words

    def text(self, lines: Sequence[Line]) -> str:
        """Wrapped lines as one line of text."""
        return self._joiner.join(lines)

    def told(self) -> tuple[str, ...]:
        """What was found out about hyphens at line ends since this was last asked."""
        return self._joiner.told()

    def inlines(self, text: str) -> Inlines:
        """The marks inside a run of text."""
        return self._reader.read(text)

    def blocks(self, lines: Sequence[Line], view: View) -> Blocks:
        """What stands inside a list item, a quote or a note."""
        if view.nested >= _DEEPEST or (len(lines) == 1 and view.nested > 3):
            return self._flat(lines)
        conventions = replace(view.conventions, parting="blank", first_indent=0, inner=True)
        wrap = conventions.wrap
        column = max((line.right for line in lines), default=0) if wrap.column else 0
        meant = find_meant(tuple(lines), nested=True)
        source = make_source(tuple(lines), column, wrap.slack, wrap.wide, meant)
        findings = replace(
            NO_FINDINGS, tables=find_tables(source, column), notes=self._findings.notes
        )
        inner = self
        if conventions.unspaced and column:
            inner = Workshop(conventions, self._findings, self._words, column)
        decisions = recognise(source, conventions, findings, inner, INNER_RULES, view.nested + 1)
        return tuple(
            decision.part.block for decision in decisions if isinstance(decision.part, BlockPart)
        )

    def _flat(self, lines: Sequence[Line]) -> Blocks:
        text = [line for line in lines if line.body]
        if not text:
            return ()
        block: AnyBlock = Paragraph(
            content=(Text(text=self.text(text)),), lines=(text[0].number, text[-1].number)
        )
        return (block,)


def workshop(source: Source, conventions: Conventions, findings: Findings) -> Workshop:
    """The tools for the whole of an article."""
    column = max(0, conventions.wrap.column - conventions.wrap.margin)
    return Workshop(conventions, findings, vocabulary(source.lines), column)


def recognise(
    source: Source,
    conventions: Conventions,
    findings: Findings,
    tools: Workshop,
    rules: tuple[Rule, ...],
    nested: int = 0,
    said: Mapping[int, tuple[Said, int]] = NOTHING_SAID,
    name: str = "",
    titled: bool = False,
) -> list[Decision]:
    """What all lines of `source` are, in order.

    said: what a person said of the lines that begin at an index, with the index after the last;
    no other decision reaches into those lines. name: the source's, for messages; titled:
    whether the title is known already.
    """
    decisions: list[Decision] = []
    roles: frozenset[Role] = frozenset({"title"} if titled else ())
    bounds = [*sorted(said), len(source.lines)]
    title = min((at for at, (item, _) in said.items() if item.kind == "title"), default=0)
    untitled = tuple(rule for rule in rules if rule.role != "title") if title else rules
    at = source.next_text(0)
    while at < len(source.lines):
        while bounds[0] <= at and len(bounds) > 1:
            bounds.pop(0)
        spoken = said.get(at)
        end = spoken[1] if spoken else min(unit_end(source, conventions, at), bounds[0])
        view = View(
            source=cut(source, end) if spoken else source,
            conventions=conventions,
            findings=findings,
            at=at,
            line=source.lines[at],
            end=end,
            tools=tools,
            before=decisions,
            roles=roles,
            text=" ".join([line.body for line in source.lines[at:end]]),
            nested=nested,
        )
        decision = (
            decide_as_said(view, spoken[0], name, rules)
            if spoken
            else decide(view, untitled if at < title else rules, bounds[0])
        )
        if at < title and decision.role in ("text", "heading"):
            decision = replace(decision, role="furniture")  # what stands above the title is no text
        decisions.append(decision)
        roles = _with_roles(roles, decision)
        at = source.next_text(decision.winner.end)
    return decisions


def _with_roles(roles: frozenset[Role], decision: Decision) -> frozenset[Role]:
    """What later rules may ask for: what the lines are, and what fields have said."""
    if decision.role not in roles:
        roles |= {decision.role}
    if isinstance(decision.part, FieldsPart):
        meanings = [field.meaning for field in decision.part.fields if field.value]
        roles |= {_FIELD_ROLES[meaning] for meaning in meanings if meaning in _FIELD_ROLES}
    return roles


def decide(view: View, rules: tuple[Rule, ...], bound: int) -> Decision:
    """The strongest claim that reaches its threshold; of equals, the earlier rule's.

    A claim that reaches over index `bound`, where a person's own decision stands, is made anew as
    if nothing stood from there on.
    """
    winner: tuple[Claim, Rule, View] | None = None
    best = 0.0
    claims: list[tuple[float, Claim, float]] = []
    for rule in rules:
        seen = view
        claim = rule.weigh(view)
        if claim is not None and claim.end > bound:
            seen = replace(view, source=cut(view.source, bound))
            claim = _within(rule, seen, bound, last=rule is rules[-1])
        if claim is None:
            continue
        score = claim.score
        claims.append((score, claim, rule.threshold))
        if score >= rule.threshold and (winner is None or score > best):
            winner, best = (claim, rule, seen), score
    if winner is None:
        raise AssertionError("the paragraph rule always claims")
    claim, rule, seen = winner
    claims.sort(key=itemgetter(0), reverse=True)
    rejected = tuple([(other, needs) for _, other, needs in claims if other is not claim])
    part = rule.build(seen, claim)
    told = () if view.nested else view.tools.told()
    if told:
        hyphens = tuple(Evidence(0.0, saw) for saw in told)
        claim = replace(claim, evidence=(*claim.evidence, *hyphens))
    return Decision(claim, part, rejected, rule.threshold, rule.role)


def _within(rule: Rule, view: View, bound: int, *, last: bool) -> Claim | None:
    """What a rule claims where it sees no further than `bound`; the last one always claims."""
    claim = rule.weigh(view)
    if claim is None or claim.end <= bound:
        return claim
    return replace(claim, end=view.end, note=None) if last else None
