"""What an editor looks for on a manuscript: who sent it, how long it is, whose page this is.

After William Shunn, "Proper Manuscript Format": the author's name and address and the count of
words at the head of the first page, on all others surname, title and number.
"""

import re

from msgspec import Struct

from convert.article import Article
from convert.languages.capitals import capitals
from convert.languages.digits import in_digits
from convert.languages.phrases import phrases
from convert.markup.numerals import page_numerals
from convert.walk import blocks_text
from convert.walk.printed import parted_foot, printed_blocks

SENDER_ROOM = 80.0
"""Points that name and address take at the head of the first page."""

_ROUND = 100
# A letter of a script that sets no words apart counts as one, as typesetters count such.
_COUNTED = re.compile(
    "[\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    "|[^\\W\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    "[^\\s\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]*"
)


class Submission(Struct, frozen=True):
    """sender: the lines of the author's name and address; count: of words, as a phrase; head:
    what stands before the number of a page."""

    sender: tuple[str, ...]
    count: str
    head: str


def submission(article: Article) -> Submission:
    """What stands around an article that is sent to an editor."""
    metadata = article.metadata
    authors = metadata.authors
    first = authors[:1]
    more = [part for one in first for part in (one.affiliation, one.email) if part]
    names = ", ".join(author.name for author in authors)
    title = capitals(" ".join(metadata.title.split()), metadata.language)
    surnames = [_surname(author.name) for author in first]
    return Submission(
        sender=tuple(part for part in (names, *more) if part),
        count=_count(article),
        head=" / ".join((*surnames, title)),
    )


def _surname(name: str) -> str:
    """The last word of a name, with the small words that belong to it: de Vries, von der Leyen."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1][0].islower():
        start -= 1
    return " ".join(words[start:])


def _count(article: Article) -> str:
    own_text, _ = parted_foot(printed_blocks(article))
    words = sum(len(_COUNTED.findall(text)) for text in blocks_text(own_text))
    rounded = max(_ROUND, round(words / _ROUND) * _ROUND)
    language = article.metadata.language
    written = in_digits(rounded, page_numerals(language))
    return phrases(language).word_count.replace("{n}", written)
