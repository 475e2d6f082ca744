"""Readers and backends by name, found through entry points.

The built-in ones are registered in pyproject.toml the same way as a stranger's; this package
knows none of them by heart.
"""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Literal

from msgspec import Struct

from convert.errors import MissingError, UsageError

Group = Literal["convert.readers", "convert.backends"]


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
    points = {}
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
        points[point.name] = Point(point.name, point.value, name, version)
    return points


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
