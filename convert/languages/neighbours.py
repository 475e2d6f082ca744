"""What stands beside a straight mark, and what the mark can be by that."""

from enum import Enum

from msgspec import Struct

from convert.patterns import Lazy

_OPENING = "([{<¿¡—–―/\u2026\"'"
_DASHES = "-—–―"
_QUOTES = "\"'"
_FARTHEST = 40
# Scripts that set no spaces between words, or none before particles, so that neighbours do not
# tell sides.
_UNSPACED = Lazy(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]"
)


class Side(Enum):
    """What a mark does."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    """Opens where nothing is open, and closes else."""

    NEITHER = "neither"
    """Stands for itself."""


class Neighbours(Struct, frozen=True):
    """What a mark does by what stands beside it; whether both of that are of one word."""

    side: Side
    is_inside_word: bool = False


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that sets no spaces where a quotation ends."""
    return bool(_UNSPACED.match(character))


def neighbours(text: str, at: int, *, opened: bool) -> Neighbours:
    """What the mark at a place of `text` can be; `opened`: a mark right before it opens."""
    before = text[at - 1] if at else " "
    after = _after(text, at)
    if before in _QUOTES and not opened:
        before = _before(text, at)
        if before.isspace():  # marks alone: each opens what the next ones open
            before = "("
        elif not after.isalnum():
            before = "."
    if is_unspaced(before) or is_unspaced(after):
        return Neighbours(_unspaced(before, after))
    if before.isalnum() and text[at + 1 : at + 2].isalnum():
        return Neighbours(Side.NEITHER, is_inside_word=True)
    if before.isspace() or before in _OPENING:
        side = Side.NEITHER if after.isspace() else Side.OPENS
        is_end = before in _DASHES + "…" and not after.isalnum()
        return Neighbours(Side.CLOSES if is_end else side)
    if before in _DASHES:
        return Neighbours(Side.OPENS if after.isalnum() else Side.CLOSES)
    if after.isalnum():
        return Neighbours(Side.EITHER)
    return Neighbours(Side.CLOSES)


def _unspaced(before: str, after: str) -> Side:
    if before.isspace() and not after.isspace():
        return Side.OPENS
    if after.isspace() and not before.isspace():
        return Side.CLOSES
    return Side.EITHER


def _after(text: str, at: int) -> str:
    """The first character after a mark that is no mark of this kind, a space at the end."""
    for character in text[at + 1 : at + _FARTHEST]:
        if character not in _QUOTES:
            return character
    return " "


def _before(text: str, at: int) -> str:
    for character in reversed(text[max(0, at - _FARTHEST) : at]):
        if character not in _QUOTES:
            return character
    return " "
