"""The title: the first line or lines that stand for the whole article."""

from convert.languages.words import all_words
from convert.readers.text.credit import is_credit, split_title
from convert.readers.text.dates import find_date
from convert.readers.text.evidence import Seen
from convert.readers.text.listings.drawings import made_of_blocks
from convert.readers.text.marks import (
    BOXED,
    begins_marked,
    hash_heading,
    is_rule,
    ordinal,
    stamped,
    wholly_stressed,
)
from convert.readers.text.numbering import heading_label
from convert.readers.text.parts import TitlePart
from convert.readers.text.people import reads_as_byline
from convert.readers.text.rule import HEAD, Claim, Note, Rule, View
from convert.readers.text.rules.boilerplate import looks_like_contact
from convert.readers.text.rules.date import date_of_letter
from convert.readers.text.rules.fields import meaning_of
from convert.readers.text.rules.signature import is_salutation, opens_letter
from convert.readers.text.script import (
    begins_small,
    cells_of_words,
    ends_with_stop,
    holds_sentences,
    is_caps,
    title_share,
    word_count,
)
from convert.readers.text.source import Line
from convert.readers.text.units import overlined, underlined, unit_end
from convert.sidecar import BY_A_PERSON

_RIGHT = 20
_INSET = 8
_ABOVE = HEAD - {"title", "standfirst"} | {"caption"}


class Underlined(Note, frozen=True):
    """The last line underlines the title."""


def _credited(view: View, text: str) -> bool:
    return is_credit(text, view.conventions.language)


def weigh(view: View) -> Claim | None:
    """The first text of the file, if it reads as a headline."""
    if view.nested or view.has_role("title"):
        return None
    if not view.roles <= _ABOVE:
        return None
    over = overlined(view.source, view.at)
    if (is_rule(view.line.body) and not over) or made_of_blocks(view.line.body):
        return None
    under = over or underlined(view.source, view.at, view.end)
    end = under or _title_end(view)
    lines = [
        line for line in view.source.lines[view.at : end] if not under or not is_rule(line.body)
    ]
    text = " ".join(line.body for line in lines)
    hashed = hash_heading(text)
    if begins_marked(text) and not hashed and text[0] in ">|`":
        return None
    rest = view.source.next_text(end) >= len(view.source.lines)
    return view.claim(
        "title",
        end,
        (1, "the first text of the file"),
        (under > 0, "underlined"),
        (over > 0, "and overlined"),
        (under > 0 and view.conventions.count("underline") == 1, "no other line is underlined"),
        (_is_bare_number(text), "a number and nothing else"),
        (hashed is not None and hashed[0] == 1, "marked with #"),
        _ending(text),
        (_is_field(text), "a field line"),
        _number(view, end),
        (looks_like_contact(text), "opens as a contact does"),
        (_credited(view, text) and not under and not hashed, "opens as a byline"),
        (_is_dated(view, text), "states a date"),
        _length(text),
        (view.source.gap_after(end) != 0, "a blank line after it"),
        (is_caps(text) or title_share(text) > 0.7, "capitalised as a headline"),
        (holds_sentences(_unlabelled(text)), "holds more than one sentence"),
        (begins_small(text), "begins with a small letter"),
        (text[-1] in ",;", "goes on after it"),
        (text[0] in "([{<", "in brackets"),
        (stamped(text), "a line of a chat"),
        (opens_letter(view), "an address above a salutation"),
        (is_salutation(text), "greets the reader of a letter"),
        (rest and holds_sentences(text), "nothing follows"),
        (not under and _is_address(view, end), "one of several short lines, as in an address"),
        (view.has_role("furniture", "fields"), "below the head matter"),
        (_credits_follow(view, end), "a byline or a date follows"),
        (len(text) < 0.35 * view.conventions.typical, "short for this file"),
        note=Underlined() if under else None,
    )


def _is_address(view: View, end: int) -> bool:
    """Whether three or more short lines stand together here, none of them a byline or a date."""
    source = view.source
    stop = source.stanza_end[view.at]
    if view.conventions.parting == "single" or not 2 <= stop - end <= 8 or source.full[end - 1]:
        return False
    language = view.conventions.language
    return all(
        line.width <= 45
        and not is_rule(line.body)
        and not _credited(view, line.body)
        and not find_date(line.body, language)
        for line in source.lines[end:stop]
    )


def _unlabelled(text: str) -> str:
    """A title without the chapter's word and number that may stand before it."""
    number = ordinal(text)
    if number:
        return text[number.length :]
    label, stop, rest = text.partition(". ")
    known = label.split(" ")[0].casefold() in all_words().chapters
    return rest if stop and known and len(label.split()) <= 3 else text


def _unboxed(text: str) -> str:
    """A title without the marks of a box at its left and right: |=---=[ Title ]=---=|."""
    found = BOXED.fullmatch(text)
    if found:
        return found.group(1)
    mark = text[0]
    if len(text) < 5 or mark != text[-1] or mark not in "=*#|~+":
        return text
    return text.strip(f"{mark} ") or text


def _credits_follow(view: View, end: int) -> bool:
    after = view.source.next_text(end)
    if after >= len(view.source.lines):
        return False
    body = view.source.lines[after].body
    return _credited(view, body) or find_date(body, view.conventions.language) is not None


def _ending(text: str) -> Seen:
    if not ends_with_stop(text):
        return (1, "no full stop at the end")
    if len(text) <= 60:
        return (1, "a full stop at the end")
    return (1, "long, and a full stop at the end", "a full stop at the end")


def _is_bare_number(text: str) -> bool:
    """Whether a line is the number of a page, an issue or a chapter; a year may be a title."""
    return len(text) < 4 and text.isdecimal()


def _number(view: View, end: int) -> Seen:
    """A chapter's number opens one of several chapters, or stands over the whole of the text."""
    counted = view.findings.numbered_headings
    label = heading_label(view.line.body) if view.at in counted else None
    if label is None or label.scheme == "dotted":
        return (0, "")
    others = (heading_label(view.source.lines[at].body) for at in counted if at >= end)
    if any(other and other.scheme == label.scheme for other in others):
        return (1, "a number that others go on from")
    return (label.known, "the only chapter")


def _is_dated(view: View, text: str) -> bool:
    """Whether a line is a date, or the place and date of a letter."""
    dated = find_date(text, view.conventions.language) is not None
    return dated or date_of_letter(view) is not None


def _is_field(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and meaning_of(label) in ("title", "author", "date")


def _length(text: str) -> Seen:
    count = word_count(text)
    size = cells_of_words(text)
    if size <= 90:
        return (1, "short", f"{count} words")
    if size <= 150:
        return (1, "rather short", f"{count} words")
    return (1, "long" if size <= 220 else "very long", f"{count} words: long")


def _title_end(view: View) -> int:
    """The end of a title that its author broke over several lines."""
    source, end = view.source, view.end
    if _is_whole_stanza(view):
        return source.stanza_end[view.at]
    stop = min(source.stanza_end[view.at], view.at + 4)
    while end < stop and _same_title(view, source.lines[end - 1], source.lines[end], end):
        end = unit_end(source, view.conventions, end)
    return end


def _is_whole_stanza(view: View) -> bool:
    """Whether two to four short lines stand together here, the first goes on over its end, and a
    byline of its own stands below them."""
    source = view.source
    stop = source.stanza_end[view.at]
    if not 2 <= stop - view.at <= 4 or view.conventions.parting == "single":
        return False
    lines = source.lines[view.at : stop]
    after = source.next_text(stop)
    if after >= len(source.lines) or not reads_as_byline(source.lines[after].body):
        return False
    short = all(line.width <= 60 and not _credited(view, line.body) for line in lines)
    opened = [line.body[-1] in ":,-–—" or line.body[-1].isalnum() for line in lines[:-1]]
    return short and all(opened) and not ends_with_stop(lines[-1].body)


def _same_title(view: View, above: Line, line: Line, at: int) -> bool:
    if hash_heading(above.body) or len(line.body) > 90 or len(above.body) > 90:
        return False
    if is_rule(line.body):
        return False
    if _credited(view, line.body) or find_date(line.body, view.conventions.language):
        return False
    if line.indent >= max(_RIGHT, above.right):
        return False  # a name at the right
    inset = above.indent >= _INSET and line.indent >= _INSET
    if view.conventions.parting == "single" and view.source.gap_after(at + 1) == 0 and not inset:
        return False
    if view.conventions.parting == "indent" and above.indent <= 1:
        return is_caps(above.body) and is_caps(line.body)
    last = view.source.stanza_end[view.at] == at + 1
    if begins_small(line.body) and last and not ends_with_stop(line.body):
        return True
    caps = is_caps(above.body) and is_caps(line.body)
    centred = above.indent >= 4 and line.indent >= 4
    return caps or (centred and not ends_with_stop(line.body))


def build(view: View, claim: Claim) -> TitlePart:
    """The title's words without the marks that set it apart."""
    under = isinstance(claim.note, Underlined)
    lines = view.source.lines[claim.first : claim.end]
    if under:
        lines = tuple(line for line in lines if line.body and not is_rule(line.body)) or lines[:1]
    text = view.tools.text(lines)
    hashed = hash_heading(text)
    text = hashed[1] if hashed else text
    text = _unboxed(wholly_stressed(text) or text)
    said = claim.evidence[0].saw == BY_A_PERSON
    if said or _credits_follow(view, claim.end):
        return TitlePart(text, view.span(claim))
    title, credit = split_title(text)
    return TitlePart(title, view.span(claim), credit)


def claim_as_said(view: View) -> Claim:
    """The lines, without a rule below them."""
    under = view.end > view.at + 1 and is_rule(view.last.body)
    return view.claim("title", view.end, note=Underlined() if under else None)


RULE = Rule("title", "title", 4, weigh, build, claim_as_said)
