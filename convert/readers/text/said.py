"""Decisions that a person made in a sidecar: they win over every rule."""

from typing import Final

from msgspec.structs import replace

from convert.errors import SourceError, Where
from convert.readers.text.conventions import Conventions
from convert.readers.text.evidence import Evidence
from convert.readers.text.kept import lost_words
from convert.readers.text.parts import HeadingKind, HeadingPart
from convert.readers.text.rule import Claim, Decision, Rule, View, claimed
from convert.readers.text.source import Source
from convert.readers.text.units import underlined, unit_end
from convert.sidecar import SKIP, Said, without_text

_WEIGHT: Final = 100.0
_LONGEST_HEADING: Final = 3
_SHOWN: Final = 40
_NEEDS: Final = {
    "definitions": "a term on its line, and what it means set in below it or after a colon",
    "fields": "a label and a colon on its first line",
    "footnote": "the mark of a note, as [1]",
    "picture": "the name of a picture's file, as ![A river](river.png)",
    "separator": "nothing but marks, as * * *",
    "speech": "the speaker's name and a colon",
    "table": "two rows",
}
"""What lines must have to be of a kind, in the words of an error."""


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
            raise without_text(item, name, _nearest_text(source, item.first))
        placed[first] = (item, end)
    return {
        first: (item, _heading_end(source, conventions, first, end, placed))
        if item.kind == "heading"
        else (item, end)
        for first, (item, end) in placed.items()
    }


def _nearest_text(source: Source, number: int) -> str:
    """The line of text that is nearest to a line without any, with its first words."""
    texts = [line for line in source.lines if line.body]
    if not texts:
        return ""
    near = min(texts, key=lambda line: abs(line.number - number))
    words = near.body if len(near.body) <= _SHOWN else f"{near.body[: _SHOWN - 1]}…"
    return f"The nearest text is on line {near.number}: “{words}”."


def _heading_end(
    source: Source,
    conventions: Conventions,
    first: int,
    end: int,
    placed: dict[int, tuple[Said, int]],
) -> int:
    """The end of a heading with its wraps and its underline, none of which was said to be else."""
    whole = unit_end(source, conventions, first) if end == first + 1 else end
    whole = whole if whole - first <= _LONGEST_HEADING else end
    whole = underlined(source, first, whole) or whole
    return end if any(at in placed for at in range(end, whole)) else max(whole, end)


def decide_as_said(view: View, item: Said, name: str, rules: tuple[Rule, ...]) -> Decision:
    """The decision that a person made for the lines of `view`, of which nothing may be lost.

    Raises SourceError where the lines cannot be what was said.
    """
    evidence = (Evidence(_WEIGHT, item.saw),)
    if item.kind == SKIP:
        skipped = claimed(item.kind, view.at, view.end, evidence)
        return Decision(skipped, None, (), 0.0, "skipped")
    rule, found = _claimed(view, item.kind, rules)
    if rule is None or found is None:
        raise _unfit(item, name, f"it needs {_NEEDS.get(item.kind, 'another mark')}")
    claim = claimed(found.rule, found.first, found.end, evidence, found.note)
    part = rule.build(view, claim)
    if lost := lost_words(view.lines, part):
        raise _unfit(item, name, f"“{' '.join(lost)}” would be lost")
    if isinstance(part, HeadingPart):
        part = replace(part, kind=HeadingKind("said", item.level or 2))
    return Decision(claim, part, (), 0.0, rule.role)


def _claimed(view: View, kind: str, rules: tuple[Rule, ...]) -> tuple[Rule | None, Claim | None]:
    for rule in rules:
        if claim_as_said := rule.as_said().get(kind):
            return rule, claim_as_said(view)
    return None, None


def _unfit(item: Said, name: str, why: str) -> SourceError:
    span = str(item.first) if item.first == item.last else f"{item.first}-{item.last}"
    return SourceError(
        f"the sidecar says that line {span} is {item.kind}, but {why}",
        where=Where(name, item.first),
        code="sidecar.unfit",
    )
