"""A list of headings as PDF wants it: TOC holds TOCI, which holds Reference (ISO 32000-1 14.8.4.3)."""

from typing import Any

from convert.backends.pdf.structure import Structure

_GIVES_WAY = frozenset({"/LBody", "/NonStruct", "/Div", "/LI"})


def mend_contents(structure: Structure, nav: Any) -> None:
    """Give the lists below the structure element of a `nav` the roles of a table of contents."""
    for _, child in structure.kids(nav):
        if child["S"] == "/L":
            _mend_list(structure, child)


def _mend_list(structure: Structure, tag: Any) -> None:
    import pydyf

    tag["S"] = "/TOC"
    tag.pop("A", None)
    entries = pydyf.Array()
    for reference, child in structure.kids(tag):
        if child["S"] == "/LI":
            _mend_entry(structure, child)
        elif child["S"] == "/L":
            _mend_list(structure, child)
        entries.append(reference)
    tag["K"] = entries


def _mend_entry(structure: Structure, entry: Any) -> None:
    import pydyf

    entry["S"] = "/TOCI"
    inside = _inside(structure, entry)
    entry["K"] = pydyf.Array()
    for child in inside:
        if child["S"] == "/L":
            _mend_list(structure, child)
        elif child["S"] == "/Link":
            reference = structure.new("Reference", entry, child)
            structure.adopt(reference, child)
            child = reference
        structure.adopt(entry, child)


def _inside(structure: Structure, tag: Any) -> list[Any]:
    found = []
    for _, child in structure.kids(tag):
        found += _inside(structure, child) if child["S"] in _GIVES_WAY else [child]
    return found
