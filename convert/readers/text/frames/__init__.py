"""What stands around an article in its file: each kind of frame has a recogniser of its own."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from convert.readers.text.frames import (
    aozora,
    archive,
    bulletin,
    mail,
    manual,
    pages,
    rfc,
    scan,
    web,
    wire,
    zine,
)
from convert.readers.text.frames.frame import Frame, Hint, Recogniser
from convert.readers.text.source import Line, cells

RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    scan.recognise,
    pages.recognise,
    bulletin.recognise,
    wire.recognise,
    rfc.recognise,
    manual.recognise,
    aozora.recognise,
    archive.recognise,
    mail.recognise,
    zine.recognise,
    web.recognise,
)


def find_frames(
    lines: Sequence[Line], is_free: Callable[[int, int], bool]
) -> tuple[tuple[Frame, ...], tuple[Hint, ...]]:
    """The frames of a file in their order, none over another, and what they tell of other lines.

    is_free: whether nobody has said what the lines of a first and last number are.
    """
    frames: list[Frame] = []
    hints: list[Hint] = []
    taken: set[int] = set()
    for recognise in RECOGNISERS:
        for seen in recognise(lines):
            span = lines[seen.first].number, lines[seen.end - 1].number
            if isinstance(seen, Hint):
                hints += [seen] if is_free(*span) else []
            elif taken.isdisjoint(range(seen.first, seen.end)) and is_free(*span):
                taken.update(range(seen.first, seen.end))
                frames.append(seen)
    hidden = {at for frame in frames if not frame.keeps for at in range(frame.first, frame.end)}
    left = any(line.body for at, line in enumerate(lines) if at not in hidden)
    if not left:  # a file that is nothing but a frame is read as it stands
        return (), ()
    frames.sort(key=lambda frame: frame.first)
    shown = (hint for hint in hints if hidden.isdisjoint(range(hint.first, hint.end)))
    return tuple(frames), tuple(shown)


def without(lines: tuple[Line, ...], frames: Sequence[Frame]) -> tuple[Line, ...]:
    """`lines` with blank ones in place of frames; over a page's edge a sentence goes on."""
    if not frames:
        return lines
    left = list(lines)
    for frame in frames:
        for at in range(frame.first, frame.end):
            left[at] = Line(lines[at].number, "", 0, 0, lines[at].page)
        if frame.keeps:
            opening = lines[frame.first]
            words = frame.keeps.lstrip()
            indent, right = len(frame.keeps) - len(words), cells(frame.keeps)
            left[frame.first] = Line(opening.number, words, indent, right, opening.page)
    gaps = list(_gaps(left, frames))
    gone = {at for first, end in gaps for at in range(first, end)}
    joined = {end for first, end in gaps if pages.goes_on(left, first, end)}
    return tuple(
        Line(line.number, line.body, line.indent, line.right, False, at in joined)
        if at - 1 in gone
        else line
        for at, line in enumerate(left)
        if at not in gone
    )


def _gaps(lines: Sequence[Line], frames: Sequence[Frame]) -> Iterator[tuple[int, int]]:
    """Lines that would part what belongs together: a sentence, the fields of a mail's header."""
    done = 0
    for frame in frames:
        if frame.kind == "mail_header":
            yield frame.first, frame.end
        edge = frame.kind in ("running_head", "page_number") and not frame.keeps
        if not edge or frame.first < done:
            continue
        first, end = frame.first, frame.end
        while first > 0 and not lines[first - 1].body:
            first -= 1
        while end < len(lines) and not lines[end].body:
            end += 1
        done = end
        if pages.goes_on(lines, first, end):
            yield first, end
