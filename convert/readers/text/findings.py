"""What only the whole file can tell: which numbers are headings, who speaks, what repeats."""

import itertools
import re
from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.readers.text.conventions import Conventions
from convert.readers.text.marks import begins_marked, bullet, ordinal
from convert.readers.text.script import ends_sentence, ends_with_stop, word_count
from convert.readers.text.sequences import numbered_headings
from convert.readers.text.source import Source
from convert.readers.text.tables import find_tables
from convert.readers.text.units import unit_end

SPEAKER: Final = re.compile(r"(?:([^\W\d_][^:：\n]{0,40}?)\s?[:：]|([QAFPRDВО])\.(?=\s))(?=\s*\S)")
_NOTE_TEXT: Final = re.compile(
    r"\[\^?(\d{1,3}|[a-z*†‡])\]:?\s+\S"
    r"|(\*{1,3}(?=[^*]*$)|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3})\s?\S"
)
_NOTE_MARK: Final = re.compile(
    r"\[\^?(\d{1,3}|[a-z*†‡])\]"
    r"|(?<=[\w.,;:!?”\"’')])(\*{1,3}(?![\w*])|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3})"
)
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FOLIO: Final = re.compile(
    r"(?:page|seite|p\.|pág(?:ina)?\.?|pagina|стр\.|strona|sida|side|s\.)\s*\d{1,4}"
    r"(?:\s*(?:of|von|de|sur|di|van|из|/)\s*\d{1,4})?$|[-–—]\s*\d{1,4}\s*[-–—]$|"
    r"\[\s*(?:page|pg)\s*\d{1,4}\s*\]$|"
    r"\(?(?:more|mehr|continued|suite|fortsetzung)\)?$|-\s?more\s?-$",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+|\b[ivxl]+\b")


class Findings(Struct, frozen=True):
    """What was found, by line index or by words.

    numbered_headings: lines that begin a numbered heading; speakers: labels of an interview;
    running: page headers and footers, digits masked; repeated: short lines that stand
    apart more than once; lone_lines: how many short lines stand apart before text;
    tables: first line to the index after the last;
    notes: labels of notes that have both a mark and a text.
    """

    numbered_headings: frozenset[int]
    speakers: frozenset[str]
    running: frozenset[str]
    repeated: frozenset[str]
    lone_lines: int
    tables: dict[int, int]
    notes: frozenset[str]


def find(source: Source, conventions: Conventions) -> Findings:
    """Go over the whole file once."""
    units = _units(source, conventions)
    return Findings(
        numbered_headings=numbered_headings(source, units),
        speakers=_speakers(source, units),
        running=_running(source),
        repeated=_repeated(source),
        lone_lines=_lone_lines(source, units, conventions.parting == "single"),
        tables=find_tables(source, conventions.wrap.column),
        notes=_notes(source),
    )


def _units(source: Source, conventions: Conventions) -> list[tuple[int, int]]:
    units: list[tuple[int, int]] = []
    at = source.next_text(0)
    while at < len(source.lines):
        end = unit_end(source, conventions, at)
        if at not in source.listings:
            units.append((at, end))
        at = source.next_text(end)
    return units


def _speakers(source: Source, units: list[tuple[int, int]]) -> frozenset[str]:
    """Labels that open turns of an interview: several of them, taking turns."""
    counts: Counter[str] = Counter()
    turns: list[str] = []
    for start, _ in units:
        body = source.lines[start].body
        lettered = body[1:3] == ". "
        found = SPEAKER.match(body) if lettered or ":" in body[:60] or "：" in body[:60] else None
        if not found or bullet(body) or (ordinal(body) and not lettered):
            continue
        label = found.group(1) or found.group(2)
        if word_count(label) <= 4 and (label[0].isupper() or not label[0].islower()):
            counts[label] += 1
            turns.append(label)
    changes = sum(a != b for a, b in itertools.pairwise(turns))
    repeated = {label for label, count in counts.items() if count >= 2}
    total = sum(counts[label] for label in repeated)
    if len(repeated) < 2 or total < 4 or changes < total * 0.6 - 1:
        return frozenset()
    return frozenset(counts) if total > 0.7 * len(turns) else frozenset(repeated)


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
        leads = source.stanza_start(start) and after == end and after_end - after > 1
        leads = leads or (after == end and len(text) > 1.2 * len(body) and ends_sentence(text))
        apart = single or (source.gap[start] > 0 and source.gap_after(end) != 0) or leads
        if apart and not ends_with_stop(body) and body[-1] not in "!！:：,;":
            count += 1
    return count


def masked(body: str) -> str:
    """A running head with its page number taken out, for comparison."""
    return _DIGITS.sub("0", body.casefold())


def _running(source: Source) -> frozenset[str]:
    """Lines that stand at the edges of pages again and again."""
    edges: Counter[str] = Counter()
    starts = [index for index, line in enumerate(source.lines) if line.page and line.body]
    folios = [index for index, line in enumerate(source.lines) if is_folio(line.body)]
    if len(starts) < 2 and len(folios) >= 2:
        starts = [index + 1 for index in folios]
    if not starts:
        return frozenset()
    near = {*_edge_lines(source, len(source.lines) - 1, -1), *_edge_lines(source, 0, 1)}
    for start in starts:
        near.update(_edge_lines(source, start, 1), _edge_lines(source, start - 1, -1))
    for index in near:
        edges[masked(source.lines[index].body)] += 1
    return frozenset(text for text, count in edges.items() if count >= 2)


def is_folio(body: str) -> bool:
    """Whether a line is a page number and nothing else: Page 3, - 12 -, Seite 1 von 9."""
    return 0 < len(body) <= 30 and _FOLIO.match(body) is not None


def _edge_lines(source: Source, at: int, step: int) -> list[int]:
    """The first (or last) two short stanzas' lines from the edge of a page inward."""
    found: list[int] = []
    while 0 <= at < len(source.lines) and len(found) < 2:
        if source.lines[at].body:
            if len(source.lines[at].body) > 90 or (found and abs(at - found[-1]) > 3):
                break
            found.append(at)
        at += step
    return found


def _notes(source: Source) -> frozenset[str]:
    """Labels that occur as a mark inside the text and open a note elsewhere."""
    texts: set[str] = set()
    marks: set[str] = set()
    for index, line in enumerate(source.lines):
        body = line.body
        if (
            not body
            or index in source.kept
            or not any(character in body for character in "[*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹")
        ):
            continue
        opening = _NOTE_TEXT.match(body)
        if opening:
            texts.add((opening.group(1) or opening.group(2)).translate(_SUPERSCRIPTS))
        for found in _NOTE_MARK.finditer(body, 1 if opening else 0):
            if found.start() > 0:
                marks.add((found.group(1) or found.group(2)).translate(_SUPERSCRIPTS))
    return frozenset(texts & marks)


NO_FINDINGS: Final = Findings(
    numbered_headings=frozenset(),
    speakers=frozenset(),
    running=frozenset(),
    repeated=frozenset(),
    lone_lines=0,
    tables={},
    notes=frozenset(),
)
