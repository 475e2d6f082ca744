"""Manual pages as `man` prints them: the section at both ends of the first and the last line.

The lines are those of the macros .TH (man) and .Dt, .Os (mdoc).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, text_end, text_from
from convert.readers.text.source import Line

_HEAD: Final = Lazy(r"(\S{1,60}\(\d\w{0,4}\))\s{2,}(?:(\S.*?)\s{2,})?\1$")
_FOOT: Final = Lazy(r"\S.*\s{3,}\S.*$")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The line above a manual page, whose first word is its title, and the line below it."""
    first = text_from(lines, 0)
    found = _HEAD.match(lines[first].body) if first < len(lines) else None
    if found is None:
        return
    name = found.group(1)
    rest = " ".join(part for part in (found.group(2), name) if part)
    yield Frame("manual_header", first, first + 1, "the head of a manual page", name, rest)
    yield Hint("title", first, first + 1, "the name of a manual page")
    last = text_end(lines) - 1
    body = lines[last].body
    if last > first + 2 and _FOOT.match(body) and (name in body or re.search(r"\d{4}", body)):
        yield Frame("manual_header", last, last + 1, "the foot of a manual page")
