"""Text whose spaces count: fenced blocks, programs, sessions at a terminal, drawings."""

from convert.article import Preformatted
from convert.readers.text.marks import FENCE
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View
from convert.readers.text.syntax import named_syntax


def weigh(view: View) -> Claim | None:
    """Lines that were found to be a listing when the whole file was looked at."""
    listing = view.source.listings.get(view.at)
    if listing is None:
        return None
    return view.claim("preformatted", listing.end, (listing.score, listing.saw))


def build(view: View, claim: Claim) -> BlockPart:
    """The lines as they stand, without fences and the indent they share."""
    listing = view.source.listings[claim.first]
    lines = view.source.lines[claim.first : claim.end]
    opening = FENCE.match(lines[0].body) if listing.fenced else None
    if listing.fenced:
        lines = lines[1:-1]
    least = min((line.indent for line in lines if line.body), default=0)
    text = "\n".join(" " * (line.indent - least) + line.body if line.body else "" for line in lines)
    syntax = (opening.group(2) or None) if opening else named_syntax(text)
    return BlockPart(Preformatted(text=text, syntax=syntax, lines=view.span(claim)))


RULE = Rule("preformatted", 4, weigh, build)
