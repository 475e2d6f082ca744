"""Thematic breaks: a line of marks that parts what is before from what is after."""

from convert.article import ThematicBreak
from convert.readers.text.marks import is_rule
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View, plainly


def weigh(view: View) -> Claim | None:
    """A line without a letter or digit."""
    body = view.line.body
    if not is_rule(body):
        return None
    repeated = len(set(body.replace(" ", ""))) <= 2 or body.lower() in ("o0o", "oooo")
    return view.claim(
        "separator",
        view.at + 1,
        (1, "nothing but marks"),
        (1, "the same mark again and again" if repeated else "mixed marks"),
        (view.apart, "blank lines around it"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """The break, with its mark."""
    body = view.line.body
    return BlockPart(ThematicBreak(mark=body, lines=view.span(claim)))


RULE = Rule("separator", "mark", 4, weigh, build, plainly("separator"))
