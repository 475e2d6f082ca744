"""What stands before and after a short line that may be a heading."""

from convert.readers.text.evidence import NOTHING, Seen
from convert.readers.text.marks import begins_marked
from convert.readers.text.rule import HEAD, View
from convert.readers.text.script import (
    begins_small,
    cells_of_words,
    ends_sentence,
    ends_with_stop,
    is_caps,
)
from convert.readers.text.source import Source
from convert.readers.text.units import unit_end

_CLOSE = '"”“»›」』'
_LEADS_ON = ":：ঃ"
_SEVERAL = 3
_MOST_LINES = 12
_HALF_A_LINE = 36


def next_is_marked(view: View) -> bool:
    """Whether an item, a listing or lines that are set in come next."""
    after = view.source.next_text(view.end)
    lines = view.source.lines
    if after >= len(lines):
        return False
    flush = view.conventions.parting not in ("indent", "both")
    if after in view.source.listings:
        return True
    return begins_marked(lines[after].body) or (flush and lines[after].indent > 1)


def what_is_around(view: View, text: str, size: int) -> tuple[Seen, ...]:
    """What stands before and after a short line. size: its length in letters of an alphabet."""
    source = view.source
    after = source.next_text(view.end)
    if after >= len(source.lines):
        return ((1, "nothing follows"),)
    following, length = _unit(source, view, after)
    longer = _is_text(following, length, size) and length > 0.7 * size
    lines = _leads_lines(view) or _is_caps_over_table(view, text)
    slight = not (longer or lines or next_is_marked(view) or _text_after(view, after))
    numbered = len(view.findings.numbered_headings) > 1
    alone = view.findings.lone_lines < 2 and not view.has_role("heading") and not numbered
    small = view.conventions.parting == "single" or not view.apart
    return (
        (longer, "text follows"),
        (lines, "lines of their own follow"),
        (view.conventions.parting == "single" and not slight, "a line among paragraphs"),
        _repeated(view, text),
        (not numbered and _has_company(view, text), "others stand like it"),
        (size < 0.35 * view.conventions.typical, "short for this file"),
        (slight, "no text follows"),
        (alone, "the only such line in the file"),
        (alone and ends_sentence(text), "and a question"),
        (not longer and next_is_marked(view), "a list follows"),
        (_previous_leads_here(view), "the text before leads here"),
        (_something_hangs_below(view), "indented lines hang below it"),
        (_goes_on_below(view), "goes on in the next line"),
        (view.at in view.findings.tables, "the first line of a table"),
        NOTHING if lines else _run_of_short_lines(view, longer),
        (small and size > 90, "nothing sets it apart"),
    )


def _is_caps_over_table(view: View, text: str) -> bool:
    """Whether a line in capitals stands right over rows: PROGRAMME, over times and what is on."""
    return view.parted_before and view.end in view.findings.tables and is_caps(text)


def _has_company(view: View, text: str) -> bool:
    """Whether further lines stand apart that, as this one, end with no mark."""
    ended = ends_sentence(text) or text[-1] in _LEADS_ON or text[-1] in _CLOSE
    if view.findings.lone_lines < _SEVERAL or ended:
        return False
    return _short_lines_before(view) < 2


def _repeated(view: View, text: str) -> Seen:
    """A label comes again and again, and so does a cry."""
    if text not in view.findings.repeated:
        return NOTHING
    return (1, "said again" if ends_sentence(text) else "stands apart in several places")


def _something_hangs_below(view: View) -> bool:
    if view.conventions.parting != "blank" or view.parted_after or view.line.indent < 0:
        return False
    below = view.source.lines[view.end]
    return below.indent >= view.line.indent + 2 and not begins_marked(below.body)


def _goes_on_below(view: View) -> bool:
    """Whether the line right below begins with a small letter, and this one ends as no heading."""
    lines = view.source.lines
    if view.parted_after or view.end >= len(lines):
        return False
    here, below = lines[view.end - 1].body, lines[view.end].body
    if len(here) <= _HALF_A_LINE or not below:
        return False
    return here[-1].isalnum() and begins_small(below)


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


def _run_of_short_lines(view: View, longer: bool) -> Seen:
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
        return NOTHING
    words = f"one of {run} short lines in a row"
    if not longer:
        return (1, "one of several short lines", words)
    if before < 3 or ends_sentence(view.text):
        return (1, "the last of several short lines", words)
    return (1, "text after the last of several short lines", words)


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
