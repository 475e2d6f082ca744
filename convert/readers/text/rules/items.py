"""Lists: bullets and numbers, nested, with several paragraphs an item."""

from typing import Final

from msgspec.structs import replace

from convert.article import List, ListItem, Paragraph
from convert.patterns import Lazy
from convert.readers.text.marks import bullet, is_rule
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Decision, Note, Rule, View
from convert.readers.text.rules.collect import Found, Item, Mark, collect, goes_on, mark_of
from convert.readers.text.script import begins_small, holds_sentences
from convert.readers.text.source import Line

_BOX: Final = Lazy(r"(?:\[([ xX])\]|([☐☑☒]))[ \t]+(?=\S)")
_DASHES = "–—"
_SPOKEN: Final = Lazy(r"[?!…;¿¡]|\.\.\.|[–—]|\s-\s|[\"“”„«»]")
_STATEMENT: Final = 50  # characters
_SAMPLE = 24
_FAR_BACK = 12
_SUSPECT = "–—o»·→∙●○■□◆◇▲▼▽◎★☆"


def weigh(view: View) -> Claim | None:
    """Items that begin at the place, with marks of one make."""
    if is_rule(view.line.body):
        return None
    mark = mark_of(view.line, None)
    if mark is None or (view.at in view.findings.numbered_headings and not view.nested):
        return None
    # turns of speech fail from each line on again: a sample says that they are speech
    sample = collect(view, mark, _SAMPLE) if mark.bullet in _DASHES else None
    speech = sample is not None and _is_dialogue(view, sample)
    found = sample if sample and speech else collect(view, mark)
    count = len(found.items)
    end = found.items[-1].end
    if mark.bullet:
        return view.claim(
            "list",
            end,
            (1, "bullet", f"bullet {mark.bullet}"),
            (min(1.0, 0.375 * (count - 1)), "items alike", f"{count} items alike"),
            (count == 1 and mark.bullet in _SUSPECT, "a mark that has other uses"),
            (speech, "reads as speech"),
        )
    certain = mark.delimiter != "period" or mark.style == "decimal"
    more = count == 1 and mark.style.endswith("roman") and _is_one_more(view, mark)
    goes_on = mark.value > 1 and _continues(view, mark)
    return view.claim(
        "list",
        end,
        (1, "number" if certain else "letter", f"number {view.line.body[: mark.length].strip()}"),
        (min(2, count - 1), "numbers that count up", f"{count} numbers that count up"),
        (goes_on, "goes on counting"),
        (more, "one more of the list above"),
        (mark.value > 1 and not goes_on, "does not begin at one"),
        (count == 1 and not _may_stand_alone(mark), "a single item"),
        (count == 1 and holds_sentences(view.text), "a numbered paragraph"),
        (count == 1 and _goes_on_inside(view, mark), "the next number follows inside"),
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
    if sentences < 0.8 * len(ends) or capitals < 0.8 * len(lines):
        return False
    return not _are_statements([_words_of(view, item) for item in found.items])


def _words_of(view: View, item: Item) -> str:
    return " ".join(line.body for line in view.source.lines[item.first : item.end])


def _are_statements(items: list[str]) -> bool:
    """Whether several items are long and nobody asks, cries, breaks off or is said to speak."""
    return (
        len(items) > 1
        and sum(map(len, items)) >= _STATEMENT * len(items)
        and not any(_SPOKEN.search(item[1:]) for item in items)
    )


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


class SaidItems(Note, frozen=True):
    """The items of lines that a person says are a list; `marked` where marks open them."""

    items: tuple[Item, ...]
    marked: bool


def build(view: View, claim: Claim) -> BlockPart:
    """The list with its items; each item's lines are read as blocks of their own."""
    if isinstance(claim.note, SaidItems) and not claim.note.marked:
        items = tuple(_plain_item(view, item) for item in claim.note.items)
        return BlockPart(List(ordered=False, items=items, lines=view.span(claim)))
    mark = mark_of(view.line, None)
    assert mark is not None
    if isinstance(claim.note, SaidItems):
        found = Found(mark, claim.note.items, 0)
    else:
        found = collect(view, mark)
    items = tuple(_build_item(view, item, tasks=bool(mark.bullet)) for item in found.items)
    tight = found.spaced * 2 <= len(items) - 1 and all(len(item.blocks) <= 2 for item in items)
    span = view.span(claim)
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


def _build_item(view: View, item: Item, *, tasks: bool) -> ListItem:
    """An item; tasks: whether a box at its head says that it is one (GitHub, Task lists)."""
    lines = view.source.lines[item.first : item.end]
    opening = lines[0]
    inset = opening.indent + item.length
    body = opening.body[item.length :]
    box = _BOX.match(body) if tasks else None
    body = body[box.end() :] if box else body
    inner = [Line(opening.number, body, 0, opening.right, opening.page)]
    inner += [
        Line(line.number, line.body, max(0, line.indent - inset), line.right, line.page)
        for line in lines[1:]
    ]
    blocks = view.tools.blocks(inner, view)
    done = (box[1] or box[2]) not in " ☐" if box else None
    return ListItem(blocks=blocks, done=done, lines=(lines[0].number, lines[-1].number))


def _plain_item(view: View, item: Item) -> ListItem:
    opening, *others = view.source.lines[item.first : item.end]
    lines = [replace(opening, body=opening.body[item.length :]), *others]
    span = (lines[0].number, lines[-1].number)
    text = view.tools.text(lines)
    return ListItem(
        blocks=(Paragraph(content=view.tools.inlines(text), lines=span),),
        lines=span,
    )


def claim_as_said(view: View) -> Claim:
    """The lines as the items that their marks make of them; without such marks an item a line."""
    mark = None if is_rule(view.line.body) else mark_of(view.line, None)
    if mark is not None:
        found = collect(view, mark)
        if view.source.next_text(found.items[-1].end) >= view.end:
            return view.claim("list", view.end)
        if marked := _marked_items(view, mark):
            return view.claim("list", view.end, note=SaidItems(marked, True))
    return view.claim("list", view.end, note=SaidItems(_lines_as_items(view), False))


def _marked_items(view: View, opening: Mark) -> tuple[Item, ...]:
    """An item for each mark that goes on, with all lines up to the next; none where a mark at the
    margin does not go on, as its number would be lost."""
    markdown = view.conventions.count("hash") > 0
    opened: list[tuple[int, int]] = [(view.at, opening.length)]
    current = opening
    for at in range(view.at + 1, view.end):
        line = view.source.lines[at]
        found = mark_of(line, current) if line.body and not is_rule(line.body) else None
        if found is None:
            continue
        if goes_on(opening, current, found, markdown):
            opened.append((at, found.length))
            current = found
        elif found.indent <= opening.indent + 1:
            return ()
    return _items(view, opened)


def _lines_as_items(view: View) -> tuple[Item, ...]:
    """An item a line, with the lines that hang below it; a number stays as a word."""
    least = min(line.indent for line in view.lines if line.body)
    opened: list[tuple[int, int]] = []
    for at in range(view.at, view.end):
        line = view.source.lines[at]
        hangs = line.indent > least + 1 or (view.source.full[at - 1] and begins_small(line.body))
        if not line.body or (opened and hangs):
            continue
        sign = None if is_rule(line.body) else bullet(line.body)
        opened.append((at, sign[1] if sign else 0))
    return _items(view, opened)


def _items(view: View, opened: list[tuple[int, int]]) -> tuple[Item, ...]:
    """The items that begin at each of some lines and end with the last text before the next."""
    lines = view.source.lines
    items: list[Item] = []
    for (at, length), end in zip(opened, [*(at for at, _ in opened[1:]), view.end], strict=True):
        last = max(index for index in range(at, end) if lines[index].body)
        items.append(Item(at, last + 1, length))
    return tuple(items)


RULE = Rule("list", "list", 4, weigh, build, claim_as_said)
