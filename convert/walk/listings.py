"""Which way listings run."""

from convert.article import Preformatted
from convert.patterns import Lazy

# Hebrew, Arabic, Syriac, Thaana and their neighbours (UAX 9, table 4, R and AL).
_FROM_RIGHT = Lazy(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def runs_from_left(block: Preformatted) -> bool:
    """Whether a listing is read from left to right, also among Arabic: programs are, and what has
    no letter from right to left."""
    return bool(block.syntax) or not _FROM_RIGHT.search(block.text)
