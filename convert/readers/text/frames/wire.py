"""The head of a news agency's story as teleprinters sent it: each line opens with a caret.

The first line is the slug, with the cycle and the number of the story (ANPA 1312).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, stanza_end, text_from
from convert.readers.text.people import reads_as_byline
from convert.readers.text.source import Line

_SLUG: Final = Lazy(r"\^[A-Z]{2}[-–].{2,60}$")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The slug is set aside; headline and byline lose their carets."""
    first = text_from(lines, 0)
    if first >= len(lines) or not _SLUG.match(lines[first].body):
        return
    yield Frame("wire_header", first, first + 1, "the slug of a wire story")
    titled = False
    for at in range(first + 1, stanza_end(lines, first)):
        body = lines[at].body
        if body[0] != "^" or len(body) < 3:
            return
        words = body[1:].strip("^< ")
        yield Frame("wire_header", at, at + 1, "a caret before the line", words)
        if reads_as_byline(words):
            yield Hint("byline", at, at + 1, "a byline of a wire story")
        elif not titled:
            titled = True
            yield Hint("title", at, at + 1, "the headline of a wire story")
