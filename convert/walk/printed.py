"""An article as outputs print it: what they put before words that its model says otherwise."""

from collections.abc import Mapping
from functools import partial
from itertools import takewhile

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Article,
    Blocks,
    Inlines,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Span,
    Text,
)
from convert.walk import every_block, map_blocks, plain_text

BOXES = {False: "\u2610", True: "\u2611"}
"""What is printed before a task, by whether it is done."""


def printed_text(article: Article) -> str:
    """What outputs print of the article: its words, and the boxes of its tasks, each kind once."""
    lists = (block for block in every_block(article.blocks) if isinstance(block, List))
    done = {item.done for block in lists for item in block.items}
    return plain_text(article) + "".join(BOXES[box] for box in (False, True) if box in done)


def printed_publication(metadata: Metadata) -> Inlines:
    """What stands first: the logo of the publication, which says its name, or the name itself."""
    if metadata.logo is not None:
        return (metadata.logo,)
    return (Text(text=metadata.publication),) if metadata.publication else ()


def parted_foot(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The blocks of the text, and those of what stands below it and is none of it."""
    text = tuple(takewhile(lambda block: not _is_of_foot(block), blocks))
    return text, blocks[len(text) :]


def is_placed(article: Article) -> bool:
    """Whether anything stands above the title, or below the text."""
    metadata = article.metadata
    above = metadata.publication or metadata.section or metadata.logo
    return bool(above or parted_foot(article.blocks)[1])


def _is_of_foot(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and block.role in ("about", "colophon")


def printed_blocks(article: Article, boxes: Mapping[bool, str] = BOXES) -> Blocks:
    """The blocks as outputs print them: the dateline runs in at the head of the first paragraph,
    and a task has its box before its words."""
    dateline = article.metadata.dateline
    printed = map_blocks(article.blocks, partial(_with_boxes, boxes=boxes))
    if not dateline:
        return printed
    run_in = (Span(role="dateline", content=(Text(text=dateline),)), Text(text=" "))
    blocks = list(printed)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role is None:
            blocks[index] = replace(block, content=(*run_in, *block.content))
            return tuple(blocks)
    return (Paragraph(content=run_in[:1]), *blocks)


def has_boxes(block: List) -> bool:
    """Whether each item of a list has the box of a task before its words, and needs no bullet."""
    return not block.ordered and all(item.done is not None for item in block.items)


def _with_boxes(block: AnyBlock, boxes: Mapping[bool, str]) -> AnyBlock:
    if not isinstance(block, List) or all(item.done is None for item in block.items):
        return block
    return replace(block, items=tuple(_with_box(item, boxes) for item in block.items))


def _with_box(item: ListItem, boxes: Mapping[bool, str]) -> ListItem:
    if item.done is None:
        return item
    box = Text(text=f"{boxes[item.done]} ")
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        boxed = replace(first, content=(box, *first.content))
        return replace(item, blocks=(boxed, *item.blocks[1:]))
    return replace(item, blocks=(Paragraph(content=(box,)), *item.blocks))
