"""End marks of the trade: -30-, ###, END."""

from convert.article import Paragraph, Text
from convert.languages.words import all_words
from convert.patterns import Lazy
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View, plainly

_THIRTY = Lazy(r"30(?:\s?[-–—]\s?30)+")


def weigh(view: View) -> Claim | None:
    """A line that only says that the text ends here."""
    body = view.line.body
    if view.nested or len(body) > 24 or not view.before:
        return None
    hashes = set(body.replace(" ", "")) == {"#"} and len(body) >= 3
    thirty = _THIRTY.fullmatch(body) is not None
    if not hashes and not thirty and body.casefold() not in all_words().end_marks:
        return None
    lines_left = len(view.source.lines) - view.at
    return view.claim(
        "end mark",
        view.at + 1,
        (1, "hashes" if hashes else "a word that ends a text", f"“{body}” ends a text"),
        (view.parted_before, "a blank line before it"),
        (view.apart, "on its own"),
        (view.source.gap_after(view.at + 1) is None, "nothing follows"),
        (lines_left > 60, "much follows"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """A paragraph marked as an end mark."""
    lines = view.source.lines[claim.first : claim.end]
    content = (Text(text=" ".join(line.body for line in lines if line.body)),)
    return BlockPart(Paragraph(content=content, role="end_mark", lines=view.span(claim)))


RULE = Rule("end mark", "end", 4, weigh, build, plainly("end mark"))
