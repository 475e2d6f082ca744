"""A Reading without what tells typographic marks from a typist's."""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from convert.check.reading.shape import Reading
from convert.languages.fold import folded

_Value = TypeVar("_Value")


def folded_reading(reading: Reading) -> Reading:
    """A Reading with every text of it as `convert.languages.fold.folded` gives it."""
    return _folded(reading)


def _folded(value: _Value) -> _Value:
    changed: object = value
    if isinstance(value, str):
        changed = folded(value)
    elif isinstance(value, tuple):
        changed = tuple(map(_folded, value))
    elif isinstance(value, Struct):
        changed = replace(value, **{name: _folded(each) for name, each in asdict(value).items()})
    return changed  # type: ignore[return-value] # of the same type by each of the branches
