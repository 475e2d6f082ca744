"""Notes at the foot of a page, read where the source has them.

WeasyPrint puts the notes of each page after the page's text, in the tags as on paper: a paragraph
that goes on over the page would be heard with a note inside it. Each note is tagged instead in
the section of notes that it was taken out of (ISO 32000-1 14.8.4.4.1, PDF/UA-1 7.9); links lead
to it from its mark, and back.
"""

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag
from convert.backends.pdf.weasyprint.tags.objects import array
from convert.backends.pdf.weasyprint.tags.structure import Structure


def lift_foot_notes(structure: Structure) -> dict[str, Tag]:
    """Take the notes out of the tags of their pages; each by the id of its element."""
    notes: dict[str, Tag] = {}
    if not observed().note_sections:
        return notes
    for reference, area in structure.kids(structure.document):
        if area["S"] != "/NonStruct":
            continue
        structure.document["K"].remove(reference)
        for _, note in structure.kids(area):
            name = note["ID"].string
            # the engine has put empty notes of the same id between it and its paragraphs
            structure.dissolve(note, "/Note")
            notes[name] = observed().ids[name] = note
    return notes


def place_foot_notes(structure: Structure, notes: dict[str, Tag]) -> None:
    """Put them where the source has them, among the notes that stayed there."""
    for section, names in observed().note_sections:
        if not section["K"] and not any(name in notes for name in names):
            continue
        kept = {tag["ID"].string: tag for _, tag in structure.kids(section)}
        known = {**kept, **{name: notes.pop(name) for name in names if name in notes}}
        section["K"] = array()
        for name in sorted(known, key=_number):
            structure.adopt(section, known[name])


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])
