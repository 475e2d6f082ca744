"""How wide a title is set, so that its lines are about as long: the engine knows no `balance`."""

from bisect import bisect_left
from unicodedata import east_asian_width

from convert.backends.pdf.advances import advances, of_title
from convert.design.fonts import Face
from convert.design.print_looks import print_looks
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.languages.title_phrases import kept_together, title_phrases
from convert.markup.headings import in_capitals

COVER_SCALE = 1.3
"""How much larger a title is on a cover."""

_ROOM = 1.02  # for kerning, which is not measured
_APART = 0.05  # between small capitals, as `titles-small-caps.css` says
_APART_CAPITALS = 0.06  # between those of what is typed in capitals, as `article.css` says
_EXACT = 1e-6  # a sum of the same widths in another order is the same width
_FEWEST_WORDS = 3
_LONGEST_WORD = 21  # style sheets let longer ones of a title be hyphenated


def title_family(title: str, theme: Theme) -> str:
    """The family of the title and of headings like it: that of other headings where the one meant
    for it lacks most of the title's letters, and would set nothing but figures beside others."""
    fonts = theme.tokens.fonts
    known = [advances(of_title(theme))(each) is not None for each in title if each.isalpha()]
    return fonts.display if 2 * sum(known) < len(known) else fonts.of_title


def title_width(title: str, theme: Theme) -> str | None:
    """The CSS width in which a title fills no more lines than in the whole measure.

    None where it takes one line, is in characters that its font lacks, or has a word
    that could be hyphenated.
    """
    pieces = title_phrases(title)
    squares = len(pieces) > 1
    words = [piece.strip() for piece in (pieces if squares else kept_together(title.strip()))]
    tokens = theme.tokens
    paper = PAPER[tokens.page.size]
    if len(words) < _FEWEST_WORDS or max(map(len, title.split())) > _LONGEST_WORD:
        return None
    widths = _widths(words, of_title(theme), *_set_as(title, theme))
    if widths is None:
        return None
    measure = paper[0] - points(tokens.page.margin_inner) - points(tokens.page.margin_outer)
    larger = COVER_SCALE if tokens.page.cover else 1.0
    em = points(tokens.type.size) * float(tokens.type.scale_title) * larger
    *known, space = widths
    space = 0.0 if squares else space
    most = measure / em
    lines = _lines(known, space, most)
    if lines < 2 or max(known) > most:
        return None
    spans = sorted(
        sum(known[start:end]) + space * (end - start - 1)
        for start in range(len(known))
        for end in range(start + 1, len(known) + 1)
    )
    best = bisect_left(spans, True, key=lambda width: _lines(known, space, width) <= lines)
    return f"{spans[best] * _ROOM:.2f}em"


def _lines(words: list[float], space: float, width: float) -> int:
    """How many lines words of these widths fill; far too many where one does not fit."""
    lines, left = 0, -1.0
    for word in words:
        if word > width + _EXACT:
            return len(words) + 1
        if left + _EXACT < word + space:
            lines, left = lines + 1, width - word
        else:
            left -= word + space
    return lines


def _set_as(title: str, theme: Theme) -> tuple[tuple[str, ...], float]:
    """The features that a title is set with, and the room between its letters, in em."""
    if in_capitals(title) and print_looks(theme).capitals == "small-caps":
        return ("smcp", "c2sc"), _APART_CAPITALS
    return (("smcp",), _APART) if theme.tokens.type.titles == "small-caps" else ((), 0.0)


def _widths(
    words: list[str], face: Face, features: tuple[str, ...] = (), apart: float = 0.0
) -> list[float] | None:
    """The width of each word and of a space, in em; None where a character has no glyph."""
    measured = advances(face, features)

    def advance(character: str) -> float | None:
        width = 1.0 if east_asian_width(character) in "WF" else measured(character)
        return None if width is None else width + apart

    widths = [[advance(character) for character in word] for word in (*words, " ")]
    if any(None in word for word in widths):
        return None
    return [sum(filter(None, word)) for word in widths]
