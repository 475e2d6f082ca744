"""Walk an Article: every block, every inline, and the words in reading order.

All of it stands on `parts` and `rebuilt` for blocks and on `inside` for inlines: only they know
what a kind of block or inline is made of.
"""

from collections.abc import Callable, Iterator
from operator import is_
from typing import TypeAlias, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Blocks,
    Cell,
    Code,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Verse,
)

Part: TypeAlias = str | Inlines | AnyBlock
"""What a block is made of: characters without structure, a run of inlines, another block."""

PARTED = " \N{MIDDLE DOT} "
"""What stands between things of one line that say no sentence."""

# Most blocks and inlines have none inside, which their kind says without a look at their parts.
_LEAVES = frozenset((Heading, Paragraph, Verse, Preformatted, ThematicBreak, Figure))
_HOLDERS = (Emphasis, Strong, Strike, Inserted, Superscript, Subscript, Ruby, Link, Span)
_HOLDING = frozenset(_HOLDERS)  # to ask it of the nine in one look

_Item = TypeVar("_Item")
_Struct = TypeVar("_Struct", bound=Struct)


# ---- the primitives


def parts(block: AnyBlock) -> Iterator[Part]:
    """What stands directly in `block`, in reading order."""
    match block:
        case Heading() | Paragraph() | Verse():
            yield block.content
        case Preformatted():
            yield block.text
        case ThematicBreak():
            return
        case List():
            for item in block.items:
                yield from item.blocks
        case BlockQuote():
            yield from block.blocks
            yield block.attribution
        case Footnote():
            yield block.mark
            yield from block.blocks
        case DefinitionList():
            for definition in block.items:
                yield from definition.terms
                yield from definition.blocks
        case Table():
            yield block.caption
            for row in block.rows:
                for cell in row.cells:
                    yield cell.content
                    yield from cell.blocks
        case Figure():
            yield block.caption
        case _:
            assert_never(block)


def rebuilt(
    block: AnyBlock,
    *,
    inlines: Callable[[Inlines], Inlines] = lambda run: run,
    blocks: Callable[[Blocks], Blocks] = lambda inner: inner,
) -> AnyBlock:
    """`block` with `inlines` applied to each run and `blocks` to each sequence of blocks that
    stand directly in it; the very same where neither changes anything.
    """
    match block:
        case Heading() | Paragraph() | Verse():
            return _with(block, "content", inlines(block.content))
        case Figure():
            return _with(block, "caption", inlines(block.caption))
        case Table():
            captioned = _with(block, "caption", inlines(block.caption))
            rows = _each(block.rows, lambda row: _row(row, inlines, blocks))
            return _with(captioned, "rows", rows)
        case BlockQuote():
            credited = _with(block, "attribution", inlines(block.attribution))
            return _with(credited, "blocks", blocks(block.blocks))
        case Footnote():
            return _with(block, "blocks", blocks(block.blocks))
        case List():
            return _with(block, "items", _each(block.items, lambda item: _item(item, blocks)))
        case DefinitionList():
            items = _each(block.items, lambda item: _definition(item, inlines, blocks))
            return _with(block, "items", items)
        case Preformatted() | ThematicBreak():
            return block
        case _:
            assert_never(block)


def _row(
    row: Row, inlines: Callable[[Inlines], Inlines], blocks: Callable[[Blocks], Blocks]
) -> Row:
    def changed(cell: Cell) -> Cell:
        return _with(_with(cell, "content", inlines(cell.content)), "blocks", blocks(cell.blocks))

    return _with(row, "cells", _each(row.cells, changed))


def _item(item: ListItem, blocks: Callable[[Blocks], Blocks]) -> ListItem:
    return _with(item, "blocks", blocks(item.blocks))


def _definition(
    item: DefinitionItem,
    inlines: Callable[[Inlines], Inlines],
    blocks: Callable[[Blocks], Blocks],
) -> DefinitionItem:
    named = _with(item, "terms", _each(item.terms, inlines))
    return _with(named, "blocks", blocks(item.blocks))


def inside(inline: AnyInline) -> str | Inlines:
    """The inlines in an inline; of one that holds none its characters, a newline for a break.

    The reading of a `Ruby` is among its inlines, as text after its words.
    """
    match inline:
        case Text() | Code() | NoteReference():  # first, since most inlines are text
            return inline.text
        case Emphasis() | Strong() | Link() | Span():
            return inline.content
        case Strike() | Inserted() | Superscript() | Subscript():
            return inline.content
        case Ruby():
            return inline.content + inline.reading
        case Math():
            return inline.tex
        case Image():
            return ""
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def _each(items: tuple[_Item, ...], change: Callable[[_Item], _Item]) -> tuple[_Item, ...]:
    """`items` with `change` applied to each; the very same where nothing changed."""
    changed = tuple(map(change, items))
    return items if all(map(is_, changed, items)) else changed


def _with(struct: _Struct, field: str, value: object) -> _Struct:
    """`struct` with another value of a field; the very same where it has this one already."""
    return struct if getattr(struct, field) is value else replace(struct, **{field: value})


# ---- visiting


def children(block: AnyBlock) -> Iterator[AnyBlock]:
    """The blocks directly inside `block`, in reading order."""
    return (part for part in parts(block) if not isinstance(part, str | tuple))


def every_block(blocks: Blocks) -> Iterator[AnyBlock]:
    """All blocks and the blocks inside them, parents first, in reading order."""
    for block in blocks:
        yield block
        if type(block) not in _LEAVES:
            yield from every_block(tuple(children(block)))


def own_inlines(block: AnyBlock) -> Iterator[Inlines]:
    """The runs of inlines that belong to `block` itself, not to blocks inside it."""
    if isinstance(block, Heading | Paragraph | Verse):
        return iter((block.content,))
    return (part for part in parts(block) if isinstance(part, tuple))


def every_inline(inlines: Inlines) -> Iterator[AnyInline]:
    """All inlines and the inlines inside them, parents first."""
    for inline in inlines:
        yield inline
        if type(inline) in _HOLDING and isinstance(inner := inside(inline), tuple):
            yield from every_inline(inner)


# ---- words


def inline_text(inlines: Inlines) -> str:
    """The characters of `inlines`; a `LineBreak` is a newline."""
    return "".join(
        [inner if isinstance(inner, str) else inline_text(inner) for inner in map(inside, inlines)]
    )


def block_text(block: AnyBlock) -> Iterator[str]:
    """The texts of a block in reading order: one string for each run of text.

    Numbers and bullets of lists are not text; a footnote's mark is.
    """
    for part in parts(block):
        if isinstance(part, str):
            yield part
        elif isinstance(part, tuple):
            yield inline_text(part)
        else:
            yield from block_text(part)


def cell_text(cell: Cell) -> str:
    """The text of a table cell, a line for each run of it."""
    text = inline_text(cell.content)
    return "\n".join((text, *blocks_text(cell.blocks))) if cell.blocks else text


def blocks_text(blocks: Blocks) -> Iterator[str]:
    """The texts of several blocks, in reading order."""
    for block in blocks:
        yield from block_text(block)


def printed_byline(metadata: Metadata) -> str:
    """The byline that outputs print: the source's, or the authors' names where the source has no
    line for them. Names that a line of the body says are not printed a second time."""
    if metadata.byline or metadata.byline_lines:
        return metadata.byline or ""
    return ", ".join(author.name for author in metadata.authors)


def dated(date: str, metadata: Metadata) -> str:
    """The line of the date: it, and how long the article takes to read where that is shown."""
    return PARTED.join(filter(None, (date, metadata.reading_time)))


def metadata_text(metadata: Metadata) -> Iterator[str]:
    """The texts of the metadata that every output prints before the body, in that order."""
    yield "" if metadata.logo else metadata.publication or ""
    yield metadata.section or ""
    yield metadata.title
    yield metadata.subtitle or ""
    yield metadata.byline or ""
    yield dated(metadata.date_line or "", metadata)
    for field in metadata.fields:
        yield f"{field.name} {field.value}"
    yield metadata.dateline or ""


def plain_text(article: Article) -> str:
    """All words of the article in reading order, one run of text a line."""
    runs = (*metadata_text(article.metadata), *blocks_text(article.blocks))
    return "\n".join(run for run in runs if run.strip())


# ---- changing


def map_blocks(blocks: Blocks, change: Callable[[AnyBlock], AnyBlock]) -> Blocks:
    """`blocks` with `change` applied to each, innermost first. Unchanged blocks are kept."""

    def mapped(inner: Blocks) -> Blocks:
        return _each(inner, mapped_block)

    def mapped_block(block: AnyBlock) -> AnyBlock:
        return change(block if type(block) in _LEAVES else rebuilt(block, blocks=mapped))

    return mapped(blocks)


def map_inlines(blocks: Blocks, change: Callable[[AnyInline], AnyInline]) -> Blocks:
    """`blocks` with `change` applied to every inline, innermost first, and unchanged ones kept."""
    return map_blocks(
        blocks,
        lambda block: rebuilt(block, inlines=lambda run: changed_inlines(run, change)),
    )


def changed_inlines(inlines: Inlines, change: Callable[[AnyInline], AnyInline]) -> Inlines:
    """A run with `change` applied to every inline, innermost first, and unchanged ones kept."""

    def changed(inline: AnyInline) -> AnyInline:
        if type(inline) in _HOLDING and isinstance(inline, _HOLDERS):
            inline = _with(inline, "content", changed_inlines(inline.content, change))
            if isinstance(inline, Ruby):
                inline = _with(inline, "reading", changed_inlines(inline.reading, change))
        return change(inline)

    return _each(inlines, changed)
