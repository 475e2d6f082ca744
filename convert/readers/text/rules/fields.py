"""Field lines at the head: Title: / Author: / Date:, and the headers of a mail."""

import re
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.languages.words import all_words
from convert.readers.text.evidence import Seen
from convert.readers.text.marks import hash_heading
from convert.readers.text.parts import FieldPart, FieldsPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.source import Line
from convert.readers.text.units import underlined

_FIELD: Final = re.compile(r"([^\W\d_][^:：]{0,38}?)(\s?[:：])(?:\s+|(?<=：)|$)(.*)$")


class Entry(Struct, frozen=True):
    """A field: its label as written with its colon, what the label means, and its lines."""

    label: str
    meaning: str
    value: str
    first: int
    end: int


class Entries(Note, frozen=True):
    """The fields of a head."""

    entries: tuple[Entry, ...]


def meaning_of(label: str) -> str:
    """What a field's label means in one of the languages known here, or ""."""
    folded = label.strip(" .").casefold()
    return _meanings().get(folded, "other" if folded.startswith("x-") else "")


@cache
def _meanings() -> dict[str, str]:
    words = all_words()
    weakest_first = (
        ("other", words.other_labels),
        ("language", words.language_labels),
        ("rights", words.rights_labels),
        ("publisher", words.publisher_labels),
        ("description", words.description_labels),
        ("keywords", words.keyword_labels),
        ("subtitle", words.subtitle_labels),
        ("date", words.date_labels),
        ("author", words.author_labels),
        ("title", words.title_labels),
    )
    return {label: meaning for meaning, labels in weakest_first for label in labels}


def weigh(view: View) -> Claim | None:
    """A run of label-and-value lines before anything else, with labels that are known."""
    if view.nested or view.has_role("text", "heading", "list"):
        return None
    late = view.has_role("title", "fields") and not view.after("fields")
    if late and not view.after("title", "date", "byline"):
        return None
    entries, end = _entries(view)
    if entries and (_has_marked_title(view, end) or any(map(_is_title, entries))):
        entries = [_without_subject(entry) for entry in entries]
    if late and _is_mail(view, entries, end):
        entries = [_without_subject(entry) for entry in entries]
    elif not entries or (late and not _is_head_of_report(view, entries, end)):
        return None
    known = [entry for entry in entries if entry.meaning]
    titled = any(entry.meaning == "title" and entry.value for entry in entries)
    ended = view.source.gap_after(end) != 0
    return view.claim(
        "fields",
        end,
        (1, "lines with a label", f"{len(entries)} lines with a label and a colon"),
        (titled, "one is labelled as the title"),
        (min(3, len(known)), "known labels", f"{len(known)} known labels"),
        _unknown(view, entries, end, titled),
        (1, "a blank line ends them" if ended else "no blank line ends them"),
        (view.after("fields"), "more field lines stand before"),
        (late, "the head of a notice or a report"),
        note=Entries(tuple(entries)),
    )


def _has_marked_title(view: View, end: int) -> bool:
    """Whether the text below the fields opens with a title of its own, underlined or marked."""
    at = view.source.next_text(end)
    if at >= len(view.source.lines):
        return False
    if hash_heading(view.source.lines[at].body):
        return True
    return underlined(view.source, at, at + 1) > 0


def _is_title(entry: Entry) -> bool:
    """Whether a field is the title, and not what a mail or a record is about."""
    return entry.meaning == "title" and bool(entry.value) and not _is_subject(entry)


def _is_subject(entry: Entry) -> bool:
    return entry.label.rstrip(" :：").casefold() in all_words().subject_labels


def _without_subject(entry: Entry) -> Entry:
    """A mail's subject is no title where the text brings its own."""
    return replace(entry, meaning="other") if _is_subject(entry) else entry


def _is_mail(view: View, entries: list[Entry], end: int) -> bool:
    """Whether To, From and Subject stand in blocks of their own, as in notices of an office."""
    if not entries or not all(_is_mail_label(entry.label) for entry in entries):
        return False
    at = view.source.next_text(end)
    found = _FIELD.match(view.source.lines[at].body) if at < len(view.source.lines) else None
    return found is not None and _is_mail_label(found.group(1))


def _is_mail_label(label: str) -> bool:
    folded = label.strip(" :：").casefold()
    return folded in all_words().subject_labels or folded in all_words().address_labels


def _is_head_of_report(view: View, entries: list[Entry], end: int) -> bool:
    """Whether fields under the title are a block of their own that says by whom or when."""
    meanings = {entry.meaning for entry in entries}
    whole = end == view.source.stanza_end[view.at] and len(entries) >= 2
    return whole and not meanings.isdisjoint({"author", "date"}) and "title" not in meanings


def _unknown(view: View, entries: list[Entry], end: int, titled: bool) -> Seen:
    """Labels that are not known here, which speak against a head of fields.

    A block that names its title is one, whatever else it names: PEP, Status, Post-History.
    """
    unknown = sum(not entry.meaning for entry in entries)
    whole = end == view.source.stanza_end[view.at] and len(entries) - unknown >= 2
    if titled and whole:
        return (min(unknown, 6), "unknown labels beside a title", "unknown labels")
    return (unknown, "unknown labels")


def _entries(view: View) -> tuple[list[Entry], int]:
    source = view.source
    stop = min(source.stanza_end[view.at], view.at + 60)
    entries: list[Entry] = []
    at = view.at
    while at < stop:
        found = _FIELD.match(source.lines[at].body)
        if found is None or (entries and not meaning_of(found.group(1)) and not _is_label(found)):
            break
        end = at + 1
        while end < stop and _continues(view, end):
            end += 1
        pieces: list[Line] = [
            Line(0, found.group(3), 0, source.lines[at].right),
            *source.lines[at + 1 : end],
        ]
        value = view.tools.text([piece for piece in pieces if piece.body] or pieces)
        label, colon, _ = found.groups()
        entries.append(Entry(label + colon, meaning_of(label), value, at, end))
        at = end
    return entries, at


def _is_label(found: re.Match[str]) -> bool:
    """Whether an unknown label still looks like one: short, and with a short value."""
    return len(found.group(1).split()) <= 3 and len(found.group(3)) <= 80


def _continues(view: View, at: int) -> bool:
    """Whether a line goes on with the field above: it is indented, or the one above is full."""
    line = view.source.lines[at]
    if line.indent >= 1:
        return True
    return view.source.full[at - 1] and _FIELD.match(line.body) is None


def build(view: View, claim: Claim) -> FieldsPart:
    """The fields in their order."""
    assert isinstance(claim.note, Entries)
    lines = view.source.lines
    return FieldsPart(
        tuple(
            FieldPart(
                entry.label,
                entry.value,
                entry.meaning,
                (lines[entry.first].number, lines[entry.end - 1].number),
            )
            for entry in claim.note.entries
        )
    )


def claim_as_said(view: View) -> Claim | None:
    """The lines, where the first has a label and a colon; others go on with the one above."""
    lines = view.source.lines
    found = [(at, _FIELD.match(lines[at].body)) for at in range(view.at, view.end)]
    labelled = [(at, match) for at, match in found if match is not None]
    if not labelled or labelled[0][0] != view.at:
        return None
    entries: list[Entry] = []
    ends = [*(at for at, _ in labelled[1:]), view.end]
    for (at, match), end in zip(labelled, ends, strict=True):
        label, colon, value = match.groups()
        pieces = [Line(0, value, 0, lines[at].right), *lines[at + 1 : end]]
        pieces = [piece for piece in pieces if piece.body]
        text = view.tools.text(pieces) if pieces else ""
        entries.append(Entry(label + colon, meaning_of(label), text, at, end))
    return view.claim("fields", view.end, note=Entries(tuple(entries)))


RULE = Rule("fields", "fields", 4, weigh, build, claim_as_said)
