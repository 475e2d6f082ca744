"""The Reading that every output of an Article should give."""

from collections.abc import Iterator
from typing import assert_never

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    Link,
    List,
    Paragraph,
    Preformatted,
    Span,
    Table,
    ThematicBreak,
    Verse,
)
from convert.check.reading.shape import (
    CellShape,
    FigureShape,
    LinkShape,
    ListShape,
    OutlineEntry,
    Part,
    Reading,
    Run,
    TableShape,
    squeeze,
)
from convert.walk import (
    blocks_text,
    every_block,
    every_inline,
    inline_text,
    metadata_text,
    own_inlines,
    printed_blocks,
)


def expected_reading(article: Article) -> Reading:
    """What a reader of any output of `article` should find, by the rules of the model."""
    blocks = tuple(every_block(article.blocks))
    return Reading(
        format="article",
        title=squeeze(article.metadata.title),
        language=article.metadata.language,
        runs=tuple(expected_runs(article)),
        lists=tuple(_list_shape(block) for block in blocks if isinstance(block, List)),
        tables=tuple(_table_shape(block) for block in blocks if isinstance(block, Table)),
        notes=tuple(_note(block) for block in blocks if isinstance(block, Footnote)),
        figures=tuple(
            FigureShape(squeeze(block.alt))
            for block in blocks
            if isinstance(block, Figure) and not block.decorative
        ),
        links=tuple(_links(blocks)),
        parts=tuple(_parts(blocks, article.metadata.language)),
        outline=tuple(_outline(article)),
    )


def expected_runs(article: Article) -> Iterator[Run]:
    """Every run of text that outputs print, in order: the metadata's first, then the body's."""
    title, *others = metadata_text(article.metadata)
    printed = (Run(text=squeeze(title), level=1), *(Run(text=squeeze(text)) for text in others))
    # The dateline, last of the metadata, is printed inside the first paragraph.
    yield from (run for run in printed[:-1] if run.text)
    yield from (run for run in _runs(printed_blocks(article), quoted=False) if run.text)


def _runs(blocks: Blocks, quoted: bool) -> Iterator[Run]:
    for block in blocks:
        yield from _block_runs(block, quoted)


def _block_runs(block: AnyBlock, quoted: bool) -> Iterator[Run]:
    match block:
        case Heading():
            yield Run(text=_text(block.content), level=block.level, quoted=quoted)
        case BlockQuote():
            yield from _runs(block.blocks, quoted=True)
            yield Run(text=_text(block.attribution), quoted=quoted)
        case List():
            for item in block.items:
                yield from _runs(item.blocks, quoted)
        case Footnote():
            yield Run(text=squeeze(block.mark), quoted=quoted)
            yield from _runs(block.blocks, quoted)
        case DefinitionList():
            for definition in block.items:
                yield from (Run(text=_text(term), quoted=quoted) for term in definition.terms)
                yield from _runs(definition.blocks, quoted)
        case Preformatted():
            yield Run(text=squeeze(block.text), quoted=quoted)
        case Paragraph() | Verse() | Table() | Figure() | ThematicBreak():
            yield from (Run(text=_text(run), quoted=quoted) for run in own_inlines(block))
        case _:
            assert_never(block)


def _text(inlines: Inlines) -> str:
    return squeeze(inline_text(inlines))


def _list_shape(block: List) -> ListShape:
    return ListShape(block.ordered, len(block.items), block.start if block.ordered else 1)


def _table_shape(block: Table) -> TableShape:
    rows = tuple(tuple(_cell_shape(cell) for cell in row.cells) for row in block.rows)
    return TableShape(rows, _text(block.caption))


def _cell_shape(cell: Cell) -> CellShape:
    return CellShape(_text(cell.content), cell.header)


def _note(block: Footnote) -> str:
    return squeeze(" ".join(blocks_text(block.blocks)))


def _links(blocks: tuple[AnyBlock, ...]) -> Iterator[LinkShape]:
    for block in blocks:
        for run in own_inlines(block):
            for inline in every_inline(run):
                if isinstance(inline, Link):
                    yield LinkShape(inline.target, _text(inline.content))


def _parts(blocks: tuple[AnyBlock, ...], language: str) -> Iterator[Part]:
    for block in blocks:
        if block.language and block.language != language:
            yield Part(block.language, squeeze(" ".join(_block_words(block))))
        for run in own_inlines(block):
            for inline in every_inline(run):
                if isinstance(inline, Span) and inline.language not in (None, language):
                    yield Part(inline.language or "", _text(inline.content))


def _block_words(block: AnyBlock) -> Iterator[str]:
    return (run.text for run in _block_runs(block, quoted=False))


def _outline(article: Article) -> Iterator[OutlineEntry]:
    yield OutlineEntry(1, squeeze(article.metadata.title))
    for block in every_block(article.blocks):
        if isinstance(block, Heading):
            yield OutlineEntry(block.level, _text(block.content))
