"""The marks of notes as books print them: a figure above the line, without its brackets.

The brackets are words of the source: who listens, searches or copies gets them. A page shows the
figure alone.
"""

from msgspec import Struct

from convert.patterns import Lazy

_PAIRS = {"[": "]", "(": ")", "\uff08": "\uff09", "\uff3b": "\uff3d", "\u3014": "\u3015"}
_MARK = Lazy(r"([\[(\uff08\uff3b\u3014]\^?)(\w{1,4}|[*\u2020\u2021\u00a7\u00b6#]{1,3})(.)")


class NoteMark(Struct, frozen=True):
    """A mark in the brackets that it has in the source: they are not shown, its figure is."""

    opening: str
    figure: str
    closing: str


def in_brackets(mark: str) -> NoteMark | None:
    """The parts of a mark in brackets; None for one that has none, or more in them than a figure
    or a sign."""
    found = _MARK.fullmatch(mark)
    if found is None or _PAIRS[found[1][0]] != found[3]:
        return None
    return NoteMark(*found.groups())
