"""The outline of an article as a tree, for tables of contents."""

from msgspec import Struct

from convert.article import Blocks, Heading
from convert.markup.dialect import SCREEN
from convert.markup.element import element, escape
from convert.walk import every_block, inline_text

_FEWEST_CAPITALS = 6


class Entry(Struct, frozen=True):
    """A heading and the headings below it."""

    id: str
    text: str
    level: int
    children: "tuple[Entry, ...]" = ()


def in_capitals(words: str) -> bool:
    """Whether a heading is typed in capitals, and no mere abbreviation."""
    letters = sum(map(str.isalpha, words))
    return letters >= _FEWEST_CAPITALS and words.isupper()


def outline(blocks: Blocks) -> tuple[Entry, ...]:
    """The headings of `blocks` as a tree, in reading order."""
    flat = [
        Entry(block.id, inline_text(block.content).replace("\n", " "), block.level)
        for block in every_block(blocks)
        if isinstance(block, Heading)
    ]
    return _nest(flat)


def _nest(flat: list[Entry]) -> tuple[Entry, ...]:
    tree: list[Entry] = []
    index = 0
    while index < len(flat):
        parent = flat[index]
        end = index + 1
        while end < len(flat) and flat[end].level > parent.level:
            end += 1
        children = _nest(flat[index + 1 : end])
        tree.append(Entry(parent.id, parent.text, parent.level, children))
        index = end
    return tuple(tree)


def contents_list(entries: tuple[Entry, ...], address: str = "") -> str:
    """The outline as nested ordered lists of links to `address#id`; well-formed as XML too."""
    items = "".join(f"{_entry(entry, address)}\n" for entry in entries)
    return element("ol", f"\n{items}", dialect=SCREEN)


def _entry(entry: Entry, address: str) -> str:
    link = element("a", escape(entry.text), {"href": f"{address}#{entry.id}"}, dialect=SCREEN)
    inside = contents_list(entry.children, address) if entry.children else ""
    return element("li", link + inside, dialect=SCREEN)
