"""Readings compared without what tells typographic marks from a typist's."""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from convert.check.finding import Finding
from convert.check.reading.shape import Reading
from convert.check.structure import check_words
from convert.languages.fold import folded, has_typographic

_Value = TypeVar("_Value")


def alike(expected: Reading, found: Reading) -> tuple[Reading, Reading]:
    """Both as they are; with their marks folded where the source has typist's marks that an
    output sets as its language does: that loses no word."""
    if any(has_typographic(run.text) for run in expected.runs):
        return expected, found
    return folded_reading(expected), folded_reading(found)


def check_folded_words(file: str, expected: Reading, found: Reading) -> list[Finding]:
    """The words that two Readings differ in, both made `alike` if they differ at all."""
    findings = list(check_words(file, expected, found))
    return list(check_words(file, *alike(expected, found))) if findings else findings


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
