"""The word that begins with a drop cap, as one piece of marked content."""

from collections.abc import Iterator
from itertools import islice

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag, Value
from convert.backends.pdf.weasyprint.tags.objects import dictionary, string
from convert.backends.pdf.weasyprint.tags.structure import Structure


def keep_initial_words(structure: Structure) -> None:
    """Make the letter and the rest of its word one piece of marked content.

    A program that goes by the place or the size of letters is told the word (ISO 32000-1 14.9.4).
    """
    for page, tag, word in observed().initials:
        marks = list(_marks(structure, tag))
        _join_marks(structure, page, marks, word)
        for mark in marks[1:]:
            structure.drop_mark(page, mark)
        tag["K"][:] = marks[:1]
        structure.set_mark_parent(page, marks[0], tag)
        paragraph = structure.object(tag["P"])
        while paragraph["S"] == "/NonStruct":  # the first line, where it is set in its own way
            paragraph = structure.object(paragraph["P"])
        # the engine has put it into another, for the sake of the room beside the letter
        outer = structure.object(paragraph["P"])
        if paragraph["S"] == outer["S"] == "/P":
            structure.dissolve(outer, "/P")


def _marks(structure: Structure, tag: Tag) -> Iterator[int]:
    for kid in tag["K"]:
        child = structure.object(kid)
        if child is None:
            yield kid
        else:
            yield from _marks(structure, child)


def _join_marks(structure: Structure, page: int, marks: list[int], word: str) -> None:
    """In the stream of the page: the first mark goes on to where the last one ends."""
    stream = structure.page_stream(page)
    opened = {
        stream[at - 1]["MCID"]: at
        for at, item in enumerate(stream)
        if item == b"BDC" and "MCID" in stream[at - 1]
    }
    actual = dictionary({"ActualText": string(word)})
    end = stream.index(b"EMC", opened[marks[-1]])
    ahead = _space_ahead(stream, opened[marks[0]], end)
    stream.insert(end, b"EMC")
    for mark in reversed(marks[1:]):
        begin = opened[mark]
        before = begin - stream[begin::-1].index(b"EMC")
        del stream[begin - 2 : begin + 1]
        del stream[before]
    begin = opened[marks[0]] + 1
    stream[begin:begin] = [b"/Span", actual, b"BDC", *ahead]


def _space_ahead(stream: list[Value], first: int, end: int) -> list[bytes]:
    """A space on the first line, before the letter: the word begins there and not at its foot.

    What follows the word begins with a space, whose code and font are taken from there.
    """
    letter, line = stream.index(b"BT", first), stream.index(b"BT", end)
    left = _next(stream, letter, b"Tm").split()[:5]
    height = _next(stream, line, b"Tm").split()[5]
    space = _next(stream, line, b"TJ").partition(b">")[0] + b">] TJ"
    font = _next(stream, line, b"Tf")
    return [b"BT", b" ".join([*left, height, b"Tm"]), font, space, b"ET"]


def _next(stream: list[Value], start: int, operator: bytes) -> bytes:
    """The next instruction with an operator."""
    after = (item for item in islice(stream, start, None) if isinstance(item, bytes))
    return next(item for item in after if item.endswith(b" " + operator))
