"""Listings between fences: ``` and ~~~, equal rules, scissors; and below a directive for code."""

from typing import Final

from convert.patterns import Lazy
from convert.readers.text.listings.drawings import drawing_weight
from convert.readers.text.listings.weight import code_weight
from convert.readers.text.marks import FENCE
from convert.readers.text.source import Line, Listing

_FARTHEST: Final = 80
_LONGEST_FENCE: Final = 12
_SCISSORS: Final = Lazy(r"[-– ]*(?:8<|>8|✂|%<|>%)[-– ]*(?:8<|>8|✂)?[-– \w]{0,30}$")
DIRECTIVE: Final = Lazy(r"\.\. (?:code-block|code|sourcecode)::\s*([\w+#.-]*)$")
OPTION: Final = Lazy(r":[a-z-]{2,30}:(?:\s|$)")
_FENCE_RULE: Final = Lazy(r"(?:([-=+.*~_/])\1{3,}|[-=]{2,} ?>?[-=]{2,})$")


def fenced(lines: tuple[Line, ...]) -> dict[int, Listing]:
    """First line of each fenced listing to what it is; the fences are part of its lines."""
    found: dict[int, Listing] = {}
    at = 0
    while at < len(lines):
        end = _fence_end(lines, at) if lines[at].body else 0
        if end:
            found[at] = Listing(end, 1, 0.0, "fenced")
        at = end or at + 1
    return found


def _fence_end(lines: tuple[Line, ...], at: int) -> int:
    body = lines[at].body
    if body[:3] in ("```", "~~~"):
        return _marked_end(lines, at)
    if ("8<" in body or ">8" in body or "✂" in body) and "--" in body:
        return _scissors_end(lines, at)
    if body[0] in "-=+.*~_/" and _FENCE_RULE.match(body) and len(body) >= 4:
        return _ruled_end(lines, at)
    if body[:3] == ".. " and DIRECTIVE.match(body):
        return _directive_end(lines, at)
    return 0


def _directive_end(lines: tuple[Line, ...], at: int) -> int:
    """The end of the lines that are set in below a directive of reStructuredText for code."""
    depth = lines[at].indent
    end = at + 1
    for index in range(at + 1, len(lines)):
        if not lines[index].body:
            continue
        if lines[index].indent <= depth:
            break
        end = index + 1
    return end if any(_is_code(line) for line in lines[at + 1 : end]) else 0


def _is_code(line: Line) -> bool:
    return bool(line.body) and not OPTION.match(line.body)


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
