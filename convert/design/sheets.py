"""The style sheets of a theme: the order of the cascade, and what asks for each."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

from convert.design.tokens import Tokens

Medium: TypeAlias = Literal["paper", "screen", "book"]


class Asked(Struct, frozen=True, kw_only=True):
    """What decides which style sheets an article is set with."""

    medium: Medium
    tokens: Tokens
    numbered: bool = False
    """Its headings are numbered by style sheets."""

    initial: bool = False
    """Its first paragraph begins with an initial."""

    lead: bool = False
    """Its first line is in small capitals."""

    placed: bool = False
    """Something stands above its title, or below its text."""

    wide: bool = False
    """It has pictures or tables, which may be wide."""

    turned: bool = False
    """Some of its pages lie on their side."""


class Sheet(Struct, frozen=True):
    """A style sheet that a theme may have: its file, the media it is for, and what asks for it."""

    name: str
    media: tuple[Medium, ...]
    when: Callable[[Asked], bool] = lambda _: True
    own: bool = False
    """It is filled in anew for each article; of all others, many articles share one."""


_ALL: tuple[Medium, ...] = ("paper", "screen", "book")
_REFLOWED: tuple[Medium, ...] = ("screen", "book")
_PAPER: tuple[Medium, ...] = ("paper",)

SHEETS = (
    Sheet("article.css", _ALL),
    Sheet("lists.css", _REFLOWED),
    Sheet("page.css", _PAPER),
    Sheet("screen.css", ("screen",)),
    Sheet("book.css", ("book",)),
    Sheet("identity.css", _ALL, lambda asked: asked.placed),
    Sheet("identity-page.css", _PAPER, lambda asked: asked.placed),
    Sheet("identity-screen.css", ("screen",), lambda asked: asked.placed),
    Sheet("identity-book.css", ("book",), lambda asked: asked.placed),
    Sheet("wide.css", ("screen",), lambda asked: asked.wide),
    Sheet("note-marks.css", _ALL, lambda asked: asked.tokens.type.note_marks == "superior"),
    Sheet("indent.css", _ALL, lambda asked: float(asked.tokens.type.indent) > 0),
    Sheet("standfirst-italic.css", _ALL, lambda asked: asked.tokens.type.standfirst == "italic"),
    Sheet("titles-small-caps.css", _ALL, lambda asked: asked.tokens.type.titles == "small-caps"),
    Sheet("quotes-small.css", _ALL, lambda asked: asked.tokens.type.block_quotes == "small"),
    Sheet("breaks-asterisks.css", _ALL, lambda asked: asked.tokens.type.breaks == "asterisks"),
    Sheet("breaks-number-sign.css", _ALL, lambda asked: asked.tokens.type.breaks == "number-sign"),
    Sheet("pull.css", _ALL, lambda asked: asked.tokens.type.pull_quotes),
    Sheet("spacing.css", _ALL, lambda asked: asked.tokens.type.thin_spaces),
    Sheet("lead-small-caps.css", _ALL, lambda asked: asked.lead),
    Sheet("lead-large.css", _ALL, lambda asked: asked.tokens.type.lead == "large"),
    Sheet("columns.css", _PAPER, lambda asked: asked.tokens.page.columns > 1),
    Sheet("foot.css", _PAPER, lambda asked: notes_at_foot(asked.tokens)),
    Sheet("contents.css", _PAPER, lambda asked: asked.tokens.page.contents),
    Sheet("numbered.css", _ALL, lambda asked: asked.numbered),
    Sheet("duplex.css", _PAPER, lambda asked: asked.tokens.page.duplex),
    Sheet("landscape.css", _PAPER, lambda asked: asked.turned),
    Sheet("initial.css", _REFLOWED, lambda asked: asked.initial),
    Sheet("submission.css", _PAPER, lambda asked: asked.tokens.page.submission, own=True),
    Sheet("cover.css", _PAPER, lambda asked: asked.tokens.page.cover, own=True),
    Sheet("initial-page.css", _PAPER, lambda asked: asked.initial, own=True),
)
"""Every style sheet, in the order of the cascade: those of an article's own stand last."""

OWN = frozenset(sheet.name for sheet in SHEETS if sheet.own)


def sheets_for(asked: Asked) -> list[str]:
    """The names of the style sheets that an article is set with, in the order of the cascade."""
    return [each.name for each in SHEETS if asked.medium in each.media and each.when(asked)]


def notes_at_foot(tokens: Tokens) -> bool:
    """Whether notes stand at the foot of the page; the engine sets none below columns."""
    return tokens.page.notes == "foot" and tokens.page.columns == 1
