"""Lists as PDF wants them: L holds LI, LI holds Lbl and LBody, a nested L is in an LBody.

ISO 32000-1 14.8.4.3.3; PDF/UA-1 7.6 and veraPDF's rules 7.2-17 to 7.2-20.
"""

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag
from convert.backends.pdf.weasyprint.tags.objects import array
from convert.backends.pdf.weasyprint.tags.structure import Structure

# Blanks between items that stand in one line are tagged as the words are.
_INSIDE_ITEMS = frozenset({"/L", "/Span"})


def mend_list(structure: Structure, tag: Tag) -> None:
    """Put the items of one list, and the lists between them, where they belong."""
    children = array()
    last = None
    for child in _items(structure, tag):
        if child["S"] in _INSIDE_ITEMS and last is not None:
            structure.adopt(_body(structure, last), child)
            continue
        if child["S"] == "/LI":
            _mend_item(structure, child)
            if last is not None and _is_open_term(structure, last):
                _join(structure, last, child)
                continue
            last = child
        children.append(child.reference)
        child["P"] = tag.reference
    tag["K"] = children


def _items(structure: Structure, tag: Tag) -> list[Tag]:
    """The children of a list; a grouping element among them gives way to its own children."""
    found = []
    for _, child in structure.kids(tag):
        if child["S"] in ("/Div", "/NonStruct", "/Sect"):
            found += _items(structure, child)
        else:
            found.append(child)
    return found


def _mend_item(structure: Structure, item: Tag) -> None:
    """Sort an item's children into one label and one body."""
    is_term = any(child in observed().terms for _, child in structure.kids(item))
    labels, bodies = [], []
    for _, child in structure.kids(item):
        if child["S"] == "/Lbl":
            labels.append(child)
        elif child["S"] == "/LBody":
            labels += _take_labels(structure, child)
            bodies.append(child)
        else:
            body = structure.new("LBody", item, child)
            structure.adopt(body, child)
            bodies.append(body)
    if is_term:
        for body in bodies:
            body["S"] = "/Lbl"
        labels, bodies = bodies, []
    item["K"] = array()
    for label in _as_one(structure, labels):
        structure.adopt(item, label)
    for body in _as_one(structure, bodies):
        structure.adopt(item, body)


def _take_labels(structure: Structure, tag: Tag) -> list[Tag]:
    """Take the labels out of a body, or out of its paragraphs."""
    taken = []
    for reference, child in structure.kids(tag):
        if child["S"] == "/Lbl":
            tag["K"].remove(reference)
            taken.append(child)
        elif child["S"] in ("/P", "/NonStruct", "/Div"):
            taken += _take_labels(structure, child)
    return taken


def _as_one(structure: Structure, tags: list[Tag]) -> list[Tag]:
    if len(tags) < 2:
        return tags
    first, *others = tags
    for other in others:
        _move_children(structure, other, first)
    return [first]


def _move_children(structure: Structure, source: Tag, target: Tag) -> None:
    for kid in list(source["K"]):
        child = structure.object(kid)
        if child is None:
            wrapper = structure.new("Span", target, source)
            wrapper["K"].append(kid)
            target["K"].append(wrapper.reference)
        else:
            target["K"].append(kid)
            if child.get("Type") == "/StructElem":
                child["P"] = target.reference
    source["K"].clear()


def _is_open_term(structure: Structure, item: Tag) -> bool:
    """Whether an item has only a term so far, and waits for its definition."""
    kinds = [child["S"] for _, child in structure.kids(item)]
    return kinds == ["/Lbl"] and any(c in observed().terms for _, c in structure.kids(item))


def _join(structure: Structure, term: Tag, item: Tag) -> None:
    """A further term joins the label; a definition becomes the body beside it."""
    label = structure.kids(term)[0][1]
    for _, child in structure.kids(item):
        if child["S"] == "/Lbl":
            _move_children(structure, child, label)
        else:
            structure.adopt(term, child)


def _body(structure: Structure, item: Tag) -> Tag:
    for _, child in structure.kids(item):
        if child["S"] == "/LBody":
            return child
    body = structure.new("LBody", item, item)
    structure.adopt(item, body)
    return body
