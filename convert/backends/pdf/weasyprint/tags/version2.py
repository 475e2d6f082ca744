"""What PDF/UA-2 (ISO 14289-2) asks for on top of PDF/UA-1."""

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag, Value
from convert.backends.pdf.weasyprint.tags.objects import array, dictionary
from convert.backends.pdf.weasyprint.tags.structure import Structure

_GROUPS = frozenset({"/Document", "/Art", "/Sect", "/Div", "/Part", "/BlockQuote", "/NonStruct"})
_INLINE = frozenset({"/Span", "/Link", "/Code", "/Quote", "/Lbl"})


def use_structure_destinations(structure: Structure, headings: list[Tag]) -> None:
    """Outline and named destinations lead to tags, not to places on a page (8.8)."""
    entries = [o for o in structure.pdf.objects if isinstance(o, dict) and _is_outline(o)]
    for entry, heading in zip(entries, headings, strict=False):
        place = entry.pop("Dest")
        target = array([heading.reference, *place[1:]])
        entry["A"] = dictionary({"Type": "/Action", "S": "/GoTo", "D": place, "SD": target})
    names = structure.pdf.catalog.get("Names", {}).get("Dests")
    if names is None:
        return
    pairs = names["Names"]
    for position in range(0, len(pairs), 2):
        tag = observed().ids.get(pairs[position].string)
        if tag is not None:
            place = pairs[position + 1]
            target = array([tag.reference, *place[1:]])
            pairs[position + 1] = dictionary({"D": place, "SD": target})


def _is_outline(candidate: dict[str, Value]) -> bool:
    return "Title" in candidate and "Dest" in candidate


def wrap_bare_inlines(structure: Structure) -> None:
    """Inline tags straight under a grouping tag get a paragraph around them (8.2.5)."""
    _wrap(structure, structure.document)


def use_version_2_roles(structure: Structure) -> None:
    """Notes, captions and lists as PDF 2.0 has them (8.2.5.14, 8.2.5.25, 8.2.5.27)."""
    for tag in structure.tags():
        match tag["S"]:
            case "/Note":
                tag["S"] = "/FENote"
                tag["NS"] = structure.namespace
            case "/L" if "A" not in tag:
                tag["A"] = dictionary({"O": "/List", "ListNumbering": "/Description"})
            case "/Div":
                _caption_into_figure(structure, tag)


def _caption_into_figure(structure: Structure, tag: Tag) -> None:
    """A caption is the last child of what it describes; without that it is a paragraph."""
    for reference, child in structure.kids(tag):
        if child["S"] != "/Caption":
            continue
        figure = next((t for t in structure.tags(tag) if t["S"] == "/Figure"), None)
        if figure is None:
            child["S"] = "/P"
            continue
        tag["K"].remove(reference)
        structure.adopt(figure, child)


def _wrap(structure: Structure, tag: Tag) -> None:
    children = array()
    run = None
    for kid in tag.get("K", ()):
        child = structure.object(kid)
        bare = child is not None and tag["S"] in _GROUPS and child.get("S") in _INLINE
        if not bare:
            run = None
            children.append(kid)
            continue
        if run is None:
            run = structure.new("P", tag, child)
            children.append(run.reference)
        structure.adopt(run, child)
    tag["K"] = children
    for _, child in structure.kids(tag):
        if child.get("Type") == "/StructElem" and child["S"] not in _INLINE:
            _wrap(structure, child)
