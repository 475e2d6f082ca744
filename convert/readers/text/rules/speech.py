"""Turns of an interview, a dialogue or a play: Q: / A: / NAME: / NAME. and what is said."""

from convert.article import AnyInline, LineBreak, Paragraph, Span, Text
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View
from convert.readers.text.rules.lines import broken_lines
from convert.readers.text.speakers import stands_over, turn_of


def weigh(view: View) -> Claim | None:
    """A paragraph that opens with a label that takes turns with others in this file."""
    speakers = view.findings.speakers
    if not speakers or view.nested:
        return None
    body = view.line.body
    turn = turn_of(body)
    if turn is not None and turn.label in speakers:
        seen = (1, "a speaker", f"{turn.label} is one of {len(speakers)} speakers here")
        return view.claim("speech", view.end, seen)
    if body in speakers and stands_over(view.source, view.at):
        seen = (1, "a speaker over lines", f"{body} is one of {len(speakers)} speakers here")
        return view.claim("speech", view.source.stanza_end[view.at], seen)
    return None


def build(view: View, claim: Claim) -> BlockPart:
    """The turn; its label is a span with the role of speaker."""
    lines = view.source.lines[claim.first : claim.end]
    if lines[0].body in view.findings.speakers:
        speaker = Span(content=(Text(text=lines[0].body),), role="speaker")
        content: tuple[AnyInline, ...] = (speaker, LineBreak(), *broken_lines(view, lines[1:]))
    else:
        text = view.tools.text(lines)
        turn = turn_of(text)
        assert turn is not None
        speaker = Span(content=(Text(text=text[: turn.length]),), role="speaker")
        content = (speaker, *view.tools.inlines(text[turn.length :]))
    return BlockPart(Paragraph(content=content, role="speech", lines=view.span(claim)))


def claim_as_said(view: View) -> Claim | None:
    """The lines, where the first opens with a label."""
    return view.claim("speech", view.end) if turn_of(view.line.body) else None


RULE = Rule("speech", "text", 4, weigh, build, claim_as_said)
