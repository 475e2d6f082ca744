"""What stands with a wide table on a page that lies on its side."""

from itertools import takewhile

from convert.article import AnyBlock, Blocks, Heading, Paragraph
from convert.walk import block_text

_FEW = 700  # characters: a page with less text than this would be almost empty


def on_their_side(blocks: Blocks, wide: set[int]) -> frozenset[int]:
    """The `id()` of each block that is set on such a page, with the tables `wide` by theirs.

    The headings above a table and its caption go with it, and so does a text between two such
    tables, before the first or after the last, that is too short for a page of its own.
    """
    turned = [index for index, block in enumerate(blocks) if id(block) in wide]
    if not turned:
        return frozenset()
    chosen = set(turned)
    for index in turned:
        chosen.update(takewhile(lambda at: _belongs(blocks[at]), range(index - 1, -1, -1)))
        if index + 1 < len(blocks) and _is_caption(blocks[index + 1]):
            chosen.add(index + 1)
    ends = sorted(chosen)
    for start, end in zip([-1, *ends], [*ends, len(blocks)], strict=True):
        if end > start + 1 and _letters(blocks[start + 1 : end]) < _FEW:
            chosen.update(range(start + 1, end))
    return frozenset(id(blocks[index]) for index in chosen)


def _belongs(block: AnyBlock) -> bool:
    return isinstance(block, Heading) or _is_caption(block)


def _is_caption(block: AnyBlock) -> bool:
    return isinstance(block, Paragraph) and block.role == "caption"


def _letters(blocks: Blocks) -> int:
    return sum(len(text) for block in blocks for text in block_text(block))
