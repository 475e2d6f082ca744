"""How letters and mails begin and end: salutations, closings, signatures."""

import re
from itertools import islice
from typing import Final

from convert.article import Paragraph, ParagraphRole
from convert.languages.words import all_patterns
from convert.patterns import Lazy
from convert.readers.text.dates import find_date
from convert.readers.text.parts import BlockPart
from convert.readers.text.people import looks_like_name, looks_like_person
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.rules.lines import broken_lines

_SALUTATION: Final = Lazy(
    lambda: rf"(?:{all_patterns().salutations})\b(?:[^.!?]|\b\w{{1,4}}\.(?=\s)){{0,60}}.$",
    re.IGNORECASE,
)
_AFTER_SALUTATION: Final = ",:!،，："
_CLOSING_LINES: Final = 5
_SIGNATURE_LINES: Final = 14
_FAREWELL_LINES: Final = 25
_RIGHT: Final = 20
_LONGEST_NAME: Final = 40
_LONGEST_CLOSING: Final = 120
_CLOSING: Final = Lazy(lambda: rf"(?:{all_patterns().closings})[,.!]?$", re.IGNORECASE)


class LetterPart(Note, frozen=True):
    """Which part of a letter the lines are."""

    role: ParagraphRole


def weigh(view: View) -> Claim | None:
    """A salutation after the head, a closing near the end, or the lines after “-- ”."""
    body = view.line.body
    if body == "--" and _lines_left(view) <= _SIGNATURE_LINES and view.before:
        return view.claim(
            "signature",
            _last_text(view),
            (1, "the mark of a mail's signature"),
            note=LetterPart("signature"),
        )
    if view.nested:
        return None
    if is_salutation(body) and len(view.before) <= 10 and not view.has_role("heading", "list"):
        return view.claim(
            "signature", view.end, (1, "opens a letter"), note=LetterPart("salutation")
        )
    if view.before and _closes(body) and _lines_left(view) <= _FAREWELL_LINES:
        return view.claim(
            "signature",
            _closing_end(view),
            (1, "closes a letter"),
            (view.line.indent >= _RIGHT, "at the right"),
            note=LetterPart("signature"),
        )
    if _could_sign(view) and _lines_left(view) <= _CLOSING_LINES and _signs(view):
        return view.claim(
            "signature", view.end, (1, "a name at the end"), note=LetterPart("signature")
        )
    return None


def _could_sign(view: View) -> bool:
    """Whether a short line stands alone, below text."""
    short = len(view.line.body.rstrip(".,")) <= _LONGEST_NAME
    return short and view.end == view.at + 1 and view.has_role("text")


def _signs(view: View) -> bool:
    """Whether such a line is a name at the right, or one with a date below it."""
    body = view.line.body.rstrip(".,")
    after = view.source.next_text(view.end)
    following = view.source.lines[after].body if after < len(view.source.lines) else ""
    dated = find_date(following, view.conventions.language) is not None
    right = view.line.indent >= _RIGHT
    named = looks_like_person(body) or (right and len(body.split()) >= 2 and looks_like_name(body))
    return named and (right or dated)


def is_salutation(body: str) -> bool:
    """Whether a line greets the reader of a letter."""
    return body[-1:] in _AFTER_SALUTATION and _SALUTATION.match(body) is not None


def opens_letter(view: View) -> bool:
    """Whether short lines stand together here and somebody is greeted not far below."""
    source = view.source
    stop = source.stanza_end[view.at]
    if not 2 <= stop - view.at <= 8:
        return False
    if any(line.width > 45 for line in source.lines[view.at : stop]):
        return False
    return greets_below(view)


def greets_below(view: View) -> bool:
    """Whether somebody is greeted not far below the stanza here."""
    stop = view.source.stanza_end[view.at]
    lines = view.source.lines[stop : stop + 16]
    return any(is_salutation(line.body) for line in lines if line.body)


def _closes(body: str) -> bool:
    """Whether a line is nothing but what a letter closes with."""
    return len(body) <= _LONGEST_CLOSING and _CLOSING.match(body) is not None


def _lines_left(view: View) -> int:
    """How many lines with text follow, counted no further than anybody here asks."""
    texts = (1 for line in view.source.lines[view.at : view.at + 60] if line.body)
    return sum(islice(texts, _FAREWELL_LINES + 1))


def _last_text(view: View) -> int:
    end = len(view.source.lines)
    while not view.source.lines[end - 1].body:
        end -= 1
    return end


def _closing_end(view: View) -> int:
    """The closing words with the name below them."""
    source = view.source
    end = source.stanza_end[view.at] if source.stanza_end[view.at] - view.at <= 6 else view.end
    after = source.next_text(end)
    if end == view.at + 1 and after < len(source.lines) and after - end <= 3:
        stop = source.stanza_end[after]
        short = all(len(line.body) <= 60 for line in source.lines[after:stop])
        if short and stop - after <= 5 and not source.lines[after].body.startswith("--"):
            return stop
    return end


def build(view: View, claim: Claim) -> BlockPart:
    """A paragraph marked as salutation or signature; its lines stay lines."""
    assert isinstance(claim.note, LetterPart)
    lines = view.source.lines[claim.first : claim.end]
    content = broken_lines(view, lines)
    return BlockPart(Paragraph(content=content, role=claim.note.role, lines=view.span(claim)))


def claim_as_said(view: View) -> Claim:
    """The lines, as who signs a letter."""
    return view.claim("signature", view.end, note=LetterPart("signature"))


def _salutation_as_said(view: View) -> Claim:
    return view.claim("signature", view.end, note=LetterPart("salutation"))


RULE = Rule(
    "signature", "letter", 4, weigh, build, claim_as_said, {"salutation": _salutation_as_said}
)
