"""The notes of a Word file (ISO/IEC 29500-1, 17.11) by the numbers that Word gives them."""

from lxml import etree

from convert.backends.docx.trees import every, lacking, set_values, value

_MARK = "w:footnoteReference"


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
