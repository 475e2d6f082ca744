"""What stands above the text of each page: as much of a title as one line holds.

A theme may want capitals, a size smaller than the text: a head is a label, and is not to be taken
for the first line of the page.
"""

from bisect import bisect_right

from msgspec import Struct

from convert.article import Article, LanguageTag
from convert.backends.pdf.advances import advances, upright
from convert.design.print_looks import head_looks
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.languages.capitals import capitals
from convert.markup.submission import submission

_ROOM = 0.97  # of the line: kerning is not measured
_UNKNOWN = 0.62  # em: of a character that the text's own font lacks
_STOPS = " ,;:–—-"
_ELLIPSIS = "…"
_NUMBER = " / 999"  # what may come after the head of a manuscript


class RunningHeads(Struct, frozen=True):
    """The words above left pages, and above right ones; the same but where sheets are printed on
    both sides."""

    left: str
    right: str


def running_heads(article: Article, theme: Theme) -> RunningHeads:
    """The heads of an article's pages: its title, and where pages lie opposite each other its
    authors above the one that is read first, the left one but in text from right to left; each cut
    behind a whole word where it is longer than a line.
    """
    metadata = article.metadata
    if theme.tokens.page.submission:
        head = _cut(submission(article).head, metadata.language, theme, _NUMBER)
        return RunningHeads(head, head)
    title = _cut(metadata.title, metadata.language, theme)
    names = ", ".join(author.name for author in metadata.authors)
    if not (theme.tokens.page.duplex and names):
        return RunningHeads(title, title)
    authors = _cut(names, metadata.language, theme)
    if metadata.direction == "rtl":
        return RunningHeads(title, authors)
    return RunningHeads(authors, title)


def _cut(words: str, language: LanguageTag, theme: Theme, after: str = "") -> str:
    """As many of the words as one line holds with what comes after them, with an ellipsis where
    some are missing."""
    text = " ".join(words.split())
    looks = head_looks(theme)
    if looks.capitals:
        text = capitals(text, language)
    page = theme.tokens.page
    sides = points(page.margin_inner) + points(page.margin_outer)
    room = (PAPER[page.size][0] - sides) * _ROOM / points(looks.size)

    def width(head: str) -> float:
        return _width(head + after, theme) + looks.tracking * len(head)

    if width(text) <= room:
        return text
    longest = (
        bisect_right(range(len(text)), room, key=lambda end: width(text[:end] + _ELLIPSIS)) - 1
    )
    head, _, _ = text[: longest + 1].rpartition(" ")
    return f"{(head or text[:longest]).rstrip(_STOPS)}{_ELLIPSIS}"


def _width(text: str, theme: Theme) -> float:
    """How wide a text is, in em."""
    advance = advances(upright(theme))
    return sum(_UNKNOWN if (known := advance(each)) is None else known for each in text)
