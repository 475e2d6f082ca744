"""Marks of notes that lost their height: a number right behind a word, as a copy of a page has it.

"... who clears them.1 The Act gives ..." and at the end "1 Notes of October 2024." are a mark and
its note; alone, each might be anything. So all of them count, or none.
"""

import re
from collections import Counter
from typing import Final

from msgspec import Struct

from convert.patterns import Lazy
from convert.readers.text.source import Source

MARK: Final = (
    r"(?:(?<=[^\W\d_]{2}[.,;:!?”\"’»)。、，」）])|(?<=[”\"’»)」）][.,;:!?。、，]))"
    r"(?P<glued>[1-9]\d?)(?![\w%°]|[.,:]\d|[-–/]\d)"
)
SPACED_MARK: Final = r"(?<=\w\s)(?P<spaced>\(\d{1,2}\))(?=[.,;:!?…]|$)"
"""A number in brackets behind a blank and before a stop: as it was voted (1)."""

_MARK: Final = Lazy(MARK)
_NOTE: Final = re.compile(r"([1-9]\d?)[ \t\u3000]+(?=[^\W\d_]|[\"“„«‘'(「『])")
_FEWEST: Final = 2


class Glued(Struct, frozen=True, gc=False):
    """The notes of such marks: lines that begin them with their labels; the marks of each."""

    lines: dict[int, str]
    marks: dict[str, int]


NONE: Final = Glued({}, {})


def find_glued(source: Source) -> Glued:
    """The notes at the end of a text, 1 and 2 and so on, if the text above has a mark for each,
    the first time in the same order, and no other number right behind a word."""
    notes = _notes_at_end(source)
    if len(notes) < _FEWEST:
        return NONE
    stop = min(notes)
    marks = [
        found["glued"]
        for at, line in enumerate(source.lines[:stop])
        if at not in source.kept
        for found in _MARK.finditer(line.body)
    ]
    if list(dict.fromkeys(marks)) != [notes[at] for at in sorted(notes)]:
        return NONE
    return Glued(notes, dict(Counter(marks)))


def _notes_at_end(source: Source) -> dict[int, str]:
    """The last lines that count down to 1, from the end of the text upward, with their numbers;
    between them only lines that go on below one."""
    found: dict[int, str] = {}
    awaited = 0
    for at in range(len(source.lines) - 1, -1, -1):
        body = source.lines[at].body
        number = _NOTE.match(body) if body else None
        value = int(number.group(1)) if number else 0
        if value and (value == awaited or not found):
            found[at] = str(value)
            awaited = value - 1
        elif body and source.stanza_start(at):
            return {}
        if found and not awaited:
            return found
    return {}
