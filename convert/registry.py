"""Readers and backends by name, found through entry points.

The built-in ones are registered in pyproject.toml the same way as a stranger's; this package
knows none of them by heart.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Literal

from convert.errors import MissingError, UsageError

Group = Literal["convert.readers", "convert.backends"]


@cache
def registered(group: Group) -> dict[str, EntryPoint]:
    """The entry points of a group by name, in alphabetical order."""
    found = entry_points(group=group)
    return {point.name: point for point in sorted(found, key=lambda point: point.name)}


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
        return points[name].load()()
    except ImportError as error:
        raise MissingError(
            f"'{name}' cannot be loaded: {error}",
            hint="Reinstall the package that provides it.",
            code="machine.import",
        ) from error
