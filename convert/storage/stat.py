"""What tells that a file changed."""

from msgspec import Struct


class FileStat(Struct, frozen=True, array_like=True):
    """Size in bytes and time of change (ns since 1970) of a file."""

    size: int
    modified: int
