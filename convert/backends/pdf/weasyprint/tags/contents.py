"""A list of headings as PDF wants it (ISO 32000-1 14.8.4.3).

TOC holds its Caption and TOCIs, which hold a Reference with the Link.
"""

from convert.backends.pdf.weasyprint.shapes import Tag
from convert.backends.pdf.weasyprint.tags.objects import array
from convert.backends.pdf.weasyprint.tags.structure import Structure

_GIVES_WAY = frozenset({"/LBody", "/NonStruct", "/Div", "/LI"})


def mend_contents(structure: Structure, nav: Tag) -> None:
    """Give the lists below the structure element of a `nav` the roles of a table of contents."""
    title = None
    for reference, child in structure.kids(nav):
        if child["S"] == "/P":
            title = reference
        elif child["S"] == "/L":
            _mend_list(structure, child)
            if title is not None:
                _name(structure, nav, title, child)


def _name(structure: Structure, nav: Tag, title: bytes, contents: Tag) -> None:
    nav["K"].remove(title)
    contents["K"].insert(0, title)
    caption = structure.object(title)
    caption["S"], caption["P"] = "/Caption", contents.reference


def _mend_list(structure: Structure, tag: Tag) -> None:
    tag["S"] = "/TOC"
    tag.pop("A", None)
    entries = array()
    for reference, child in structure.kids(tag):
        if child["S"] == "/LI":
            _mend_entry(structure, child)
        elif child["S"] == "/L":
            _mend_list(structure, child)
        entries.append(reference)
    tag["K"] = entries


def _mend_entry(structure: Structure, entry: Tag) -> None:
    entry["S"] = "/TOCI"
    inside = _inside(structure, entry)
    entry["K"] = array()
    for child in inside:
        if child["S"] == "/L":
            _mend_list(structure, child)
        elif child["S"] == "/Link":
            reference = structure.new("Reference", entry, child)
            structure.adopt(reference, child)
            structure.adopt(entry, reference)
            continue
        structure.adopt(entry, child)


def _inside(structure: Structure, tag: Tag) -> list[Tag]:
    found = []
    for _, child in structure.kids(tag):
        found += _inside(structure, child) if child["S"] in _GIVES_WAY else [child]
    return found
