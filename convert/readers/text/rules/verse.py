"""Verse: lines that stay lines."""

from typing import Final

from convert.article import AnyInline, BlockQuote, LineBreak, Text, Verse
from convert.readers.text.parts import BlockPart
from convert.readers.text.prose import tidy
from convert.readers.text.rule import Claim, Note, Rule, View, plainly
from convert.readers.text.rules.quote import is_attribution
from convert.readers.text.source import Line
from convert.readers.text.stanzas import LINE_BLOCK

_DEEPEST: Final = 24
_INSET: Final = 2


class Credited(Note, frozen=True):
    """The line at index `at` says whose verse it is."""

    at: int


def weigh(view: View) -> Claim | None:
    """Lines that were found to be stanzas when the whole file was looked at."""
    found = view.source.stanzas.get(view.at)
    if found is None:
        return None
    at = _credit_below(view, found.end)
    return view.claim(
        "verse",
        max(at + 1, found.end),
        (1, "lines whose ends are meant"),
        *found.seen,
        note=Credited(at) if at else None,
    )


def _credit_below(view: View, end: int) -> int:
    """The line at the end of verse, or below, that is set in as far and says whose it is, or 0."""
    source = view.source
    poem = [line for line in source.lines[view.at : end - 1] if line.body]
    least = max(_INSET, min(line.indent for line in poem))
    after = source.next_text(end)
    alone = after < len(source.lines) and after - end <= 1 and source.stanza_end[after] == after + 1
    for at in (end - 1, *((after,) if alone else ())):
        line = source.lines[at]
        if line.indent >= least and is_attribution(line.body):
            spoken = any(is_attribution(other.body) for other in poem)
            return 0 if spoken else at
    return 0


def _unmarked(line: Line) -> Line:
    """A line of a line block without its bar; what is set in behind the bar stays so."""
    if not LINE_BLOCK.match(line.body):
        return line
    rest = line.body[2:]
    body = rest.strip()
    return Line(line.number, body, len(rest) - len(rest.lstrip()), line.right, line.page)


def build(view: View, claim: Claim) -> BlockPart:
    """The lines with their breaks and indents; a quotation where it says whose they are."""
    if not isinstance(claim.note, Credited):
        return BlockPart(_verse(view, claim.first, claim.end))
    end = claim.note.at
    while not view.source.lines[end - 1].body:
        end -= 1
    verse = _verse(view, claim.first, end)
    words = view.tools.text([view.source.lines[claim.note.at]])
    quote = BlockQuote(
        blocks=(verse,), attribution=view.tools.inlines(words), lines=view.span(claim)
    )
    return BlockPart(quote)


def _verse(view: View, first: int, end: int) -> Verse:
    """Lines `first` to `end` (exclusive); an empty line parts stanzas."""
    content: list[AnyInline] = []
    blank = False
    lines = [_unmarked(line) for line in view.source.lines[first:end]]
    least = min(line.indent for line in lines if line.body)
    for line in lines:
        if not line.body:
            blank = True
            continue
        if content:
            content.append(LineBreak())
            if blank:
                content.append(LineBreak())
        blank = False
        if line.indent > least:
            content.append(Text(text="\u00a0" * min(line.indent - least, _DEEPEST)))
        content.extend(view.tools.inlines(tidy(line.body)))
    span = view.source.lines[first].number, view.source.lines[end - 1].number
    return Verse(content=tuple(content), lines=span)


RULE = Rule("verse", "verse", 4.2, weigh, build, plainly("verse"))
