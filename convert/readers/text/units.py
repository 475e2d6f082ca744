"""Where the paragraph that begins at a line ends, by the file's conventions."""

from convert.patterns import Lazy
from convert.readers.text.alphabets import count_cjk
from convert.readers.text.conventions import Conventions, is_underline
from convert.readers.text.marks import (
    FENCE,
    UNDERLINE,
    Ordinal,
    bullet,
    hash_heading,
    is_rule,
    ordinal,
    stamped,
)
from convert.readers.text.script import (
    begins_small,
    cells_of_words,
    ends_sentence,
    ends_with_stop,
    holds_sentences,
)
from convert.readers.text.source import Line, Source

_DASHES = "–—"
_SHORT_RULE = 3
_TURN = Lazy(r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ .'’-]{1,24}:\s")
_LABELLED = Lazy(r"[^\W\d_][^:\s]{0,24}:\s+(?=\S)")
_OPENING = "\"'“„«‘"
_WIDEST = 100
_NEAR = 6
_UNLIKE = 3
_INSET = 2
_PROSE_WIDTH = 36
# What a sentence does not end with.
_ABBREVIATED = Lazy(
    r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|No|vs|cf|pp?|e\. ?g|i\.|Nr|Bd|Abb|art|fig|vol|ch|ca|z\. ?B|bzw|"
    r"M|Mme|Sr|Sra)\.?$"
)
_GAPPED = Lazy(r"\S(?: {4,}|\t)\S")
_OPEN_STRESS = Lazy(r"(?<!\w)_[^\s_][^_]{0,200}$")
_SHUT_STRESS = Lazy(r"[^_]{0,200}[^\s_]_(?!\w)")
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
    body = source.lines[at].body
    if not body[0].isalnum() and len(body) > _SHORT_RULE and is_rule(body):
        return end
    while end < stop and (
        _goes_on(source, conventions, at, end)
        or (conventions.eastern and _is_eastern_wrap(source, conventions, end))
    ):
        end += 1
    return end


def _goes_on(source: Source, conventions: Conventions, start: int, at: int) -> bool:
    """Whether line `at` continues the paragraph that began at `start`."""
    line, above = source.lines[at], source.lines[at - 1]
    if line.page or line.joined:
        return line.joined
    if _is_led_to(source, at) or (_GAPPED.search(line.body) and _GAPPED.search(above.body)):
        return False
    if _TURN.match(line.body):
        return False
    if _is_broken_word(source, at) and not begins_something(source, at):
        return True
    if not conventions.wrap.column:
        return _spills_over(source, conventions, at)
    if begins_something(source, at) or _is_outdented(source, conventions, start, at):
        return False
    if source.full[at - 1]:
        return not _first_line_indent(source, conventions, start, at)
    if ordinal(line.body) and not ordinal(source.lines[start].body):
        return _is_mid_sentence(source, at)
    if _OPEN_STRESS.search(above.body) and _SHUT_STRESS.match(line.body):
        return True
    if line.indent > above.indent and conventions.parting in ("indent", "both"):
        return False
    ragged = conventions.wrap.slack >= 7 or conventions.wrap.share < 0.85
    if ragged and above.right > 0.6 * conventions.wrap.column and not ends_sentence(above.body):
        return begins_small(line.body)
    return begins_small(line.body) and above.right > 0.8 * conventions.wrap.column


def _is_led_to(source: Source, at: int) -> bool:
    """Whether a line is set in below a colon, and what it is set in for ends with it."""
    line, above = source.lines[at], source.lines[at - 1]
    if above.body[-1] not in ":：" or line.indent < above.indent + _INSET:
        return False
    return at + 1 >= source.stanza_end[at] or source.lines[at + 1].indent < line.indent


def _is_outdented(source: Source, conventions: Conventions, start: int, at: int) -> bool:
    """Whether a line at the margin, of a text whose paragraphs and lists are set in, ends no
    sentence though the next line is set in again: a heading, even where the line above is full."""
    if conventions.parting != "indent" or at + 1 >= len(source.lines):
        return False
    line, above, below = source.lines[at], source.lines[at - 1], source.lines[at + 1]
    inset = line.indent == 0 and below.indent >= _INSET and not source.full[at]
    if not inset or begins_small(line.body) or line.width > 0.9 * conventions.wrap.column:
        return False
    item = source.lines[start].indent >= _INSET and bullet(source.lines[start].body) is not None
    return (item or ends_sentence(above.body)) and not _stops(line.body)


def _stops(body: str) -> bool:
    return ends_with_stop(body) or holds_sentences(body) or body[-1] in ":：,;،-‐"


def _is_broken_word(source: Source, at: int) -> bool:
    """Whether the line above ends with a hyphen and this one may go on with the word."""
    above = source.lines[at - 1].body
    return above[-1] in "-‐" and above[-2:-1].isalpha() and begins_small(source.lines[at].body)


def _spills_over(source: Source, conventions: Conventions, at: int) -> bool:
    """Whether a line goes on in the middle of a sentence, in a text that is not wrapped."""
    line, above = source.lines[at], source.lines[at - 1]
    if begins_something(source, at) or conventions.parting not in ("blank", "single"):
        return False
    if _hangs_in_turn(above, line):
        return True
    least = 0 if conventions.inner else 40 if conventions.parting == "blank" else 60
    if above.width < least or (line.indent != above.indent and not conventions.inner):
        return False
    comma = above.body[-1] == ","
    if conventions.inner and _ABBREVIATED.search(above.body):
        return True
    if not (begins_small(line.body) or (comma and line.body[0] in _OPENING)):
        return False
    return above.body[-1].isalnum() or comma or conventions.inner


def _hangs_in_turn(above: Line, line: Line) -> bool:
    """Whether a line is set in by the width of a label above it, in the middle of a sentence."""
    label = _LABELLED.match(above.body)
    if label is None or line.indent - above.indent not in (2, label.end()):
        return False
    return begins_small(line.body) and above.body[-1].isalnum()


def _is_eastern_wrap(source: Source, conventions: Conventions, at: int) -> bool:
    """Whether a line with Chinese or Japanese words near it goes on with the one above, though it
    stops short: words of other scripts are not broken there, and leave ragged ends."""
    if conventions.parting not in ("blank", "single") or source.lines[at].page:
        return False
    return not begins_something(source, at) and _flows(source, at)


def _flows(source: Source, at: int) -> bool:
    """Whether the lines around `at` are prose broken at some width: their sentences go on over
    most of their ends, and they are too long for verse."""
    near = source.lines[max(0, at - _NEAR) : min(source.stanza_end[at], at + _NEAR)]
    lines: list[Line] = []
    for index, line in enumerate(near, max(0, at - _NEAR)):
        lines = [*lines, line] if line.body else [] if index < at else lines
    if not any(count_cjk(line.body) for line in lines):
        return False
    widths = [cells_of_words(line.body) for line in lines]
    widest = max(widths)
    if not _PROSE_WIDTH <= widest <= _WIDEST or widths[0] < 0.6 * widest:
        return False
    if any(width < 0.3 * widest for width in widths[:-1]):
        return False
    open_ended = sum(not ends_sentence(line.body) for line in lines[:-1])
    return open_ended >= 0.6 * (len(lines) - 1)


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
    if stamped(body):
        return True
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
    inside = _is_inside(source, at)
    if mark:
        return not inside or _is_sure_item(source, at, mark[0])
    number = ordinal(body)
    if number is None:
        return False
    broken = source.lines[at - 1].body[-1] == "," and number.value > 1
    if not inside and not broken:
        return True
    first = number.value == 1 and not _ABBREVIATED.search(source.lines[at - 1].body)
    if first and _is_mid_sentence(source, at):
        first = _is_followed(source, at, number)
    return first or _is_neighbour(source, at, number.value)


def _is_followed(source: Source, at: int, number: Ordinal) -> bool:
    """Whether the next number of a list stands below; a letter may be an initial or a name."""
    for below in range(at + 1, min(source.stanza_end[at], at + 12)):
        found = ordinal(source.lines[below].body)
        if found and found.style == number.style and found.value == number.value + 1:
            return number.style == "decimal" or not _is_inside(source, below)
    return False


def _is_inside(source: Source, at: int) -> bool:
    """Whether a line goes on from the one above by its length or its words."""
    if source.stanza_start(at):
        return False
    return source.full[at - 1] or _is_mid_sentence(source, at)


def _is_mid_sentence(source: Source, at: int) -> bool:
    """Whether a line stands below a long one of its paragraph that ends in mid-sentence."""
    above = source.lines[at - 1]
    if _ABBREVIATED.search(above.body) and source.lines[at].indent == above.indent:
        return True
    reach = max((line.right for line in source.lines[max(0, at - 8) : at + 8]), default=0)
    long = above.width >= 40 and above.right >= 0.5 * reach and reach <= _WIDEST
    return long and (above.body[-1].isalpha() or above.body[-1] == ",")


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
            follows = value in (number.value + 1, number.roman + 1 if number.roman else 0)
            return follows and not _is_inside(source, back)
    return False


def underlined(source: Source, at: int, end: int) -> int:
    """The index after the underline of a heading of one to three lines at `at`, or 0."""
    for below in range(at + 1, min(at + 4, source.stanza_end[at])):
        if below <= end and is_underline(source, below):
            return below + 1
    return 0


def overlined(source: Source, at: int) -> int:
    """The index after the rule below one or two lines of text that have one of the same mark
    right above them, at `at`; or 0."""
    over = source.lines[at].body
    if not UNDERLINE.match(over) or at in source.kept:
        return 0
    for below in range(at + 2, min(at + 4, source.stanza_end[at])):
        under = source.lines[below].body
        if is_rule(under):
            same = under[0] == over[0] and abs(len(under) - len(over)) <= _UNLIKE
            inside = source.lines[at + 1 : below]
            return below + 1 if same and all(map(_may_be_boxed, inside)) else 0
    return 0


def _may_be_boxed(line: Line) -> bool:
    """Whether a line could be a heading between rules: no sentence, and no line of a program."""
    body = line.body
    stopped = ends_sentence(body) and body[-1] not in "?!？！"
    return (
        not (is_rule(body) or begins_small(body) or stopped or body[0] in ">$|") and len(body) < 90
    )
