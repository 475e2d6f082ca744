"""The error of one article that says of itself what cannot be, by whatever it says it."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from convert.errors import SourceError, Where
from convert.toml import line_in

SIDECAR: Final = "the sidecar"
FRONT_MATTER: Final = "the front matter"


def invalid(message: str, where: Where, hint: str = "", who: str = SIDECAR) -> SourceError:
    """The error, with its place in what `who` names, and what to do about it."""
    told = f"{who} says what cannot be: {message}"
    if who == FRONT_MATTER:
        return SourceError(told, where=where, hint=hint, code="front_matter.invalid")
    return SourceError(told, where=where, hint=hint, code="sidecar.invalid")


class Sheet(Struct, frozen=True):
    """What says something of one article: what it is called, its file, and where its keys stand."""

    who: str
    path: str
    lines: Mapping[str, int]

    def where(self, key: str) -> Where:
        """The place of a dotted key, or of the table that it stands in."""
        return Where(self.path, line_in(self.lines, key))

    def invalid(self, key: str, message: str, hint: str = "") -> SourceError:
        """The error of what stands at this key."""
        return invalid(message, self.where(key), hint, self.who)
