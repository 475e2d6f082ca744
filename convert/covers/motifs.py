"""Motifs of a cover: rules, dots, bands and arcs that fill a field, drawn from a few bytes.

Each is a function of bytes, and of the width and height of the field, whose origin is at the top
left; shapes may reach beyond its edges, where they are cut.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec import Struct


class Bar(Struct, frozen=True):
    """A rectangle by its corner and its size."""

    left: float
    top: float
    width: float
    height: float


class Disc(Struct, frozen=True):
    """A circle that is filled."""

    x: float
    y: float
    radius: float


class Ring(Struct, frozen=True):
    """A circle that is a line, of some width inside its radius."""

    x: float
    y: float
    radius: float
    width: float


Shape: TypeAlias = Bar | Disc | Ring


def _rules(seed: bytes, width: int, height: int) -> tuple[Shape, ...]:
    """Lines across, each heavier than the one above it."""
    count = 7 + seed[0] % 6
    growth = 1.25 + seed[1] / 1000
    weights = [growth**number for number in range(count)]
    unit = height / (sum(weights) * 1.9)
    shapes, top = [], height - sum(weights) * unit * 1.9
    for weight in weights:
        shapes.append(Bar(0, top + weight * unit * 0.9, width, weight * unit))
        top += weight * unit * 1.9
    return tuple(shapes)


def _dots(seed: bytes, width: int, height: int) -> tuple[Shape, ...]:
    """A grid of dots that grow towards one side and the foot."""
    across = 8 + seed[0] % 6
    step = width / across
    rows = max(1, int(height / step))
    to_the_right = seed[1] % 2

    def size(column: int, row: int) -> float:
        side = column if to_the_right else across - 1 - column
        return step * (0.06 + 0.4 * (side / across * 0.5 + (row + 1) / (rows + 1) * 0.5))

    return tuple(
        Disc((column + 0.5) * step, height - (rows - row - 0.5) * step, size(column, row))
        for row in range(rows)
        for column in range(across)
    )


def _bands(seed: bytes, width: int, height: int) -> tuple[Shape, ...]:
    """Upright bars of different widths and heights, as a skyline has."""
    count = 9 + seed[0] % 8
    shares = [2 + byte % 5 for byte in seed[1 : 1 + count]]
    unit = width / sum(shares)
    shapes, left = [], 0.0
    for number, share in enumerate(shares):
        tall = height * (0.35 + 0.65 * seed[-1 - number] / 255)
        shapes.append(Bar(left, height - tall, share * unit * 0.72, tall))
        left += share * unit
    return tuple(shapes)


def _arcs(seed: bytes, width: int, height: int) -> tuple[Shape, ...]:
    """Rings around a point at the foot of the field."""
    x = width * (0.0, 0.25, 0.5, 0.75, 1.0)[seed[0] % 5]
    count = 5 + seed[1] % 5
    step = height / count
    weight = step * (0.3 + seed[2] / 600)
    return tuple(Ring(x, height, height - number * step, weight) for number in range(count))


MOTIFS: Final[tuple[Callable[[bytes, int, int], tuple[Shape, ...]], ...]] = (
    _rules,
    _dots,
    _bands,
    _arcs,
)
"""Each kind of motif."""
