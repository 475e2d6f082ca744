"""Turns of an interview or a dialogue: Q: / A: / NAME: and what is said."""

import re
from typing import Final

from convert.article import Paragraph, Span, Text
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View

_LABEL: Final = re.compile(r"([^\W\d_][^:：\n]{0,40}?)\s?[:：](?=\s*\S)")


def weigh(view: View) -> Claim | None:
    """A paragraph that opens with a label that takes turns with others in this file."""
    if not view.findings.speakers or view.nested:
        return None
    found = _LABEL.match(view.line.body)
    if not found or found.group(1) not in view.findings.speakers:
        return None
    turns = len(view.findings.speakers)
    return view.claim("speech", view.end, (9, f"{found.group(1)} is one of {turns} speakers here"))


def build(view: View, claim: Claim) -> BlockPart:
    """The turn; its label is a span with the role of speaker."""
    text = view.tools.text(view.lines)
    found = _LABEL.match(text)
    assert found is not None
    speaker = Span(content=(Text(text=found.group()),), role="speaker")
    content = (speaker, *view.tools.inlines(text[found.end() :]))
    return BlockPart(Paragraph(content=content, role="speech", lines=view.span(claim)))


RULE = Rule("speech", 4, weigh, build)
