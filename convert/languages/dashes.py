"""Dashes and ellipses of those that a keyboard has: `--`, `---` and `...`."""

import re
from collections.abc import Callable, Sequence

from convert.languages.language import Quotes
from convert.languages.left_alone import outside

_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
_DOTS = re.compile(r"(?<!\.)(?:\.{3}|\.{6})(?!\.)")
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_RANGE = "\N{EN DASH}"

# What makes an arrow, a rule, a path or a drawing of dashes and dots.
_DRAWN = "<>|+=*_/\\#~^"


def dashes_and_dots(
    text: str, kept: list[tuple[int, int]], facts_at: Callable[[int], Quotes]
) -> dict[int, tuple[int, str]]:
    """What is set in place of them: where each stands, its length, and its text."""
    found: dict[int, tuple[int, str]] = {}
    if not any(character.isalnum() for character in text):
        return found
    for match in (*_outside(_DASH, text, kept), *_outside(_DOTS, text, kept)):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _is_drawn(before) or _is_drawn(after):
            continue
        if match[0][0] == "-":
            found[start] = (end - start, _dash(match[0], before, after, facts_at(start)))
        elif not (before.isdigit() and after.isdigit()):
            found[start] = (end - start, _ELLIPSIS * ((end - start) // 3))
    return found


def _is_drawn(character: str) -> bool:
    return bool(character) and character in _DRAWN


def _outside(
    pattern: re.Pattern[str], text: str, kept: Sequence[tuple[int, int]]
) -> list[re.Match[str]]:
    """What a pattern finds that neither begins nor ends in one of the stretches `kept`."""
    found = list(pattern.finditer(text))
    begins = set(outside([match.start() for match in found], kept))
    ends = set(outside([match.end() - 1 for match in found], kept))
    return [each for each in found if each.start() in begins and each.end() - 1 in ends]


def _dash(typed: str, before: str, after: str, facts: Quotes) -> str:
    """A dash between spaces is the language's; one at the head of a line opens speech, or names
    who said something; one between numbers is a range."""
    if before.isdigit() and after.isdigit() and len(typed) == len("--"):
        return _RANGE
    if before.strip() or not after or after.strip() or before in ("", "\n") or typed == "---":
        return facts.joined_dash
    return facts.dash
