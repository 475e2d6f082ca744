"""Lists: bullets and numbers, nested, with several paragraphs an item."""

from msgspec import Struct

from convert.article import List, ListItem, NumberStyle
from convert.readers.text.conventions import Conventions
from convert.readers.text.marks import Delimiter, bullet, is_rule, ordinal
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Decision, Rule, View
from convert.readers.text.script import begins_small, holds_sentences
from convert.readers.text.source import Line, Source
from convert.readers.text.units import unit_end

_DASHES = "–—"
_SAMPLE = 24
_DEEPEST_HANG = 20
_FAR_BACK = 12
_MOST_LAZY = 3
_FARTHEST_OUT = 4
_SUSPECT = "–—o»·→∙●○■□◆◇▲▼▽◎★☆"


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


def weigh(view: View) -> Claim | None:
    """Items that begin at the place, with marks of one make."""
    if is_rule(view.line.body):
        return None
    mark = _mark(view.line, None)
    if mark is None or (view.at in view.findings.numbered_headings and not view.nested):
        return None
    # turns of speech fail from each line on again: a sample says that they are speech
    sample = _collect(view, mark, _SAMPLE) if mark.bullet in _DASHES else None
    speech = sample is not None and _is_dialogue(view, sample)
    found = sample if sample and speech else _collect(view, mark)
    count = len(found.items)
    end = found.items[-1].end
    if mark.bullet:
        return view.claim(
            "list",
            end,
            (5.5, f"bullet {mark.bullet}"),
            (min(2.0, 0.75 * (count - 1)), f"{count} items alike"),
            (-2.5 if count == 1 and mark.bullet in _SUSPECT else 0, "a mark that has other uses"),
            (-4 if speech else 0, "reads as speech"),
        )
    certain = mark.delimiter != "period" or mark.style == "decimal"
    more = count == 1 and mark.style.endswith("roman") and _is_one_more(view, mark)
    goes_on = mark.value > 1 and _continues(view, mark)
    return view.claim(
        "list",
        end,
        (4.5 if certain else 3, f"number {view.line.body[: mark.length].strip()}"),
        (min(2.0, count - 1), f"{count} numbers that count up"),
        (1 if goes_on else 0, "goes on counting"),
        (5 if more else 0, "one more of the list above"),
        (-1.5 if mark.value > 1 and not goes_on else 0, "does not begin at one"),
        (-2 if count == 1 and not _may_stand_alone(mark) else 0, "a single item"),
        (-2 if count == 1 and holds_sentences(view.text) else 0, "a numbered paragraph"),
        (-4 if count == 1 and _goes_on_inside(view, mark) else 0, "the next number follows inside"),
    )


def _goes_on_inside(view: View, mark: Mark) -> bool:
    """Whether the text counts on within the sentence: (1) this, and (2) that."""
    written = view.line.body[: mark.length].strip()
    return f" {written.replace(str(mark.value), str(mark.value + 1))} " in view.text


def _may_stand_alone(mark: Mark) -> bool:
    return mark.style == "decimal" and mark.value < 100


def _is_dialogue(view: View, found: Found) -> bool:
    """Whether dashes open turns of speech: sentences with pauses between them."""
    lines = [view.source.lines[item.first] for item in found.items]
    ends = [view.source.lines[item.end - 1].body for item in found.items]
    sentences = sum(body[-1] in '.!?…»”"' for body in ends)
    capitals = sum(not begins_small(line.body) for line in lines)
    return sentences >= 0.8 * len(ends) and capitals >= 0.8 * len(lines)


def _continues(view: View, mark: Mark) -> bool:
    """Whether an ordered list before ended with the number before this one."""
    for decision in reversed(view.before[-_FAR_BACK:]):
        block = _list_of(decision)
        if block and block.ordered:
            return block.start + len(block.items) == mark.value
    return False


def _is_one_more(view: View, mark: Mark) -> bool:
    """Whether the line stands right below a list of its own make whose numbers are smaller."""
    if not view.before or view.gap != 0 or view.before[-1].winner.end != view.at:
        return False
    block = _list_of(view.before[-1])
    return (
        block is not None
        and block.ordered
        and (block.style, block.delimiter) == (mark.style, mark.delimiter)
        and block.start + len(block.items) <= mark.value
    )


def _list_of(decision: Decision) -> List | None:
    part = decision.part
    return part.block if isinstance(part, BlockPart) and isinstance(part.block, List) else None


def _mark(line: Line, like: Mark | None) -> Mark | None:
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


def _collect(view: View, mark: Mark, most: int = 1_000_000) -> Found:
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
        following = _mark(source.lines[after], current)
        if following is None or not _goes_on(mark, current, following, markdown):
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
    stop = source.stanza_end[end]
    after = source.next_text(stop)
    if after >= len(source.lines) or stop - end > _MOST_LAZY:
        return end
    if any(_mark(line, None) or is_rule(line.body) for line in source.lines[end:stop]):
        return end
    following = _mark(source.lines[after], current)
    if following is None or following.bullet:
        return end
    return stop if _goes_on(opening, current, following, False) else end


def _goes_on(opening: Mark, current: Mark, after: Mark, markdown: bool) -> bool:
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
    if _mark(line, None):
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
        end < stop and source.lines[end].indent > inner and _mark(source.lines[end], None) is None
    ):
        if conventions.parting in ("indent", "both") and _opens_paragraph(source, conventions, end):
            break
        end = unit_end(source, conventions, end)
    return end


def build(view: View, claim: Claim) -> BlockPart:
    """The list with its items; each item's lines are read as blocks of their own."""
    mark = _mark(view.line, None)
    assert mark is not None
    found = _collect(view, mark)
    lines = view.source.lines
    items = tuple(_build_item(view, item) for item in found.items)
    tight = found.spaced * 2 <= len(items) - 1 and all(len(item.blocks) <= 2 for item in items)
    span = (lines[claim.first].number, lines[claim.end - 1].number)
    if mark.bullet:
        return BlockPart(List(ordered=False, items=items, tight=tight, lines=span))
    return BlockPart(
        List(
            ordered=True,
            items=items,
            start=mark.value,
            style=mark.style,
            delimiter=mark.delimiter,
            tight=tight,
            lines=span,
        )
    )


def _build_item(view: View, item: Item) -> ListItem:
    lines = view.source.lines[item.first : item.end]
    opening = lines[0]
    inset = opening.indent + item.length
    body = opening.body[item.length :]
    inner = [Line(opening.number, body, 0, opening.right, opening.page)]
    inner += [
        Line(line.number, line.body, max(0, line.indent - inset), line.right, line.page)
        for line in lines[1:]
    ]
    blocks = view.tools.blocks(inner, view)
    return ListItem(blocks=blocks, lines=(lines[0].number, lines[-1].number))


def claim_as_said(view: View) -> Claim | None:
    """The lines, where the first has an item's mark."""
    body = view.line.body
    return view.claim("list", view.end) if bullet(body) or ordinal(body) else None


RULE = Rule("list", "list", 4, weigh, build, claim_as_said)
