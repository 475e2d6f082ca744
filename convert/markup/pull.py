"""Quotations that a page may lift out of its text: short, credited, alone between paragraphs."""

from itertools import pairwise

from convert.article import BlockQuote, Blocks, Paragraph
from convert.walk import block_text

_LONGEST = 220
_MARKS = "\"'«»„“”‟‚‘’‹›「『"


def pull_quotes(blocks: Blocks) -> tuple[BlockQuote, ...]:
    """The quotations among `blocks` that can be set as pull quotes."""
    found = []
    for (before, quote), (_, after) in pairwise(pairwise(blocks)):
        if isinstance(quote, BlockQuote) and _is_short(quote):
            sides = (before, after)
            if all(isinstance(side, Paragraph) and side.role is None for side in sides):
                found.append(quote)
    return tuple(found)


def _is_short(quote: BlockQuote) -> bool:
    return (
        bool(quote.attribution)
        and len(quote.blocks) == 1
        and isinstance(quote.blocks[0], Paragraph)
        and sum(map(len, block_text(quote))) <= _LONGEST
    )


def begins_with_mark(quote: BlockQuote) -> bool:
    """Whether its first character is a quotation mark, which hangs in the margin."""
    return next(block_text(quote), "")[:1] in tuple(_MARKS)
