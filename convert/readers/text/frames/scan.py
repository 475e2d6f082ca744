"""Pages that were scanned: the bar that a program saw at the paper's edge before every line."""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.languages.words import all_words
from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, text_from
from convert.readers.text.source import Line

_BAR: Final = Lazy(r"[|¦](?:\s(?=[^|¦]*$)|$)")
_HEAD: Final = Lazy(r"([^\W\d_][^|¦]{1,58}?)\s*([|¦]\s*(?:\d{1,4}|[ivxl]{1,7})\s*[.:;,]?)$")
_FEWEST: Final = 5
_MOST: Final = 0.8


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """Bars before nearly all lines of a file, and a page's number behind its running head.

    A bar before some lines marks verse (docutils' line block), one before every line comes from
    the edge of the paper. The lines that follow it stay.
    """
    text = [at for at, line in enumerate(lines) if line.body]
    barred = [at for at in text if _BAR.match(lines[at].body)]
    if len(barred) < _FEWEST or len(barred) < _MOST * len(text):
        return
    first = text_from(lines, 0)
    head = _HEAD.match(lines[first].body)
    if head:
        words = head.group(1)
        yield Frame("page_number", first, first + 1, "a page's number", words, head.group(2))
        if words.casefold() in all_words().headings:
            yield Hint("heading", first, first + 1, "the head of a page")
    for at in barred:
        found = _BAR.match(lines[at].body)
        words = lines[at].body[found.end() :] if found else ""
        yield Frame("page_number", at, at + 1, "a bar at the edge of a page", words)
