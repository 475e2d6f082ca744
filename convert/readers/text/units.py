"""Where the paragraph that begins at a line ends, by the file's conventions."""

import re
from typing import Final

from convert.readers.text.conventions import Conventions, is_underline
from convert.readers.text.marks import FENCE, bullet, hash_heading, is_rule, ordinal
from convert.readers.text.script import begins_small, ends_sentence
from convert.readers.text.source import Source

_SHORT_RULE = 3
_BEFORE_ITEMS = '.:;,!?…。：；，！？)]"”»'
_TURN: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ .'’-]{1,24}:\s")
_ABBREVIATED: Final = re.compile(r"(?:^|\s)(?:[A-Z][a-z]{1,2}|[a-z])\.$")
_DASHES = "–—"
_AMBIGUOUS = "-–—o+*·→»"
_CLOSING = "。、，．！？」』）》】”’.,!?;:)\"'»"


def unit_end(source: Source, conventions: Conventions, at: int) -> int:
    """The index after the last line of the paragraph that begins at line `at`."""
    if at in source.listings:
        return source.listings[at].end
    if at in source.stanzas:
        return source.stanzas[at].end
    stop = source.stanza_end[at]
    end = at + 1
    if len(source.lines[at].body) > _SHORT_RULE and is_rule(source.lines[at].body):
        return end
    while end < stop and _goes_on(source, conventions, at, end):
        end += 1
    return end


def _goes_on(source: Source, conventions: Conventions, start: int, at: int) -> bool:
    """Whether line `at` continues the paragraph that began at `start`."""
    line, above = source.lines[at], source.lines[at - 1]
    if line.page or line.joined:
        return line.joined
    if _TURN.match(line.body):
        return False
    if not conventions.wrap.column:
        return conventions.parting == "blank" and _spills_over(source, at, conventions.inner)
    if begins_something(source, at):
        return False
    if source.full[at - 1]:
        return not _first_line_indent(source, conventions, start, at)
    if line.indent > above.indent and conventions.parting in ("indent", "both"):
        return False
    ragged = conventions.wrap.slack >= 7 or conventions.wrap.share < 0.85
    if ragged and above.right > 0.6 * conventions.wrap.column and not ends_sentence(above.body):
        return begins_small(line.body)
    return begins_small(line.body) and above.right > 0.8 * conventions.wrap.column


def _spills_over(source: Source, at: int, inner: bool) -> bool:
    """Whether a line goes on in the middle of a sentence, in a text that is not wrapped.

    inner: the lines are an item's, where short ones may go on, too.
    """
    line, above = source.lines[at], source.lines[at - 1]
    if above.width < 40 and not inner:
        return False
    if begins_something(source, at) and not (inner and _is_abbreviated(above.body, line.body)):
        return False
    if above.body[-1] == ",":
        return begins_small(line.body) or above.width >= 40
    return begins_small(line.body) and (above.body[-1].isalnum() or inner)


def _is_abbreviated(above: str, body: str) -> bool:
    """Whether what looks like an item's mark stands in the middle of words: i. / e., Mr. / 1."""
    return _ABBREVIATED.search(above) is not None or body[:5] in (
        "e. g.",
        "i. e.",
        "z. B.",
        "d. h.",
    )


def _first_line_indent(source: Source, conventions: Conventions, start: int, at: int) -> bool:
    line, above = source.lines[at], source.lines[at - 1]
    if line.indent <= above.indent or line.indent <= 0:
        return False
    if conventions.parting in ("indent", "both"):
        return line.indent == conventions.first_indent or at - 1 > start
    return at - 1 > start and not _stays_in(source, at)


def _stays_in(source: Source, at: int) -> bool:
    """Whether the lines from `at` keep their indent to the end of the stanza: a hanging one."""
    after = at + 1
    return after < source.stanza_end[at] and source.lines[after].indent == source.lines[at].indent


def begins_something(source: Source, at: int) -> bool:
    """Whether a line inside a stanza plainly begins a new block: an item, a rule, a fence."""
    body = source.lines[at].body
    first = body[0]
    plain = first.isalpha() and first.isascii() and len(body) > 2 and body[1].isalpha()
    if plain and (body[2].isalpha() or body[2] == " "):
        return first in "ivxIVXlLcC" and _begins_item(source, at)
    if first in ">|`~#":
        if first == "#":
            return hash_heading(body) is not None
        return first == ">" or FENCE.match(body) is not None
    if is_rule(body):
        return not (len(body) <= 3 and source.full[at - 1] and all(c in _CLOSING for c in body))
    if first == "-" and body.rstrip() == "--":
        return True
    return _begins_item(source, at)


def _begins_item(source: Source, at: int) -> bool:
    body = source.lines[at].body
    mark = bullet(body)
    if mark:
        return not source.full[at - 1] or _is_sure_item(source, at, mark[0])
    number = ordinal(body)
    if number is None:
        return False
    if not source.full[at - 1]:
        return True
    ended = source.lines[at - 1].body[-1] in _BEFORE_ITEMS
    return (number.value == 1 and ended) or _is_neighbour(source, at, number.value)


def _is_sure_item(source: Source, at: int, mark: str) -> bool:
    """Whether a line that begins with a bullet after a full line is an item all the same.

    A dash or an "o" may have come to the head of a line by the wrap: then the line above stops
    in the middle of a sentence, and no other line nearby begins with that mark.
    """
    above = source.lines[at - 1].body
    if mark not in _AMBIGUOUS or (above[-1] in ":.!?;" and mark not in _DASHES):
        return True
    near = range(max(0, at - 6), min(len(source.lines), at + 6))
    return any(index != at and source.lines[index].body.startswith(mark + " ") for index in near)


def _is_neighbour(source: Source, at: int, value: int) -> bool:
    """Whether a full line before an ordinal is an item with the number before it."""
    for back in range(at - 1, max(-1, at - 12), -1):
        line = source.lines[back]
        if not line.body:
            return False
        number = ordinal(line.body)
        if number:
            sure = source.stanza_start(back) or not source.full[back - 1]
            return sure and (number.value + 1 == value or number.roman + 1 == value)
    return False


def underlined(source: Source, at: int, end: int) -> int:
    """The index after the underline of a heading of one to three lines at `at`, or 0."""
    for below in range(at + 1, min(at + 4, source.stanza_end[at])):
        if below <= end and is_underline(source, below):
            return below + 1
    return 0
