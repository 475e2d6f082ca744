"""Verse: lines that stay lines."""

from typing import Final

from convert.article import AnyInline, LineBreak, Text, Verse
from convert.readers.text.parts import BlockPart
from convert.readers.text.prose import tidy
from convert.readers.text.rule import Claim, Rule, View, plainly
from convert.readers.text.source import Line
from convert.readers.text.stanzas import LINE_BLOCK

_DEEPEST: Final = 24


def weigh(view: View) -> Claim | None:
    """Lines that were found to be stanzas when the whole file was looked at."""
    found = view.source.stanzas.get(view.at)
    if found is None:
        return None
    return view.claim("verse", found.end, (1, "lines whose ends are meant"), *found.seen)


def _unmarked(line: Line) -> Line:
    """A line of a line block without its bar; what is set in behind the bar stays so."""
    if not LINE_BLOCK.match(line.body):
        return line
    rest = line.body[2:]
    body = rest.strip()
    return Line(line.number, body, len(rest) - len(rest.lstrip()), line.right, line.page)


def build(view: View, claim: Claim) -> BlockPart:
    """The lines with their breaks and indents; an empty line parts stanzas."""
    content: list[AnyInline] = []
    blank = False
    lines = [_unmarked(line) for line in view.source.lines[claim.first : claim.end]]
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
    return BlockPart(Verse(content=tuple(content), lines=view.span(claim)))


RULE = Rule("verse", "verse", 4.2, weigh, build, plainly("verse"))
