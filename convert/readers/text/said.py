"""Decisions that a person made in a sidecar: they win over every rule."""

from typing import Final

from msgspec.structs import replace

from convert.errors import SourceError, Where
from convert.readers.text.conventions import Conventions
from convert.readers.text.evidence import Evidence
from convert.readers.text.parts import HeadingKind, HeadingPart
from convert.readers.text.rule import Claim, Decision, Rule, View
from convert.readers.text.source import Source
from convert.readers.text.units import underlined, unit_end
from convert.sidecar import Said

_WEIGHT: Final = 100.0


def place(
    said: tuple[Said, ...], source: Source, conventions: Conventions, name: str
) -> dict[int, tuple[Said, int]]:
    """What was said by the index of its first line with text, with the index after its last.

    A heading takes its wrapped lines and its underline with it.

    Raises SourceError, with the line, where the source has no text there.
    """
    placed: dict[int, tuple[Said, int]] = {}
    index = 0
    for item in said:
        while index < len(source.lines) and source.lines[index].number < item.first:
            index += 1
        first = source.next_text(index)
        end = first
        while end < len(source.lines) and source.lines[end].number <= item.last:
            end += 1
        while end > first and not source.lines[end - 1].body:
            end -= 1
        if end == first:
            raise SourceError(
                f"the sidecar says that line {item.first} is {item.kind}, but it has no text",
                where=Where(name, item.first),
                code="sidecar.no_text",
            )
        if item.kind == "heading":
            end = unit_end(source, conventions, first)
            end = underlined(source, first, end) or end
        placed[first] = (item, end)
    return placed


def decide_as_said(view: View, item: Said, name: str, rules: tuple[Rule, ...]) -> Decision:
    """The decision that a person made for the lines of `view`.

    Raises SourceError where the lines cannot be what was said.
    """
    evidence = (Evidence(_WEIGHT, item.saw),)
    if item.kind == "skip":
        skipped = Claim(item.kind, view.at, view.end, evidence)
        return Decision(skipped, None, (), 0.0, "skipped")
    rule = next((rule for rule in rules if rule.name == item.kind), None)
    found = rule.claim_as_said(view) if rule and rule.claim_as_said else None
    if rule is None or found is None:
        raise SourceError(
            f"the sidecar says that line {item.first} begins a {item.kind}: it has no such mark",
            where=Where(name, item.first),
            code="sidecar.unfit",
        )
    claim = replace(found, evidence=evidence)
    part = rule.build(view, claim)
    if isinstance(part, HeadingPart):
        part = replace(part, kind=HeadingKind("said", item.level or 2))
    return Decision(claim, part, (), 0.0, rule.role)
