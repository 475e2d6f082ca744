"""Which note each mark in the text leads to, where parts of an article count their notes anew."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Blocks,
    Emphasis,
    Footnote,
    Heading,
    Inlines,
    Link,
    NoteReference,
    Paragraph,
    Span,
    Strong,
    Text,
    Verse,
)
from convert.walk import rebuilt

_Noted = TypeVar("_Noted", NoteReference, Footnote)


class _Event(Struct, frozen=True):
    """A mark in the text, or the note itself, in reading order."""

    label: str
    is_note: bool


def with_notes(blocks: Blocks) -> Blocks:
    """The blocks with marks that lead to the notes of their part, by labels of their own.

    The second note with the mark [1] gets the label 1-2; what is printed stays as typed. A mark
    leads to the next note that has it; a mark without a note becomes words again.
    """
    events: list[_Event] = []
    _visited(blocks, lambda mark: _seen(events, mark), lambda note: _seen(events, note))
    if not events:
        return blocks
    labels = iter(_labels(events))
    return _visited(
        blocks, lambda mark: _labelled(mark, next(labels)), lambda note: _named(note, next(labels))
    )


def _visited(
    blocks: Blocks,
    mark: Callable[[NoteReference], AnyInline],
    note: Callable[[Footnote], Footnote],
) -> Blocks:
    """The blocks with `mark` and `note` applied to marks and notes, in one order every time."""

    def one(block: AnyBlock) -> AnyBlock:
        if isinstance(block, Heading | Paragraph | Verse):  # nearly all; the rest takes its time
            content = _marked(block.content, mark)
            return block if content is block.content else replace(block, content=content)
        return rebuilt(
            note(block) if isinstance(block, Footnote) else block,
            inlines=lambda run: _marked(run, mark),
            blocks=lambda inner: _visited(inner, mark, note),
        )

    return tuple([one(block) for block in blocks])


def _marked(run: Inlines, mark: Callable[[NoteReference], AnyInline]) -> Inlines:
    if not any(isinstance(i, NoteReference | Emphasis | Strong | Link | Span) for i in run):
        return run
    out: list[AnyInline] = []
    for inline in run:
        if isinstance(inline, NoteReference):
            out.append(mark(inline))
        elif isinstance(inline, Emphasis | Strong | Link | Span):
            out.append(replace(inline, content=_marked(inline.content, mark)))
        else:
            out.append(inline)
    return tuple(out)


def _seen(events: list[_Event], what: _Noted) -> _Noted:
    events.append(_Event(what.label, isinstance(what, Footnote)))
    return what


def _labelled(mark: NoteReference, label: str) -> AnyInline:
    return replace(mark, label=label) if label else Text(text=mark.text)


def _named(note: Footnote, label: str) -> Footnote:
    return replace(note, label=label)


def _labels(events: Sequence[_Event]) -> list[str]:
    """A label for each event; none ("") for a mark that leads nowhere."""
    by_label: dict[str, list[int]] = {}
    for at, event in enumerate(events):
        by_label.setdefault(event.label, []).append(at)
    parts = list(_parts(events))
    labels = [""] * len(events)
    for label, places in by_label.items():
        notes = [at for at in places if events[at].is_note]
        marks = [at for at in places if not events[at].is_note]
        led = _led(marks, notes, [parts[at] for at in marks], parts[-1] + 1)
        for at, which in (*led.items(), *((at, which) for which, at in enumerate(notes))):
            labels[at] = f"{label}-{which + 1}" if which else label
    return labels


def _led(
    marks: Sequence[int], notes: Sequence[int], parts: Sequence[int], count: int
) -> dict[int, int]:
    """Which of the notes of one label each of its marks leads to.

    parts: the part of each mark; count: how many parts there are.
    """
    if len(notes) < 2:
        return dict.fromkeys(marks, 0) if notes else {}
    if marks and marks[-1] < notes[0]:  # all notes stand at the end, part by part
        if len(marks) == len(notes):
            return {at: which for which, at in enumerate(marks)}
        return dict(zip(marks, parts, strict=True)) if count == len(notes) else {}
    next_note = ((at, bisect(notes, at)) for at in marks)
    return {at: which for at, which in next_note if which < len(notes)}


def _parts(events: Sequence[_Event]) -> Iterator[int]:
    """The part that each event belongs to: in a new one the marks begin at 1 again."""
    part = last = 0
    for event in events:
        number = event.label.strip("()")
        value = int(number) if number.isdecimal() and not event.is_note else 0
        if value == 1 < last:
            part += 1
        last = value or last
        yield part
