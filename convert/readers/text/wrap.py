"""Whether a text is hard-wrapped, at which column, and from which left margin."""

import itertools
import re
from collections import Counter
from typing import Final

from msgspec import Struct

from convert.readers.text.marks import begins_marked
from convert.readers.text.source import Line, begins_cjk, first_word_width

_WIDEST: Final = 140
_SLACKS: Final = (0, 3, 7, 12)
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
    best = Wrap()
    for slack in _SLACKS:
        column, share = _best_column(pairs, slack)
        if share > best.share + 0.06:
            best = Wrap(column, slack, share)
    if best.share < 0.5:
        return Wrap(margin=_plain_margin(lines))
    margin = _margin(pairs, best)
    return Wrap(best.column, best.slack, best.share, margin, wide)


def _pairs(lines: tuple[Line, ...], wide: int) -> list[tuple[Line, int]]:
    """Lines that another line of prose follows, with the room that its first word needs."""
    pairs: list[tuple[Line, int]] = []
    for line, after in itertools.pairwise(lines):
        if not line.body or not after.body or begins_marked(after.body):
            continue
        if _LETTER.search(line.body) is None or _LETTER.search(after.body) is None:
            continue
        need = first_word_width(after, wide) + (0 if begins_cjk(after.body) else 1)
        pairs.append((line, need))
    return pairs


def _best_column(pairs: list[tuple[Line, int]], slack: int) -> tuple[int, float]:
    """The column at which most pairs are wraps, and their share of all pairs.

    A pair is a wrap at every column from the line's right edge up to where the next word
    would still not have fitted.
    """
    change = [0] * (_WIDEST + 2)
    starts = [0] * (_WIDEST + 2)
    for line, need in pairs:
        if 20 <= line.right <= _WIDEST:
            change[line.right] += 1
            change[min(_WIDEST + 1, line.right + need + slack)] -= 1
            starts[line.right] += 1
    inside, column, best, beyond = 0, 0, -len(pairs) - 1, sum(starts)
    share = 0.0
    for candidate in range(_WIDEST + 1):
        inside += change[candidate]
        beyond -= starts[candidate]
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
    """The left margin of a text that is not wrapped: what every line with text has."""
    return min((line.indent for line in lines if line.body), default=0)
