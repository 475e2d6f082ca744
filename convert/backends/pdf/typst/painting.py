"""Pages of shaped scripts painted as they are read.

Typst paints each run of text from left to right whichever way it runs, every font as a mark of its
own, and lets a sign that it shows in pieces of different heights stand for all of its characters in
each piece. Here the marks of a run are put into the order in which they are read (UAX 9, L2
undone), and of a sign in pieces only the first has its characters. Inside a mark signs stay as they
are painted: programs that gather text expect those of Hebrew and Arabic from left to right.
"""

import re
from collections.abc import Callable, Iterator

import pikepdf
from msgspec import structs

from convert.backends.pdf.typst.forms import Further, by_further_fonts
from convert.backends.pdf.typst.instructions import written
from convert.backends.pdf.typst.marks import Mark, Part, parts_of
from convert.backends.pdf.typst.page_texts import Codes

_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")

_SLACK = 0.1  # em

Place = tuple[int, int]


def is_shaped(text: str) -> bool:
    """Whether a text has letters that Typst does not paint as they are read."""
    return _SHAPED.search(text) is not None


def mend(pdf: pikepdf.Pdf, from_right: Callable[[Place], bool]) -> dict[Place, int]:
    """Paint the pages of a file as they are read.

    from_right: whether the text around a mark runs from right to left. Gives the place of each
    mark, by its page and number, in that order.
    """
    order: dict[Place, int] = {}
    known: dict[tuple[int, int], Codes] = {}
    forms: Further = {}
    for number, page in enumerate(pdf.pages):
        painted: list[Part] = []
        for line in _lines(parts_of(page, known)):
            marks = [part for part in line if isinstance(part, Mark)]
            painted += [part for part in line if not isinstance(part, Mark)]
            _say(marks)
            turned = bool(marks) and from_right((number, marks[0].number))
            ordered = as_read(marks, from_right=turned)
            _part(ordered)
            order |= {(number, m.number): len(order) + at for at, m in enumerate(ordered)}
            for mark in ordered:
                mark.instructions = by_further_fonts(mark.instructions, mark.fonts, forms)
            painted += ordered
        stream = (instruction for part in painted for instruction in part.painted)
        page.Contents = pdf.make_stream(written(stream))
    return order


def _lines(parts: Iterator[Part]) -> Iterator[list[Part]]:
    """Marks that stand in a line, from left to right, with what is painted between them."""
    line: list[Part] = []
    last: Mark | None = None
    for part in parts:
        if isinstance(part, Mark):
            if last is not None and _begins_line(last, part):
                yield line
                line = []
            last = part
        elif not part.balanced:
            yield line
            line, last = [], None
        line.append(part)
    yield line


def _begins_line(last: Mark, mark: Mark) -> bool:
    """Whether a mark stands above or below the last one, further than an accent does."""
    return abs(mark.y - last.y) > max(last.size, mark.size)


def _say(marks: list[Mark]) -> None:
    """Let marks say their text where what is painted does not."""
    seen: set[int] = set()
    last: Mark | None = None
    for mark in marks:
        signs = mark.signs
        if last is not None and signs and _goes_on(last, mark, seen):
            seen.add(signs[0][0])
            mark.signs = [(signs[0][0], ""), *signs[1:]]
            mark.said = "".join(text for _, text in mark.signs)
            signs = [(signs[0][0], signs[0][1])]
        elif signs:
            seen = {signs[-1][0]}
        last = structs.replace(mark, signs=signs)


def _part(line: list[Mark]) -> None:
    """Let the first word of a line from right to left be parted from the one before: who gathers
    words by their order finds no space where the last line ends."""
    if line and line[0].strength == "R":
        line[0].parted = True


def _goes_on(last: Mark, mark: Mark, seen: set[int]) -> bool:
    """Whether a mark begins with a further piece of the sign that the last one ended with."""
    code, text = mark.signs[0]
    return (
        len(text) > 1
        and bool(last.signs)
        and last.signs[-1][1] == text
        and last.font == mark.font
        and last.y != mark.y
        and code not in seen
    )


def as_read(marks: list[Mark], *, from_right: bool) -> list[Mark]:
    """The marks of a line, as Typst paints them, in the order of reading.

    Runs of one direction and style come in that order; the marks of a run from right to left come
    from its left.
    """
    ordered: list[Mark] = []
    for run in _runs(marks):
        if from_right:
            ordered += run[::-1]
            continue
        inner = [index for index, mark in enumerate(run) if mark.strength == "R"]
        if not inner:
            ordered += run
            continue
        start, end = inner[0], inner[-1] + 1
        ordered += [*run[:start], *run[start:end][::-1], *run[end:]]
    return ordered


def _runs(marks: list[Mark]) -> Iterator[list[Mark]]:
    """Marks that follow each other to the right; one from left to right, or of numbers, alone."""
    run: list[Mark] = []
    for mark in marks:
        ahead = mark.strength in "LN"
        if run and (ahead or run[-1].strength in "LN" or mark.x < run[-1].x - _SLACK * mark.size):
            yield run
            run = []
        run.append(mark)
    if run:
        yield run
