"""The head of an RFC or Internet-Draft: what it is on the left, who and when on the right.

The layout is that of RFC 7322, section 4.1.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.dates import find_date
from convert.readers.text.frames.frame import Frame, Hint, Seen, stanza_end, text_from
from convert.readers.text.people import looks_like_name
from convert.readers.text.source import Line

_COLUMNS: Final = Lazy(r"(\S.*?)\s{3,}(\S.*)$")
_KIND: Final = Lazy(r"(?:Request for Comments|RFC|Internet[- ]Draft)\b", re.IGNORECASE)
_INITIALS: Final = Lazy(r"(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+(?:, Ed\.?)?$")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The left column is set aside; of the right one the names and the date stay."""
    first = text_from(lines, 0)
    stop = stanza_end(lines, first)
    if not 3 <= stop - first <= 30:
        return
    head = lines[first:stop]
    if not any(_KIND.match(line.body) for line in head):
        return
    named = dated = False
    for at, line in enumerate(head, first):
        left, right = _columns(line)
        if right and not named and _is_name(right):
            named = True
            yield Frame("archive_frame", at, at + 1, "the head of a series", right, left)
            yield Hint("byline", at, at + 1, "a name at the head of a series")
        elif right and not dated and find_date(right, "en"):
            dated = True
            yield Frame("archive_frame", at, at + 1, "the head of a series", right, left)
            yield Hint("date", at, at + 1, "a date at the head of a series")
        else:
            yield Frame("archive_frame", at, at + 1, "the head of a series")


def _columns(line: Line) -> tuple[str, str]:
    """The left and the right half of a line; one may be empty."""
    found = _COLUMNS.match(line.body)
    if found:
        return found.group(1), found.group(2)
    return ("", line.body) if line.indent > 24 else (line.body, "")


def _is_name(text: str) -> bool:
    return _INITIALS.match(text) is not None or (
        len(text.split()) >= 2 and looks_like_name(text) and not find_date(text, "en")
    )
