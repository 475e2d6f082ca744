"""An Article as a document of NITF 3.6 (IPTC, nitf-3-6.xsd)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from lxml import etree
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Footnote,
    Heading,
    LineBreak,
    NoteReference,
    Paragraph,
    Pictured,
    Text,
)
from convert.backends.beside import filed
from convert.backends.nitf.blocks import write_blocks
from convert.backends.nitf.head import write_body_head, write_head
from convert.backends.nitf.inlines import pictures_in, write_inlines
from convert.backends.nitf.tree import NAMESPACE, Writing, laid_out, put
from convert.markup.fragment import data_uri
from convert.walk import every_block, every_inline, map_blocks, map_inlines, own_inlines
from convert.walk.printed import parted_foot, printed_blocks

_VERSION: Final = "-//IPTC//DTD NITF 3.6//EN"


def to_nitf(article: Article, folder: str = "") -> tuple[bytes, dict[str, bytes]]:
    """The document as UTF-8, and by name the pictures that lie in `folder` beside it; without a
    folder they stand in their addresses."""
    metadata = article.metadata
    files: dict[str, bytes] = {}
    root = etree.fromstring(f'<nitf xmlns="{NAMESPACE}" version="{_VERSION}"/>')
    if metadata.language != "und":
        root.set("baselang", metadata.language)
    write_head(root, article)
    body = put(root, "body")
    write_body_head(body, metadata)
    undated = replace(article, metadata=replace(metadata, dateline=None))
    blocks = map_blocks(printed_blocks(undated), _with_plain_marks)
    picture = partial(filed, folder=folder, files=files) if folder else data_uri
    writing = _writing(blocks, picture)
    text, below = parted_foot(blocks)
    ended = all(isinstance(block, Paragraph) and not _pictured(block) for block in below)
    write_blocks(put(body, "body.content"), text if ended else blocks, writing)
    if below and ended:
        write_inlines(put(put(body, "body.end"), "tagline"), _one_run(below), writing)
    return laid_out(root), files


def _with_plain_marks(block: AnyBlock) -> AnyBlock:
    """A note whose marks are words: a note leads to no other."""
    if not isinstance(block, Footnote):
        return block
    return replace(block, blocks=map_inlines(block.blocks, _as_word))


def _as_word(inline: AnyInline) -> AnyInline:
    return Text(text=inline.text) if isinstance(inline, NoteReference) else inline


def _writing(blocks: Blocks, picture: Callable[[Pictured], str]) -> Writing:
    every = tuple(every_block(blocks))
    runs = (run for block in every for run in own_inlines(block))
    inlines = (inline for run in runs for inline in every_inline(run))
    marked = dict.fromkeys(i.label for i in inlines if isinstance(i, NoteReference))
    known = {block.label for block in every if isinstance(block, Footnote)}
    headings = [block.id for block in every if isinstance(block, Heading) and block.id]
    return Writing(
        picture=picture,
        headings={id: f"h{number}" for number, id in enumerate(headings, 1)},
        notes={label: f"fn{n}" for n, label in enumerate((m for m in marked if m in known), 1)},
    )


def _pictured(block: Paragraph) -> bool:
    return any(pictures_in(block.content))


def _one_run(paragraphs: Blocks) -> tuple[AnyInline, ...]:
    """Paragraphs as one, each on a line of its own."""
    run: list[AnyInline] = []
    for block in paragraphs:
        if isinstance(block, Paragraph):
            run += (*((LineBreak(),) if run else ()), *block.content)
    return tuple(run)
