"""The items of a list: which marks open them, and how far each reaches."""

from msgspec import Struct

from convert.article import NumberStyle
from convert.readers.text.conventions import Conventions
from convert.readers.text.marks import Delimiter, bullet, is_rule, ordinal
from convert.readers.text.rule import View
from convert.readers.text.source import Line, Source
from convert.readers.text.units import unit_end

_DEEPEST_HANG = 20
_MOST_LAZY = 3
_FARTHEST_OUT = 4


class Mark(Struct, frozen=True):
    """What opens an item: a bullet, or a number in a style."""

    bullet: str
    value: int
    style: NumberStyle
    delimiter: Delimiter
    length: int
    indent: int


class Item(Struct, frozen=True):
    """An item: its first line, the index after its last, and the length of its mark."""

    first: int
    end: int
    length: int


class Found(Struct, frozen=True):
    """A list found: its first mark and its items."""

    mark: Mark
    items: tuple[Item, ...]
    spaced: int


def mark_of(line: Line, like: Mark | None) -> Mark | None:
    """The mark that opens `line`; of two readings of a letter, the one that goes on from `like`."""
    sign = bullet(line.body)
    if sign:
        return Mark(sign[0], 0, "decimal", "period", sign[1], line.indent)
    number = ordinal(line.body)
    if number is None:
        return None
    style, value = number.style, number.value
    as_roman = number.roman and number.style.endswith("alpha")
    expects = like.value + 1 if like else 0
    if as_roman and (
        (like is None and number.roman == 1)
        or (like and like.style.endswith("roman") and number.roman == expects)
    ):
        style = "upper_roman" if style == "upper_alpha" else "lower_roman"
        value = number.roman
    return Mark("", value, style, number.delimiter, number.length, line.indent)


def collect(view: View, mark: Mark, most: int = 1_000_000) -> Found:
    """The list that `mark` opens at the place, of no more than `most` items."""
    source, conventions = view.source, view.conventions
    markdown = conventions.count("hash") > 0  # where 1. 1. 1. counts, too
    items: list[Item] = []
    first, current = view.at, mark
    spaced = 0
    while True:
        end = _item_end(source, conventions, first, current)
        end = _with_lazy_lines(source, mark, current, end)
        items.append(Item(first, end, current.length))
        if len(items) >= most:
            break
        after = source.next_text(end)
        if after >= len(source.lines) or (
            not view.nested and after in view.findings.numbered_headings
        ):
            break
        following = mark_of(source.lines[after], current)
        if following is None or not goes_on(mark, current, following, markdown):
            break
        if after - end > max(1, conventions.gap) + 1:
            break
        spaced += after > end
        first, current = after, following
    return Found(mark, tuple(items), spaced)


def _with_lazy_lines(source: Source, opening: Mark, current: Mark, end: int) -> int:
    """The end of an item with the lines right below it that are not set in, where the list goes
    on below them."""
    if end >= len(source.lines) or source.stanza_start(end) or not source.lines[end].body:
        return end
    whole = source.stanza_end[end]
    stop = next((at for at in range(end, whole) if mark_of(source.lines[at], None)), whole)
    after = source.next_text(stop)
    if after >= len(source.lines) or stop - end > _MOST_LAZY:
        return end
    if any(is_rule(line.body) for line in source.lines[end:stop]):
        return end
    following = mark_of(source.lines[after], current)
    if following is None or following.bullet:
        return end
    return stop if goes_on(opening, current, following, False) else end


def goes_on(opening: Mark, current: Mark, after: Mark, markdown: bool) -> bool:
    """Whether `after` opens the item after `current` in the list that `opening` opened."""
    aligned = after.indent + after.length == current.indent + current.length
    moved = opening.bullet and (
        after.indent == current.indent or 0 < opening.indent - after.indent <= _FARTHEST_OUT
    )
    if abs(after.indent - opening.indent) > 1 and not (moved or (aligned and not after.bullet)):
        return False
    if opening.bullet or after.bullet:
        return opening.bullet == after.bullet
    same = opening.style == after.style and opening.delimiter == after.delimiter
    ones = (
        markdown
        and opening.style == "decimal"
        and current.value == 1
        and after.value == 1
        and opening.value == 1
    )
    return same and (after.value == current.value + 1 or ones)


def _item_end(source: Source, conventions: Conventions, first: int, mark: Mark) -> int:
    """The index after the last line of the item that begins at `first`."""
    inner = mark.indent + min(mark.length, 3) - 1
    end = _paragraph_end(source, conventions, first, inner)
    while True:
        after = source.next_text(end)
        if after >= len(source.lines):
            return end
        line = source.lines[after]
        hangs = max(mark.indent + 1, inner - 1) < line.indent < inner + _DEEPEST_HANG
        if not hangs or after - end > max(2, conventions.gap + 1):
            return end
        if conventions.parting in ("indent", "both") and _is_new_paragraph(
            source, conventions, after, mark
        ):
            return end
        end = _paragraph_end(source, conventions, after, inner)


def _is_new_paragraph(source: Source, conventions: Conventions, at: int, mark: Mark) -> bool:
    """Whether an indented line opens a paragraph of the text, not of the item."""
    line = source.lines[at]
    if mark_of(line, None):
        return False
    if line.indent != conventions.first_indent:
        return False
    after = at + 1
    if after < source.stanza_end[at] and source.full[at]:
        return source.lines[after].indent < line.indent
    return mark.indent + mark.length != line.indent


def _opens_paragraph(source: Source, conventions: Conventions, at: int) -> bool:
    line, after = source.lines[at], at + 1
    if line.indent != conventions.first_indent or not source.full[at - 1]:
        return not source.full[at - 1]
    return after >= source.stanza_end[at] or source.lines[after].indent < line.indent


def _paragraph_end(source: Source, conventions: Conventions, at: int, inner: int) -> int:
    """The end of a paragraph inside an item: its wraps, and lines that hang below it."""
    end = unit_end(source, conventions, at)
    stop = source.stanza_end[at]
    while (
        end < stop and source.lines[end].indent > inner and mark_of(source.lines[end], None) is None
    ):
        if conventions.parting in ("indent", "both") and _opens_paragraph(source, conventions, end):
            break
        end = unit_end(source, conventions, end)
    return end
