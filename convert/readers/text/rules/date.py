"""The date line: a line under (or over) the title that is a date and nothing else."""

import re
from typing import Final

from convert.languages.words import all_patterns, all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.dates import find_date
from convert.readers.text.parts import DatePart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.rules.paragraph import Broken
from convert.readers.text.rules.signature import greets_below

# Delivered at Port Ellery, December 8, 1941
_SPOKEN: Final = Lazy(
    lambda: (
        rf"(?:{all_patterns().spoken_on})\b[^\d]{{2,70}}?"
        rf"(?:,|\s(?:{any_of(all_words().before_dates)}))\s+(\S.*)$"
    ),
    re.IGNORECASE,
)
# Hexham, 17 October 2025; Köln, den 3. Mai 2024
_PLACED: Final = Lazy(
    lambda: rf"[^\W\d_][^\d,]{{1,40}},\s+(?:(?:{any_of(all_words().before_dates)})\s+)?(\S.*)$",
    re.IGNORECASE,
)
_LABEL: Final = Lazy(r"([^\W\d_]{2,20})\s?[:：]\s*")


class Stated(Note, frozen=True):
    """The date that a line states."""

    iso: str


def weigh(view: View) -> Claim | None:
    """A line that states a date before the body begins."""
    body = view.line.body
    if view.nested or len(body) > 90 or view.has_role("date", "heading", "list"):
        return None
    if view.has_role("text") and not _is_below_address(view):
        return None
    if view.end > view.at + 1 or not any(character.isdecimal() for character in body):
        return None
    stated, labelled = _stated(body)
    iso = find_date(stated, view.conventions.language)
    if iso is None:
        iso = date_of_letter(view)
    if iso is None:
        return None
    below_title = view.has_role("title", "byline", "fields")
    return view.claim(
        "date",
        view.end,
        (1, "reads as a date", f"reads as {iso}"),
        (labelled, "labelled as a date"),
        (1, "under the title" if below_title else "no title above it"),
        (view.has_role("text"), "below the address of a letter"),
        (len(iso) < 10 and not labelled, _without_day(view), "no day"),
        note=Stated(iso),
    )


def date_of_letter(view: View) -> str | None:
    """The date that a line of a letter's head states behind a place, or None."""
    placed = _PLACED.match(view.line.body) if len(view.line.body) <= 90 else None
    if placed is None or not greets_below(view):
        return None
    return find_date(placed.group(1), view.conventions.language)


def _without_day(view: View) -> str:
    """What speaks against a date that has no day: less under title or byline."""
    return "no day, under the title" if view.after("title", "byline") else "no day"


def _is_below_address(view: View) -> bool:
    """Whether nothing but addresses and a title stands above, as in a letter."""
    blocks = [decision.winner.note for decision in view.before if decision.role == "text"]
    return len(view.before) <= 4 and all(isinstance(note, Broken) for note in blocks)


def _stated(body: str) -> tuple[str, bool]:
    spoken = _SPOKEN.match(body)
    if spoken:
        return spoken.group(1), True
    found = _LABEL.match(body)
    if found and found.group(1).casefold() in all_words().date_labels:
        return body[found.end() :], True
    return body, False


def build(view: View, claim: Claim) -> DatePart:
    """The line as it stands, and its ISO date."""
    iso = claim.note.iso if isinstance(claim.note, Stated) else None
    return DatePart(view.tools.text(view.lines), iso, view.span(claim))


def claim_as_said(view: View) -> Claim:
    """The lines, with the date that the first of them states."""
    iso = find_date(_stated(view.line.body)[0], view.conventions.language)
    return view.claim("date", view.end, note=Stated(iso) if iso else None)


RULE = Rule("date", "date", 4, weigh, build, claim_as_said)
