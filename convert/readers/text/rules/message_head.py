"""Heads of messages inside a text: Date: / From: / Subject: lines of a digest or a quoted mail."""

from typing import Final

from convert.article import Paragraph
from convert.patterns import Lazy
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View
from convert.readers.text.rules.fields import meaning_of
from convert.readers.text.rules.lines import broken_lines

_FIELD: Final = Lazy(r"([^\W\d_][\w-]{1,24})\s?[:：]\s*(?=\S)")
_TELLING: Final = frozenset({"author", "date", "title"})
_MOST: Final = 12


def weigh(view: View) -> Claim | None:
    """A stanza of fields, among them at least two of whom, when and what about."""
    source = view.source
    stop = source.stanza_end[view.at]
    opens = source.stanza_start(view.at) or (view.after("mark") and view.gap == 0)
    if view.nested or not opens or not 2 <= stop - view.at <= _MOST:
        return None
    if not view.has_role("text", "heading", "list"):
        return None
    labels = [_FIELD.match(line.body) for line in source.lines[view.at : stop]]
    if labels[0] is None or any(
        label is None and not line.indent
        for label, line in zip(labels, source.lines[view.at : stop], strict=True)
    ):
        return None
    meanings = {meaning_of(label.group(1)) for label in labels if label}
    if len(meanings & _TELLING) < 2:
        return None
    return view.claim(
        "message head",
        stop,
        (1, "lines with a label", f"{stop - view.at} lines with a label and a colon"),
        (len(meanings & _TELLING), "who, when, what about"),
        (view.after("mark"), "below a rule"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """The lines as they stand, in one paragraph."""
    lines = view.source.lines[claim.first : claim.end]
    content = broken_lines(view, lines)
    return BlockPart(Paragraph(content=content, lines=view.span(claim)))


RULE = Rule("message head", "text", 4, weigh, build)
