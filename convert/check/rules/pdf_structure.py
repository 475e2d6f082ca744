"""PDF/UA-1: roles, lists, tables and notes in the structure tree."""

import re
from collections.abc import Iterator

import pikepdf

from convert.check.reading.pdf import TaggedPdf
from convert.check.reading.tags import Annotation, Element, Piece, elements, every_element
from convert.check.rules.rule import Fault, Rule

STANDARD = frozenset(
    re.findall(
        r"\w+",
        """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P
        H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
        Span Quote Note Reference BibEntry Code Link Annot
        Ruby RB RT RP Warichu WT WP Figure Formula Form""",
    )
)
"""Structure types of ISO 32000-1, 14.8.4."""

STANDARD_2 = STANDARD | frozenset(
    (*("DocumentFragment", "Aside", "Title", "FENote", "Sub"), *("Em", "Strong", "H7", "H8", "H9"))
)
"""The same with those that ISO 32000-2 added: PDF 2.0."""


def _standard(tagged: TaggedPdf) -> frozenset[str]:
    return STANDARD_2 if tagged.pdf.pdf_version >= "2.0" else STANDARD


def is_heading(element: Element) -> bool:
    """True for H, H1, H2, ..."""
    return re.fullmatch(r"H[1-9]?", element.role) is not None


def _every(tagged: TaggedPdf) -> Iterator[Element]:
    return iter(()) if tagged.tree is None else every_element(tagged.tree)


def _unknown_roles(tagged: TaggedPdf) -> Iterator[Fault]:
    standard = _standard(tagged)
    kinds = {element.type: element for element in _every(tagged)}
    for kind, element in kinds.items():
        if element.role not in standard and kind != "StructTreeRoot":
            yield Fault(f"the structure type {kind} is mapped to no standard one", element.path)


def _remapped_roles(tagged: TaggedPdf) -> Iterator[Fault]:
    root = tagged.pdf.Root.get("/StructTreeRoot")
    roles = None if root is None else root.get("/RoleMap")
    standard = _standard(tagged)
    for name, target in roles.items() if isinstance(roles, pikepdf.Dictionary) else ():
        if name[1:] in standard and str(target) != name:
            yield Fault(f"the standard type {name[1:]} is mapped to {str(target)[1:]}")


def _lists(tagged: TaggedPdf) -> Iterator[Fault]:
    for element in _every(tagged):
        inside = [kid.role for kid in elements(element)]
        if element.role == "L":
            wrong = sorted({role for role in inside if role not in ("LI", "L", "Caption")})
            if wrong:
                yield Fault(f"a list with {', '.join(wrong)} in it", element.path)
            if not any(role in ("LI", "L") for role in inside):
                yield Fault("a list without items", element.path)
        elif element.role == "LI":
            wrong = sorted({role for role in inside if role not in ("Lbl", "LBody")})
            if wrong:
                yield Fault(f"a list item with {', '.join(wrong)} in it", element.path)
            if "LBody" not in inside and "Lbl" not in inside:
                yield Fault("a list item without LBody", element.path)


def _strays(tagged: TaggedPdf) -> Iterator[Fault]:
    """Elements that stand where their parent makes no sense of them."""
    homes = {
        "LI": ("L",),
        "LBody": ("LI",),
        "TR": ("Table", "THead", "TBody", "TFoot"),
        "TH": ("TR",),
        "TD": ("TR",),
        "THead": ("Table",),
        "TBody": ("Table",),
        "TFoot": ("Table",),
        "TOCI": ("TOC",),
    }
    for parent in _every(tagged):
        for element in elements(parent):
            if element.role in homes and parent.role not in homes[element.role]:
                yield Fault(f"{element.role} inside {parent.role}", element.path)


def _tables(tagged: TaggedPdf) -> Iterator[Fault]:
    for element in _every(tagged):
        if element.role == "Table":
            rows = [row for row in every_element(element) if row.role == "TR"]
            cells = [[c for c in elements(row) if c.role in ("TH", "TD")] for row in rows]
            if not any(cell.role == "TH" for row in cells for cell in row):
                yield Fault("a table without header cells", element.path)
            yield from _unscoped(cells)


def _unscoped(rows: list[list[Element]]) -> Iterator[Fault]:
    """Headers need a scope unless every data cell names its headers."""
    data = [cell for row in rows for cell in row if cell.role == "TD"]
    if data and all("Headers" in cell.attributes for cell in data):
        return
    for row in rows:
        for cell in row:
            if cell.role == "TH" and cell.attributes.get("Scope", "/None") == "/None":
                yield Fault("a header cell without Scope", cell.path)


def _irregular(tagged: TaggedPdf) -> Iterator[Fault]:
    for element in _every(tagged):
        if element.role != "Table":
            continue
        rows = [row for row in every_element(element) if row.role == "TR"]
        widths = _widths(rows)
        if len(set(widths)) > 1:
            yield Fault(f"rows of {min(widths)} to {max(widths)} columns", element.path)


def _widths(rows: list[Element]) -> list[int]:
    """The number of columns of each row, with what reaches into it from the rows above."""
    open_below: list[int] = []
    widths = []
    for row in rows:
        reaching = sum(1 for left in open_below if left > 0)
        open_below = [left - 1 for left in open_below]
        width = reaching
        for cell in elements(row):
            columns = _span(cell, "ColSpan")
            width += columns
            open_below += [_span(cell, "RowSpan") - 1] * columns
        widths.append(width)
    return widths


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return max(int(value), 1) if value.isdigit() else 1


def _notes(tagged: TaggedPdf) -> Iterator[Fault]:
    seen: set[str] = set()
    for element in _every(tagged):
        if element.role != "Note":
            continue
        if not element.id:
            yield Fault("a note without ID", element.path)
        elif element.id in seen:
            yield Fault(f"two notes with the ID {element.id}", element.path)
        seen.add(element.id)


def _empty(tagged: TaggedPdf) -> Iterator[Fault]:
    """Elements of text that hold nothing at all; empty cells and list labels are fine."""
    for element in _every(tagged):
        if element.role in ("P", "BlockQuote", "Link", "Quote", "Caption") and _is_hollow(element):
            yield Fault(f"an empty {element.role}", element.path)


def _is_hollow(element: Element) -> bool:
    if element.actual or element.alt:
        return False
    return not any(
        isinstance(kid, Annotation) or (isinstance(kid, Piece) and kid.text.strip())
        for inner in every_element(element)
        for kid in inner.kids
    ) and not any(inner.role in ("Figure", "Formula", "Form") for inner in every_element(element))


RULES: tuple[Rule[TaggedPdf], ...] = (
    Rule(
        code="pdf.roles",
        requires="Structure types are standard or mapped to standard ones.",
        clause="ISO 14289-1, 7.1 (Matterhorn 02-001, 02-003)",
        find=_unknown_roles,
        hint="Map the type in the RoleMap.",
    ),
    Rule(
        code="pdf.remapped",
        requires="Standard structure types keep their meaning.",
        clause="ISO 14289-1, 7.1 (Matterhorn 02-004)",
        find=_remapped_roles,
        hint="Take the entry out of the RoleMap.",
    ),
    Rule(
        code="pdf.list",
        requires="Lists hold items, items hold a label and a body.",
        clause="ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3.3 (Matterhorn 09-005)",
        find=_lists,
        hint="Build lists as L, LI, Lbl and LBody.",
    ),
    Rule(
        code="pdf.nesting",
        requires="Rows, cells and items stand inside tables and lists.",
        clause="ISO 14289-1, 7.2 (Matterhorn 09-004, 09-005, 09-006)",
        find=_strays,
        hint="Put the element into its table or list.",
    ),
    Rule(
        code="pdf.table-headers",
        requires="Tables have header cells with a scope.",
        clause="ISO 14289-1, 7.5 (Matterhorn 15-003); WCAG 2.2, 1.3.1",
        find=_tables,
        hint="Tag header cells as TH and give them Scope.",
    ),
    Rule(
        code="pdf.table-shape",
        requires="The rows of a table have the same number of columns.",
        clause="ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3.4",
        find=_irregular,
        hint="Give spanning cells ColSpan and RowSpan.",
    ),
    Rule(
        code="pdf.notes",
        requires="Notes have unique IDs.",
        clause="ISO 14289-1, 7.9 (Matterhorn 19-003, 19-004)",
        find=_notes,
        hint="Give every Note an ID of its own.",
    ),
    Rule(
        code="pdf.empty",
        requires="No element of text is empty.",
        clause="WCAG 2.2, 1.3.1",
        find=_empty,
        hint="Remove the element.",
        severity="warning",
    ),
)
