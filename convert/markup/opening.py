"""The paragraph that an article opens with: which one it is, and how it can be set."""

import re
from itertools import takewhile
from unicodedata import combining, name

from msgspec import Struct

from convert.article import (
    Article,
    BlockQuote,
    Blocks,
    Figure,
    Heading,
    LineBreak,
    Paragraph,
    Span,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.design.geometry import COLUMN_GAP
from convert.design.sheets import Asked, Medium
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.markup.numerals import numbers_headings
from convert.walk import block_text
from convert.walk.printed import is_placed, printed_blocks

# Alphabets with capitals that stand alone. Arabic joins its letters, Indic scripts hang theirs
# from a line, and Chinese, Japanese and Korean set in squares that a larger one would break.
_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN"})
_ADVANCE = 0.48  # em: of a letter or a space of running text, on average
_UNITS = {"rem": 1.0, "em": 1.0, "ch": 0.5, "px": 1 / 18}  # of measures of screens, in em
# How many lines of text a paragraph has at the least beside an initial of three lines, or of two:
# it goes on below the first, and fills the second.
_THREE, _TWO = 3.3, 1.6
# What may stand before the letter: a mark that opens a quotation, a question or a call. A mark
# with a space behind it is no part of the letter for a browser.
_OPENING = re.compile("[\"'“‘„‚«‹¿¡]{1,2}")
# Of an initial in browsers, by its lines, in em of the text: its size, by the usual leading of
# screens, and how large it is where `initial-letter` is not known.
_LARGE, _FLOATED = {2: 3.4, 3: 5.8}, {2: "2.5", 3: "4.2"}
_MARK_WIDTH, _SINGLE = 0.43, "'‘‚‹¡"  # em: of a quotation mark; those that are half as wide
_SHORTEST_LEAD, _LONGEST_LEAD = 12, 36  # letters
# What may stand above the opening: an epigraph, a picture, a heading.
_ABOVE = (Heading, BlockQuote, Verse, Figure, ThematicBreak)


class Initial(Struct, frozen=True):
    """The first word of a paragraph: the mark before its letter, the letter, and the rest of it;
    and what comes after the word."""

    mark: str
    letter: str
    rest: str
    after: str

    @property
    def word(self) -> str:
        """The word as it is read."""
        return f"{self.mark}{self.letter}{self.rest}"


class Opened(Struct, frozen=True):
    """How the opening of an article is set. lines: the height of its initial, 0 for none; lead:
    whether its first line is in small capitals."""

    lines: int = 0
    lead: bool = False


def opening_paragraph(blocks: Blocks) -> Paragraph | None:
    """The plain paragraph that text begins with, None where it begins with something else."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.role is None:
                return block
        elif not isinstance(block, _ABOVE):
            return None
    return None


def opened(article: Article, theme: Theme, medium: Medium) -> Opened:
    """What the opening of an article takes of what the theme asks for."""
    kind = theme.tokens.type
    drop, lead = kind.drop_cap, kind.lead == "small-caps"
    if not (drop or lead):
        return Opened()
    opening = opening_paragraph(printed_blocks(article))
    if opening is None or _unfit(opening, article):
        return Opened()
    filled = sum(map(len, block_text(opening))) / _letters_a_line(theme, medium)
    lines = 3 if filled >= _THREE else 2 if filled >= _TWO else 0
    return Opened(lines if drop and initial(opening) else 0, lead and bool(lines))


def refused(article: Article, theme: Theme) -> str:
    """Why an article's opening takes less than the theme asks for, empty where it takes all."""
    kind = theme.tokens.type
    how = opened(article, theme, "paper")
    if bool(how.lines) == kind.drop_cap and how.lead == (kind.lead == "small-caps"):
        return ""
    opening = opening_paragraph(printed_blocks(article))
    if opening is None:
        return "the article does not begin with one"
    if why := _unfit(opening, article):
        return why
    if how.lead or (kind.drop_cap and initial(opening) is None):
        return "it begins with no capital"
    return "it is shorter than two lines"


def _unfit(opening: Paragraph, article: Article) -> str:
    """Why a paragraph can be set in no way of its own, empty where it can."""
    if article.metadata.direction == "rtl" or opening.direction or not _is_alphabetic(opening):
        return "its script has no capitals"
    first = opening.content[0]
    if isinstance(first, Span) and first.role:
        return f"it begins with a {first.role}"
    if any(isinstance(inline, LineBreak) for inline in opening.content):
        return "its lines are broken by hand"
    return ""


def _is_alphabetic(opening: Paragraph) -> bool:
    letters = (each for text in block_text(opening) for each in text if each.isalpha())
    return _script(next(letters, "")) in _ALPHABETS


def _script(letter: str) -> str:
    return name(letter, "").partition(" ")[0] if letter else ""


def _letters_a_line(theme: Theme, medium: Medium) -> float:
    tokens = theme.tokens
    if medium != "paper":
        measure = tokens.type.measure
        unit = measure.lstrip("0123456789.")
        return float(measure.removesuffix(unit)) * _UNITS[unit] / _ADVANCE
    page = tokens.page
    text = PAPER[page.size][0] - points(page.margin_inner) - points(page.margin_outer)
    column = (text - (page.columns - 1) * points(COLUMN_GAP)) / page.columns
    return column / (points(tokens.type.size) * _ADVANCE)


def asked(article: Article, theme: Theme, medium: Medium) -> Asked:
    """What an article asks for of its theme, where a reader's own program sets the text."""
    how = opened(article, theme, medium)
    return Asked(
        medium=medium,
        tokens=theme.tokens,
        numbered=numbers_headings(article, theme),
        initial=bool(how.lines),
        lead=how.lead,
        placed=is_placed(article),
        wide=any(isinstance(block, Figure | Table) for block in article.blocks),
    )


def lead_end(paragraph: Paragraph) -> int:
    """Where the words end, in the text that a paragraph begins with, that open it in small capitals
    where lines are not known: those of its first phrase, or as many as are read at a glance."""
    first = paragraph.content[0]
    if not isinstance(first, Text):
        return 0
    end = 0
    for word in re.finditer(r"\S+", first.text):
        if word.end() > _LONGEST_LEAD and end >= _SHORTEST_LEAD:
            break
        end = word.end()
        if end >= _SHORTEST_LEAD and not word[0][-1].isalnum():
            break
    return end


def initial_values(article: Article, theme: Theme, medium: Medium) -> dict[str, str]:
    """What stands for each `$initial_` of the style sheets of screens and books.

    These are the lines of the initial, its size in em where a browser knows no `initial-letter`,
    and how far a mark before it hangs, which the page of a book may have no margin for.
    """
    lines = opened(article, theme, medium).lines
    opening = opening_paragraph(printed_blocks(article)) if lines else None
    begin = initial(opening) if opening else None
    if begin is None:
        return {}
    wide = sum(_MARK_WIDTH / (2 if mark in _SINGLE else 1) for mark in begin.mark)
    hang = wide * _LARGE[lines] if medium == "screen" else 0
    return {
        "initial_lines": str(lines),
        "initial_size": _FLOATED[lines],
        "initial_hang": f"{hang:.2f}",
    }


def initial(paragraph: Paragraph) -> Initial | None:
    """The capital that opens a paragraph; None for a digit, a small letter, a dateline."""
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text):
        return None
    opens = _OPENING.match(first.text)
    mark = opens[0] if opens else ""
    letter, rest = first.text[len(mark) : len(mark) + 1], first.text[len(mark) + 1 :]
    if _script(letter) not in _ALPHABETS or not letter.isupper():
        return None
    marks = "".join(takewhile(combining, rest))
    word = "".join(takewhile(lambda character: not character.isspace(), rest[len(marks) :]))
    after = rest[len(marks) + len(word) :]
    return Initial(mark, letter + marks, word, after) if after else None
