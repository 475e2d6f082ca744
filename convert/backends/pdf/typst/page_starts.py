"""With how many letters behind it each page of a PDF by Typst begins.

They are counted in what the tags hold: not in the furniture, nor in a list of headings, nor in the
markers of lists; notes at the foot of pages are counted where the source has them.
"""

from collections.abc import Iterator
from itertools import accumulate

import pikepdf
from pikepdf import Dictionary

from convert.backends.pdf.typst.kids import kids_of
from convert.backends.pdf.typst.page_texts import Codes, marked_texts
from convert.paging import PageStarts, letters

Place = tuple[int, int]

_DEEPEST = 400


def page_starts(pdf: pikepdf.Pdf, moved: list[tuple[int, int]]) -> PageStarts:
    """The page starts of an open PDF.

    moved: of each note at the foot of a page, the letters before it in the source, such notes left
    out, and its own.
    """
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    counted = _counted(pdf.Root.StructTreeRoot, numbers, 0, 0)
    kept = set(counted)
    known: dict[tuple[int, int], Codes] = {}
    counts = []
    for number, page in enumerate(pdf.pages):
        texts = marked_texts(page, known)
        counts.append(sum(letters(texts[mark]) for mark in texts if (number, mark) in kept))
    starts = accumulate(counts[:-1], initial=0)
    return PageStarts(tuple(s + sum(n for before, n in moved if before <= s) for s in starts))


def _counted(
    node: pikepdf.Object, numbers: dict[tuple[int, int], int], page: int, depth: int
) -> Iterator[Place]:
    """The marks, each with the number of its page, that hold the article's own words."""
    if depth > _DEEPEST or node.get("/S") in ("/TOC", "/Note"):
        return
    own = node.get("/Pg")
    page = page if own is None else numbers[own.objgen]
    for kid in kids_of(node):
        if not isinstance(kid, Dictionary):
            yield page, int(kid)
        elif "/MCID" in kid:
            yield numbers[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)
        elif "/S" in kid and not (kid.S == "/Lbl" and node.get("/S") == "/LI"):
            yield from _counted(kid, numbers, page, depth + 1)
