"""What installed packages register: the entry points of the packaging standard, read quickly.

`importlib.metadata` reads them too, and brings sixty modules along, of mail and of zip files among
them: twice what a short run imports. Only where packages are kept in another way than as files
in folders is it asked.

Source: PyPA, Entry points specification; Recording installed projects (`*.dist-info`).
"""

import os
import sys
from collections.abc import Collection, Iterator

from msgspec import Struct

_FOLDERS = (".dist-info", ".egg-info")
_DESCRIPTIONS = ("METADATA", "PKG-INFO")


class EntryPoint(Struct, frozen=True):
    """An entry point: its group and name, its object ("module:name"), and who registered it."""

    group: str
    name: str
    value: str
    distribution: str
    version: str


def entry_points(groups: Collection[str]) -> list[EntryPoint]:
    """The entry points of `groups`, of the packages that the interpreter finds now."""
    if any(map(_is_unusual, sys.meta_path)) or any(map(os.path.isfile, sys.path)):
        return list(_by_importlib(groups))
    return list(_in_folders(sys.path, groups))


def _is_unusual(finder: object) -> bool:
    """Whether it finds packages, and not in the folders of `sys.path`."""
    return hasattr(finder, "find_distributions") and getattr(finder, "__name__", "") != "PathFinder"


def _by_importlib(groups: Collection[str]) -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points

    every = entry_points()
    for group in groups:
        for point in every.select(group=group):
            name, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
            yield EntryPoint(group, point.name, point.value, name, version)


def _in_folders(folders: list[str], groups: Collection[str]) -> Iterator[EntryPoint]:
    """Of a package that is there twice, the first counts, as it does for an import."""
    seen: set[str] = set()
    for folder in dict.fromkeys(folders):
        for place in _described(folder or os.curdir):
            package = _package(place)
            if package not in seen:
                seen.add(package)
                yield from _points_of(place, groups)


def _described(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.path for entry in entries if entry.name.endswith(_FOLDERS))
    except OSError:
        return []


def _package(place: str) -> str:
    name, _, _ = os.path.basename(place).partition("-")
    return name.lower().replace(".", "_")


def _points_of(place: str, groups: Collection[str]) -> Iterator[EntryPoint]:
    text = _read(os.path.join(place, "entry_points.txt"))
    if not text:
        return
    found = [point for point in _parsed(text) if point[0] in groups]
    name, version = _about(place) if found else ("", "")
    for group, point, value in found:
        yield EntryPoint(group, point, value, name, version)


def _parsed(text: str) -> Iterator[tuple[str, str, str]]:
    """Group, name and value of each line: INI without its rarer forms."""
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif group and line and line[0] not in "#;":
            name, equals, value = line.partition("=")
            if equals:
                yield group, name.strip(), value.partition("[")[0].strip()


def _about(place: str) -> tuple[str, str]:
    """The name and version that a package gives itself."""
    for file in _DESCRIPTIONS:
        fields = dict(
            line.split(": ", 1)
            for line in _read(os.path.join(place, file)).partition("\n\n")[0].splitlines()
            if line.startswith(("Name: ", "Version: "))
        )
        if fields:
            return fields.get("Name", ""), fields.get("Version", "")
    return "", ""


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""
