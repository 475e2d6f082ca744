"""Readers and backends by name, found through entry points.

The built-in ones are registered in pyproject.toml the same way as a stranger's; this package
knows none of them by heart.

The entry points are read from the installed distributions' own files: `importlib.metadata`
loads the e-mail and zip packages to do it, a tenth of the time that a short run takes. It still
answers where a distribution is not laid out as a folder.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Literal

from msgspec import Struct

from convert.errors import MissingError, UsageError

Group = Literal["convert.readers", "convert.backends"]

_OWN = "article-convert"


class Point(Struct, frozen=True):
    """An entry point: where its object is ("module:name"), and who registered it."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """The object itself. Raises ImportError."""
        module, _, attribute = self.value.partition(":")
        return getattr(import_module(module), attribute)


@cache
def registered(group: Group) -> dict[str, Point]:
    """The entry points of a group by name, in alphabetical order."""
    found = {point.name: point for point in _from_folders(group)}
    if not any(point.distribution == _OWN for point in found.values()):
        found |= {point.name: point for point in _from_metadata(group)}
    return dict(sorted(found.items()))


def _from_folders(group: Group) -> Iterator[Point]:
    # The first distribution on the path wins, as it does for imports.
    for place in reversed(sys.path):
        try:
            entries = os.listdir(place or ".")
        except OSError:
            continue
        for entry in sorted(entries):
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").rpartition("-")
                path = os.path.join(place, entry, "entry_points.txt")
                yield from _points(path, group, name.replace("_", "-"), version)


def _points(path: str, group: Group, distribution: str, version: str) -> Iterator[Point]:
    """The group's entry points in one file (an INI file, by the PyPA specification)."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return
    _, heading, rest = text.partition(f"[{group}]")
    if not heading:
        return
    for line in rest.splitlines()[1:]:
        if line.lstrip().startswith("["):
            return
        name, equals, value = line.partition("=")
        if equals:
            yield Point(name.strip(), value.strip(), distribution, version)


def _from_metadata(group: Group) -> Iterator[Point]:
    from importlib.metadata import entry_points

    for point in entry_points(group=group):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
        yield Point(point.name, point.value, name, version)


@cache
def load(group: Group, name: str) -> object:
    """An instance of what is registered as `name`.

    Raises UsageError for an unknown name, MissingError where its package cannot be imported.
    """
    points = registered(group)
    if name not in points:
        kind = group.rpartition(".")[2].removesuffix("s")
        raise UsageError(
            f"no {kind} '{name}'", hint=f"Known: {', '.join(points)}.", code=f"{kind}.unknown"
        )
    try:
        made: object = points[name].load()()  # type: ignore[operator] # a class without arguments
    except ImportError as error:
        raise MissingError(
            f"'{name}' cannot be loaded: {error}",
            hint="Reinstall the package that provides it.",
            code="machine.import",
        ) from error
    return made
