"""Turns of an interview or a dialogue: Q: / A: / NAME: and what is said."""

from convert.article import Paragraph, Span, Text
from convert.readers.text.findings import SPEAKER
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View


def weigh(view: View) -> Claim | None:
    """A paragraph that opens with a label that takes turns with others in this file."""
    if not view.findings.speakers or view.nested:
        return None
    found = SPEAKER.match(view.line.body)
    label = (found.group(1) or found.group(2)) if found else ""
    if label not in view.findings.speakers:
        return None
    turns = len(view.findings.speakers)
    seen = (1, "a speaker", f"{label} is one of {turns} speakers here")
    return view.claim("speech", view.end, seen)


def build(view: View, claim: Claim) -> BlockPart:
    """The turn; its label is a span with the role of speaker."""
    text = view.tools.text(view.lines)
    found = SPEAKER.match(text)
    assert found is not None
    speaker = Span(content=(Text(text=found.group()),), role="speaker")
    content = (speaker, *view.tools.inlines(text[found.end() :]))
    return BlockPart(Paragraph(content=content, role="speech", lines=view.span(claim)))


def claim_as_said(view: View) -> Claim | None:
    """The lines, where the first opens with a label."""
    return view.claim("speech", view.end) if SPEAKER.match(view.line.body) else None


RULE = Rule("speech", "text", 4, weigh, build, claim_as_said)
