"""Text whose spaces count: fenced blocks, programs, sessions at a terminal, drawings."""

from convert.article import Preformatted
from convert.readers.text.listings import named_syntax
from convert.readers.text.listings.fences import DIRECTIVE, OPTION
from convert.readers.text.marks import FENCE
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.source import Line

_NO_SYNTAX = "text"


class Fenced(Note, frozen=True):
    """The first and the last line are fences."""


def weigh(view: View) -> Claim | None:
    """Lines that were found to be a listing when the whole file was looked at."""
    listing = view.source.listings.get(view.at)
    if listing is None:
        return None
    if listing.fenced:
        return view.claim("preformatted", listing.end, (1, "fenced"), note=Fenced())
    seen = (listing.score, "lines that read as a listing", listing.saw)
    return view.claim("preformatted", listing.end, seen)


def build(view: View, claim: Claim) -> BlockPart:
    """The lines as they stand, without fences and the indent they share."""
    lines = view.source.lines[claim.first : claim.end]
    named = None
    if isinstance(claim.note, Fenced):
        opening = FENCE.match(lines[0].body)
        directive = DIRECTIVE.match(lines[0].body)
        found = opening.group(2) if opening else directive.group(1) if directive else None
        named = found if found != _NO_SYNTAX else None
        lines = _below_options(lines[1:]) if directive else lines[1:-1]
    least = min((line.indent for line in lines if line.body), default=0)
    text = "\n".join(" " * (line.indent - least) + line.body if line.body else "" for line in lines)
    syntax = named or named_syntax(text)
    return BlockPart(Preformatted(text=text, syntax=syntax, lines=view.span(claim)))


def _below_options(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of code below a directive, without its options and the blank lines around."""
    first = 0
    while first < len(lines) and (not lines[first].body or OPTION.match(lines[first].body)):
        first += 1
    return lines[first:]


def claim_as_said(view: View) -> Claim:
    """The lines, without the fences around them."""
    listing = view.source.listings.get(view.at)
    fenced = listing is not None and listing.fenced and listing.end == view.end
    return view.claim("preformatted", view.end, note=Fenced() if fenced else None)


RULE = Rule("preformatted", "set", 4, weigh, build, claim_as_said)
