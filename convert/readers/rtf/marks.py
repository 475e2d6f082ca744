"""How characters and paragraphs of RTF are set, and the control words that say it."""

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from convert.readers.rtf.front import Level
from convert.readers.rtf.tree import Control

Height = Literal["", "super", "sub"]
Align = Literal["", "left", "center", "right"]

_TOGGLES: Final = {
    "b": "bold",
    "i": "italic",
    "strike": "struck",
    "striked": "struck",
    "scaps": "small_caps",
    "v": "hidden",
    "deleted": "deleted",
    "revised": "inserted",
}
_HEIGHTS: Final[dict[str, Height]] = {"super": "super", "sub": "sub", "nosupersub": ""}
_NUMBERS: Final = {"f": "font", "cs": "style", "fs": "size"}
_SMALLEST_RISE: Final = 4  # half-points; less is the work of who sets letters by hand
_UNDERLINES: Final = frozenset(
    f"ul{kind}"
    for kind in ("", "d", "dash", "dashd", "dashdd", "db", "hwave", "ldash", "th", "w", "wave")
)
_SIZE: Final = 24  # of what has no other, in half-points

_ALIGNS: Final[dict[str, Align]] = {
    "ql": "left",
    "qc": "center",
    "qr": "right",
    "qj": "left",
}
_MEASURES: Final = {
    "s": "style",
    "outlinelevel": "outline",
    "li": "left",
    "lin": "left",
    "fi": "first",
    "sa": "after",
    "ls": "list",
    "ilvl": "level",
    "itap": "nesting",
}
DEEPEST_TABLE: Final = 8
"""How deep tables lie in each other's cells; what says that it lies deeper lies there."""

_RULES: Final = frozenset({"brdrt", "brdrb", "brdrbtw"})


class Marks(Struct, frozen=True, gc=False):
    """How characters are set."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    small_caps: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    height: Height = ""
    font: int = 0
    style: int = 0
    size: int = _SIZE
    link: str = ""
    """The address that they lead to."""


class Shape(Struct, frozen=True):
    """How a paragraph is set. Measures are twips, twenties of a point."""

    style: int = 0
    outline: int | None = None
    left: int = 0
    first: int = 0
    after: int = 0
    close: bool = False
    """Whether there is no space between it and another in its style."""

    list: int = 0
    level: int = 0
    nesting: int | None = None
    in_table: bool = False
    align: Align = ""
    rtl: bool = False
    ruled: bool = False
    numbered: Level | None = None
    """How it is marked as an item, in the way of Word 6."""

    is_item: bool = False
    """Whether that is said at all."""

    @property
    def depth(self) -> int:
        """In how many tables it stands, one in the other."""
        return min(max(self.nesting or 1, 1), DEEPEST_TABLE) if self.in_table else 0


def marked(marks: Marks, control: Control) -> Marks | None:
    """The marks after a control word; None where it says nothing of characters."""
    word, number = control.word, control.number
    if word in _TOGGLES:
        return replace(marks, **{_TOGGLES[word]: control.on})
    if word in _UNDERLINES:
        return replace(marks, underlined=control.on)
    if word == "ulnone":
        return replace(marks, underlined=False)
    if word in _HEIGHTS:
        return replace(marks, height=_HEIGHTS[word] if control.on else "")
    if word in ("up", "dn"):
        risen = (6 if number is None else number) >= _SMALLEST_RISE
        return replace(marks, height={"up": "super", "dn": "sub"}[word] if risen else "")
    if word in _NUMBERS and number is not None:
        return replace(marks, **{_NUMBERS[word]: number})
    return None


def shaped(shape: Shape, control: Control) -> Shape | None:
    """The shape of a paragraph after a control word; None where it says nothing of one."""
    word = control.word
    if word in _MEASURES and control.number is not None:
        return replace(shape, **{_MEASURES[word]: control.number})
    if word in _ALIGNS:
        return replace(shape, align=_ALIGNS[word])
    if word == "intbl":
        return replace(shape, in_table=True)
    if word == "contextualspace":
        return replace(shape, close=control.on)
    if word in ("rtlpar", "ltrpar"):
        return replace(shape, rtl=word == "rtlpar")
    if word in _RULES:
        return replace(shape, ruled=True)
    return None
