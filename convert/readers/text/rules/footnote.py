"""Notes: the text that a mark in the running text leads to."""

import re
from typing import Final

from convert.article import Footnote
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.source import Line
from convert.readers.text.units import unit_end

_OPENING: Final = re.compile(
    r"(\[\^?(\d{1,3}|[a-z*†‡])\]:?)\s+(?=\S)|(\*{1,3}(?=[^*]*$)|[†‡§¶]{1,2}|"
    r"[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\)(?=\s))\s?(?=\S)"
)
_NUMBERED: Final = re.compile(r"\(?(\d{1,3})[.):]?\s+(?=\S)")
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Labelled(Note, frozen=True):
    """The label of a note, and how many characters its mark takes."""

    label: str
    length: int


def opening_of(body: str) -> Labelled | None:
    """The mark that opens a line which a person says is a note: [1], *, 1 or 1."""
    if found := _OPENING.match(body):
        label = (found.group(2) or found.group(3)).translate(_SUPERSCRIPTS)
        return Labelled(label, found.end())
    numbered = _NUMBERED.match(body)
    return Labelled(numbered.group(1), numbered.end()) if numbered else None


def printed_mark(written: str) -> str:
    """A mark as it is printed: `[^1]:`, as Markdown writes it, is [1]."""
    mark = written.strip()
    return mark.replace("[^", "[").removesuffix(":") if mark.startswith("[") else mark


def weigh(view: View) -> Claim | None:
    """A line that opens with a note's mark, where the text holds that mark too."""
    if view.at in view.findings.glued.lines:
        return _glued(view)
    found = _OPENING.match(view.line.body)
    if not found:
        return None
    label = (found.group(2) or found.group(3)).translate(_SUPERSCRIPTS)
    if label not in view.findings.notes:
        return None
    taken = _taken(view, label)
    return view.claim(
        "footnote",
        _end(view),
        (1, "opens with a mark", f"opens with the mark {found.group().strip()}"),
        (1, "the text holds that mark"),
        (label == "*" and _is_one_of_many(view), "one of several lines with a star"),
        (taken >= view.findings.notes[label], "as many notes as marks came before"),
        note=Labelled(label, found.end()),
    )


def _glued(view: View) -> Claim:
    """A note whose mark in the text is a number right behind a word."""
    label = view.findings.glued.lines[view.at]
    end = min((at for at in view.findings.glued.lines if view.at < at), default=view.end)
    return view.claim(
        "footnote",
        min(end, _end(view)),
        (1, "opens with a mark", f"opens with the number {label}"),
        (1, "the text holds that mark", "the text has that number right behind a word"),
        note=Labelled(label, len(view.line.body) - len(view.line.body[len(label) :].lstrip())),
    )


def _taken(view: View, label: str) -> int:
    """How many notes with this label were read before."""
    if not view.has_role("note"):
        return 0
    notes = (decision.winner.note for decision in view.before if decision.role == "note")
    return sum(isinstance(note, Labelled) and note.label == label for note in notes)


def _is_one_of_many(view: View) -> bool:
    after = view.source.next_text(view.end)
    lines = view.source.lines
    return after < len(lines) and lines[after].body.startswith("* ") and view.line.body[1] == " "


def _end(view: View) -> int:
    """The note's paragraph, with lines and paragraphs that hang below it."""
    source = view.source
    end = view.end
    while end < source.stanza_end[view.at] and source.lines[end].indent > view.line.indent:
        end = unit_end(source, view.conventions, end)
    return end


def build(view: View, claim: Claim) -> BlockPart:
    """The note with its mark, its label and what it says."""
    lines = view.source.lines[claim.first : claim.end]
    assert isinstance(claim.note, Labelled)
    opening, length = lines[0], claim.note.length
    inner = [Line(opening.number, opening.body[length:], 0, opening.right)]
    inner += [Line(line.number, line.body, 0, line.right) for line in lines[1:]]
    return BlockPart(
        Footnote(
            label=claim.note.label,
            mark=printed_mark(opening.body[:length]),
            blocks=view.tools.blocks(inner, view),
            lines=view.span(claim),
        )
    )


def claim_as_said(view: View) -> Claim | None:
    """The lines, where they open with a mark."""
    opening = opening_of(view.line.body)
    if opening is None:
        return None
    return view.claim("footnote", view.end, note=opening)


RULE = Rule("footnote", "note", 4, weigh, build, claim_as_said)
