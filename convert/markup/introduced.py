"""Paragraphs that introduce a list: "Bring:" belongs on the page of what is to be brought."""

from itertools import pairwise

from convert.article import Blocks, List, Paragraph
from convert.walk import block_text

_COLONS = (":", "：")


def introducing(blocks: Blocks) -> tuple[Paragraph, ...]:
    """The paragraphs among `blocks` that end in a colon before a list."""
    return tuple(
        block
        for block, following in pairwise(blocks)
        if isinstance(block, Paragraph)
        and isinstance(following, List)
        and "".join(block_text(block)).rstrip().endswith(_COLONS)
    )
