"""What of an Article is shown and not read: its pictures and formulas."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Figure,
    Image,
    Math,
    Pictured,
)
from convert.walk import (
    changed_inlines,
    every_block,
    every_inline,
    map_blocks,
    own_inlines,
    rebuilt,
)

_Kind = TypeVar("_Kind", Figure, Image)


def every_picture(blocks: Blocks) -> Iterator[Pictured]:
    """The pictures between paragraphs and inside them, in reading order but for the inner ones."""
    for block in every_block(blocks):
        if isinstance(block, Figure):
            yield block
        for run in own_inlines(block):
            yield from (inline for inline in every_inline(run) if isinstance(inline, Image))


def pictures_of(article: Article) -> Iterator[Pictured]:
    """All pictures that outputs show, the logo of the publication first."""
    if article.metadata.logo is not None:
        yield article.metadata.logo
    yield from every_picture(article.blocks)


def map_pictures_of(
    article: Article, change: Callable[[Pictured, int | None], Pictured]
) -> Article:
    """The article with `change` applied to every picture, as `map_pictures` does."""
    metadata = article.metadata
    if metadata.logo is not None:
        metadata = replace(metadata, logo=_kept(change(metadata.logo, None), Image))
    return replace(article, metadata=metadata, blocks=map_pictures(article.blocks, change))


def every_formula(blocks: Blocks) -> Iterator[Math]:
    """The formulas, in reading order."""
    runs = (run for block in every_block(blocks) for run in own_inlines(block))
    return (inline for run in runs for inline in every_inline(run) if isinstance(inline, Math))


def map_pictures(blocks: Blocks, change: Callable[[Pictured, int | None], Pictured]) -> Blocks:
    """`blocks` with `change` applied to every picture and the source line of its block; what it
    gives is of the kind that it got.
    """

    def changed(block: AnyBlock) -> AnyBlock:
        line = block.lines[0] if block.lines else None

        def image(inline: AnyInline) -> AnyInline:
            return _kept(change(inline, line), Image) if isinstance(inline, Image) else inline

        if isinstance(block, Figure):
            block = _kept(change(block, line), Figure)
        return rebuilt(block, inlines=lambda run: changed_inlines(run, image))

    return map_blocks(blocks, changed)


def _kept(picture: Pictured, kind: type[_Kind]) -> _Kind:
    if not isinstance(picture, kind):
        raise TypeError(f"a picture became {type(picture).__name__}")
    return picture
