"""A logistic model with weights of 0 or more, fitted by coordinates: no library is needed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import exp
from typing import NamedTuple

Weights = tuple[float, ...]

_STEPS = 8
_LONGEST = 1.0
_SETTLED = 0.005


class Example(NamedTuple):
    """What spoke for a block, whether it was right, and how much it counts."""

    signs: tuple[float, ...]
    right: bool
    counts: float


class _Cell(NamedTuple):
    """Examples whose signs are alike: how much counts of them all, and of those that are right."""

    signs: tuple[float, ...]
    all: float
    right: float


def fit(
    examples: Iterable[Example], prior: Weights, pull: float, start: Weights, sweeps: int
) -> Weights:
    """The weights, a constant first, under which the examples are likeliest.

    prior: where `pull` draws them (a Gaussian's mean and precision), so that kinds with few
    examples stay near what holds for all; start: where to begin. No weight but the constant is
    below 0, which keeps the model monotone.
    """
    cells = _cells(examples)
    weights = list(start)
    totals = [_dot(weights, cell.signs) for cell in cells]
    columns = [[(at, 1.0) for at in range(len(cells))]]
    for sign in range(len(prior) - 1):
        columns.append([(at, c.signs[sign]) for at, c in enumerate(cells) if c.signs[sign]])
    for _ in range(sweeps):
        moved = 0.0
        for index, column in enumerate(columns):
            draw = pull if index else 0.01
            step = _step(cells, totals, column, draw, weights[index] - prior[index])
            new = weights[index] + max(-_LONGEST, min(_LONGEST, step))
            change = (max(0.0, new) if index else new) - weights[index]
            for at, value in column if change else ():
                totals[at] += change * value
            weights[index] += change
            moved = max(moved, abs(change))
        if moved < _SETTLED:
            break
    return tuple(weights)


def likely(weights: Weights, signs: Sequence[float]) -> float:
    """The probability that a block with these signs is right."""
    return 1 / (1 + exp(-_dot(weights, signs)))


def _step(
    cells: Sequence[_Cell],
    totals: Sequence[float],
    column: Sequence[tuple[int, float]],
    draw: float,
    away: float,
) -> float:
    """Newton's step for one weight, which is `away` from its prior."""
    slope, bend = -draw * away, draw
    for at, value in column:
        cell = cells[at]
        chance = 1 / (1 + exp(-totals[at]))
        slope += value * (cell.right - cell.all * chance)
        bend += value * value * cell.all * chance * (1 - chance)
    return slope / bend


def _dot(weights: Sequence[float], signs: Sequence[float]) -> float:
    return weights[0] + sum(a * b for a, b in zip(weights[1:], signs, strict=True))


def _cells(examples: Iterable[Example]) -> list[_Cell]:
    found: dict[tuple[float, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for example in examples:
        cell = found[tuple(round(sign * _STEPS) / _STEPS for sign in example.signs)]
        cell[0] += example.counts
        cell[1] += example.counts * example.right
    return [_Cell(signs, *both) for signs, both in found.items()]
