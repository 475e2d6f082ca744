"""What only the whole file can tell: which numbers are headings, who speaks, what repeats."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from convert.patterns import Lazy
from convert.readers.text.conventions import Conventions
from convert.readers.text.glued import NONE, SPACED_MARK, Glued, find_glued
from convert.readers.text.lines_with import lines_with
from convert.readers.text.marks import begins_marked
from convert.readers.text.script import ends_sentence, ends_with_stop
from convert.readers.text.sequences import numbered_headings
from convert.readers.text.source import Source
from convert.readers.text.speakers import find_speakers
from convert.readers.text.tables import find_tables
from convert.readers.text.units import unit_end

_NOTE_TEXT: Final = Lazy(
    r"\[\^?(\d{1,3}|[a-z*†‡])\]:?\s+\S"
    r"|(\*{1,3}(?=[^*]*$)|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\)(?=\s))\s?\S"
)
_NOTE_MARK: Final = Lazy(
    r"\[\^?(\d{1,3}|[a-z*†‡])\]"
    r"|(?<=[\w.,;:!?”\"’')])(\*{1,3}(?![\w*])|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\)(?!\w))"
)
_LAST_MARK: Final = Lazy(
    r"\s?\[\^?(\d{1,3}|[a-z*†‡])\]$"
    r"|(?<=[\w.,;:!?”\"’')])(\*{1,3}|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\))$"
)
_SPACED_MARK: Final = Lazy(SPACED_MARK)
_SIGN: Final = re.compile(r"[*†‡§¶¹²³⁰⁴-⁹\[]")
_SIGN_OR_ROUND: Final = Lazy(r"[*†‡§¶¹²³⁰⁴-⁹\[(]")
_LAST_OF_MARKS: Final = frozenset("])*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹")
_INSET: Final = 2
_SHOUTED: Final = 0.6
_LONG: Final = 50
_FEW: Final = 4
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Findings(Struct, frozen=True):
    """What was found, by line index or by words.

    numbered_headings: lines that begin a numbered heading; speakers: labels of an interview;
    repeated: short lines that stand apart more than once; lone_lines: how many short lines stand
    apart before text; shouted: whether the text itself is in capitals;
    set_in: how much of the prose stands right of the margin, 0 to 1;
    tables: first line to the index after the last;
    notes: labels of notes that have both a mark and a text, and how many marks each has;
    glued: notes whose marks are numbers right behind a word, where no other notes have numbers.
    """

    numbered_headings: frozenset[int]
    speakers: frozenset[str]
    repeated: frozenset[str]
    lone_lines: int
    shouted: bool
    set_in: float
    tables: dict[int, int]
    notes: Mapping[str, int]
    glued: Glued = NONE


def find(source: Source, conventions: Conventions) -> Findings:
    """Go over the whole file once."""
    units = _units(source, conventions)
    notes = _notes(source)
    numbered = any(label.strip("()").isdecimal() for label in notes)
    return Findings(
        numbered_headings=numbered_headings(source, units),
        speakers=find_speakers(source, units),
        repeated=_repeated(source),
        lone_lines=_lone_lines(source, units, conventions.parting == "single"),
        shouted=_is_shouted(source),
        set_in=_set_in(source, units),
        tables=find_tables(source, conventions.wrap.column),
        notes=notes,
        glued=NONE if numbered else find_glued(source),
    )


def _units(source: Source, conventions: Conventions) -> list[tuple[int, int]]:
    units: list[tuple[int, int]] = []
    at = source.next_text(0)
    while at < len(source.lines):
        end = unit_end(source, conventions, at)
        if at not in source.listings and at not in source.stanzas:
            units.append((at, end))
        at = source.next_text(end)
    return units


def _repeated(source: Source) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for index, line in enumerate(source.lines):
        short = 0 < len(line.body) <= 60 and source.stanza_start(index)
        if short and source.stanza_end[index] == index + 1:
            counts[line.body] += 1
    return frozenset(body for body, count in counts.items() if count > 1)


def _lone_lines(source: Source, units: list[tuple[int, int]], single: bool) -> int:
    """How many short lines without a stop stand apart; first and last of the file aside."""
    count = 0
    for (start, end), (after, after_end) in pairwise(units[1:]):
        body = source.lines[start].body
        if end > start + 1 or len(body) > 90 or begins_marked(body):
            continue
        text = source.lines[after_end - 1].body
        length = sum(source.lines[at].width for at in range(after, after_end))
        leads = source.stanza_start(start) and after == end and after_end - after > 1
        leads = leads or (after == end and length > 1.2 * len(body) and ends_sentence(text))
        apart = single or (source.gap[start] > 0 and source.gap_after(end) != 0) or leads
        if apart and not ends_with_stop(body) and body[-1] not in "!！:：,;":
            count += 1
    return count


def _is_shouted(source: Source) -> bool:
    """Whether most long lines have no small letters, as in bulletins that went by telex."""
    long = [
        line.body
        for index, line in enumerate(source.lines)
        if line.width >= _LONG and index not in source.kept
    ]
    return bool(long) and sum(map(str.isupper, long)) >= _SHOUTED * len(long)


def _set_in(source: Source, units: list[tuple[int, int]]) -> float:
    """The share of the units of several lines whose every line is set in."""
    prose = [(start, end) for start, end in units if end > start + 1]
    inside = sum(
        all(source.lines[at].indent >= _INSET for at in range(start, end))
        and not begins_marked(source.lines[start].body)
        for start, end in prose
    )
    return inside / len(prose) if len(prose) >= _FEW else 0.0


def _notes(source: Source) -> dict[str, int]:
    """Labels that occur as a mark inside the text and open a note elsewhere."""
    texts: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    rounds = any(line.body.startswith("(1)") for line in source.lines)
    signs = _SIGN_OR_ROUND if rounds else _SIGN
    for index in sorted(lines_with(signs, source.lines)):
        body = source.lines[index].body
        if index in source.kept:
            continue
        opening = _NOTE_TEXT.match(body)
        if opening:
            texts[_label(opening)] += 1
        for found in _NOTE_MARK.finditer(body, 1 if opening else 0):
            if found.start() > 0:
                marks[_label(found)] += 1
    # Numbers in round brackets are those of items, unless each of them is a mark as well.
    rounded = {label for label in texts if label[0] == "("}
    if rounded - marks.keys():
        marks += _spaced_marks(source, rounded)
    items = set() if rounded <= marks.keys() else rounded
    # So are more stars at the heads of lines than there are behind words.
    items |= {label for label in texts if label[0] == "*" and texts[label] > marks[label]}
    return {label: count for label, count in marks.items() if label in texts.keys() - items}


def _spaced_marks(source: Source, labels: set[str]) -> Counter[str]:
    """Numbers in round brackets behind a blank, where they are marks for sure: each of `labels`
    once, and all of them above the notes, which are the last of the text. None else."""
    lines = source.lines
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if "(" in line.body and at not in source.kept:
            found += [(at, one["spaced"]) for one in _SPACED_MARK.finditer(line.body)]
    notes = [at for at, line in enumerate(lines) if line.body.partition(" ")[0] in labels]
    if sorted(label for _, label in found) != sorted(labels) or found[-1][0] >= notes[0]:
        return Counter()
    last = all(
        not line.body or at in notes or not source.stanza_start(at)
        for at, line in enumerate(lines[notes[0] :], notes[0])
    )
    return Counter(label for _, label in found) if last else Counter()


def without_notes(text: str, notes: Mapping[str, int]) -> str:
    """`text` without the marks of notes at its end."""
    while text[-1:] in _LAST_OF_MARKS and (found := _LAST_MARK.search(text)):
        if _label(found) not in notes:
            break
        text = text[: found.start()]
    return text


def _label(found: re.Match[str]) -> str:
    return (found.group(1) or found.group(2)).translate(_SUPERSCRIPTS)


NO_FINDINGS: Final = Findings(
    numbered_headings=frozenset(),
    speakers=frozenset(),
    repeated=frozenset(),
    lone_lines=0,
    shouted=False,
    set_in=0,
    tables={},
    notes=MappingProxyType({}),
)
