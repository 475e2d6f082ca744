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
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Labelled(Note, frozen=True):
    """The label of a note."""

    label: str


def weigh(view: View) -> Claim | None:
    """A line that opens with a note's mark, where the text holds that mark too."""
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
        (4, f"opens with the mark {found.group().strip()}"),
        (3, "the text holds that mark"),
        (-2 if label == "*" and _is_one_of_many(view) else 0, "one of several lines with a star"),
        (
            -6 if taken >= view.findings.notes[label] else 0,
            "as many notes as marks came before",
        ),
        note=Labelled(label),
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
    found = _OPENING.match(lines[0].body)
    assert found is not None
    assert isinstance(claim.note, Labelled)
    opening = lines[0]
    inner = [Line(opening.number, opening.body[found.end() :], 0, opening.right)]
    inner += [Line(line.number, line.body, 0, line.right) for line in lines[1:]]
    return BlockPart(
        Footnote(
            label=claim.note.label,
            mark=found.group().strip(),
            blocks=view.tools.blocks(inner, view),
            lines=view.span(claim),
        )
    )


RULE = Rule("footnote", "note", 4, weigh, build)
