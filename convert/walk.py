"""Walk an Article: every block, every inline, and the words in reading order."""

from collections.abc import Callable, Iterator
from typing import assert_never

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Blocks,
    Code,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
    Verse,
)


def children(block: AnyBlock) -> Iterator[AnyBlock]:
    """The blocks directly inside `block`, in reading order."""
    match block:
        case List():
            for item in block.items:
                yield from item.blocks
        case DefinitionList():
            for definition in block.items:
                yield from definition.blocks
        case BlockQuote() | Footnote():
            yield from block.blocks
        case (
            Heading() | Paragraph() | Verse() | Preformatted() | Table() | Figure()
        ) | ThematicBreak():
            return
        case _:
            assert_never(block)


def every_block(blocks: Blocks) -> Iterator[AnyBlock]:
    """All blocks and the blocks inside them, parents first, in reading order."""
    for block in blocks:
        yield block
        yield from every_block(tuple(children(block)))


def own_inlines(block: AnyBlock) -> Iterator[Inlines]:
    """The runs of inlines that belong to `block` itself, not to blocks inside it."""
    match block:
        case Heading() | Paragraph() | Verse():
            yield block.content
        case BlockQuote():
            yield block.attribution
        case Table():
            yield block.caption
            for row in block.rows:
                for cell in row.cells:
                    yield cell.content
        case Figure():
            yield block.caption
        case DefinitionList():
            for item in block.items:
                yield from item.terms
        case List() | Preformatted() | ThematicBreak() | Footnote():
            return
        case _:
            assert_never(block)


def every_inline(inlines: Inlines) -> Iterator[AnyInline]:
    """All inlines and the inlines inside them, parents first."""
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis() | Strong() | Link() | Span():
                yield from every_inline(inline.content)
            case Text() | Code() | NoteReference() | LineBreak():
                continue
            case _:
                assert_never(inline)


def inline_text(inlines: Inlines) -> str:
    """The characters of `inlines`; a `LineBreak` is a newline."""
    return "".join(_characters(inline) for inline in inlines)


def _characters(inline: AnyInline) -> str:
    match inline:
        case Text() | Code() | NoteReference():
            return inline.text
        case Emphasis() | Strong() | Link() | Span():
            return inline_text(inline.content)
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def block_text(block: AnyBlock) -> Iterator[str]:
    """The texts of a block in reading order: one string for each run of text.

    Numbers and bullets of lists are not text; a footnote's mark is.
    """
    match block:
        case Heading() | Paragraph() | Verse():
            yield inline_text(block.content)
        case Preformatted():
            yield block.text
        case ThematicBreak():
            return
        case List():
            for item in block.items:
                yield from blocks_text(item.blocks)
        case BlockQuote():
            yield from blocks_text(block.blocks)
            yield inline_text(block.attribution)
        case Footnote():
            yield block.mark
            yield from blocks_text(block.blocks)
        case DefinitionList():
            for definition in block.items:
                yield from (inline_text(term) for term in definition.terms)
                yield from blocks_text(definition.blocks)
        case Table():
            yield inline_text(block.caption)
            for row in block.rows:
                yield from (inline_text(cell.content) for cell in row.cells)
        case Figure():
            yield inline_text(block.caption)
        case _:
            assert_never(block)


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


def metadata_text(metadata: Metadata) -> Iterator[str]:
    """The texts of the metadata that every output prints before the body, in that order."""
    yield metadata.title
    yield metadata.subtitle or ""
    yield metadata.byline or ""
    yield metadata.date_line or ""
    for field in metadata.fields:
        yield f"{field.name} {field.value}"
    yield metadata.dateline or ""


def plain_text(article: Article) -> str:
    """All words of the article in reading order, one run of text a line."""
    runs = (*metadata_text(article.metadata), *blocks_text(article.blocks))
    return "\n".join(run for run in runs if run.strip())


def map_blocks(blocks: Blocks, change: Callable[[AnyBlock], AnyBlock]) -> Blocks:
    """`blocks` with `change` applied to each, innermost first. Unchanged blocks are kept."""
    return tuple(change(_map_children(block, change)) for block in blocks)


def _map_children(block: AnyBlock, change: Callable[[AnyBlock], AnyBlock]) -> AnyBlock:
    match block:
        case List():
            items = tuple(replace(i, blocks=map_blocks(i.blocks, change)) for i in block.items)
            return replace(block, items=items)
        case DefinitionList():
            terms = tuple(replace(i, blocks=map_blocks(i.blocks, change)) for i in block.items)
            return replace(block, items=terms)
        case BlockQuote() | Footnote():
            return replace(block, blocks=map_blocks(block.blocks, change))
        case Heading() | Paragraph() | Verse() | Preformatted() | Table() | Figure():
            return block
        case ThematicBreak():
            return block
        case _:
            assert_never(block)


def printed_blocks(article: Article) -> Blocks:
    """The blocks as outputs print them: the dateline runs in at the head of the first paragraph."""
    dateline = article.metadata.dateline
    if not dateline:
        return article.blocks
    run_in = (Span(role="dateline", content=(Text(text=dateline),)), Text(text=" "))
    blocks = list(article.blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role is None:
            blocks[index] = replace(block, content=(*run_in, *block.content))
            return tuple(blocks)
    return (Paragraph(content=run_in[:1]), *blocks)


def map_inlines(blocks: Blocks, change: Callable[[AnyInline], AnyInline]) -> Blocks:
    """`blocks` with `change` applied to every inline, innermost first."""

    def runs(inlines: Inlines) -> Inlines:
        return tuple(change(_map_content(inline)) for inline in inlines)

    def _map_content(inline: AnyInline) -> AnyInline:
        match inline:
            case Emphasis() | Strong() | Link() | Span():
                content = runs(inline.content)
                return inline if content == inline.content else replace(inline, content=content)
            case Text() | Code() | NoteReference() | LineBreak():
                return inline
            case _:
                assert_never(inline)

    return map_blocks(blocks, lambda block: _map_own(block, runs))


def _map_own(block: AnyBlock, runs: Callable[[Inlines], Inlines]) -> AnyBlock:
    match block:
        case Heading() | Paragraph() | Verse():
            return replace(block, content=runs(block.content))
        case BlockQuote():
            return replace(block, attribution=runs(block.attribution))
        case Figure():
            return replace(block, caption=runs(block.caption))
        case Table():
            rows = tuple(
                replace(row, cells=tuple(replace(c, content=runs(c.content)) for c in row.cells))
                for row in block.rows
            )
            return replace(block, caption=runs(block.caption), rows=rows)
        case DefinitionList():
            items = tuple(replace(item, terms=tuple(map(runs, item.terms))) for item in block.items)
            return replace(block, items=items)
        case List() | Preformatted() | ThematicBreak() | Footnote():
            return block
        case _:
            assert_never(block)
