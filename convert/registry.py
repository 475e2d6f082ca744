"""What is registered through entry points: readers, backends, checks, and rules of the text reader.

The built-in ones are registered in pyproject.toml the same way as a stranger's; this package
knows none of them by heart.
"""

from functools import cache
from importlib import import_module
from typing import Literal, get_args

from msgspec import Struct

from convert.errors import MissingError, UsageError, nearest
from convert.installed import entry_points

Group = Literal["convert.readers", "convert.backends", "convert.checks", "convert.rules"]


class Point(Struct, frozen=True):
    """An entry point: where its object is ("module:name"), and who registered it."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """The object itself. Raises ImportError or AttributeError."""
        module, _, attribute = self.value.partition(":")
        return getattr(import_module(module), attribute)


@cache
def _points() -> dict[str, dict[str, Point]]:
    """All entry points of ours by group and name: what is installed when the first is asked for."""
    found: dict[str, dict[str, Point]] = {group: {} for group in get_args(Group)}
    for point in sorted(entry_points(found.keys()), key=lambda point: point.name):
        found[point.group][point.name] = Point(
            point.name, point.value, point.distribution, point.version
        )
    return found


def registered(group: Group) -> dict[str, Point]:
    """The entry points of a group by name, in alphabetical order."""
    return _points()[group]


def load(group: Group, name: str) -> object:
    """What is registered as `name`; of a class, the one instance that everybody shares.

    Raises UsageError for an unknown name, MissingError where it cannot be loaded.
    """
    points = registered(group)
    if name not in points:
        kind = group.rpartition(".")[2].removesuffix("s")
        called = "format" if group == "convert.backends" else kind
        hint = f"Known: {', '.join(points)}.{nearest(name, list(points))}"
        raise UsageError(f"no {called} '{name}'", hint=hint, code=f"{kind}.unknown")
    return _loaded(points[name])


@cache
def _loaded(point: Point) -> object:
    try:
        found = point.load()
        return found() if isinstance(found, type) else found
    except Exception as error:  # a stranger's module may raise anything while it is imported
        raise MissingError(
            f"'{point.name}' of {point.distribution or 'an unknown package'} cannot be loaded: "
            f"{type(error).__name__}: {error}",
            hint="Reinstall the package that provides it.",
            code="machine.import",
        ) from error
