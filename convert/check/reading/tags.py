"""The structure tree of a PDF as plain values (ISO 32000-2, 14.7 and 14.8)."""

from collections.abc import Iterator, Mapping

import pikepdf
from msgspec import Struct

from convert.check.reading.content import Place
from convert.check.reading.objects import entry

MOST_DEPTH = 200
"""Deeper trees are cut: they are damaged or hostile."""


class Piece(Struct, frozen=True):
    """Text that an element holds itself, and the place of its mark."""

    text: str
    place: Place


class Annotation(Struct, frozen=True):
    """An annotation that an element holds, by its PDF object."""

    target: pikepdf.Object


class Element(Struct, frozen=True, kw_only=True):
    """A structure element. `role` is standard (after the role map), `type` as the file has it."""

    role: str
    type: str
    kids: "tuple[Element | Piece | Annotation, ...]"
    path: str
    alt: str | None = None
    actual: str | None = None
    language: str = ""
    id: str = ""
    attributes: Mapping[str, str] = {}


class TreeReader:
    """Reads one document's tree; `texts` is the text of its pages by mark."""

    def __init__(self, pdf: pikepdf.Pdf, texts: Mapping[Place, str]) -> None:
        self._root = pdf.Root.get("/StructTreeRoot")
        self._texts = texts
        self._roles = self._root.get("/RoleMap") if self._root is not None else None
        self._seen: set[tuple[int, int]] = set()

    def read(self) -> Element | None:
        """The root of the tree, or None for an untagged file."""
        if self._root is None:
            return None
        kids = tuple(self._kids(self._root, 0, "", 0))
        return Element(role="StructTreeRoot", type="StructTreeRoot", kids=kids, path="")

    def standard_role(self, kind: str) -> str:
        """A structure type after the role map; one that goes in circles stays as it is."""
        seen = {kind}
        while self._roles is not None and (mapped := entry(self._roles, f"/{kind}")) is not None:
            kind = str(mapped)[1:]
            if kind in seen:
                break
            seen.add(kind)
        return kind

    def _element(self, node: pikepdf.Object, page: int, path: str, depth: int) -> Element:
        kind = str(node.get("/S", "/NonStruct"))[1:]
        own_page = entry(node, "/Pg")
        page = own_page.objgen[0] if own_page is not None else page
        path = f"{path}/{kind}"
        return Element(
            role=self.standard_role(kind),
            type=kind,
            kids=tuple(self._kids(node, page, path, depth + 1)),
            path=path,
            alt=_text(entry(node, "/Alt")),
            actual=_text(entry(node, "/ActualText")),
            language=_text(entry(node, "/Lang")) or "",
            id=_text(entry(node, "/ID")) or "",
            attributes=dict(_attributes(entry(node, "/A"))),
        )

    def _kids(
        self, node: pikepdf.Object, page: int, path: str, depth: int
    ) -> Iterator[Element | Piece | Annotation]:
        kids = entry(node, "/K")
        if kids is None or depth > MOST_DEPTH:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                place = (page, int(kid))
                yield Piece(self._texts.get(place, ""), place)
                continue
            kind = entry(kid, "/Type")
            if kind == "/MCR":
                yield self._marked(kid, page)
            elif kind == "/OBJR":
                yield Annotation(kid.get("/Obj", pikepdf.Dictionary()))
            elif not self._was_here(kid):
                yield self._element(kid, page, path, depth)

    def _was_here(self, node: pikepdf.Object) -> bool:
        """An element has one place: what comes again is damage, and could be endless."""
        if not node.is_indirect:
            return False
        known = node.objgen in self._seen
        self._seen.add(node.objgen)
        return known

    def _marked(self, reference: pikepdf.Object, page: int) -> Piece:
        place = entry(reference, "/Stm") or entry(reference, "/Pg")
        number = place.objgen[0] if place is not None else page
        mark = (number, int(reference.get("/MCID", -1)))
        return Piece(self._texts.get(mark, ""), mark)


def every_element(element: Element) -> Iterator[Element]:
    """The element and all below it, parents first."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += [kid for kid in reversed(found.kids) if isinstance(kid, Element)]


def elements(element: Element) -> list[Element]:
    """The elements directly inside."""
    return [kid for kid in element.kids if isinstance(kid, Element)]


def element_text(element: Element) -> str:
    """All text below an element, replaced where the file gives a replacement."""
    if element.actual is not None:
        return element.actual
    return "".join(
        kid.text if isinstance(kid, Piece) else element_text(kid)
        for kid in element.kids
        if not isinstance(kid, Annotation)
    )


def _text(value: pikepdf.Object | None) -> str | None:
    return None if value is None else str(value)


def _attributes(value: pikepdf.Object | None) -> Iterator[tuple[str, str]]:
    """The attributes of all owners together; revision numbers are left out."""
    if isinstance(value, pikepdf.Array):
        for item in value:
            yield from _attributes(item)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, item in value.items():
            if key != "/O":
                yield key[1:], str(item)
