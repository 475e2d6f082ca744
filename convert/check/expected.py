"""The Reading that every output of an Article should give."""

from collections.abc import Iterator
from itertools import takewhile
from typing import assert_never

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Blocks,
    Cell,
    Code,
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
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
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
from convert.check.formats.record import Expectation
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
    every_block,
    every_inline,
    map_blocks,
    metadata_text,
    own_inlines,
    parts,
    printed_byline,
)
from convert.walk.dates import printed_date
from convert.walk.printed import printed_blocks

AS_THE_MODEL = Expectation()


def expected_reading(article: Article, expectation: Expectation = AS_THE_MODEL) -> Reading:
    """What a reader of an output of `article` should find, by the rules of the model.

    expectation: how its format differs from the model.
    """
    article = _as_expected(article, expectation)
    blocks = tuple(every_block(article.blocks))
    return Reading(
        format="article",
        title=squeeze(article.metadata.title),
        language=article.metadata.language,
        runs=tuple(_printed_runs(article, expectation)),
        lists=tuple(_list_shape(block) for block in blocks if isinstance(block, List)),
        tables=tuple(_table_shape(b, expectation) for b in blocks if isinstance(b, Table)),
        notes=tuple(_note(block, expectation) for block in blocks if isinstance(block, Footnote)),
        figures=(*_logo(article.metadata), *_figures(article.blocks, expectation.formulas_speak)),
        links=tuple(_links(blocks)),
        parts=tuple(_parts(blocks, article.metadata.language)),
        outline=tuple(_outline(article)),
    )


def expected_runs(article: Article, expectation: Expectation = AS_THE_MODEL) -> Iterator[Run]:
    """Every run of text that outputs print, in order: the metadata's first, then the body's."""
    return _printed_runs(_as_expected(article, expectation), expectation)


def _printed_runs(article: Article, way: Expectation) -> Iterator[Run]:
    publication, section, title, *others = metadata_text(_as_printed(article.metadata))
    above = [Run(text=squeeze(text)) for text in (publication, section)]
    below = [Run(text=squeeze(text)) for text in others]
    # The dateline, last of the metadata, is printed inside the first paragraph.
    printed = (*above, Run(text=squeeze(title), level=1), *below[:-1])
    yield from (run for run in printed if run.text)
    yield from (run for run in _runs(printed_blocks(article), False, way) if run.text)


def _as_printed(metadata: Metadata) -> Metadata:
    """With the byline and the date that outputs make of names and numbers, where the source has
    no line for them.
    """
    byline, date = printed_byline(metadata), printed_date(metadata)
    return replace(metadata, byline=byline or None, date_line=date or None)


def _runs(blocks: Blocks, quoted: bool, way: Expectation) -> Iterator[Run]:
    for block in blocks:
        where = _lines(block)
        for run in _block_runs(block, quoted, way):
            yield replace(run, where=where) if where and not run.where else run


def _lines(block: AnyBlock) -> str:
    """Where a block stands in the source, where that is known."""
    if block.lines is None:
        return ""
    first, last = block.lines
    return f"source line {first}" if first == last else f"source lines {first}-{last}"


def _block_runs(block: AnyBlock, quoted: bool, way: Expectation) -> Iterator[Run]:
    if way.quotes_paragraphs_only and not isinstance(block, BlockQuote | Paragraph | Verse):
        quoted = False
    mark = way.note_mark
    match block:
        case Heading():
            yield Run(text=_text(block.content, mark), level=block.level, quoted=quoted)
        case BlockQuote():
            yield from _runs(block.blocks, True, way)
            yield Run(text=_text(block.attribution, mark), quoted=quoted)
        case List():
            for item in block.items:
                yield from _runs(item.blocks, quoted, way)
        case Footnote():
            yield Run(text=squeeze(mark or block.mark), quoted=quoted)
            yield from _runs(block.blocks, quoted, way)
        case DefinitionList():
            for definition in block.items:
                yield from (Run(text=_text(term, mark), quoted=quoted) for term in definition.terms)
                yield from _runs(definition.blocks, quoted, way)
        case Preformatted():
            yield Run(text=squeeze(block.text), quoted=quoted)
        case Table():
            yield Run(text=_text(block.caption, mark), quoted=quoted)
            for cell in (cell for row in block.rows for cell in row.cells):
                yield Run(text=_text(cell.content, mark), quoted=quoted)
                yield from _runs(cell.blocks, quoted, way)
        case Paragraph() | Verse() | Figure() | ThematicBreak():
            yield from (Run(text=_text(run, mark), quoted=quoted) for run in own_inlines(block))
        case _:
            assert_never(block)


def _text(inlines: Inlines, mark: str) -> str:
    """The words of a run; `mark` stands for the marks of notes where it is not empty."""
    return squeeze("".join(_leaf(inline, mark) for inline in every_inline(inlines)))


def _leaf(inline: AnyInline, mark: str) -> str:
    match inline:
        case NoteReference():
            return mark or inline.text
        case Text() | Code():
            return inline.text
        case LineBreak():
            return "\n"
        case Emphasis() | Strong() | Strike() | Inserted() | Superscript() | Subscript() | Link():
            return ""  # their words come after them, as inlines of their own
        case Span() | Ruby():
            return ""
        case Math() | Image():
            return ""  # pictures, to who compares words
        case _:
            assert_never(inline)


def _as_expected(article: Article, expectation: Expectation) -> Article:
    blocks = article.blocks
    if expectation.heads_columns_only:
        blocks = map_blocks(blocks, _without_row_headers)
    if expectation.notes_apart:
        blocks = _notes_apart(blocks)
    return article if blocks is article.blocks else replace(article, blocks=blocks)


def _notes_apart(blocks: Blocks) -> Blocks:
    """The notes that a mark leads to after all other blocks, in the order of their marks.

    A mark inside a note leads to none; a note that no other mark leads to is text where it is.
    """
    text = tuple(block for block in blocks if not isinstance(block, Footnote))
    runs = [run for block in every_block(text) for run in own_inlines(block)]
    inlines = (inline for run in runs for inline in every_inline(run))
    order = list(dict.fromkeys(i.label for i in inlines if isinstance(i, NoteReference)))
    notes = {b.label: b for b in blocks if isinstance(b, Footnote) and b.label in order}
    rest = [part for block in blocks if block not in notes.values() for part in _in_place(block)]
    apart = tuple(notes[label] for label in order if label in notes)
    return (*rest, *apart)


def _in_place(block: AnyBlock) -> Blocks:
    if not isinstance(block, Footnote):
        return (block,)
    return (Paragraph(content=(Text(text=block.mark),)), *block.blocks)


def _without_row_headers(block: AnyBlock) -> AnyBlock:
    if not isinstance(block, Table):
        return block
    head = sum(1 for _ in takewhile(lambda row: all(c.header for c in row.cells), block.rows))
    body = tuple(
        replace(row, cells=tuple(replace(cell, header=False) for cell in row.cells))
        for row in block.rows[head:]
    )
    return replace(block, rows=block.rows[:head] + body)


def _logo(metadata: Metadata) -> Iterator[FigureShape]:
    if metadata.logo is not None and not metadata.logo.decorative:
        yield FigureShape(squeeze(metadata.logo.alt))


def _figures(blocks: Blocks, formulas_speak: bool) -> Iterator[FigureShape]:
    """Pictures and formulas in reading order."""
    for block in blocks:
        if isinstance(block, Figure) and not block.decorative:
            yield FigureShape(squeeze(block.alt))
        for part in parts(block):
            if isinstance(part, tuple):
                for inline in every_inline(part):
                    if isinstance(inline, Image) and not inline.decorative:
                        yield FigureShape(squeeze(inline.alt))
                    elif isinstance(inline, Math):
                        said = (inline.alt or inline.tex) if formulas_speak else ""
                        yield FigureShape(squeeze(said))
            elif not isinstance(part, str):
                yield from _figures((part,), formulas_speak)


def _list_shape(block: List) -> ListShape:
    return ListShape(block.ordered, len(block.items), block.start if block.ordered else 1)


def _table_shape(block: Table, way: Expectation) -> TableShape:
    rows = tuple(tuple(_cell_shape(cell, way) for cell in row.cells) for row in block.rows)
    return TableShape(rows, _text(block.caption, way.note_mark))


def _cell_shape(cell: Cell, way: Expectation) -> CellShape:
    inner = " ".join(run.text for run in _runs(cell.blocks, False, way))
    return CellShape(squeeze(f"{_text(cell.content, way.note_mark)} {inner}"), cell.header)


def _note(block: Footnote, way: Expectation) -> str:
    return squeeze(" ".join(run.text for run in _runs(block.blocks, False, way)))


def _links(blocks: tuple[AnyBlock, ...]) -> Iterator[LinkShape]:
    for block in blocks:
        for run in own_inlines(block):
            for inline in every_inline(run):
                if isinstance(inline, Link):
                    yield LinkShape(inline.target, _text(inline.content, ""))


def _parts(blocks: tuple[AnyBlock, ...], language: str) -> Iterator[Part]:
    for block in blocks:
        if block.language and block.language != language:
            words = " ".join(run.text for run in _block_runs(block, False, AS_THE_MODEL))
            yield Part(block.language, squeeze(words))
        for run in own_inlines(block):
            for inline in every_inline(run):
                if isinstance(inline, Span) and inline.language not in (None, language):
                    yield Part(inline.language or "", _text(inline.content, ""))


def _outline(article: Article) -> Iterator[OutlineEntry]:
    yield OutlineEntry(1, squeeze(article.metadata.title))
    for block in every_block(article.blocks):
        if isinstance(block, Heading):
            yield OutlineEntry(block.level, _text(block.content, ""))
