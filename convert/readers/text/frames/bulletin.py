"""Bulletins of the weather services: WMO heading, product class, office and time.

The abbreviated heading is that of WMO-No. 386, part II (TTAAii CCCC YYGGgg BBB); the lines below
it and the marks && and $$ are those of the United States' NWS Instruction 10-1701.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.languages.language import known_tags
from convert.patterns import Lazy
from convert.readers.text.dates import find_date
from convert.readers.text.frames.frame import Frame, Hint, Seen, stanza_end, text_end, text_from
from convert.readers.text.source import Line

_HEADING: Final = Lazy(r"[A-Z]{4}\d{2} [A-Z]{4} \d{6}(?: [A-Z]{3})?$")
_ADDRESS: Final = Lazy(r"[A-Z]{2,4}[A-Z0-9]{1,4}$|\^+\w|[A-Z]{2}[CZ]\d{3}[\dA-Z>-]*-$")
_CLASS: Final = Lazy(
    r"(?:BULLETIN|URGENT|FLASH|HOLD|IMMEDIATE BROADCAST|WARNUNG|AMTLICHE|AVIS|AVISO)\b[^a-z]*$"
)
_MARK: Final = Lazy(r"(?:&&|\$\$|NNNN)$")
_TAIL: Final = Lazy(r"ATTN\.\.\.|LAT\.\.\.LON|\.\.[A-Z][A-Z/ .]+\.\. ")
_COORDINATES: Final = Lazy(r"[\d ]{8,}$")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The lines of a bulletin that are for the machines and people who pass it on."""
    first = text_from(lines, 0)
    heading = next(
        (at for at in range(first, min(first + 3, len(lines))) if _HEADING.match(lines[at].body)),
        None,
    )
    if heading is None or not _is_bulletin(lines, first, heading):
        return
    end = heading + 1
    while end < len(lines) and _ADDRESS.match(lines[end].body):
        end += 1
    stop = stanza_end(lines, heading)
    if all(_is_shouted(line.body) and not _date(line.body) for line in lines[end:stop]):
        end = stop
    yield Frame("wire_header", first, end, "the heading of a bulletin")
    at = text_from(lines, end)
    below = text_from(lines, stanza_end(lines, at))
    if stanza_end(lines, at) == at + 1 and _is_dated(lines, below):
        yield Frame("wire_header", at, at + 1, "the class of a bulletin")
        at = below
    yield from _product(lines, at)
    yield from _marks(lines, end)


def _is_shouted(body: str) -> bool:
    """Whether a line has no small letter, as headings of teleprinters have none."""
    return body.upper() == body


def _is_bulletin(lines: Sequence[Line], first: int, heading: int) -> bool:
    """Whether something else beside its heading shows a bulletin: a number above it, an address
    below it, a mark between its parts."""
    numbered = heading > first and lines[first].body.isdecimal()
    addressed = heading + 1 < len(lines) and _ADDRESS.match(lines[heading + 1].body) is not None
    return numbered or addressed or any(_MARK.match(line.body) for line in lines)


def _date(body: str) -> str | None:
    """The date of a line in one of the languages that have data here."""
    return next((date for tag in known_tags() if (date := find_date(body, tag))), None)


def _is_dated(lines: Sequence[Line], at: int) -> bool:
    """Whether the first lines of the stanza at `at` are a name, an office and a date."""
    stop = min(stanza_end(lines, at), at + 4)
    return any(_date(lines[i].body) for i in range(at + 1, stop))


def _product(lines: Sequence[Line], at: int) -> Iterator[Seen]:
    """Class, name of the product, office and time: three or four lines of one stanza."""
    stop = stanza_end(lines, at)
    dated = next((i for i in range(at, stop) if _date(lines[i].body)), None)
    if dated is None or dated - at > 5:
        return
    if _CLASS.match(lines[at].body) and dated - at > 1:
        yield Frame("wire_header", at, at + 1, "the class of a bulletin")
        at += 1
    if dated - at > 1:
        yield Frame("wire_header", dated - 1, dated, "the office that issued it")
    if dated > at:
        end = max(at + 1, dated - 1)
        yield Hint("title", at, end, "the name of a bulletin")
    yield Hint("date", dated, dated + 1, "the time of a bulletin")


def _marks(lines: Sequence[Line], at: int) -> Iterator[Seen]:
    """The marks between segments, what follows the last one, and lists of addresses."""
    end = text_end(lines)
    last = next((i for i in range(end - 1, at, -1) if _MARK.match(lines[i].body)), None)
    if last is not None and end - last <= 12 and lines[last].body != "&&":
        end = last
        yield Frame("wire_header", last, text_end(lines), "the end of a bulletin")
    while at < end:
        body = lines[at].body
        after = at + 1
        if body and _TAIL.match(body):
            while after < end and _COORDINATES.match(lines[after].body):
                after += 1
            yield Frame("wire_header", at, after, "addresses of a bulletin")
        elif body and _MARK.match(body):
            yield Frame("wire_header", at, after, "a mark between the parts of a bulletin")
        at = after
