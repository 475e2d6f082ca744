"""The structure tree of a PDF (ISO 32000-2, 14.7), with limits."""

import io
from typing import Final

import pikepdf
from msgspec import Struct

_MOST_DEPTH: Final = 100
_MOST_TAGS: Final = 200_000
_STANDARD_STEPS: Final = 8  # of a role that is made from roles


class Mark(Struct, frozen=True):
    """A piece of a page's content: the page from 0, and the number of its mark."""

    page: int
    number: int


class Tag(Struct, frozen=True):
    """An element: its standard type, what it holds, and what it says in place of it.

    target: where a link leads; language: where it has its own.
    """

    kind: str
    kids: "tuple[Tag | Mark, ...]" = ()
    alt: str = ""
    actual: str = ""
    target: str = ""
    language: str = ""
    title: str = ""
    spans: tuple[int, int] = (1, 1)
    """Columns and rows that a cell goes over."""


class _Walk:
    """A walk through one tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        self.roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
        self.pages: dict[object, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages)
        }
        self.count = 0
        self.seen: set[tuple[int, int]] = set()

    def element(self, node: pikepdf.Object, page: int, depth: int) -> Tag | None:
        """The Tag of an element, None for one that is too deep, one too many, or one that has its
        place already: in a tree nothing has two."""
        self.count += 1
        if depth > _MOST_DEPTH or self.count > _MOST_TAGS or node.objgen in self.seen:
            return None
        if node.is_indirect:
            self.seen.add(node.objgen)
        page = self.page(node, page)
        kids: list[Tag | Mark] = []
        target = ""
        for kid in _several(node.get("/K")):
            if isinstance(kid, int):
                kids.append(Mark(page, kid))
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                kids.append(Mark(self.page(kid, page), int(kid.MCID)))
            elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                target = target or _target(kid.Obj)
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                tag = self.element(kid, page, depth + 1)
                kids += [tag] if tag else []
        return Tag(
            kind=self.kind(str(node.get("/S", "/Div"))),
            kids=tuple(kids),
            alt=str(node.get("/Alt", "")),
            actual=str(node.get("/ActualText", "")),
            target=target,
            language=str(node.get("/Lang", "")),
            title=str(node.get("/T", "")),
            spans=_spans(node),
        )

    def page(self, node: pikepdf.Object, page: int) -> int:
        """The page that an element says it is on, else the one around it."""
        said = node.get("/Pg")
        return self.pages.get(said.objgen, page) if said is not None else page

    def kind(self, name: str) -> str:
        """A standard type without its slash."""
        for _ in range(_STANDARD_STEPS):
            if name not in self.roles or self.roles[name] == name:
                break
            name = self.roles[name]
        return name.lstrip("/")


def tag_tree(data: bytes) -> Tag | None:
    """The tree of a PDF, with its title and language at the root; None where it has none.

    Raises what pikepdf raises for a file that it cannot read.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return None
        walk = _Walk(pdf)
        kids = [
            tag
            for kid in _several(pdf.Root.StructTreeRoot.get("/K"))
            if isinstance(kid, pikepdf.Dictionary) and (tag := walk.element(kid, 0, 0))
        ]
        title = str(pdf.docinfo.get("/Title", "")) if pdf.docinfo is not None else ""
        language = str(pdf.Root.get("/Lang", ""))
        return Tag(kind="Document", kids=tuple(kids), language=language, title=title)


def _several(kids: pikepdf.Object | int | None) -> list[pikepdf.Object | int]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _target(annotation: pikepdf.Object) -> str:
    action = annotation.get("/A") if isinstance(annotation, pikepdf.Dictionary) else None
    return str(action.get("/URI", "")) if isinstance(action, pikepdf.Dictionary) else ""


def _spans(node: pikepdf.Object) -> tuple[int, int]:
    across, down = 1, 1
    for owner in _several(node.get("/A")):
        if isinstance(owner, pikepdf.Dictionary):
            across = int(owner.get("/ColSpan", across))
            down = int(owner.get("/RowSpan", down))
    return max(across, 1), max(down, 1)
