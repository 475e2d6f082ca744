"""End marks of the trade: -30-, ###, END."""

from convert.article import Paragraph, Text
from convert.languages.words import all_words
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View


def weigh(view: View) -> Claim | None:
    """A line that only says that the text ends here."""
    body = view.line.body
    if view.nested or len(body) > 24 or not view.before:
        return None
    hashes = set(body.replace(" ", "")) == {"#"} and len(body) >= 3
    if not hashes and body.casefold() not in all_words().end_marks:
        return None
    lines_left = len(view.source.lines) - view.at
    return view.claim(
        "end mark",
        view.at + 1,
        (7.5 if hashes else 5, f"“{body}” ends a text"),
        (1 if view.parted_before else 0, "a blank line before it"),
        (2.5 if view.apart else 0, "on its own"),
        (2 if view.source.gap_after(view.at + 1) is None else 0, "nothing follows"),
        (-4 if lines_left > 60 else 0, "much follows"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """A paragraph marked as an end mark."""
    content = (Text(text=view.line.body),)
    return BlockPart(Paragraph(content=content, role="end_mark", lines=view.span(claim)))


RULE = Rule("end mark", "end", 4, weigh, build)
