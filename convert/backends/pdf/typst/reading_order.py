"""The order of a structure tree's marks, where lines are painted against the order of reading."""

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary

from convert.backends.pdf.typst.kids import kids_of
from convert.backends.pdf.typst.painting import Place, mend

_DEEPEST = 400
_LAST = 1 << 40


def read_as_written(
    pdf: pikepdf.Pdf, directions: Mapping[tuple[int, int], bool], *, from_right: bool
) -> None:
    """Paint and tag the lines of a file in the order of reading.

    directions: elements whose text runs in a direction of its own, true from right to left.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tree = _Tree(pages, directions)
    root = pdf.Root.StructTreeRoot
    around = dict(tree.places(root, 0, from_right, 0))
    order = mend(pdf, lambda place: around.get(place, from_right))
    tree.sort(root, 0, order, 0)


class _Tree:
    """The structure tree of a file, whose pages have numbers."""

    def __init__(
        self, pages: Mapping[tuple[int, int], int], directions: Mapping[tuple[int, int], bool]
    ) -> None:
        self._pages = pages
        self._directions = directions

    def places(
        self, node: pikepdf.Object, page: int, turned: bool, depth: int
    ) -> Iterator[tuple[Place, bool]]:
        """The mark of each piece of text, and whether it stands in what runs from the right."""
        page = self._page(node, page)
        turned = self._directions.get(node.objgen, turned)
        for kid in kids_of(node):
            if not isinstance(kid, Dictionary):
                yield (page, int(kid)), turned
            elif "/MCID" in kid:
                yield (self._page(kid, page), int(kid.MCID)), turned
            elif "/S" in kid and depth < _DEEPEST:
                yield from self.places(kid, page, turned, depth + 1)

    def sort(self, node: pikepdf.Object, page: int, order: Mapping[Place, int], depth: int) -> int:
        """Put the kids of an element, and of all below it, into the order; its own place in it.

        Only neighbours that are words of a line move: what a block holds stays as it is.
        """
        page = self._page(node, page)
        ranked: list[tuple[int, pikepdf.Object]] = []
        inline = False
        for kid in kids_of(node):
            if not isinstance(kid, Dictionary):
                rank, inline = order.get((page, int(kid)), _LAST), True
            elif "/MCID" in kid:
                place = self._page(kid, page), int(kid.MCID)
                rank, inline = order.get(place, _LAST), True
            elif "/S" in kid and depth < _DEEPEST:
                rank = self.sort(kid, page, order, depth + 1)
            else:
                rank = ranked[-1][0] if ranked else _LAST
            ranked.append((rank, kid))
        if inline:
            ranked.sort(key=lambda pair: pair[0])
            node.K = Array([kid for _, kid in ranked])
        return min((rank for rank, _ in ranked), default=_LAST)

    def _page(self, node: pikepdf.Object, page: int) -> int:
        own = node.get("/Pg")
        return page if own is None else self._pages[own.objgen]
