"""Headings without a mark: everything about a short line is weighed, in the light of the file."""

import re

from convert.languages.words import all_words
from convert.readers.text.credit import is_credit
from convert.readers.text.dates import find_date
from convert.readers.text.evidence import NOTHING, Seen
from convert.readers.text.findings import without_notes
from convert.readers.text.marks import (
    begins_marked,
    decorated,
    is_rule,
    roman_value,
    stamped,
    wholly_stressed,
)
from convert.readers.text.parts import HeadingPart
from convert.readers.text.people import (
    by_prefix,
    is_further_credit,
    looks_like_name,
    reads_as_byline,
)
from convert.readers.text.rule import Claim, View
from convert.readers.text.rules.amounts import are_amounts
from convert.readers.text.rules.credits import is_name_below_title
from convert.readers.text.rules.heading_neighbours import next_is_marked, what_is_around
from convert.readers.text.rules.heading_words import how_it_reads
from convert.readers.text.rules.signature import is_salutation, opens_letter
from convert.readers.text.script import (
    begins_small,
    cells_of_words,
    ends_with_stop,
    is_caps,
)

_LEADS_ON = ":：ঃ"

_INSET = 2
_GAPPED = re.compile(r"\S(?: {3,}|\t)\S")
_LONGEST = 240
_RATHER_LONG = 120
_FEW = 5
_SHORT = 60
_CLEARLY_IN = 16
_FAR_IN = 8
_AXES = (35, 36, 38, 39, 40)  # of 70 to 80 columns


def weigh_bare(view: View) -> Claim | None:
    """A line with no mark at all: everything about it is weighed."""
    text = without_notes(view.text, view.findings.notes) or view.text
    if len(text) > _LONGEST:
        return None
    size = cells_of_words(text)
    shaped = decorated(text)
    if size > _LONGEST or (begins_marked(text) and not shaped) or is_rule(view.line.body):
        return None
    if stamped(text):
        return None
    if size > _RATHER_LONG and ends_with_stop(text):
        return None
    return view.claim(
        "heading",
        view.end,
        *_where_it_stands(view, text),
        *_of_a_letter(view, text),
        *_how_it_is_set(view, text),
        *how_it_reads(view, text, size, next_is_marked(view)),
        *what_is_around(view, text, size),
    )


def _where_it_stands(view: View, text: str) -> tuple[Seen, ...]:
    """Near the head of the file other things are more likely."""
    if view.has_role("text", "heading"):
        return ((_says_who_made_it(text), "says who made it"),)
    titled = view.has_role("title", "fields")
    dated = find_date(text, view.conventions.language) is not None
    named = is_credit(text, view.conventions.language)
    return (
        (not titled, "no title stands before it"),
        (dated, "states a date"),
        (named and not dated, "opens as a byline"),
        (_is_name_over_date(view, text), "a name with a date below it"),
        (is_name_below_title(view), "a name under the title"),
    )


def _of_a_letter(view: View, text: str) -> tuple[Seen, ...]:
    """A text may hold a letter, and what stands above its salutation is no heading either."""
    return (
        (is_salutation(text), "greets the reader of a letter"),
        (opens_letter(view), "an address above a salutation"),
    )


def _says_who_made_it(text: str) -> bool:
    """Whether a line in the midst of a text is a credit; "By Night" may be a heading."""
    if is_further_credit(text):
        return True
    begin = by_prefix(text)
    return begin is not None and len(text[begin[0] :].split()) > 1 and reads_as_byline(text)


def _is_name_over_date(view: View, text: str) -> bool:
    after = view.source.next_text(view.end)
    if after != view.end or after >= len(view.source.lines) or len(text) > 60:
        return False
    below = view.source.lines[after].body
    return looks_like_name(text) and find_date(below, view.conventions.language) is not None


def _how_it_is_set(view: View, text: str) -> tuple[Seen, ...]:
    conventions = view.conventions
    apart = view.apart
    surplus = conventions.gap < (view.gap or 0) and not _after_break(view)
    caps = is_caps(text) and len(text) > 3 and not view.findings.shouted
    indented = conventions.parting in ("indent", "both") or conventions.first_indent > 0
    centred = is_centred(view)
    marked = conventions.count("hash") >= 1 or conventions.count("underline") >= 2
    numbered = len(view.findings.numbered_headings) >= 2
    return (
        (apart, "blank lines around it"),
        _leads_stanza(view, text),
        (
            surplus,
            "more blank lines before it than elsewhere",
            f"{view.gap} blank lines before it, {conventions.gap} elsewhere",
        ),
        (caps, "in capitals"),
        (view.line.indent < 0, "hangs in the margin"),
        (_under_chapter(view), "right under a chapter's number"),
        _stressed(view, text),
        _sign(view, text),
        (centred, "centred"),
        (indented and _is_outdented(view), "not indented as paragraphs are"),
        (view.line.indent >= 2 and not centred, "indented"),
        (_GAPPED.search(text) is not None, "holds columns"),
        (_is_lone_numeral(text), "a numeral on a line of its own"),
        (marked and not (caps and text[-1] not in _LEADS_ON), "headings are marked otherwise here"),
        (numbered and not caps, "headings are numbered here"),
    )


def _is_lone_numeral(text: str) -> bool:
    return text.isupper() and roman_value(text.rstrip(".")) > 0


def _leads_stanza(view: View, text: str) -> Seen:
    if _is_usual_over_list(view, text):
        return (1, "a usual heading over its list")
    if not _is_first_of_stanza(view):
        return NOTHING
    if _is_over_address(view):
        return (1, "the head of an address")
    if text[-1] in _LEADS_ON:
        return (1, "a label right above its text")
    return (1, "leads the stanza, apart from its text")


def _is_usual_over_list(view: View, text: str) -> bool:
    """Whether what sections are called stands right over items or amounts: Ingredients."""
    if view.parted_after or not view.parted_before or view.end >= len(view.source.lines):
        return False
    if text.strip(" :").casefold() not in all_words().headings:
        return False
    stop = view.source.stanza_end[view.at]
    return begins_marked(view.source.lines[view.end].body) or are_amounts(view, view.end, stop)


def _is_first_of_stanza(view: View) -> bool:
    """Whether the line stands at the head of a stanza and its text begins on the next line."""
    source = view.source
    if not view.parted_before or view.parted_after or not source.stanza_start(view.at):
        return False
    rest = source.stanza_end[view.at] - view.end
    wrapped = view.conventions.wrap.column > 0
    following = source.lines[view.end]
    goes_on = following.indent <= view.line.indent and begins_small(following.body)
    if goes_on or begins_marked(following.body):
        return False
    longer = following.width > 1.3 * view.line.width
    return source.full[view.end] if wrapped and rest > 1 else longer


def _is_over_address(view: View) -> bool:
    """Whether the lines below are few and short, and one says where to write."""
    below = view.source.lines[view.end : view.source.stanza_end[view.at]]
    few = len(below) <= _FEW and all(line.width <= _SHORT for line in below)
    return few and any("@" in line.body and " " not in line.body for line in below)


def _stressed(view: View, text: str) -> Seen:
    usual = view.conventions.count("bold") >= 2
    if wholly_stressed(text) is not None:
        sign = "in bold, as headings are here" if usual else "in bold from end to end"
        return (1, sign, "in bold from end to end")
    return (usual and not is_caps(text), "headings are in bold here")


def _is_outdented(view: View) -> bool:
    """Whether a line at the margin stands apart, or between an end of a paragraph and the indent
    of the next."""
    if view.line.indent != 0 or view.apart:
        return view.line.indent == 0
    lines, at = view.source.lines, view.at
    ended = view.parted_before or not view.source.full[at - 1]
    return ended and view.end < len(lines) and lines[view.end].indent >= _INSET


def _sign(view: View, text: str) -> Seen:
    """A sign before headings stands there alone; before items it comes line after line."""
    if not decorated(text):
        return NOTHING
    source = view.source
    before = view.at > 0 and source.lines[view.at - 1].body.startswith(text[0])
    after = view.end < len(source.lines) and source.lines[view.end].body.startswith(text[0])
    items = before or after
    return (
        1,
        "opens with an item's sign" if items else "opens with a sign",
        f"opens with {text[0]}",
    )


def _under_chapter(view: View) -> bool:
    part = view.before[-1].part if view.before else None
    return (
        isinstance(part, HeadingPart)
        and part.kind.base == "number"
        and part.kind.scheme.startswith("word")
    )


def _after_break(view: View) -> bool:
    return view.after("mark")


def is_centred(view: View) -> bool:
    """Whether every line of the unit stands in the middle of the measure."""
    width = view.conventions.wrap.column - view.conventions.wrap.margin
    if width <= 0:
        return _on_axis(view)
    if view.line.indent < 4:
        return False
    reach = 3 if view.line.indent < _CLEARLY_IN else max(3.0, 0.14 * width)
    return all(abs(line.indent - (width - line.right)) <= reach for line in view.lines)


def _on_axis(view: View) -> bool:
    """Whether a line far in stands in the middle of a page of usual width."""
    line = view.line
    middle = (line.indent + line.right) / 2
    return line.indent >= _FAR_IN and any(abs(middle - axis) <= 2 for axis in _AXES)
