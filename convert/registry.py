"""What is registered through entry points: readers, backends, checks, and rules of the text reader.

The built-in ones are registered in pyproject.toml the same way as a stranger's; this package
knows none of them by heart.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, get_args

from msgspec import Struct

from convert.errors import STOPS, ConvertError, MissingError, RenderError, UsageError, nearest
from convert.installed import entry_points

Group = Literal["convert.readers", "convert.backends", "convert.checks", "convert.rules"]


_OURS: Final = "article-convert"
_HAS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "convert.readers": ("name", "suffixes", "read"),
        "convert.backends": ("name", "suffix", "media_type", "options", "render"),
        "convert.checks": ("name", "suffixes", "open", "reading", "findings"),
        "convert.rules": ("rule", "place"),
    }
)
"""What everything in a group has; docs/api.md says what it is for."""


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
    return _loaded(group, points[name])


@cache
def _loaded(group: Group, point: Point) -> object:
    try:
        found = point.load()
        made = found() if isinstance(found, type) else found
    except Exception as error:  # a stranger's module may raise anything while it is imported
        raise MissingError(
            f"'{point.name}' of {point.distribution or 'an unknown package'} cannot be loaded: "
            f"{type(error).__name__}: {error}",
            hint="Reinstall the package that provides it.",
            code="machine.import",
        ) from error
    if lacks := ", ".join(name for name in _HAS.get(group, ()) if not hasattr(made, name)):
        raise MissingError(
            f"'{point.name}' of {point.distribution or 'an unknown package'} cannot be used: it "
            f"has no {lacks}",
            hint="Tell who made the package.",
            code="machine.import",
        )
    return made


def bytes_of(made: object) -> bytes:
    """What a backend gave, which is bytes. Raises TypeError."""
    if not isinstance(made, bytes):
        raise TypeError(f"bytes are wanted, not {type(made).__name__}")
    return made


@contextmanager
def blamed(group: Group, name: str) -> Iterator[None]:
    """Turn what a stranger's code raises into an error that names its package; whoever looks for
    the place (ARTICLE_CONVERT_DEBUG) gets the fault itself, and so does who looks in ours.
    """
    try:
        yield
    except (ConvertError, MemoryError, RecursionError, *STOPS):
        raise  # which have a line of their own, as with any format
    except Exception as fault:  # a stranger's code may raise anything
        point = registered(group).get(name)
        if point is None or point.distribution == _OURS or os.environ.get("ARTICLE_CONVERT_DEBUG"):
            raise
        raise RenderError(
            f"'{name}' of {point.distribution or 'an unknown package'} fails: "
            f"{type(fault).__name__}: {fault}",
            hint="Tell who made the package; ARTICLE_CONVERT_DEBUG=1 shows where.",
            code="plugin.failed",
        ) from fault
