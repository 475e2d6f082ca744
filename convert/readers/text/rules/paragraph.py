"""Paragraphs: what is left when nothing else is plain. This rule always claims."""

from msgspec.structs import replace

from convert.article import Paragraph
from convert.readers.text.marks import begins_marked
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.rules.lines import broken_lines
from convert.readers.text.rules.signature import opens_letter
from convert.readers.text.script import ends_sentence, holds_sentences
from convert.readers.text.units import unit_end

_RIGHT = 20


class Broken(Note, frozen=True):
    """Each line of the paragraph stays a line."""


def weigh(view: View) -> Claim:
    """Any unit; the more it reads like sentences, the more it weighs."""
    end = _broken_end(view)
    text = view.text if view.end - view.at < 40 else view.last.body
    return view.claim(
        "paragraph",
        max(end, view.end),
        (1, "running text"),
        (ends_sentence(text), "ends as a sentence"),
        (holds_sentences(text), "holds sentences"),
        (view.end - view.at > 2, "several lines"),
        (bool(end) and opens_letter(view), "an address above a salutation"),
        note=Broken() if end else None,
    )


def _broken_end(view: View) -> int:
    """The end of a stanza of short lines that belong together, as an address does; or 0."""
    source, conventions = view.source, view.conventions
    stop = source.stanza_end[view.at]
    if conventions.parting != "blank" or not source.stanza_start(view.at):
        return 0
    if not 2 <= stop - view.at <= 12 or view.end != view.at + 1:
        return 0
    lines = source.lines[view.at : stop]
    limit = min(60.0, 0.75 * conventions.wrap.column) if conventions.wrap.column else 60.0
    if any(begins_marked(line.body) or line.page for line in lines):
        return 0
    right = all(line.indent >= _RIGHT for line in lines)
    ended = lines[:-1] if right else lines
    if any(line.width > limit for line in lines) or any(ends_sentence(line.body) for line in ended):
        return 0
    first = not view.nested and not view.has_role("text")
    if first and len(lines) < 3 and not opens_letter(view):
        return 0
    return stop


def build(view: View, claim: Claim) -> BlockPart:
    """The paragraph, with its line breaks where its lines are an address's."""
    lines = view.source.lines[claim.first : claim.end]
    if isinstance(claim.note, Broken):
        content = broken_lines(view, lines)
    else:
        content = view.tools.inlines(view.tools.text(lines))
    return BlockPart(Paragraph(content=content, lines=view.span(claim)))


def claim_as_said(view: View) -> Claim:
    """The lines; those of an address stay lines."""
    end = unit_end(view.source, view.conventions, view.at)
    note = Broken() if _broken_end(replace(view, end=end)) == view.end else None
    return view.claim("paragraph", view.end, note=note)


RULE = Rule("paragraph", "text", 0, weigh, build, claim_as_said)
