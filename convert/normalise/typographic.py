"""Quotation marks and dashes of an article as its language sets them, where a theme asks for it."""

from collections.abc import Iterator

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Author,
    Blocks,
    Code,
    Field,
    Image,
    Inlines,
    LanguageTag,
    LineBreak,
    Math,
    Metadata,
    NoteReference,
    Ruby,
    Span,
    Text,
)
from convert.languages.fold import has_typographic
from convert.languages.quotes import OPAQUE, Piece, typographic
from convert.walk import every_block, every_inline, metadata_text, own_inlines, rebuilt


def with_typographic_marks(article: Article) -> Article:
    """The article with the marks of its language, and of each part's own, in place of a typist's.

    One that has a typographic quotation mark anywhere in its prose is the very same: whoever set
    it has chosen. So are listings, code and formulas.
    """
    if any(map(has_typographic, _prose(article))):
        return article
    tag = article.metadata.language
    return replace(
        article,
        metadata=_metadata(article.metadata, tag),
        blocks=_blocks(article.blocks, tag),
    )


def _prose(article: Article) -> Iterator[str]:
    own = replace(article.metadata, publication=None, section=None)  # are not the source's words
    yield from metadata_text(own)
    for block in every_block(article.blocks):
        for run in own_inlines(block):
            yield from (each.text for each in every_inline(run) if isinstance(each, Text))


def _blocks(blocks: Blocks, tag: LanguageTag) -> Blocks:
    return tuple(_block(block, tag) for block in blocks)


def _block(block: AnyBlock, tag: LanguageTag) -> AnyBlock:
    own = block.language or tag
    return rebuilt(
        block, inlines=lambda run: _run(run, own), blocks=lambda inner: _blocks(inner, own)
    )


def _run(run: Inlines, tag: LanguageTag) -> Inlines:
    changed = iter(typographic(list(_pieces(run, tag))))
    return _with_pieces(run, changed)


def _pieces(run: Inlines, tag: LanguageTag) -> Iterator[Piece]:
    """The text of a run piece by piece. What is no text stands for a word, and the mark of a note
    for nothing."""
    for inline in run:
        match inline:
            case Text():
                yield inline.text, tag
            case LineBreak():
                yield "\n", tag
            case NoteReference():
                yield "", tag
            case Code() | Math() | Image() | Ruby():
                yield OPAQUE, tag
            case Span():
                yield from _pieces(inline.content, inline.language or tag)
            case _:
                yield from _pieces(inline.content, tag)


def _with_pieces(run: Inlines, texts: Iterator[str]) -> Inlines:
    """A run with other texts in place of its pieces, in their order."""
    return tuple(_with_piece(inline, texts) for inline in run)


def _with_piece(inline: AnyInline, texts: Iterator[str]) -> AnyInline:
    match inline:
        case Text():
            return replace(inline, text=next(texts))
        case LineBreak() | NoteReference() | Code() | Math() | Image() | Ruby():
            next(texts)
            return inline
        case _:
            return replace(inline, content=_with_pieces(inline.content, texts))


def _metadata(metadata: Metadata, tag: LanguageTag) -> Metadata:
    def line(text: str | None) -> str | None:
        return text and typographic([(text, tag)])[0]

    def author(one: Author) -> Author:
        return replace(one, name=line(one.name), role=line(one.role))

    def field(one: Field) -> Field:
        return replace(one, name=line(one.name), value=line(one.value))

    return replace(
        metadata,
        title=line(metadata.title),
        subtitle=line(metadata.subtitle),
        byline=line(metadata.byline),
        date_line=line(metadata.date_line),
        dateline=line(metadata.dateline),
        description=line(metadata.description),
        authors=tuple(map(author, metadata.authors)),
        fields=tuple(map(field, metadata.fields)),
    )
