"""The paragraph that an article opens with: which one it is, and whether it takes an initial."""

from itertools import takewhile
from unicodedata import combining, name

from msgspec import Struct

from convert.article import Article, Blocks, Paragraph, Text
from convert.design.sheets import Asked, Medium
from convert.design.themes import Theme
from convert.markup.numerals import numbers_headings
from convert.walk import block_text
from convert.walk.printed import printed_blocks

# Alphabets with capitals that stand alone. Arabic joins its letters, Indic scripts hang theirs
# from a line, and Chinese, Japanese and Korean set in squares that a larger one would break.
_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN"})
# Three lines of text beside the initial, at the longest measure.
_SHORTEST = 250


class Initial(Struct, frozen=True):
    """The first word of a paragraph in its letter and the rest, and what comes after the word."""

    letter: str
    rest: str
    after: str


def opening_paragraph(blocks: Blocks) -> Paragraph | None:
    """The first plain paragraph, None where there is none outside lists, quotes and the like."""
    plain = (block for block in blocks if isinstance(block, Paragraph) and block.role is None)
    return next(plain, None)


def takes_initial(article: Article, theme: Theme) -> bool:
    """Whether the theme asks for a drop cap and the article's opening can carry one."""
    if not theme.tokens.type.drop_cap or article.metadata.direction == "rtl":
        return False
    opening = opening_paragraph(printed_blocks(article))
    if opening is None or opening.language or initial(opening) is None:
        return False
    return sum(map(len, block_text(opening))) >= _SHORTEST


def asked(article: Article, theme: Theme, medium: Medium) -> Asked:
    """What an article asks for of its theme, where a reader's own program sets the text."""
    return Asked(
        medium=medium,
        tokens=theme.tokens,
        numbered=numbers_headings(article, theme),
        initial=takes_initial(article, theme),
    )


def initial(paragraph: Paragraph) -> Initial | None:
    """The capital that opens a paragraph; None for a quotation mark, a digit, a dateline."""
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or not first.text:
        return None
    letter, rest = first.text[0], first.text[1:]
    if name(letter, "").partition(" ")[0] not in _ALPHABETS or not letter.isupper():
        return None
    marks = "".join(takewhile(combining, rest))
    word = "".join(takewhile(lambda character: not character.isspace(), rest[len(marks) :]))
    after = rest[len(marks) + len(word) :]
    return Initial(letter + marks, word, after) if after else None
