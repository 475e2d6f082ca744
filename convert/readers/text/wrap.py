"""Whether a text is hard-wrapped, at which column, and from which left margin."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.readers.text.marks import begins_marked
from convert.readers.text.source import Line, begins_cjk, first_word_width

_WIDEST: Final = 140
_SLACKS: Final = (0, 3, 7, 12)
_BLANK: Final = Line(0, "", 0, 0)
_LETTER: Final = re.compile(r"[^\W\d_]")


class Wrap(Struct, frozen=True, gc=False):
    """How lines end: `column` is where the wrap stands (0: not wrapped).

    slack: how much earlier than necessary lines were broken; share: how many of the breaks
    inside paragraphs the column explains; margin: the column where body text begins;
    wide: the cells of a wide character.
    """

    column: int = 0
    slack: int = 0
    share: float = 0.0
    margin: int = 0
    wide: int = 2


def measure_wrap(lines: tuple[Line, ...], wide: int) -> Wrap:
    """The wrap that explains most line breaks, if one explains more than half of them."""
    pairs = _pairs(lines, wide)
    if len(pairs) < 3:
        return _wrap_of_few(lines, pairs, wide)
    rights = [min(line.right, _WIDEST + 1) for line in lines if line.body]
    best = Wrap()
    for slack in _SLACKS:
        column, share = _best_column(pairs, rights, slack)
        if share > best.share + 0.06:
            best = Wrap(column, slack, share)
    if best.share < 0.5:
        return Wrap(margin=_plain_margin(lines), wide=wide)
    return Wrap(best.column, best.slack, best.share, _margin(pairs, best), wide)


def _pairs(lines: tuple[Line, ...], wide: int) -> list[tuple[Line, int]]:
    """Lines that another line of prose follows, with the room that its first word needs.

    Stanzas that stay far from the right edge of the text are left out: verse and addresses say
    nothing about where prose is wrapped.
    """
    pairs: list[tuple[Line, int]] = []
    stanza: list[tuple[Line, int]] = []
    edge = _edge(lines)
    for line, after in pairwise((*lines, _BLANK)):
        if line.body and after.body and not begins_marked(after.body):
            if _LETTER.search(line.body) and _LETTER.search(after.body):
                need = first_word_width(after, wide) + (0 if begins_cjk(after.body) else 1)
                stanza.append((line, need))
        elif not after.body:
            if any(line.right > 0.75 * edge for line, _ in stanza):
                pairs += stanza
            stanza = []
    return pairs


def _edge(lines: tuple[Line, ...]) -> int:
    """The right edge of the text: what seven of ten characters stay inside, a page at most."""
    rights = sorted(min(line.right, _WIDEST) for line in lines if line.body)
    left = 0.7 * sum(rights)
    for right in rights:
        left -= right
        if left <= 0:
            return right
    return 0


def _best_column(pairs: list[tuple[Line, int]], rights: list[int], slack: int) -> tuple[int, float]:
    """The column at which most pairs are wraps, and their share of all pairs.

    A pair is a wrap at every column from the line's right edge up to where the next word
    would still not have fitted. A line that reaches beyond the column speaks against it.
    """
    change = [0] * (_WIDEST + 2)
    ends = [0] * (_WIDEST + 2)
    for line, need in pairs:
        if 20 <= line.right <= _WIDEST:
            change[line.right] += 1
            change[min(_WIDEST + 1, line.right + need + slack)] -= 1
    for right in rights:
        ends[right] += 1
    inside, column, best, beyond = 0, 0, -10 * len(rights), len(rights)
    share = 0.0
    for candidate in range(_WIDEST + 1):
        inside += change[candidate]
        beyond -= ends[candidate]
        if candidate >= 30 and inside - 2 * beyond > best:
            best, column, share = inside - 2 * beyond, candidate, inside / len(pairs)
    return column, share


def _wrap_of_few(lines: tuple[Line, ...], pairs: list[tuple[Line, int]], wide: int) -> Wrap:
    """A text of a paragraph or two: wrapped if its lines nearly fill a usual width."""
    widest = max((line.right for line in lines), default=0)
    if not pairs or not 50 <= widest <= 100:
        return Wrap(margin=_plain_margin(lines))
    filled = [line for line, need in pairs if line.right + need > widest - 4]
    if len(filled) < len(pairs) or any(line.right < 50 for line in filled):
        return Wrap(margin=_plain_margin(lines))
    return Wrap(widest, 4, 1.0, _plain_margin(lines), wide)


def _margin(pairs: list[tuple[Line, int]], wrap: Wrap) -> int:
    """The indent that most wrapped lines share, if hardly any prose stands left of it."""
    limit = wrap.column - wrap.slack
    indents = Counter(
        line.indent for line, need in pairs if limit - need < line.right <= wrap.column
    )
    if not indents:
        return 0
    indent, _ = indents.most_common(1)[0]
    left = sum(count for column, count in indents.items() if column < indent)
    if left > 0.1 * sum(indents.values()):
        return min(indents)
    return indent


def _plain_margin(lines: tuple[Line, ...]) -> int:
    """The left margin of a text that is not wrapped: where most of its characters begin."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights[line.indent] += line.width
    if not weights:
        return 0
    indent, weight = weights.most_common(1)[0]
    return indent if weight > 0.6 * sum(weights.values()) else 0
