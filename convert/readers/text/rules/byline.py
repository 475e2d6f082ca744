"""Bylines: By Jane Doe, Von Erika Muster, 作者：…, Jane Doe, Staff Writer."""

import re
from typing import Final

from convert.languages.words import all_words
from convert.readers.text.credit import read_credit
from convert.readers.text.dates import find_date
from convert.readers.text.numbering import heading_label
from convert.readers.text.parts import BylinePart
from convert.readers.text.people import (
    are_persons,
    by_prefix,
    by_suffix,
    is_further_credit,
    is_role,
    looks_like_name,
    looks_like_person,
    read_authors,
)
from convert.readers.text.rule import Claim, Rule, View, plainly
from convert.readers.text.rules.credits import is_name_below_title, no_name
from convert.readers.text.rules.date import date_of_letter
from convert.readers.text.rules.signature import is_salutation, opens_letter
from convert.readers.text.script import ends_with_stop, is_caps, word_count

_HANDLE: Final = re.compile(r"@\w{2,30}")


def weigh(view: View) -> Claim | None:
    """A short line under the title that says who wrote the article."""
    if view.nested or view.has_role("text", "heading", "list", "byline"):
        return None
    text = view.text
    if len(text) > 200 or word_count(text) > 24:
        return None
    if text.casefold().rstrip(":") in all_words().by:
        return _parted(view, text)
    names, iso = read_credit(text, view.conventions.language)
    prefix = by_prefix(names)
    if prefix:
        return _prefixed(view, names, prefix)
    if is_salutation(text) or date_of_letter(view) is not None:
        return None  # neither who is greeted nor where from is an author
    if not view.before:
        return _above_title(view)
    return _bare(view, names, iso is not None)


def _prefixed(view: View, text: str, prefix: tuple[int, bool]) -> Claim | None:
    names = text[prefix[0] :]
    first = names.split(",")[0]
    authors = read_authors(names)
    plausible = bool(authors) and all(looks_like_name(author.name) for author in authors)
    titled = view.has_role("title", "fields")
    return view.claim(
        "byline",
        _role_end(view) if plausible else view.end,
        (1, "opens as bylines do", f"opens with “{text[: prefix[0]].strip()}”"),
        (1, "names follow" if plausible else "no name follows"),
        (prefix[1], "a colon after it"),
        (1, "the title stands before" if titled else "no title stands before"),
        (
            ends_with_stop(text) and len(first.split()) > 4 and not plausible,
            "a sentence",
        ),
        (word_count(text) > 14 and not plausible, "long"),
    )


def _role_end(view: View) -> int:
    """Take in a line right below the name that says what the author does, or for whom."""
    source = view.source
    if view.end >= source.stanza_end[view.at]:
        return view.end
    below = source.lines[view.end].body
    dated = find_date(below, view.conventions.language) is not None
    if len(below) <= 60 and is_role(below) and not ends_with_stop(below) and not dated:
        return view.end + 1
    if _HANDLE.fullmatch(below) or (len(below) <= 80 and is_further_credit(below)):
        return view.end + 1
    return view.end


def _parted(view: View, text: str) -> Claim | None:
    """ "By" on a line of its own, and the name on the next: as on title pages of books."""
    at = view.source.next_text(view.end)
    if at >= len(view.source.lines) or at - view.end > 3 or not view.has_role("title"):
        return None
    name = view.source.lines[at].body
    if not looks_like_name(name) or len(name.split()) < 2:
        return None
    return view.claim(
        "byline",
        at + 1,
        (1, "“by” on a line of its own", f"“{text}” on a line of its own"),
        (1, "a name below it"),
    )


def _above_title(view: View) -> Claim | None:
    """A name on the first line, over a title in capitals that is no chapter's."""
    after = view.source.next_text(view.end)
    if after >= len(view.source.lines) or not looks_like_person(view.text):
        return None
    below = view.source.lines[after].body
    chapter = heading_label(below) or below.split()[0].casefold() in all_words().chapters
    if is_caps(view.text) or not is_caps(below) or len(below) < 3 or chapter:
        return None
    return view.claim(
        "byline", view.end, (1, "a name over a title in capitals"), (1, "the first text")
    )


def _bare(view: View, text: str, dated: bool) -> Claim | None:
    """A name without "By": only right under the title and with a second sign."""
    if opens_letter(view):
        return None
    if not view.has_role("title", "fields") or not view.after("title", "standfirst", "date"):
        return None
    if by_suffix(text):
        return view.claim("byline", view.end, (1, "ends as bylines do"))
    if are_persons(text):
        return view.claim("byline", view.end, (1, "under the title"), (1, "names of persons"))
    parts = [part.strip() for part in text.replace("|", ",").split(",")]
    if not looks_like_name(parts[0]) or ends_with_stop(text):
        return None
    if len(parts[0].split()) < 2 and not is_name_below_title(view):
        return None
    if no_name(parts[0]) or view.at in view.findings.numbered_headings:
        return None
    after = view.source.next_text(view.end)
    following = view.source.lines[after].body if after < len(view.source.lines) else ""
    dated = dated or view.after("date")
    dated = dated or find_date(following, view.conventions.language) is not None
    role = len(parts) > 1 and is_role(" ".join(parts[1:]))
    adjacent = view.gap == 0 or (after < len(view.source.lines) and after == view.end)
    return view.claim(
        "byline",
        view.end,
        (1, "a name under the title"),
        (is_name_below_title(view), "a person's, by its own signs"),
        (dated, "a date beside it"),
        (role, "with a role or a house"),
        (adjacent and view.conventions.parting == "blank", "close to its neighbour"),
        (is_role(parts[0]), "words that are no name"),
    )


def build(view: View, claim: Claim) -> BylinePart:
    """The line as it stands, and the authors read out of it."""
    lines = [line for line in view.source.lines[claim.first : claim.end] if line.body]
    text = view.tools.text(lines)
    parted = " | ".join(line.body for line in lines) if claim.end > view.end else text
    names, iso = read_credit(parted, view.conventions.language)
    prefix = by_prefix(names)
    names = names[prefix[0] :].lstrip(" |") if prefix else names
    return BylinePart(text, read_authors(names), view.span(claim), iso)


RULE = Rule("byline", "byline", 4, weigh, build, plainly("byline"))
