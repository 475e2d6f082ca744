"""Whether a text is hard-wrapped, at which column, and from which left margin."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.readers.text.marks import begins_marked, has_gap
from convert.readers.text.source import Line, begins_cjk, first_word_width

_WIDEST: Final = 140
_LOOSE: Final = 7
_SLACKS: Final = (0, 3, 7, 12)
_BLANK: Final = Line(0, "", 0, 0)
_COLUMNS: Final = re.compile(r"[^\s.!?:;](?: {2,}|\t)\S")  # two spaces may follow a stop
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


class _Pair(Struct, frozen=True, gc=False):
    """A line that another follows; `need` is the room that the next word would have needed."""

    line: Line
    after: Line
    need: int


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
    if best.share < 0.5 or not _runs_on(pairs, best):
        return Wrap(margin=_plain_margin(lines), wide=wide)
    return Wrap(
        best.column, best.slack, best.share, _margin(pairs, best, _first_indent(lines)), wide
    )


def _runs_on(pairs: list[_Pair], wrap: Wrap) -> bool:
    """Whether the lines after the breaks go on in the middle of sentences, as prose does.

    Where nearly all of them begin with a capital, they are a list or an address or verse.
    """
    if wrap.slack < _LOOSE:
        return True
    limit = wrap.column - wrap.slack
    wraps = [pair for pair in pairs if limit - pair.need < pair.line.right <= wrap.column]
    return sum(_is_capital(pair.after.body) for pair in wraps) <= 0.8 * len(wraps)


def _pairs(lines: tuple[Line, ...], wide: int) -> list[_Pair]:
    """Lines that another line of prose follows, with the room that its first word needs.

    Stanzas that stay far from the right edge of the text are left out: verse and addresses say
    nothing about where prose is wrapped.
    """
    pairs: list[_Pair] = []
    stanza: list[_Pair] = []
    edge = _edge(lines)
    justified = _justified(lines)
    first_indent = _first_indent(lines)
    prose = [_is_prose(line, justified) for line in lines] + [False]
    for at, (line, after) in enumerate(pairwise((*lines, _BLANK))):
        if line.body and after.body:
            if not (prose[at] and prose[at + 1]) or begins_marked(after.body):
                continue
            if first_indent and after.indent == first_indent:
                continue  # a new paragraph says nothing of where lines are broken
            need = first_word_width(after, wide) + (0 if begins_cjk(after.body) else 1)
            stanza.append(_Pair(line, after, need))
        elif not after.body:
            if any(pair.line.right > 0.75 * edge for pair in stanza):
                pairs += stanza
            stanza = []
    return pairs


def _is_prose(line: Line, justified: int) -> bool:
    """Whether a line has letters, and no columns."""
    body = line.body
    return bool(body) and not _has_columns(line, justified) and _LETTER.search(body) is not None


def _has_columns(line: Line, justified: int) -> bool:
    """Whether gaps in a line part columns; in justified text they only fill it."""
    body = line.body
    return has_gap(body) and line.right != justified and _COLUMNS.search(body) is not None


def _justified(lines: tuple[Line, ...]) -> int:
    """The column at which lines with gaps inside end again and again, 0 if there is none."""
    rights = Counter(
        line.right for line in lines if has_gap(line.body) and _COLUMNS.search(line.body)
    )
    if not rights:
        return 0
    right, count = rights.most_common(1)[0]
    return right if count >= 5 and count >= 0.5 * rights.total() else 0


def _first_indent(lines: tuple[Line, ...]) -> int:
    """The indent that many lines have below and above lines that stand at the margin, or 0."""
    indents = Counter(
        line.indent
        for line, after in pairwise((*lines, _BLANK))
        if line.body and 1 <= line.indent <= 12 and after.indent in (0, line.indent)
    )
    if not indents:
        return 0
    indent, count = indents.most_common(1)[0]
    flush = sum(line.indent == 0 for line in lines if line.body)
    below = sum(
        line.indent == indent and bool(after.body) and after.indent == 0
        for line, after in pairwise((*lines, _BLANK))
    )
    return indent if count >= 3 and flush >= 3 and below >= max(2, 0.4 * count) else 0


def _is_capital(body: str) -> bool:
    """Whether a line's first word begins with a capital, but is not all capitals."""
    first = next(filter(str.isalpha, body[:20]), "")
    return first.isupper() and not body[:40].isupper()


def _edge(lines: tuple[Line, ...]) -> int:
    """The right edge of the text: what seven of ten characters stay inside, a page at most."""
    rights = sorted(min(line.right, _WIDEST) for line in lines if line.body)
    left = 0.7 * sum(rights)
    for right in rights:
        left -= right
        if left <= 0:
            return right
    return 0


def _best_column(pairs: list[_Pair], rights: list[int], slack: int) -> tuple[int, float]:
    """The column at which most pairs are wraps, and their share of all pairs.

    A pair is a wrap at every column from the line's right edge up to where the next word
    would still not have fitted. A line that reaches beyond the column speaks against it.
    """
    change = [0] * (_WIDEST + 2)
    ends = [0] * (_WIDEST + 2)
    for pair in pairs:
        right = pair.line.right
        if 20 <= right <= _WIDEST:
            change[right] += 1
            change[min(_WIDEST + 1, right + pair.need + slack)] -= 1
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


def _wrap_of_few(lines: tuple[Line, ...], pairs: list[_Pair], wide: int) -> Wrap:
    """A text of a paragraph or two: wrapped if its lines nearly fill a usual width."""
    widest = max((line.right for line in lines), default=0)
    if not pairs or not 50 <= widest <= 100:
        return Wrap(margin=_plain_margin(lines))
    filled = [pair.line for pair in pairs if pair.line.right + pair.need > widest - 4]
    if len(filled) < len(pairs) or any(line.right < 50 for line in filled):
        return Wrap(margin=_plain_margin(lines))
    return Wrap(widest, 4, 1.0, _plain_margin(lines), wide)


def _margin(pairs: list[_Pair], wrap: Wrap, first_indent: int) -> int:
    """The indent that most wrapped lines share, if hardly any prose stands left of it."""
    limit = wrap.column - wrap.slack
    indents = Counter(
        pair.line.indent for pair in pairs if limit - pair.need < pair.line.right <= wrap.column
    )
    if not indents:
        return 0
    indent, _ = indents.most_common(1)[0]
    if first_indent and indent == first_indent:
        return min(indents) if min(indents) < indent else 0
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
