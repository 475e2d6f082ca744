"""Where the listings of a file are.

Lines are judged one by one, and then all together: each change from text to listing and back has
its price, so that a comment or a closing word goes with the lines around it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.lines_with import lines_with
from convert.readers.text.listings.around import (
    held_by_brackets,
    hold_answers,
    left_margin,
    set_in,
)
from convert.readers.text.listings.course import cheapest
from convert.readers.text.listings.drawings import drawing_weight, has_frame
from convert.readers.text.listings.fences import fenced
from convert.readers.text.listings.signs import PROMPT
from convert.readers.text.listings.weight import TELLING_OR_HASH, code_weight
from convert.readers.text.marks import bullet, is_rule, ordinal
from convert.readers.text.source import Line, Listing

_BIAS: Final = 0.9
_SET_IN: Final = 1.3
_HELD: Final = 2.2
_SURE: Final = 1.2
_STRONG: Final = 1.4
_ASKS: Final = 2.4
_TEXT: Final = -3.0
_WORDS: Final = -2.0
_ROW: Final = -2.0
_REMARK: Final = Lazy(r"(?:#|//|--|;|%|/?\*)\s\S")
_BITS: Final = re.compile(r"(?:\+-){2,}[+-]*$")
_COUNT: Final = re.compile(r"\d(?:\s+\d)+$")
# A prompt of a console on Windows; before other words > marks what somebody else wrote.
_CONSOLE: Final = Lazy(
    r"> ?(?:(?:cd|dir|md|mkdir|rd|rmdir|copy|xcopy|move|del|ren|type|exit|cls|whoami|ipconfig)"
    r"(?:\s\S+){0,3}|(?:python|pip|npm|git|node|java|php|ruby|dotnet)\s\S+(?:\s\S+){0,3})"
    r"(?<![.!?,:])$"
)
_INSET: Final = 4
_NEAR: Final = 8
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")


def find_listings(lines: tuple[Line, ...], nested: bool = False) -> dict[int, Listing]:
    """First line of each listing to what it is.

    nested: the lines stand inside a list item or a quote; elsewhere no listing but a fenced one
    begins with the first text, which is the title's place.
    """
    found = fenced(lines)
    taken = bytearray(len(lines))
    for first, listing in found.items():
        taken[first : listing.end] = b"\1" * (listing.end - first)
    weights, signs = _weigh(lines, taken)
    if max(weights, default=0) < _STRONG:
        return found
    scores = _scores(lines, weights, signs)
    for at, end in _runs(lines, cheapest(lines, scores, taken, nested)):
        run = _listing(at, _outdent(lines, at, end, weights), weights, signs, scores)
        if run:
            found[at] = run
    return found


def _weigh(lines: tuple[Line, ...], taken: bytearray) -> tuple[list[float], list[str]]:
    """What each line says of itself: above zero like a listing, below like text."""
    weights: list[float] = []
    signs: list[str] = []
    telling = lines_with(TELLING_OR_HASH, lines)
    for at, (line, known) in enumerate(zip(lines, taken, strict=True)):
        told = known or not line.body
        weight, saw = (0.0, "") if told else _line_weight(line.body, at not in telling)
        weights.append(max(-4.0, min(3.5, weight)))
        signs.append(saw)
    _weigh_remarks(lines, weights)
    _weigh_fields(lines, weights, signs)
    _weigh_arrows(lines, weights, signs)
    _weigh_hanging(lines, weights)
    return weights, signs


def _weigh_remarks(lines: tuple[Line, ...], weights: list[float]) -> None:
    """A remark goes with the line of code right below it."""
    for index in range(len(lines) - 2, -1, -1):
        if weights[index + 1] >= _SURE and _REMARK.match(lines[index].body):
            weights[index] = max(weights[index], 1.2)


def _weigh_fields(lines: tuple[Line, ...], weights: list[float], signs: list[str]) -> None:
    """Rows between rules of one cell a bit, and the count of bits above them, are a drawing."""
    for index, line in enumerate(lines):
        if not line.body.startswith("+-+-") or not _BITS.match(line.body):
            continue
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(lines) and lines[at].body and abs(at - index) < _NEAR:
                if lines[at].body[0] == "|" or _COUNT.match(lines[at].body):
                    weights[at], signs[at] = 1.5, "drawn"
                at += step


def _weigh_arrows(lines: tuple[Line, ...], weights: list[float], signs: list[str]) -> None:
    """Lines between the head of an arrow that points up and one that points down are a drawing."""
    for index, line in enumerate(lines):
        if line.body != "^":
            continue
        for at in range(index + 1, min(len(lines), index + _NEAR)):
            if not lines[at].body:
                break
            if lines[at].body in ("v", "V") and abs(lines[at].indent - line.indent) <= 1:
                for inside in range(index, at + 1):
                    weights[inside], signs[inside] = _STRONG, "drawn"
                break


def _weigh_hanging(lines: tuple[Line, ...], weights: list[float]) -> None:
    """What hangs below the words of an item, by the width of its mark, is the rest of them."""
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        if not above.body or weights[index] <= 0 or weights[index - 1] >= 0:
            continue
        mark = bullet(above.body)
        if mark and line.indent == above.indent + mark[1] and above.body[-1] not in ":：":
            weights[index] = 0.0


def _line_weight(body: str, quiet: bool) -> tuple[float, str]:
    """What one line says of itself; `quiet` as for `code_weight`."""
    lettered = body[0].isalpha()
    weight, saw = code_weight(body, quiet) if lettered else (0.0, "")
    if weight <= _WORDS and not has_frame(body):
        return weight, saw
    drawn = drawing_weight(body)
    if is_rule(body):
        return (drawn, "drawn") if drawn else _marks_weight(body)
    if body[0] == ">" and body[:4] != ">>> " and body != ">>>":
        return (_ASKS, PROMPT) if _CONSOLE.match(body) else (_TEXT, "")
    if body[0] == "|" and body[-1] == "|" and body.count("|") > 2 and "->" not in body:
        return _ROW, ""
    if not lettered:
        weight, saw = code_weight(body)
    if drawn > max(weight, 0.0):
        return drawn, "drawn"
    if weight < 3 and (bullet(body) or ordinal(body) or _SECTION.match(body)):
        weight -= 1.5
    return weight, saw


def _marks_weight(body: str) -> tuple[float, str]:
    """What a line without letters says: brackets are code's, other marks anybody's."""
    if body[-1] in "([{":
        return 2.0, "opens a block"
    return (0.3 if body[0] in ")]}" else 0.0), ""


def _scores(lines: tuple[Line, ...], weights: list[float], signs: list[str]) -> tuple[float, ...]:
    """What each line says in the light of those around it.

    A file with much code is believed sooner where it seems to have some more.
    """
    inside = set_in(lines, left_margin(lines))
    held = held_by_brackets(lines, weights)
    hold_answers(lines, weights, signs, held)
    bias = _BIAS - min(0.5, 0.03 * sum(weight >= 2 for weight in weights))
    return tuple(
        weight - bias + (_SET_IN if inset and weight > -1 else 0) + (_HELD if hold else 0)
        if line.body
        else 0.0
        for line, weight, inset, hold in zip(lines, weights, inside, held, strict=True)
    )


def _runs(lines: tuple[Line, ...], states: bytearray) -> Iterator[tuple[int, int]]:
    """First line and end of each run of lines in the state 1, without blank lines at its ends."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and states[end]:
            end += 1
        last = end
        while last > at and not lines[last - 1].body:
            last -= 1
        while at < last and not lines[at].body:
            at += 1
        if last > at:
            yield at, last
        at = end + 1


def _outdent(lines: tuple[Line, ...], at: int, end: int, weights: list[float]) -> int:
    """Where lines that are set in end: above a line at the margin that is apart and no code."""
    for index in range(at + 1, end):
        line = lines[index]
        apart = line.body and not lines[index - 1].body
        if apart and line.indent + _INSET <= lines[at].indent and weights[index] <= 0:
            return max(i for i in range(at, index) if lines[i].body) + 1
    return end


def _listing(
    at: int, end: int, weights: list[float], signs: list[str], scores: tuple[float, ...]
) -> Listing | None:
    """The listing of a run, if a line of it is one by itself."""
    sure = [index for index in range(at, end) if weights[index] >= _SURE]
    if not sure:
        return None
    seen = Counter(signs[index] for index in sure)
    why = ", ".join(saw for saw, _ in seen.most_common(3))
    score = min(12.0, 8.0 + 0.8 * sum(scores[at:end]))
    return Listing(end, 0, score, f"{len(sure)} of {end - at} lines: {why}")
