"""What is noted of the one document that is being laid out and painted."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct, field

from convert.backends.pdf.weasyprint.faster.painting import PlainPainter
from convert.backends.pdf.weasyprint.mended.shaped import LogicalPainter
from convert.backends.pdf.weasyprint.shapes import Tag


class Observations(Struct):
    """What boxes told about the tags of one document, and what paints its lines.

    Pages are counted from 0; a mark is the id of marked content on its page (MCID).
    """

    furniture: dict[int, set[int]] = field(default_factory=dict)
    """Marks of running heads and page numbers, by page."""
    ornaments: dict[int, set[int]] = field(default_factory=dict)
    """Marks of what style sheets add to the text, by page."""
    contents: list[Tag] = field(default_factory=list)
    """Structure elements of lists of headings."""
    leaders: list[tuple[int, Tag]] = field(default_factory=list)
    """Page and structure element of what leads the eye to a page number there."""
    ids: dict[str, Tag] = field(default_factory=dict)
    """The structure element of each HTML id."""
    terms: list[Tag] = field(default_factory=list)
    """Structure elements of `dt`."""
    decorations: list[tuple[int, Tag]] = field(default_factory=list)
    """Page and structure element of each picture that says nothing."""
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """The words of marked content in a shaped script, by page and mark."""
    origins: dict[int, tuple[int, str]] = field(default_factory=dict)
    """The HTML element of a structure element, and its role, by the `id()` of each."""
    last_pages: dict[int, bytes] = field(default_factory=dict)
    """The page on which a structure element that goes on over pages ends, by its `id()`."""
    note_sections: list[tuple[Tag, list[str]]] = field(default_factory=list)
    """Sections that notes at the foot of a page were taken out of, and the ids of these."""
    initials: list[tuple[int, Tag, str]] = field(default_factory=list)
    """Page, structure element and characters of the word that begins with a drop cap."""
    said: list[tuple[int, Tag, str]] = field(default_factory=list)
    """Page and structure element of what stands for other words than it paints, and these."""
    plain_painter: PlainPainter = field(default_factory=PlainPainter)
    """Paints lines whose glyphs are one a character, from left to right."""
    logical_painter: LogicalPainter = field(default_factory=LogicalPainter)
    """Paints all others; what it says of glyphs are its `maps`."""


_current: ContextVar[Observations | None] = ContextVar("observations", default=None)


@contextmanager
def observing() -> Iterator[None]:
    """While it lasts, what this thread lays out and paints is one document of ours."""
    token = _current.set(Observations())
    try:
        yield
    finally:
        _current.reset(token)


def observed() -> Observations:
    """What was noted since `observing` began. Raises LookupError outside of it."""
    found = _current.get()
    if found is None:
        raise LookupError("no document is being made")
    return found


def is_observing() -> bool:
    """Whether a document is being made in this thread."""
    return _current.get() is not None
