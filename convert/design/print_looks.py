"""What a theme's `print.toml` says of paper: what style sheets alone would otherwise know."""

from functools import lru_cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from convert.design.themes import PRINT, Theme, load_theme
from convert.design.tokens import Length
from convert.design.wrong_values import in_words, near
from convert.errors import UsageError, Where
from convert.toml import line_of

Em = Annotated[float, Meta(ge=0, le=20)]
ByLevel = tuple[Em, Em, Em]
Level = Annotated[int, Meta(ge=1, le=7)]
Colour = Literal["ink", "muted", "link", "rule", "tint"]


class PrintLooks(Struct, frozen=True, forbid_unknown_fields=True):
    """`print.toml`, with what it extends filled in; numbers are in em.

    Both engines of PDF go by furniture (the size of the page's number), heads, heads_case and
    heads_tracking (the size of running heads, whether they are capitals, the room between their
    letters), and capitals (whether what is typed in capitals is set in small ones).

    The rest is for the engine that takes no style sheets. emphasis, dateline, byline: how they
    are set, a bold byline in the colour of the text. rule, rule_colour: the line below the
    masthead; top_rule: that above it, in the colour of links. heading_colour: of the title and
    of headings down to the third level. title_after: the room below the title, in its em;
    before, after: the room around headings of the second, third and fourth level, in theirs.
    light_from: the level from which headings are not bold. title_levels: down to which level
    they are set in the title's family. standfirst: the size of the sentence below the title.
    centred: the masthead and the headings down to the third level. underline: all links, not
    only those that lead out. sink: how much lower the title begins than the text of a page.
    accents: drop cap and pull quotes are in the colour of links.
    """

    emphasis: Literal["italic", "bold"]
    dateline: Literal["small-caps", "bold", "plain"]
    byline: Literal["bold", "plain"]
    capitals: Literal["small-caps", "typed"]
    furniture: Length
    heads: Length
    heads_case: Literal["capitals", "typed"]
    heads_tracking: Em
    rule: Length
    rule_colour: Colour
    heading_colour: Colour
    title_after: Em
    before: ByLevel
    after: ByLevel
    light_from: Level
    underline: bool
    title_levels: Level
    standfirst: Em
    centred: bool
    top_rule: Length
    sink: Length
    accents: bool


class HeadLooks(Struct, frozen=True):
    """How running heads are set: their size as a length, the room between letters in em."""

    size: Length
    tracking: float
    capitals: bool


@lru_cache(maxsize=16)
def print_looks(theme: Theme) -> PrintLooks:
    """What the theme says of paper, or the default one where it says nothing.

    Raises UsageError, with file and line, where it is wrong.
    """
    said = theme.print() or load_theme("default").print()
    try:
        return msgspec.convert(said, PrintLooks)
    except msgspec.ValidationError as error:
        message, key = in_words(str(error), PrintLooks)
        place, hint = _place(theme, key), near(key.partition("[")[0], PrintLooks)
        raise UsageError(message, where=place, hint=hint, code="theme.invalid") from error


def head_looks(theme: Theme) -> HeadLooks:
    """How the running heads of a theme are set; those of a manuscript as its text."""
    if theme.tokens.page.submission:
        return HeadLooks(theme.tokens.type.size, 0.0, capitals=False)
    looks = print_looks(theme)
    return HeadLooks(looks.heads, looks.heads_tracking, looks.heads_case == "capitals")


def _place(theme: Theme, key: str) -> Where:
    """Where a key stands in the nearest layer that says it."""
    said = [layer for layer in reversed(theme.layers) if PRINT in layer.files]
    for layer in said:
        if line := line_of(layer.files[PRINT], key.partition("[")[0]):
            return Where(str(layer.file(PRINT)), line)
    return Where(str(said[0].file(PRINT) if said else theme.layers[-1].source))
