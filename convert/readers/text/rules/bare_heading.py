"""Headings without a mark: everything about a short line is weighed, in the light of the file."""

from convert.readers.text.credit import is_credit
from convert.readers.text.dates import find_date
from convert.readers.text.findings import without_notes
from convert.readers.text.marks import begins_marked, decorated, is_rule, wholly_stressed
from convert.readers.text.parts import HeadingPart
from convert.readers.text.people import looks_like_name
from convert.readers.text.rule import HEAD, Claim, View
from convert.readers.text.rules.credits import is_name_below_title
from convert.readers.text.rules.heading_words import how_it_reads
from convert.readers.text.script import (
    cells_of_words,
    ends_sentence,
    ends_with_stop,
    is_caps,
)
from convert.readers.text.source import Source
from convert.readers.text.units import unit_end

_OPEN = '"“„«‹「『'
_CLOSE = '"”“»›」』'

_DECORATION = "".join(map(chr, range(0x1F300, 0x1FAFF))) + "☀★☆✓✔ "
_LEADS_ON = ":：ঃ"

_ALONE = -1.4
_LONGEST = 240
_RATHER_LONG = 120
_SEVERAL = 3
_MOST_LINES = 12
_CLEARLY_IN = 16
_FAR_IN = 8
_AXES = (35, 36, 38, 39, 40)  # of 70 to 80 columns

Seen = tuple[float, str]


def weigh_bare(view: View) -> Claim | None:
    """A line with no mark at all: everything about it is weighed."""
    text = without_notes(view.text, view.findings.notes) or view.text
    size = cells_of_words(text)
    shaped = decorated(text)
    if size > _LONGEST or (begins_marked(text) and not shaped) or is_rule(view.line.body):
        return None
    if size > _RATHER_LONG and ends_with_stop(text):
        return None
    return view.claim(
        "heading",
        view.end,
        *_where_it_stands(view, text),
        *_how_it_is_set(view, text),
        *how_it_reads(view, text, size, _next_is_marked(view)),
        *_what_is_around(view, text, size),
    )


def _where_it_stands(view: View, text: str) -> tuple[Seen, ...]:
    """Near the head of the file other things are more likely."""
    if view.has_role("text", "heading"):
        return ()
    titled = view.has_role("title", "fields")
    dated = find_date(text, view.conventions.language) is not None
    named = is_credit(text, view.conventions.language)
    return (
        (-4 if not titled else 0, "no title stands before it"),
        (-8 if dated else 0, "states a date"),
        (-7 if named and not dated else 0, "opens as a byline"),
        (-4 if _is_name_over_date(view, text) else 0, "a name with a date below it"),
        (-5 if is_name_below_title(view) else 0, "a name under the title"),
    )


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
    caps = is_caps(text) and len(text) > 3
    hanging = view.line.indent < 0
    indented = conventions.parting in ("indent", "both") or conventions.first_indent
    centred = is_centred(view)
    marked = conventions.count("hash") >= 1 or conventions.count("underline") >= 2
    numbered = len(view.findings.numbered_headings) >= 2
    return (
        (1.5 if apart else 0, "blank lines around it"),
        (1.5 if _leads_stanza(view) else 0, "leads the stanza, apart from its text"),
        (2 if surplus else 0, f"{view.gap} blank lines before it, {conventions.gap} elsewhere"),
        (2 if caps else 0, "in capitals"),
        (2.5 if hanging else 0, "hangs in the margin"),
        (1 if _under_chapter(view) else 0, "right under a chapter's number"),
        _stressed(view, text),
        (2 if decorated(text) else 0, f"opens with {text[0]}"),
        (1.5 if centred else 0, "centred"),
        (
            1 if indented and view.line.indent == 0 and apart else 0,
            "not indented as paragraphs are",
        ),
        (-2.5 if view.line.indent >= 2 and not centred else 0, "indented"),
        (-3.5 if marked and not caps else 0, "headings are marked otherwise here"),
        (-1 if numbered and not caps else 0, "headings are numbered here"),
    )


def _leads_stanza(view: View) -> bool:
    """Whether the line stands at the head of a stanza and its text begins on the next line."""
    source = view.source
    if not view.parted_before or view.parted_after or not source.stanza_start(view.at):
        return False
    rest = source.stanza_end[view.at] - view.end
    wrapped = view.conventions.wrap.column > 0
    following = source.lines[view.end]
    return not begins_marked(following.body) and (
        source.full[view.end] if wrapped and rest > 1 else following.width > 1.3 * view.line.width
    )


def _stressed(view: View, text: str) -> Seen:
    usual = view.conventions.count("bold") >= 2
    if wholly_stressed(text) is not None:
        return (4.5 if usual else 2, "in bold from end to end")
    return (-2 if usual and not is_caps(text) else 0, "headings are in bold here")


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


def _next_is_marked(view: View) -> bool:
    after = view.source.next_text(view.end)
    lines = view.source.lines
    if after >= len(lines):
        return False
    flush = view.conventions.parting not in ("indent", "both")
    if after in view.source.listings:
        return True
    return begins_marked(lines[after].body) or (flush and lines[after].indent > 1)


def _what_is_around(view: View, text: str, size: int) -> tuple[Seen, ...]:
    source = view.source
    after = source.next_text(view.end)
    if after >= len(source.lines):
        return ((-5, "nothing follows"),)
    following, length = _unit(source, view, after)
    longer = _is_text(following, length, size) and length > 0.7 * size
    lines = _leads_lines(view)
    slight = not (longer or lines or _next_is_marked(view) or _text_after(view, after))
    numbered = len(view.findings.numbered_headings) > 1
    alone = view.findings.lone_lines < 2 and not view.has_role("heading") and not numbered
    small = view.conventions.parting == "single" or not view.apart
    return (
        (1 if longer else 0, "text follows"),
        (1 if lines else 0, "lines of their own follow"),
        (
            0.7 if view.conventions.parting == "single" and not slight else 0,
            "a line among paragraphs",
        ),
        _weigh_repeated(view, text),
        (0.5 if not numbered and _has_company(view, text) else 0, "others stand like it"),
        (0.5 if size < 0.35 * view.conventions.typical else 0, "short for this file"),
        (-1 if slight else 0, "no text follows"),
        (_ALONE if alone else 0, "the only such line in the file"),
        (-0.2 if alone and ends_sentence(text) else 0, "and a question"),
        (0.5 if not longer and _next_is_marked(view) else 0, "a list follows"),
        (-1.5 if _previous_leads_here(view) else 0, "the text before leads here"),
        (-3 if _something_hangs_below(view) else 0, "indented lines hang below it"),
        (-4 if view.at in view.findings.tables else 0, "the first line of a table"),
        (0, "") if lines else _weigh_run(view, longer),
        (-0.5 if small and size > 90 else 0, "nothing sets it apart"),
    )


def _has_company(view: View, text: str) -> bool:
    """Whether further lines stand apart that, as this one, end with no mark."""
    ended = ends_sentence(text) or text[-1] in _LEADS_ON or text[-1] in _CLOSE
    if view.findings.lone_lines < _SEVERAL or ended:
        return False
    return _short_lines_before(view) < 2


def _weigh_repeated(view: View, text: str) -> Seen:
    """A label comes again and again, and so does a cry."""
    if text not in view.findings.repeated:
        return (0, "")
    return (-1, "said again") if ends_sentence(text) else (1, "stands apart in several places")


def _something_hangs_below(view: View) -> bool:
    if view.conventions.parting != "blank" or view.parted_after or view.line.indent < 0:
        return False
    below = view.source.lines[view.end]
    return below.indent >= view.line.indent + 2 and not begins_marked(below.body)


def _leads_lines(view: View) -> bool:
    """Whether a line apart stands over a stanza of short lines: a menu, hours, a programme."""
    source, after = view.source, view.source.next_text(view.end)
    stop = source.stanza_end[after]
    if not view.apart or not view.has_role("text") or not 2 <= stop - after <= _MOST_LINES:
        return False
    above = view.before[-1]
    alone = above.role != "text" or above.winner.end - above.winner.first > 1
    alone = alone or _short_lines_before(view) == 0
    return alone and all(_is_short_line(source, at) for at in range(after, stop))


def _text_after(view: View, at: int) -> bool:
    """Whether the short line at `at` is itself followed by text, as a heading under this one."""
    source = view.source
    after = source.next_text(unit_end(source, view.conventions, at))
    if after >= len(source.lines):
        return False
    text, length = _unit(source, view, after)
    return _is_text(text, length, 110)


def _is_text(last_line: str, length: int, size: int) -> bool:
    """Whether a unit reads as text under a heading of `size` cells, not as one more short line."""
    if length > 110 or ends_with_stop(last_line) or last_line[-1] in _LEADS_ON + "!！":
        return True
    return ends_sentence(last_line) and length > 70 and length > 1.5 * size


def _weigh_run(view: View, longer: bool) -> Seen:
    """Short lines one after the other are a list or an address, not headings."""
    before = _short_lines_before(view)
    run = before + 1
    at = view.source.next_text(view.end)
    for _ in range(3):
        if at >= len(view.source.lines) or not _is_short_line(view.source, at):
            break
        run += 1
        at = view.source.next_text(at + 1)
    if run < 3:
        return (0, "")
    last = longer and (before < 3 or ends_sentence(view.text))
    weight = -1.2 if last else -2.7 if longer else -2.5
    return (weight, f"one of {run} short lines in a row")


def _short_lines_before(view: View) -> int:
    at, run = view.at - 1, 0
    while at >= 0 and run < 3:
        if view.source.lines[at].body:
            if not _is_short_line(view.source, at) or view.before[-1].role in HEAD:
                break
            run += 1
        at -= 1
    return run


def _is_short_line(source: Source, at: int) -> bool:
    line = source.lines[at]
    return (
        at not in source.kept
        and line.width <= 80
        and not source.full[at]
        and not ends_with_stop(line.body)
        and line.body[-1] not in "!！"
        and not begins_marked(line.body)
        and line.body[-1] not in _LEADS_ON
    )


def _unit(source: Source, view: View, at: int) -> tuple[str, int]:
    end = unit_end(source, view.conventions, at)
    lines = source.lines[at:end]
    return lines[-1].body, sum(cells_of_words(line.body) for line in lines)


def _previous_leads_here(view: View) -> bool:
    at = view.at - 1
    while at >= 0 and not view.source.lines[at].body:
        at -= 1
    return at >= 0 and at not in view.source.kept and view.source.lines[at].body[-1] in ":：,;"
