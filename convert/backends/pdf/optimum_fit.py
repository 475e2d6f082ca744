"""Where the lines of a paragraph end so that all of them together are set best.

The method is Knuth's and Plass's ("Breaking Paragraphs into Lines", Software: Practice and
Experience 11, 1981): every way to break the paragraph has demerits, which grow with the third power
of how far the spaces of a line are from their natural width, and the way with the fewest is
found by going once through the places where a line may end. Nothing here knows of fonts or engines.
"""

from collections.abc import Sequence
from math import inf
from typing import Literal

from msgspec import Struct

Hyphen = Literal["none", "own", "added"]

_LINE = 10.0  # demerits are squares of this and a line's badness: fewer lines are better ones
# A hyphen is as bad as a line that is stretched by so much more than its stretch.
_HYPHENS: dict[Hyphen, float] = {"none": 0.0, "own": 120.0**2, "added": 350.0**2}
_TWO_HYPHENS = 60_000.0
_LAST_HYPHEN = 60_000.0
_UNLIKE = 9_000.0  # a tight line beside a loose one
_SHORT_END = 90_000.0
_NONE = 1e-3  # what a line may be stretched by that has nothing to stretch
_TINY = 1e-6  # a sum of the same widths in another order is the same width


class Place(Struct, frozen=True):
    """Where a line may end; everything is counted from the paragraph's beginning.

    `end` is how wide all is up to here, with the hyphen that a line which ends here gets; `start`
    is the same up to where the next line begins, behind the spaces that are dropped. The others
    say by how much what is there may be stretched without harm, and shrunk at all.
    """

    end: float
    start: float
    end_stretch: float
    start_stretch: float
    end_shrink: float
    start_shrink: float
    hyphen: Hyphen = "none"
    """Whether a line that ends here ends in one of the text's own, or in one that it is given."""


class _Node(Struct):
    """The best way to a place, of those whose last line is as loose as `fitness` says."""

    start: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0
    demerits: float = 0.0
    fitness: int = 1
    hyphen: Hyphen = "none"
    line: int = 0
    place: int = -1
    before: "_Node | None" = None


def best_breaks(
    places: Sequence[Place],
    widths: Sequence[float],
    shortest: float = 0.0,
    tolerance: float = inf,
) -> list[int] | None:
    """The places, by number, at which the lines of a paragraph best end.

    `places` are in order, and the last one is the paragraph's end. `widths` are those of the first
    lines; all others are as wide as the last of them. A last line that is shorter than `shortest`
    looks like an accident. `tolerance` says how many times as far as without harm a line may be
    stretched. None where lines cannot be so.
    """
    active = [_Node()]
    narrowest = min(widths) - _TINY
    for number, place in enumerate(places[:-1]):
        first = active[0]
        stretch = place.end_stretch - first.stretch or _NONE
        if place.end - first.start + tolerance * stretch < narrowest:
            continue  # too near to the last line's end, as most places are
        active = _left(active, place, widths)
        if not active:
            return None
        active += _reached(active, number, place, widths, tolerance)
    ways = _ends(active, places[-1], widths, shortest)
    if not ways:
        return None
    _, node = min(ways, key=lambda way: way[0])
    return [*_way(node), len(places) - 1]


def _left(active: list[_Node], place: Place, widths: Sequence[float]) -> list[_Node]:
    """The nodes from which this place, or a later one, can be reached."""
    if place.hyphen == "added":
        return active  # a letter may be narrower than a hyphen
    passed = 0
    for node in active:
        if _ratio(node, place, widths) is not None:
            break
        passed += 1
    return active[passed:]


def _ratio(node: _Node, place: Place, widths: Sequence[float]) -> float | None:
    """How much of its stretch, or below zero of its shrink, it takes to fill the line from a node
    to a place; None where it cannot be shrunk so far.
    """
    width = widths[node.line] if node.line < len(widths) else widths[-1]
    room = width - place.end + node.start
    if room >= 0:
        return room / (place.end_stretch - node.stretch or _NONE)
    shrink = place.end_shrink - node.shrink
    if room < -shrink - _TINY:
        return None
    return max(room / (shrink or _NONE), -1.0)


def _reached(
    active: list[_Node],
    number: int,
    place: Place,
    widths: Sequence[float],
    tolerance: float,
) -> list[_Node]:
    """The best ways to a place, one for each kind of last line."""
    best: dict[tuple[int, int], _Node] = {}
    same = len(widths) - 1  # from this line on all are as wide
    for node in active:
        ratio = _ratio(node, place, widths)
        if ratio is None:
            continue
        if ratio > tolerance:
            if not same:
                break  # what begins later is shorter still
            continue
        fitness = _fitness(ratio)
        demerits = node.demerits + _demerits(ratio, fitness, node, place.hyphen)
        key = (fitness, min(node.line + 1, same))
        known = best.get(key)
        if known is None or demerits < known.demerits:
            best[key] = _Node(
                place.start,
                place.start_stretch,
                place.start_shrink,
                demerits,
                fitness,
                place.hyphen,
                node.line + 1,
                number,
                node,
            )
    return list(best.values())


def _ends(
    active: list[_Node], place: Place, widths: Sequence[float], shortest: float
) -> list[tuple[float, _Node]]:
    """From where a last line goes to the paragraph's end, and the demerits of all lines then."""
    found = []
    for node in active:
        ratio = _ratio(node, place, widths)
        if ratio is None:
            continue
        demerits = node.demerits + _demerits(min(ratio, 0.0), 1, node, "none")
        if node.hyphen == "added":
            demerits += _LAST_HYPHEN
        length = place.end - node.start
        if node.before and length < shortest:
            demerits += _SHORT_END * (1 - length / shortest)
        found.append((demerits, node))
    return found


def _fitness(ratio: float) -> int:
    """Tight, decent, loose or very loose."""
    if ratio < -0.5:
        return 0
    if ratio <= 0.5:
        return 1
    return 2 if ratio <= 1 else 3


def _demerits(ratio: float, fitness: int, before: _Node, hyphen: Hyphen) -> float:
    """How bad a line is after the one that ends at `before`."""
    demerits = (_LINE + 100 * abs(ratio) ** 3) ** 2
    if hyphen != "none":
        demerits += _HYPHENS[hyphen]
        if before.hyphen != "none":
            demerits += _TWO_HYPHENS
    if abs(fitness - before.fitness) > 1:
        demerits += _UNLIKE
    return demerits


def _way(node: _Node) -> list[int]:
    """The places on the way to a node."""
    found: list[int] = []
    at: _Node | None = node
    while at is not None and at.before is not None:
        found.append(at.place)
        at = at.before
    return found[::-1]
