"""Where the words of a cover stand: as large as they fit, the title in lines that read well."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from convert.covers.design import Words
from convert.covers.lettering import Lettering, break_lines, pieces
from convert.design.themes import Theme
from convert.languages.title_phrases import is_short

_HEAVY: Final = 600
_PLAIN: Final = 400
_SMALL: Final = 30  # pixels
_LEAST: Final = 0.4  # of the longest line: how long the last one is at least
_SPACES: Final = 0.75  # of a text's width: without the spaces at which lines end
_STEP: Final = 20  # pixels by which lines are tried shorter
_LEADING: Final = 40  # pixels from one small line to the next, whatever its script


class Room(Struct, frozen=True):
    """Where words may stand, in pixels, and the sizes that a title may have, largest first."""

    left: int
    top: int
    width: int
    height: int
    sizes: tuple[int, ...]


class Placed(Struct, frozen=True):
    """A line of words, its type, and where it begins from the top."""

    text: str
    lettering: Lettering
    top: int


def placed_words(words: Words, theme: Theme, room: Room) -> Iterator[Placed]:
    """The lines of a cover. What finds no room is left out, but never any of the title that one
    line more could hold.
    """
    top = room.top
    if words.publication:
        line = Lettering(words.publication, _SMALL, _HEAVY, theme)
        yield Placed(_first(words.publication, line, room.width), line, top)
        top += 3 * line.leading // 2
    bottom = room.top + room.height
    title, lines = title_lines(words.title, theme, room.width, 2 * (bottom - top) // 3, room.sizes)
    for text in lines:
        if top + title.size > bottom:
            return
        yield Placed(text, title, top)
        top += title.leading
    top += title.leading // 3
    for text, weight, after in (
        (words.standfirst, _PLAIN, _SMALL),
        (words.byline, _HEAVY, 0),
        (words.date, _PLAIN, 0),
    ):
        lettering = Lettering(text or " ", _SMALL, weight, theme)
        broken = break_lines(text, lettering, room.width)
        if top + len(broken) * _LEADING > bottom:
            continue
        for line_text in broken:
            yield Placed(line_text, lettering, top)
            top += _LEADING
        top += after if broken else 0


def _first(text: str, lettering: Lettering, width: int) -> str:
    return break_lines(text, lettering, width)[0]


def title_lines(
    title: str, theme: Theme, width: int, height: int, sizes: tuple[int, ...]
) -> tuple[Lettering, list[str]]:
    """A title in the largest of `sizes` in which it fits, its lines about as long and none of
    them, if that can be, ending in a short word; in the smallest where it fits in none.
    """
    line = " ".join(title.split())
    for size in sizes:
        lettering = Lettering(title, size, _HEAVY, theme)
        rows = max(height // lettering.leading, 1)
        if size != sizes[-1] and _SPACES * lettering.width(line) > width * rows:
            continue  # too much for so many lines, wherever they end
        lines = break_lines(title, lettering, width)
        if _widest(title, lettering) <= width and len(lines) * lettering.leading <= height:
            break
    return lettering, _balanced(title, lettering, width, lines)


def _balanced(title: str, lettering: Lettering, width: int, lines: list[str]) -> list[str]:
    """As many lines, as short as they can be; where no word or phrase is cut by that."""
    best, rank = lines, (_blemishes(lines), width)
    narrower = width - _STEP
    narrowest = max(width // 3, _widest(title, lettering))
    while narrower > narrowest:
        tried = break_lines(title, lettering, narrower)
        if len(tried) > len(lines):
            break
        tried = _moved(tried, lettering, width)
        if (found := (_blemishes(tried), narrower)) < rank:
            best, rank = tried, found
        narrower -= _STEP
    return best


def _moved(lines: list[str], lettering: Lettering, width: int) -> list[str]:
    """With a short word that ends a line at the head of the next, where it has room."""
    moved = list(lines)
    for at in range(len(moved) - 1):
        head, _, last = moved[at].rpartition(" ")
        if head and is_short(last) and lettering.width(f"{last} {moved[at + 1]}") <= width:
            moved[at : at + 2] = head, f"{last} {moved[at + 1]}"
    return moved


def _blemishes(lines: list[str]) -> int:
    """How many lines end in a short word that belongs to the next, and whether the last is one
    that looks left over."""
    ends = (line.rsplit(maxsplit=1)[-1] for line, _ in pairwise(lines))
    left_over = len(lines) > 1 and len(lines[-1]) < _LEAST * max(map(len, lines))
    return sum(map(is_short, ends)) + left_over


def _widest(title: str, lettering: Lettering) -> float:
    return max((lettering.width(piece) for piece, _ in pieces(title)), default=0.0)
