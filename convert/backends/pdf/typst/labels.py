"""Labels of notes, and words beside elements, as readers of structure trees look for them.

Who takes the marks of an element before its kids, as some readers do, would read the words behind a
link before those of the link: such words get an element of their own.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from convert.backends.pdf.typst.kids import kids_of


def labels_first(notes: list[Dictionary]) -> None:
    """Let each note begin with its label, as an item of a list does (ISO 32000-1, 14.8.4.3.3)."""
    for note in notes:
        first = next(iter(kids_of(note)), None)
        label = next(iter(kids_of(first)), None) if isinstance(first, Dictionary) else None
        if first is None or not isinstance(label, Dictionary) or label.get("/S") != "/Lbl":
            continue
        first.K = Array(kids_of(first)[1:])
        note.K = Array([label, *kids_of(note)])
        label.P = note


def part_words(pdf: pikepdf.Pdf, elements: list[Dictionary]) -> None:
    """Give words that stand behind elements, among the kids of another, an element."""
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for element in elements:
        behind = set(_behind(element))
        if not behind:
            continue
        kids = kids_of(element)
        for number in behind:
            kids[number] = _span(pdf, element, kids[number], parents)
        element.K = Array(kids)


def _behind(element: Dictionary) -> Iterator[int]:
    """The places, among an element's kids, of words that an element stands before."""
    seen = False
    for number, kid in enumerate(kids_of(element)):
        if isinstance(kid, Dictionary) and "/S" in kid:
            seen = True
        elif seen and (not isinstance(kid, Dictionary) or "/MCID" in kid):
            yield number


def _span(
    pdf: pikepdf.Pdf, element: Dictionary, mark: pikepdf.Object, parents: pikepdf.NumberTree
) -> Dictionary:
    """An element for a mark, which its page's entry in the tree of parents leads to (14.7.4.4)."""
    held = isinstance(mark, Dictionary)
    page = mark.Pg if held and "/Pg" in mark else element.Pg
    span = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Span, P=element, Pg=page, K=Array([mark]))
    )
    parents[int(page.StructParents)][int(mark.MCID if held else mark)] = span
    return span
