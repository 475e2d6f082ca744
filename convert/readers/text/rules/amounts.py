"""Lists without a mark: ingredients and prices, each on its line."""

from itertools import pairwise
from typing import Final

from convert.article import List, ListItem, Paragraph
from convert.patterns import Lazy
from convert.readers.text.marks import begins_marked
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.script import ends_with_stop
from convert.readers.text.source import Line

_AMOUNT: Final = Lazy(
    r"(?:\d{1,4}(?:[.,/]\d{1,3})?|(?:\d{1,2}\s?)?[½¼¾⅓⅔⅛])"
    r"(?:\s?[-–x×]\s?\d{1,3})?\s?(?=[^\W\d_])"
)
_PRICE: Final = Lazy(
    r"[^\W\d_][^:：]{0,40}[:：]\s.{0,20}"
    r"(?:[£$€¥₹₽]\s?\d|\d\s?(?:[£$€¥₹₽]|kr|zł|Kč))"
)
_YEAR: Final = Lazy(r"[12]\d{3}\b")
_COUNTED: Final = Lazy(r"(\d{1,3})\s")
_WIDEST: Final = 60
_FEWEST: Final = 3
_SHARE: Final = 0.7


class Lead(Note, frozen=True):
    """The line says what the list below it is of: "For the dough:"."""


def weigh(view: View) -> Claim | None:
    """Short lines that state amounts, and the line with a colon over them."""
    source, at = view.source, view.at
    stop = source.stanza_end[at]
    body = view.line.body
    if body[-1] in ":：" and len(body) <= _WIDEST and source.stanza_start(at):
        if at + 1 == stop or _run_end(view, at + 1) < stop:
            return None
        return view.claim("amounts", at + 1, (1, "leads into a list of amounts"), note=Lead())
    led = at > 0 and source.lines[at - 1].body[-1:] in (":", "：")
    led = led or (view.after("heading") and view.gap == 0)
    end = _run_end(view, at)
    if end == at or not (led or (end == stop and source.stanza_start(at))):
        return None
    return view.claim(
        "amounts",
        end,
        (1, "lines that state amounts", f"{end - at} lines that state amounts"),
        (led, "a line with a colon leads to them"),
    )


def are_amounts(view: View, at: int, stop: int) -> bool:
    """Whether the lines from `at` to `stop` are a list of amounts."""
    return at < stop and _run_end(view, at) == stop


def _run_end(view: View, at: int) -> int:
    """The end of a run of lines from `at` most of which state amounts; `at` where there is none."""
    source = view.source
    end = at
    while end < source.stanza_end[at] and _may_be_item(source.lines[end]) and not source.full[end]:
        end += 1
    lines = source.lines[at:end]
    if len(lines) < _FEWEST:
        return at
    stated = sum(_states_amount(line.body) for line in lines)
    priced = sum(_PRICE.match(line.body) is not None for line in lines)
    enough = max(stated, priced) >= _SHARE * len(lines)
    return end if enough and not _counts_up(lines) else at


def _may_be_item(line: Line) -> bool:
    body = line.body
    return line.width <= _WIDEST and not begins_marked(body) and not ends_with_stop(body)


def _states_amount(body: str) -> bool:
    return _AMOUNT.match(body) is not None and _YEAR.match(body) is None


def _counts_up(lines: tuple[Line, ...]) -> bool:
    """Whether the numbers are those of headings or of items: each one more than the last."""
    found = [_COUNTED.match(line.body) for line in lines]
    values = [int(number.group(1)) for number in found if number]
    return len(values) == len(lines) and all(b == a + 1 for a, b in pairwise(values))


def build(view: View, claim: Claim) -> BlockPart:
    """The list, an item a line; or the line that leads to it."""
    lines = view.source.lines[claim.first : claim.end]
    paragraphs = [
        Paragraph(
            content=view.tools.inlines(view.tools.text((line,))), lines=(line.number, line.number)
        )
        for line in lines
    ]
    if isinstance(claim.note, Lead):
        return BlockPart(paragraphs[0])
    items = tuple(ListItem(blocks=(each,), lines=each.lines) for each in paragraphs)
    return BlockPart(List(ordered=False, items=items, lines=view.span(claim)))


RULE = Rule("amounts", "list", 4, weigh, build)
