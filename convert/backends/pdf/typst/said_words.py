"""Marks of notes that say their brackets, which the page does not show (ISO 32000-1, 14.9.4)."""

from collections import defaultdict
from collections.abc import Iterator

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary

from convert.backends.pdf.typst.instructions import (
    END_OF_MARK,
    Instruction,
    instructions_of,
    span_saying,
    written,
)
from convert.backends.pdf.typst.kids import kids_of

_DEEPEST = 40


def say_words(pdf: pikepdf.Pdf, said: list[tuple[Dictionary, str]]) -> None:
    """Let the marked content of structure elements stand for these words, on the page as well:
    who searches or copies asks no structure tree."""
    if not said:
        return
    pages = {page.obj.objgen: page for page in pdf.pages}
    wanted: dict[tuple[int, int], dict[int, _Said]] = defaultdict(dict)
    for element, words in said:
        (page, mark), *more = _marks(element, None, 0)
        wanted[page][mark] = _Said(words, {other for at, other in more if at == page})
        if more:
            element.K = Array([mark])
            element.Pg = pages[page].obj
    for place, texts in wanted.items():
        pages[place].Contents = pdf.make_stream(written(_saying(pages[place], texts)))


def _marks(
    element: pikepdf.Object, page: pikepdf.Object | None, depth: int
) -> Iterator[tuple[tuple[int, int], int]]:
    """The marks below an element, each with its page."""
    page = element.get("/Pg", page)
    for kid in kids_of(element):
        if not isinstance(kid, Dictionary):
            if page is not None:
                yield page.objgen, int(kid)
        elif "/MCID" in kid:
            own = kid.get("/Pg", page)
            if own is not None:
                yield own.objgen, int(kid.MCID)
        elif "/S" in kid and depth < _DEEPEST:
            yield from _marks(kid, page, depth + 1)


class _Said(Struct):
    """The words of marked content, and further marks that are joined to it: a letter of another
    size is painted apart from its word."""

    words: str
    further: set[int]


def _saying(page: pikepdf.Page, texts: dict[int, _Said]) -> Iterator[Instruction]:
    """The content of a page, the text objects in each of these marks inside a span that says its
    words: around more than that, a reader would look for them where the page begins."""
    said: _Said | None = None
    begun = False
    for one in instructions_of(page):
        if one.operator == b"BDC":
            mark = -1 if one.mark is None else one.mark
            if said is not None and mark in said.further:
                said.further.remove(mark)
                continue
            said = texts.get(mark)
        if one.operator == b"EMC" and said is not None and said.further:
            continue
        if one.operator == b"BT" and said is not None and not begun:
            yield span_saying(said.words)
            begun = True
        yield one
        if one.operator == b"ET" and begun and said is not None and not said.further:
            yield END_OF_MARK
            said, begun = None, False
