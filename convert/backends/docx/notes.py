"""The notes of a Word file (ISO/IEC 29500-1, 17.11) by the numbers that Word gives them."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from convert.backends.docx.fields import field
from convert.backends.docx.trees import NAMESPACES, every, lacking, made, name, set_values, value
from convert.backends.pandoc.nodes import Node, node

_MARK: Final = "w:footnoteReference"
_BOOKMARK: Final = "_NoteRef"  # Word hides those that begin so
_FIRST_ID: Final = 900_000  # above the numbers that pandoc gives to bookmarks


def first_mark(number: int, mark: Node) -> list[Node]:
    """The mark of a note, in pandoc's JSON, as a bookmark that further ones lead to."""
    named = made("bookmarkStart", id=_FIRST_ID + number, name=f"{_BOOKMARK}{number}")
    end = made("bookmarkEnd", id=_FIRST_ID + number)
    return [_raw(named), mark, _raw(end)]


def further_mark(number: int) -> list[Node]:
    """A further mark of a note, in pandoc's JSON: a field with the number of the first (17.16.5.44)
    that `number_notes` fills in.
    """
    look = made("rPr", made("rStyle", val="FootnoteReference"))
    result = made("r", look, made("t", "0"))
    return list(map(_raw, field(f" NOTEREF {_BOOKMARK}{number} \\f \\h ", result)))


def _raw(element: etree._Element) -> Node:
    return node("RawInline", "openxml", etree.tostring(element, encoding="unicode"))


def has_marks(document: etree._Element) -> bool:
    """Whether any mark leads to a note."""
    return next(every(document, _MARK), None) is not None


def number_notes(document: etree._Element, notes: etree._Element) -> None:
    """Number the notes from 1 in the order of their marks.

    pandoc takes their numbers from a count that its pictures and links have part in. Raises
    RenderError for a mark whose note is not there.
    """
    bodies = {value(note, "id"): note for note in every(notes, "w:footnote")}
    for number, mark in enumerate(every(document, _MARK), 1):
        note = bodies.get(value(mark, "id"))
        if note is None:
            raise lacking("the note of a mark")
        set_values(mark, id=number)
        set_values(note, id=number)
    numbers = dict(_numbers_by_bookmark(document))
    for part in (document, notes):
        for instruction in every(part, "w:instrText"):
            words = (instruction.text or "").split()
            if words[:1] == ["NOTEREF"]:
                _result(instruction).text = str(numbers[words[1]])


def _numbers_by_bookmark(document: etree._Element) -> Iterator[tuple[str, str]]:
    """What the marks of notes that have a bookmark are numbered, by its name."""
    for bookmark in every(document, "w:bookmarkStart"):
        mark = bookmark.getnext()
        found = None if mark is None else mark.find(_MARK, NAMESPACES)
        if found is not None:
            yield value(bookmark, "name"), value(found, "id")


def _result(instruction: etree._Element) -> etree._Element:
    """The text that a field shows. Raises RenderError where it has none."""
    run = instruction.getparent()
    for later in () if run is None else run.itersiblings(name("w:r")):
        text = later.find("w:t", NAMESPACES)
        if text is not None:
            return text
    raise lacking("the number of a mark")
