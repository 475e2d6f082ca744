"""Levels of headings, once all of them are known."""

from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from convert.readers.text.numbering import heading_label
from convert.readers.text.parts import HeadingKind, HeadingPart
from convert.walk import inline_text

_STEP: Final = 2
_DEEPEST: Final = 6
_RIGHT_BELOW: Final = 3  # lines, with blank ones


def rank(headings: list[HeadingPart]) -> list[int]:
    """The level of each heading, 2 to 6.

    The kinds of heading are ranked: inside a family by depth or strength, across families by
    which comes first. No level is skipped on the way down.
    """
    order: list[HeadingKind] = []
    kinds = _levelled(headings)
    for kind in kinds:
        if kind not in order and kind.base != "said":
            order.insert(_place(order, kind), kind)
    levels: list[int] = []
    above = 1
    orphans: dict[HeadingKind, int] = {}
    for kind in kinds:
        said = kind.depth if kind.base == "said" else _STEP + order.index(kind)
        level = min(said, above + 1, orphans.get(kind, _DEEPEST))
        if level < said and kind.base != "said":
            orphans[kind] = level
        elif kind not in orphans:
            orphans.clear()  # what stood above them is there again
        levels.append(level)
        above = level
    return levels


def _levelled(headings: list[HeadingPart]) -> list[HeadingKind]:
    """The kinds, with simple numbers taken as plain headings where plain ones stand beside them.

    "1. Getting ready" and "Resources" are of one rank as far as the text shows; only numbers
    that are themselves of several depths say more.
    """
    kinds = _without_lone_surplus([heading.kind for heading in headings])
    plain = HeadingKind()
    over = _numbers_over_titles(headings, kinds)
    for at in over:
        kinds[at + 1] = replace(kinds[at], depth=kinds[at].depth + 1)
    deep = any(kind.base == "number" and not kind.scheme and kind.depth > 1 for kind in kinds)
    if not deep and not over and plain in kinds:
        kinds = [plain if kind.base == "number" and kind.depth == 1 else kind for kind in kinds]
    return _beside_numbers(headings, kinds)


def _numbers_over_titles(headings: list[HeadingPart], kinds: list[HeadingKind]) -> list[int]:
    """The places of chapters' numbers that stand alone, each right over the title of its chapter;
    none where most numbers do not."""
    over = [
        at
        for at, (number, title) in enumerate(pairwise(headings))
        if kinds[at].base == "number"
        and kinds[at + 1].base == "bare"
        and title.lines[0] - number.lines[1] <= _RIGHT_BELOW
        and _is_number_alone(inline_text(number.content))
    ]
    numbers = sum(kind.base == "number" for kind in kinds)
    return over if len(over) > 1 and 2 * len(over) > numbers else []


def _is_number_alone(text: str) -> bool:
    label = heading_label(text)
    return label is not None and label.length >= len(text)


def _beside_numbers(headings: list[HeadingPart], kinds: list[HeadingKind]) -> list[HeadingKind]:
    """The kinds, with what stands before the first number of one rank with it: a preface is no
    part that holds the chapters, unless their numbers begin anew below each of its kind."""
    first = next((at for at, kind in enumerate(kinds) if kind.base == "number"), 0)
    if not first:
        return kinds
    top = kinds[first]
    counted = [h for h, kind in zip(headings, kinds, strict=True) if kind == top]
    labels = [heading_label(inline_text(heading.content)) for heading in counted]
    if sum(label is not None and label.value == 1 for label in labels) != 1:
        return kinds
    before = {kind for kind in kinds[:first] if kind.base == "bare"}
    return [top if kind in before else kind for kind in kinds]


def _without_lone_surplus(kinds: list[HeadingKind]) -> list[HeadingKind]:
    """A single heading with a blank line too many is no kind of its own.

    "perhaps" is a surplus below the head of the article: it counts if other headings have one.
    """
    changed: dict[HeadingKind, HeadingKind] = {}
    for kind in set(kinds):
        if kind.surplus == "perhaps":
            sure = replace(kind, surplus="sure")
            changed[kind] = sure if sure in kinds else replace(kind, surplus="none")
        elif kind.surplus == "sure" and kinds.count(kind) == 1:
            perhaps = replace(kind, surplus="perhaps")
            changed[kind] = kind if perhaps in kinds else replace(kind, surplus="none")
    return [changed.get(kind, kind) for kind in kinds]


def _place(order: list[HeadingKind], kind: HeadingKind) -> int:
    for index, other in enumerate(order):
        if _family(other) == _family(kind) and _strength(kind) > _strength(other):
            return index
    return len(order)


def _family(kind: HeadingKind) -> tuple[str, str]:
    """What headings have to have in common to be compared by depth or strength."""
    if kind.base == "underline":
        return kind.base, kind.scheme
    return (kind.base if kind.base in ("hash", "number") else "set"), ""


def _strength(kind: HeadingKind) -> float:
    strength = -float(kind.depth)
    strength += 2 * kind.caps + 2 * (kind.surplus == "sure") + 1.5 * kind.centred
    return strength + (1 - kind.margin / 10 if kind.margin else 0)
