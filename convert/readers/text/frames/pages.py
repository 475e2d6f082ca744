"""Running heads, feet and page numbers, which a page has and an article has not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from convert.languages.words import all_patterns, all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, text_from
from convert.readers.text.numbering import heading_label
from convert.readers.text.script import begins_small, ends_sentence, is_caps
from convert.readers.text.source import Line

_FOLIO: Final = Lazy(
    lambda: (
        rf"(?:{all_patterns().page_words})\s*\d{{1,4}}"
        rf"(?:\s*(?:{any_of(all_words().page_of)}|/)\s*\d{{1,4}})?$|[-–—]\s*\d{{1,4}}\s*[-–—]$|"
        rf"\[\s*(?:{all_patterns().page_words})\s*\d{{1,4}}\s*\]$|"
        rf"\(?(?:{any_of(all_words().page_goes_on)})\)?$|-\s?more\s?-$"
    ),
    re.IGNORECASE,
)
_ENDS_IN_FOLIO: Final = Lazy(
    lambda: (
        rf"(?:\s|^)\[?(?:{all_patterns().page_words})\s?\d{{1,4}}\]?$"
        r"|\s{3,}\d{1,4}$|^\d{1,4}\s{3,}"
    ),
    re.IGNORECASE,
)
_DIGITS: Final = Lazy(r"\d+|\b[ivxl]+\b")
_NUMBERED: Final = Lazy(r"(?:(\d{1,4})\s+([^\d\W].{2,60})|([^\d\W].{2,60}?)\s+(\d{1,4}))$")
_FOOT: Final = Lazy(r"\S\s{2,}\[Page \d{1,4}\]$")
_HEAD: Final = Lazy(r"(?:RFC|Internet-Draft|draft-)\S*\s.*\s{2,}\S.*\d{4}$")
_WIDEST: Final = 90


class _Head(Struct, frozen=True, gc=False):
    """A lone line with a number at one end."""

    at: int
    number: int
    words: str


def recognise(lines: Sequence[Line]) -> Iterator[Frame]:
    """What stands at the edges of pages; a sentence goes on over it."""
    marked = _folios(lines) | _running(lines) | _numbered(lines) | _feet(lines)
    marked.discard(text_from(lines, 0))  # what runs over every page is first of all the title
    for at in sorted(marked):
        if is_folio(lines[at].body):
            yield Frame("page_number", at, at + 1, "a page number on its own")
        else:
            yield Frame("running_head", at, at + 1, "stands at the edge of a page")


def is_folio(body: str) -> bool:
    """Whether a line is a page number and nothing else: Page 3, - 12 -, Seite 1 von 9."""
    return 0 < len(body) <= 30 and _FOLIO.match(body) is not None


def masked(body: str) -> str:
    """A running head with its page number taken out, for comparison."""
    return _DIGITS.sub("0", body.casefold())


def goes_on(lines: Sequence[Line], first: int, end: int) -> bool:
    """Whether the sentence above `first` goes on at or after `end`."""
    above, below = first - 1, text_from(lines, end)
    while above >= 0 and not lines[above].body:
        above -= 1
    if above < 0 or below >= len(lines):
        return False
    body = lines[above].body
    hyphen = body[-1] in "-‐" and body[-2:-1].isalpha()
    open_ended = not ends_sentence(body) and body[-1] not in ":;" and not is_caps(body)
    return (hyphen or open_ended) and begins_small(lines[below].body)


def _folios(lines: Sequence[Line]) -> set[int]:
    """Page numbers alone on their lines."""
    ends = all_words().end_marks
    return {
        at
        for at, line in enumerate(lines)
        if is_folio(line.body) and line.body.casefold() not in ends and _is_lone(lines, at)
    }


def _is_lone(lines: Sequence[Line], at: int) -> bool:
    before = at == 0 or not lines[at - 1].body or lines[at].page
    after = at + 1 == len(lines) or not lines[at + 1].body or lines[at + 1].page
    return before and after


def _running(lines: Sequence[Line]) -> set[int]:
    """Lines that stand at the edges of pages again and again, or hold a page's number there."""
    starts = [at for at, line in enumerate(lines) if line.page and line.body]
    folios = [at + 1 for at, line in enumerate(lines) if line.body and is_folio(line.body)]
    if len(starts) < 2 <= len(folios):
        starts += folios
    if not starts:
        return set()
    near = {*_edge(lines, len(lines) - 1, -1), *_edge(lines, 0, 1)}
    for start in starts:
        near.update(_edge(lines, start, 1), _edge(lines, start - 1, -1))
    counts = Counter(masked(lines[at].body) for at in near)
    tops = {at for at in starts if at < len(lines) and at != text_from(lines, 0)}
    return {
        at
        for at in near
        if counts[masked(lines[at].body)] >= 2
        or (at in tops and lines[at].page and _ENDS_IN_FOLIO.search(lines[at].body))
    }


def _feet(lines: Sequence[Line]) -> set[int]:
    """The feet of an RFC's pages and the heads below them, where form feeds are lost."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if not line.body.endswith("]") or not _FOOT.search(line.body):
            continue
        found.add(at)
        head = text_from(lines, at + 1)
        if head < len(lines) and _HEAD.match(lines[head].body):
            found.add(head)
    return found


def _edge(lines: Sequence[Line], at: int, step: int) -> list[int]:
    """The first (or last) two short lines from the edge of a page inward."""
    found: list[int] = []
    while 0 <= at < len(lines) and len(found) < 2:
        if lines[at].body:
            if len(lines[at].body) > _WIDEST or (found and abs(at - found[-1]) > 3):
                break
            found.append(at)
        at += step
    return found


def _numbered(lines: Sequence[Line]) -> set[int]:
    """Running heads with the page's number beside them, in a text that shows no page breaks.

    Their numbers count on, their words come back, and they stand in the middle of sentences:
    the last is what tells them from headings.
    """
    heads = [head for at, line in enumerate(lines) if (head := _head(lines, at, line))]
    runs: list[list[_Head]] = []
    for head in heads:
        if runs and 1 <= head.number - runs[-1][-1].number <= 2:
            runs[-1].append(head)
        else:
            runs.append([head])
    found: set[int] = set()
    for run in runs:
        words = Counter(head.words for head in run)
        repeated = sum(count for count in words.values() if count > 1)
        cut = any(goes_on(lines, head.at, head.at + 1) for head in run)
        if len(run) >= 2 and cut and (repeated >= 2 or all(is_caps(head.words) for head in run)):
            found.update(head.at for head in run)
    return found


def _head(lines: Sequence[Line], at: int, line: Line) -> _Head | None:
    if not 5 <= len(line.body) <= 70 or not _is_lone(lines, at):
        return None
    found = _NUMBERED.match(line.body)
    if found is None or ends_sentence(line.body):
        return None
    label = heading_label(line.body)
    if label is not None and label.known:
        return None
    number, words = found.group(1) or found.group(4), found.group(2) or found.group(3)
    return _Head(at, int(number), words)
