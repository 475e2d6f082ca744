"""One tag for what goes on over a page, where WeasyPrint begins a new one on each page.

Assistive technology would tell a list that breaks as two, and a table would lose its head (ISO
32000-1 14.7.4.3: a structure element may hold content of several pages).
"""

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag
from convert.backends.pdf.weasyprint.tags.objects import array, dictionary
from convert.backends.pdf.weasyprint.tags.structure import Structure

# What may be joined: anything that has an HTML element of its own, but links, whose
# annotations belong to one place each.
_APART = frozenset({"/Link", "/Figure", "/Formula"})


def join_pages(structure: Structure) -> None:
    """Join the tags of each page to those that they continue."""
    _join_children(structure, structure.document)


def _join_children(structure: Structure, tag: Tag) -> None:
    """Join each child of `tag` that continues the child before it."""
    kept = array()
    last = None
    for kid in tag["K"]:
        child = structure.object(kid)
        if last is not None and child is not None and _continues(child, last):
            _join(structure, last, child)
            continue
        kept.append(kid)
        last = child
    tag["K"] = kept


def _continues(tag: Tag, before: Tag) -> bool:
    """Whether both tags are of one HTML element, on different pages."""
    origins = observed().origins
    origin = origins.get(id(tag))
    return (
        origin is not None
        and origins.get(id(before)) == origin
        and tag["S"] == before["S"]
        and tag["S"] not in _APART
        and tag["Pg"] != _last_page(before)
    )


def _last_page(tag: Tag) -> bytes:
    """The reference of the page on which a tag ends, or is, if it was not joined to another."""
    began: bytes = tag["Pg"]
    return observed().last_pages.get(id(tag), began)


def _join(structure: Structure, first: Tag, further: Tag) -> None:
    """Move what is in `further` to the end of `first`, and join the two at the seam."""
    page = structure.page_numbers()[further["Pg"]]
    seam = len(first["K"]) - 1
    for kid in further["K"]:
        child = structure.object(kid)
        if child is None:
            mark = {"Type": "/MCR", "Pg": further["Pg"], "MCID": kid}
            first["K"].append(dictionary(mark))
            structure.set_mark_parent(page, kid, first)
        elif child.get("S") == "/THead" and first["S"] == "/Table":
            _make_artifact(structure, child)
        else:
            first["K"].append(kid)
            if child.get("Type") == "/StructElem":
                child["P"] = first.reference
    observed().last_pages[id(first)] = _last_page(further)
    _join_at(structure, first, seam)


def _join_at(structure: Structure, tag: Tag, seam: int) -> None:
    """Join the child after the seam to the child before it, where it continues that."""
    if not 0 <= seam < len(tag["K"]) - 1:
        return
    before, after = (structure.object(tag["K"][seam + offset]) for offset in (0, 1))
    if before is not None and after is not None and _continues(after, before):
        del tag["K"][seam + 1]
        _join(structure, before, after)


def _make_artifact(structure: Structure, tag: Tag) -> None:
    """The head of a table, printed again on a further page, is furniture of the page."""
    pages = structure.page_numbers()
    for part in (tag, *structure.tags(tag)):
        marks = {kid for kid in part.get("K", ()) if isinstance(kid, int)}
        if marks:
            furniture = dictionary({"Type": "/Pagination"})
            structure.make_artifact(pages[part["Pg"]], marks, furniture)
