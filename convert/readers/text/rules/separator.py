"""Thematic breaks: a line of marks that parts what is before from what is after."""

from typing import Final

from convert.article import ThematicBreak
from convert.readers.text.marks import is_rule
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View

# A line of few such marks is what somebody says or a bit of code.
_OTHER_USES: Final = frozenset("\"“”„«»'‘’()[]{}/\\^`$&%@;,?!<>.:")
_FEW: Final = 3


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
        (_has_other_uses(body) and not _is_usual(view), "marks of speech or code"),
    )


def _has_other_uses(body: str) -> bool:
    return len(body) <= _FEW and not _OTHER_USES.isdisjoint(body) and body != "..."


def _is_usual(view: View) -> bool:
    """Whether a full stop alone on its line stands in several places, as between paragraphs."""
    body = view.line.body
    return body == "." and sum(line.body == body for line in view.source.lines) > 1


def build(view: View, claim: Claim) -> BlockPart:
    """The break, with its mark."""
    lines = view.source.lines[claim.first : claim.end]
    mark = " ".join(line.body for line in lines if line.body)
    return BlockPart(ThematicBreak(mark=mark, lines=view.span(claim)))


def claim_as_said(view: View) -> Claim | None:
    """The lines, where none of them has a word: a break prints none."""
    marks = all(is_rule(line.body) for line in view.lines if line.body)
    return view.claim("separator", view.end) if marks else None


RULE = Rule("separator", "mark", 4, weigh, build, claim_as_said)
