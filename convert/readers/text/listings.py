"""Where the listings of a file are: programs, sessions at a terminal, drawings.

Lines are judged one by one, and then all together: the cheapest course through the file is looked
for, with a price for each change from text to listing and back (Viterbi's algorithm), so that a
comment or a closing word goes with the lines around it.
"""

import re
from collections import Counter
from typing import Final

from convert.readers.text.codesigns import code_weight
from convert.readers.text.drawings import drawing_weight
from convert.readers.text.marks import FENCE, bullet, is_rule, ordinal
from convert.readers.text.source import Line, Listing

_BIAS: Final = 0.9
_CHANGE: Final = 0.9
_INSIDE_STANZA: Final = 1.6
_SET_IN: Final = 1.3
_HELD: Final = 1.6
_FARTHEST: Final = 80
_LONGEST_FENCE: Final = 12
_SCISSORS: Final = re.compile(r"[-– ]*(?:8<|>8|✂|%<|>%)[-– ]*(?:8<|>8|✂)?[-– \w]{0,30}$")
_FENCE_RULE: Final = re.compile(r"(?:([-=+.*~_/])\1{3,}|[-=]{2,} ?>?[-=]{2,})$")
_REMARK: Final = re.compile(r"(?:#|//|--|;|%|/?\*)\s\S")
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
_ASKED: Final = ("a prompt", "a trace")
_OPEN: Final = "([{"
_CLOSE: Final = ")]}"
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")


def find_listings(lines: tuple[Line, ...], nested: bool = False) -> dict[int, Listing]:
    """First line of each listing to what it is.

    nested: the lines stand inside a list item or a quote; elsewhere no listing but a fenced one
    begins with the first text, which is the title's place.
    """
    found = _fenced(lines)
    taken = bytearray(len(lines))
    for first, listing in found.items():
        taken[first : listing.end] = b"\1" * (listing.end - first)
    weights, signs = _weigh(lines, taken)
    if any(weight >= 1.4 for weight in weights):
        found.update(_course(lines, weights, signs, taken, nested))
    return found


# ---- fences


def _fenced(lines: tuple[Line, ...]) -> dict[int, Listing]:
    found: dict[int, Listing] = {}
    at = 0
    while at < len(lines):
        end = _fence_end(lines, at) if lines[at].body else 0
        if end:
            found[at] = Listing(end, 1, 12, "fenced")
        at = end or at + 1
    return found


def _fence_end(lines: tuple[Line, ...], at: int) -> int:
    body = lines[at].body
    if body[:3] in ("```", "~~~"):
        return _marked_end(lines, at)
    if "8<" in body or ">8" in body or "✂" in body:
        return _scissors_end(lines, at)
    if body[0] in "-=+.*~_/" and _FENCE_RULE.match(body) and len(body) >= 4:
        return _ruled_end(lines, at)
    return 0


def _marked_end(lines: tuple[Line, ...], at: int) -> int:
    opened = FENCE.match(lines[at].body)
    if opened is None or len(opened.group(1)) > _LONGEST_FENCE:
        return 0
    if opened.group(1)[0] == "~" and at and lines[at - 1].body:
        return 0
    for index in range(at + 1, len(lines)):
        found = (
            FENCE.match(lines[index].body) if lines[index].body[:3] == opened.group(1)[:3] else None
        )
        if found and found.group(1).startswith(opened.group(1)) and not found.group(2):
            return index + 1
    return 0


def _scissors_end(lines: tuple[Line, ...], at: int) -> int:
    if not _SCISSORS.match(lines[at].body):
        return 0
    for index in range(at + 1, min(len(lines), at + _FARTHEST)):
        if _SCISSORS.match(lines[index].body):
            return index + 1
    return 0


def _ruled_end(lines: tuple[Line, ...], at: int) -> int:
    """The end of what stands between two equal rules, the first right above it, the second right
    below: a listing if its lines read like one more than like text."""
    body = lines[at].body
    if (
        at + 2 >= len(lines)
        or not lines[at + 1].body
        or (at and lines[at - 1].body and not _leads(lines, at))
    ):
        return 0
    for index in range(at + 1, min(len(lines), at + _FARTHEST)):
        if lines[index].body != body:
            continue
        inside = [line for line in lines[at + 1 : index] if line.body]
        below = index + 1 == len(lines) or not lines[index + 1].body
        if not lines[index - 1].body or not inside or not below:
            return 0
        return index + 1 if _is_listing(inside) else 0
    return 0


def _leads(lines: tuple[Line, ...], at: int) -> bool:
    return lines[at - 1].body[-1] in ":：," and len(lines[at - 1].body) > 1.3 * len(lines[at].body)


def _is_listing(lines: list[Line]) -> bool:
    weights = [max(code_weight(line.body)[0], drawing_weight(line.body)) for line in lines]
    set_in = len(lines) > 2 and all(line.indent > 0 for line in lines)
    return sum(weights) / len(lines) + (1.2 if set_in else 0) > 0.9


# ---- the rest


def _weigh(lines: tuple[Line, ...], taken: bytearray) -> tuple[list[float], list[str]]:
    """What each line says of itself: above zero like a listing, below like text."""
    weights: list[float] = []
    signs: list[str] = []
    for line, fenced in zip(lines, taken, strict=True):
        weight, saw = (0.0, "") if fenced or not line.body else _line_weight(line.body)
        weights.append(max(-4.0, min(3.5, weight)))
        signs.append(saw)
    _weigh_remarks(lines, weights)
    return weights, signs


def _weigh_remarks(lines: tuple[Line, ...], weights: list[float]) -> None:
    """A remark goes with the line of code right below it."""
    for index in range(len(lines) - 2, -1, -1):
        if _REMARK.match(lines[index].body) and weights[index + 1] >= 1.2:
            weights[index] = max(weights[index], 1.2)


def _line_weight(body: str) -> tuple[float, str]:
    drawn = drawing_weight(body)
    if is_rule(body):
        if drawn:
            return drawn, "drawn"
        return (2.0, "opens a block") if body[-1] in _OPEN else (0.3 if _closes(body) else 0.0, "")
    if body[0] == ">" and body[:4] != ">>> " and body != ">>>":
        return -3.0, ""
    weight, saw = code_weight(body)
    if body[0] == "|" and body[-1] == "|" and body.count("|") > 2:
        return -2.0, ""
    if drawn > max(weight, 0.0):
        return drawn, "drawn"
    if weight < 3 and (bullet(body) or ordinal(body) or _SECTION.match(body)):
        weight -= 1.5
    return weight, saw


def _closes(body: str) -> bool:
    return body[0] in _CLOSE


def _course(
    lines: tuple[Line, ...], weights: list[float], signs: list[str], taken: bytearray, nested: bool
) -> dict[int, Listing]:
    set_in = _set_in(lines, _margin(lines))
    held = _held(lines, weights)
    _answers(lines, weights, signs, held)
    bias = _BIAS - min(0.5, 0.03 * sum(weight >= 2 for weight in weights))
    scores = [
        0.0
        if not line.body
        else weight - bias + (_SET_IN if inset and weight > -1 else 0) + (_HELD if hold else 0)
        for line, weight, inset, hold in zip(lines, weights, set_in, held, strict=True)
    ]
    states = _cheapest(lines, scores, taken, nested)
    found: dict[int, Listing] = {}
    at = 0
    while at < len(lines):
        if not states[at] or not lines[at].body:
            at += 1
            continue
        end = at
        while end < len(lines) and states[end]:
            end += 1
        end = _trimmed(lines, end)
        run = range(at, end)
        sure = [index for index in run if weights[index] >= 1.2]
        seen = Counter(signs[index] for index in sure if signs[index])
        text = sum(1 for index in run if lines[index].body)
        if sure:
            why = ", ".join(saw for saw, _ in seen.most_common(3))
            score = min(11.0, 6.0 + 0.8 * sum(scores[index] for index in run))
            found[at] = Listing(end, 0, score, f"{len(sure)} of {text} lines: {why}")
        at = max(end, at + 1)
    return found


def _trimmed(lines: tuple[Line, ...], end: int) -> int:
    while not lines[end - 1].body:
        end -= 1
    return end


def _margin(lines: tuple[Line, ...]) -> int:
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


def _set_in(lines: tuple[Line, ...], margin: int) -> list[bool]:
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


def _held(lines: tuple[Line, ...], weights: list[float]) -> list[bool]:
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


def _answers(
    lines: tuple[Line, ...], weights: list[float], signs: list[str], held: list[bool]
) -> None:
    """What a machine says after a prompt is held to the end of the stanza."""
    after = False
    for index, line in enumerate(lines):
        if not line.body or weights[index] <= -2.5:
            after = False
        elif signs[index] in _ASKED and weights[index] > 1.5:
            after = True
        elif after:
            held[index] = True


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


def _cheapest(
    lines: tuple[Line, ...], scores: list[float], taken: bytearray, began: bool
) -> bytearray:
    """For each line 1 in a listing and 0 in text, so that the scores less the changes are most."""
    count = len(lines)
    back = bytearray(count * 2)
    text, code = 0.0, -9.0
    for index in range(count):
        price = _price(lines, index)
        stay_text, into_text = text, code - price
        stay_code, into_code = code, text - price
        back[2 * index] = into_text > stay_text
        back[2 * index + 1] = into_code > stay_code
        text = max(stay_text, into_text)
        code = max(stay_code, into_code) + scores[index]
        if taken[index] or not began:
            code = -1e6 if lines[index].body else code
        began = began or bool(lines[index].body)
    states = bytearray(count)
    state = int(code - _CHANGE > text)
    for index in range(count - 1, -1, -1):
        states[index] = state
        if back[2 * index + state]:
            state = 1 - state
    return states


def _price(lines: tuple[Line, ...], index: int) -> float:
    """What a change between line `index` and the one before costs."""
    if not index or not lines[index].body or not lines[index - 1].body:
        return _CHANGE
    above, line = lines[index - 1], lines[index]
    if abs(above.indent - line.indent) >= 2:
        return _CHANGE + 0.3
    return _CHANGE + _INSIDE_STANZA * (
        0.5 if len(above.body) > 90 or len(line.body) > 90 or above.body[-1] in ".:：。" else 1.0
    )
