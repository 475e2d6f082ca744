"""The notes of a Word file (ISO/IEC 29500-1, 17.11) by the numbers that Word gives them."""

from lxml import etree

from convert.backends.docx.trees import every, lacking, set_values, value


def number_notes(document: etree._Element, notes: etree._Element) -> bool:
    """Number the notes from 1 in the order of their marks; whether there are any.

    pandoc takes their numbers from the count that its pictures and links have part in. Raises
    RenderError for a mark whose note is not there.
    """
    bodies = {value(note, "id"): note for note in every(notes, "w:footnote")}
    marks = list(every(document, "w:footnoteReference"))
    for number, mark in enumerate(marks, 1):
        note = bodies.get(value(mark, "id"))
        if note is None:
            raise lacking("the note of a mark")
        set_values(mark, id=number)
        set_values(note, id=number)
    return bool(marks)
