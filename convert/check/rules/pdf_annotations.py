"""PDF/UA-1, 7.18: links and other annotations."""

from collections.abc import Iterator

import pikepdf

from convert.check.reading.pdf import TaggedPdf, link_target
from convert.check.reading.tags import Annotation, every_element
from convert.check.rules.rule import Fault, Rule

_HIDDEN = 2


def _annotations(tagged: TaggedPdf) -> Iterator[tuple[int, pikepdf.Object]]:
    """Page number and object of every visible annotation; pop-ups belong to others."""
    for number, page in enumerate(tagged.pdf.pages, 1):
        for annotation in page.get("/Annots", pikepdf.Array()):
            hidden = int(annotation.get("/F", 0)) & _HIDDEN
            if annotation.get("/Subtype") != "/Popup" and not hidden:
                yield number, annotation


def _owners(tagged: TaggedPdf) -> dict[tuple[int, int], str]:
    """The role of the element that holds each annotation."""
    if tagged.tree is None:
        return {}
    return {
        kid.target.objgen: element.role
        for element in every_element(tagged.tree)
        for kid in element.kids
        if isinstance(kid, Annotation)
    }


def _outside(tagged: TaggedPdf) -> Iterator[Fault]:
    owners = _owners(tagged)
    for page, annotation in _annotations(tagged):
        kind = str(annotation.get("/Subtype", "/"))[1:]
        wanted = {"Link": ("Link", "Reference"), "Widget": ("Form",)}.get(kind, ("Annot",))
        role = owners.get(annotation.objgen)
        if role not in wanted:
            held = f"in {role}" if role else "in no element"
            yield Fault(f"a {kind} annotation stands {held}, not in {wanted[0]}", f"page {page}")


def _undescribed(tagged: TaggedPdf) -> Iterator[Fault]:
    for page, annotation in _annotations(tagged):
        if annotation.get("/Subtype") == "/Link" and not str(annotation.get("/Contents", "")):
            yield Fault(f"the link to {link_target(annotation)} has no Contents", f"page {page}")


def _tab_order(tagged: TaggedPdf) -> Iterator[Fault]:
    pages = {page for page, _ in _annotations(tagged)}
    for number, page in enumerate(tagged.pdf.pages, 1):
        if number in pages and page.get("/Tabs") != "/S":
            yield Fault("the tab key does not follow the structure (Tabs)", f"page {number}")


def _broken(tagged: TaggedPdf) -> Iterator[Fault]:
    names = _destinations(tagged.pdf)
    for page, annotation in _annotations(tagged):
        target = link_target(annotation) if annotation.get("/Subtype") == "/Link" else "-"
        if not target:
            yield Fault("a link that leads nowhere", f"page {page}")
        elif target.startswith("#") and len(target) > 1 and target[1:] not in names:
            yield Fault(f"a link to {target}, which is not in the file", f"page {page}")


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    """The names of places in the file, of both kinds of list."""
    found = set()
    names = pdf.Root.get("/Names")
    if names is not None and (tree := names.get("/Dests")) is not None:
        found |= {str(name) for name in pikepdf.NameTree(tree)}
    old = pdf.Root.get("/Dests")
    return found | ({key[1:] for key in old.keys()} if old is not None else set())  # noqa: SIM118 - no dict


RULES: tuple[Rule[TaggedPdf], ...] = (
    Rule(
        code="pdf.annotation",
        requires="Links and other annotations stand in an element of their kind.",
        clause="ISO 14289-1, 7.18.1, 7.18.5 (Matterhorn 28-002, 28-010, 28-011)",
        find=_outside,
        hint="Let the Link element hold the annotation.",
    ),
    Rule(
        code="pdf.link-description",
        requires="Links are described.",
        clause="ISO 14289-1, 7.18.5 (Matterhorn 28-012)",
        find=_undescribed,
        hint="Set Contents to words that say where the link leads.",
    ),
    Rule(
        code="pdf.tab-order",
        requires="The tab key follows the structure.",
        clause="ISO 14289-1, 7.18.3 (Matterhorn 28-008, 28-009)",
        find=_tab_order,
        hint="Set Tabs to S on every page with annotations.",
    ),
    Rule(
        code="pdf.link-target",
        requires="Links inside the file lead somewhere.",
        clause="WCAG 2.2, 2.4.4",
        find=_broken,
        hint="Name the destination, or take the link away.",
    ),
)
