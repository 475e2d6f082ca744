"""Which notes can stand at the foot of the page where their mark is."""

from collections.abc import Iterator
from typing import assert_never

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Blocks,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    List,
    NoteReference,
    Paragraph,
    Preformatted,
    Table,
    ThematicBreak,
    Verse,
)
from convert.walk import block_text, children, every_block, every_inline, own_inlines

# A longer note would push its own mark from page to page.
_LONGEST = 1200


def foot_notes(article: Article) -> dict[str, Footnote]:
    """The notes, by label, that can be set at the foot of a page; the others stay at their place.

    They are paragraphs without marks of their own, and the first mark that leads to each stands
    in running text: a heading's mark would also be in the table of contents, a table's head is
    printed again on each page, and words of another language would lend theirs to the note.
    """
    found: dict[str, Footnote] = {}
    twice: set[str] = set()
    for block in every_block(article.blocks):
        if isinstance(block, Footnote):
            twice |= {block.label} & set(found)
            found[block.label] = block
    first = dict(reversed(list(_marks(article.blocks))))
    return {
        label: note
        for label, note in found.items()
        if label not in twice and first.get(label, False) and _is_plain(note)
    }


def _is_plain(note: Footnote) -> bool:
    return (
        all(isinstance(block, Paragraph) and not _labels(block) for block in note.blocks)
        and sum(map(len, block_text(note))) <= _LONGEST
    )


def _labels(block: AnyBlock) -> list[str]:
    return [
        inline.label
        for run in own_inlines(block)
        for inline in every_inline(run)
        if isinstance(inline, NoteReference)
    ]


def _marks(blocks: Blocks, plain: bool = True) -> Iterator[tuple[str, bool]]:
    """The label of each mark in reading order, and whether it stands in running text."""
    for block in blocks:
        below = plain and block.language is None
        match block:
            case Paragraph() | Verse():
                yield from _marks_in(block.content, below)
            case BlockQuote():
                yield from _marks(block.blocks, below)
                yield from _marks_in(block.attribution, False)
            case List():
                yield from _marks(tuple(children(block)), below)
            case Heading() | Table() | Figure():
                yield from ((label, False) for label in _labels(block))
                yield from _marks(tuple(children(block)), False)
            case DefinitionList():
                yield from ((label, False) for label in _labels(block))
                yield from _marks(tuple(children(block)), below)
            case Footnote():
                yield from _marks(block.blocks, False)
            case Preformatted() | ThematicBreak():
                continue
            case _:
                assert_never(block)


def _marks_in(inlines: Inlines, plain: bool) -> Iterator[tuple[str, bool]]:
    for outer in inlines:
        for inline in every_inline((outer,)):
            if isinstance(inline, NoteReference):
                yield inline.label, plain and inline is outer
