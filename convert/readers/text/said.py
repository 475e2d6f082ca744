"""Decisions that a person made in a sidecar: they win over every rule."""

from collections.abc import Callable
from typing import Final

from convert.errors import SourceError, Where
from convert.readers.text.conventions import Conventions
from convert.readers.text.marks import bullet, is_rule, ordinal
from convert.readers.text.parts import HeadingKind, HeadingPart, Part
from convert.readers.text.rule import Claim, Decision, Evidence, Rule, View
from convert.readers.text.rules import RULES
from convert.readers.text.source import Source
from convert.readers.text.units import underlined, unit_end
from convert.sidecar import Said

_WEIGHT: Final = 100.0
_BY_NAME: Final[dict[str, Rule]] = {rule.name: rule for rule in RULES}


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


def decide_as_said(view: View, item: Said, name: str) -> Decision:
    """The decision that a person made for the lines of `view`."""
    claim = Claim(
        item.kind, view.at, view.end, (Evidence(_WEIGHT, "the sidecar says so"),), _note(view, item)
    )
    return Decision(claim, _build(view, item, claim, name), (), 0.0)


def _note(view: View, item: Said) -> object:
    match item.kind:
        case "title":
            under = view.end > view.at + 1 and is_rule(view.last.body)
            return (view.at, view.end, under)
        case "quote":
            return "marked" if view.line.body[0] == ">" else None
        case "preformatted":
            return "fence" if view.line.body[:3] in ("```", "~~~") else None
    return None


def _build(view: View, item: Said, claim: Claim, name: str) -> Part | None:
    if item.kind == "skip":
        return None
    if item.kind == "heading":
        built = _BY_NAME["heading"].build(view, claim)
        assert isinstance(built, HeadingPart)
        return HeadingPart(built.content, HeadingKind("said", item.level or 2), built.lines)
    suits = _NEEDS.get(item.kind)
    if suits and not suits(view):
        raise SourceError(
            f"the sidecar says that line {item.first} begins a {item.kind}: it has no such mark",
            where=Where(name, item.first),
            code="sidecar.unfit",
        )
    return _BY_NAME[item.kind].build(view, claim)


def _has_item_mark(view: View) -> bool:
    return bullet(view.line.body) is not None or ordinal(view.line.body) is not None


def _has_rows(view: View) -> bool:
    words = [line for line in view.lines if any(c.isalnum() for c in line.body)]
    return len(words) >= 2


_NEEDS: Final[dict[str, Callable[[View], bool]]] = {"list": _has_item_mark, "table": _has_rows}
