"""What stands around a line and speaks for its being part of a listing."""

from collections import Counter
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.listings.signs import PROMPT, TRACE
from convert.readers.text.source import Line

_FARTHEST: Final = 80
_OPEN: Final = "([{"
_CLOSE: Final = ")]}"
_QUOTED: Final = Lazy(r"\"[^\"]*\"|'[^']*'")


def left_margin(lines: tuple[Line, ...]) -> int:
    """The indent left of which hardly any text stands."""
    widths: Counter[int] = Counter()
    for line in lines:
        widths[line.indent] += line.width
    left, total = 0, widths.total()
    for indent in sorted(widths):
        left += widths[indent]
        if left > 0.15 * total:
            return indent
    return 0


def set_in(lines: tuple[Line, ...], margin: int) -> list[bool]:
    """Whether each line stands in a run of lines that are all set in."""
    inset = [False] * len(lines)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].body and lines[end].indent >= margin + 2:
            end += 1
        if end > at:
            whole = (
                end == len(lines)
                or not lines[end].body
                or lines[end].indent < lines[end - 1].indent
            )
            first_line = (
                end - at == 1
                and end < len(lines)
                and bool(lines[end].body)
                and lines[at].width > 50
            )
            inset[at:end] = [whole and not first_line] * (end - at)
        at = max(end, at + 1)
    return inset


def held_by_brackets(lines: tuple[Line, ...], weights: list[float]) -> list[bool]:
    """Lines between a bracket that a line of code opens at its end and the one that closes it."""
    held = [False] * len(lines)
    at = 0
    while at < len(lines):
        if weights[at] < 1.4 or lines[at].body[-1] not in "([{=,":
            at += 1
            continue
        end = _closed(lines, at)
        held[at + 1 : end] = [True] * (end - at - 1)
        at = max(end, at + 1)
    return held


def hold_answers(
    lines: tuple[Line, ...], weights: list[float], signs: list[str], held: list[bool]
) -> None:
    """What a machine says after a prompt is held to the end of the stanza."""
    after: Line | None = None
    for index, line in enumerate(lines):
        if not line.body or (after and weights[index] <= _least(after, line)):
            after = None
        elif signs[index] in (PROMPT, TRACE) and weights[index] > 1.5:
            after = line
        elif after:
            held[index] = True


def _least(prompt: Line, line: Line) -> float:
    """How much a line may read as prose and still answer a prompt: less where it stands left."""
    if line.indent < prompt.indent:
        return -1.0
    return -3.4 if prompt.indent >= 2 else -3.0


def _closed(lines: tuple[Line, ...], at: int) -> int:
    """The index after the line that closes what line `at` opens, or `at` where none does."""
    depth = 0
    for index in range(at, min(len(lines), at + _FARTHEST)):
        body = lines[index].body
        if not body:
            continue
        plain = _QUOTED.sub("", body) if '"' in body or "'" in body else body
        depth += sum(plain.count(mark) for mark in _OPEN) - sum(
            plain.count(mark) for mark in _CLOSE
        )
        if depth <= 0:
            return index + 1
    return at
