"""Manual pages as `man` prints them: the section at both ends of the first and the last line.

The lines are those of the macros .TH (man) and .Dt, .Os (mdoc).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, text_end, text_from
from convert.readers.text.script import is_caps
from convert.readers.text.source import Line

_HEAD: Final = Lazy(r"(\S{1,60}\(\d\w{0,4}\))\s{2,}(?:(\S.*?)\s{2,})?\1$")
_INSET: Final = 3
_FOOT: Final = Lazy(r"\S.*\s{3,}\S.*$")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The line above a manual page, whose first word is its title, the names of its sections,
    and the line below it."""
    first = text_from(lines, 0)
    found = _HEAD.match(lines[first].body) if first < len(lines) else None
    if found is None:
        return
    name = found.group(1)
    rest = " ".join(part for part in (found.group(2), name) if part)
    yield Frame("manual_header", first, first + 1, "the head of a manual page", name, rest)
    yield Hint("title", first, first + 1, "the name of a manual page")
    last = text_end(lines) - 1
    for at in range(first + 1, last):
        if _names_section(lines, at):
            yield Hint("heading", at, at + 1, "the name of a manual page's section")
    body = lines[last].body
    if last > first + 2 and _FOOT.match(body) and (name in body or re.search(r"\d{4}", body)):
        yield Frame("manual_header", last, last + 1, "the foot of a manual page")


def _names_section(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals stands alone at the margin, with its text set in below it."""
    line, below = lines[at], lines[at + 1]
    alone = not lines[at - 1].body and line.indent == 0 and is_caps(line.body)
    return alone and bool(below.body) and below.indent >= _INSET
