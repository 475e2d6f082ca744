"""Short ways to ask what the reader makes of a few lines."""

from convert.article import AnyBlock, Article, Heading
from convert.readers.text import TextReader
from convert.readers.text.reader import judge
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import block_text

PROSE = (
    "The lamp is lit at sunset and put out at sunrise. There is no other rule that matters as "
    "much as this one, and no excuse has ever been taken for breaking it."
)
MORE = (
    "A keeper who trims the wick while thinking of something else will burn the glass. The glass "
    "comes from the mainland, where it is made by one man who does not hurry."
)


def read(text: str) -> Article:
    """The Article in `text`."""
    return TextReader().read(Source("x.txt", text.encode()), ReadSettings()).article


def body(text: str) -> tuple[AnyBlock, ...]:
    """The blocks of `text` under a title of their own."""
    return read(f"The Title\n\n{PROSE}\n\n{text}\n\n{MORE}\n").blocks[1:-1]


def became(text: str) -> list[str]:
    """The names of the rules that won, in order."""
    judged = judge(Source("x.txt", text.encode()), ReadSettings())
    return [decision.winner.rule for decision in judged.decisions]


def words(block: AnyBlock) -> str:
    """The text of a block on one line."""
    return " ".join(" ".join(block_text(block)).split())


def headings(article: Article) -> list[tuple[int, str]]:
    """Levels and words of the headings."""
    return [(b.level, words(b)) for b in article.blocks if isinstance(b, Heading)]
