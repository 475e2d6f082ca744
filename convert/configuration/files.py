"""Settings files: `convert.toml`, or `[tool.article-convert]` in pyproject.toml (TOML 1.0)."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from msgspec import Struct

from convert.configuration.keys import Origin, Setting, checked, is_table, unknown
from convert.configuration.logos import with_logo
from convert.errors import UsageError, Where
from convert.storage.places import is_address
from convert.storage.sources import read_file
from convert.toml import in_words, line_in, lines_of_keys

FILE = "convert.toml"
PROJECT = "pyproject.toml"
_TABLE = ("tool", "article-convert")
_LARGEST = 1024 * 1024
_OF_A_RUN = ("megabytes", "out", "include", "exclude")


class For(Struct, frozen=True):
    """What holds for the files that one of `patterns` matches, by path from the file's folder."""

    patterns: tuple[str, ...]
    settings: tuple[Setting, ...]

    def holds_for(self, inside: str) -> bool:
        """Whether a source is meant; a pattern without a slash is of names alone."""
        name = inside.rpartition("/")[2]
        return any(fnmatch(inside if "/" in each else name, each) for each in self.patterns)


class SettingsFile(Struct, frozen=True):
    """One file's settings: for all below its folder, and for some of them, in order."""

    path: str
    settings: tuple[Setting, ...] = ()
    tables: tuple[For, ...] = ()

    def layers_for(self, source: str) -> Iterator[tuple[Setting, ...]]:
        """The layers that hold for the source, weakest first."""
        yield self.settings
        folder = os.path.dirname(os.path.abspath(self.path))
        inside = os.path.relpath(os.path.abspath(source), folder).replace(os.sep, "/")
        for table in self.tables:
            if table.holds_for(inside):
                yield table.settings


class _Said(Struct, frozen=True):
    """The text of a file, and where each of its keys stands."""

    path: str
    lines: dict[str, int]
    root: str

    def origin(self, key: str) -> Origin:
        return Origin("file", Where(self.path, line_in(self.lines, f"{self.root}{key}")))


def settings_file_in(folder: str) -> SettingsFile | None:
    """The settings file of a folder, None where it has none. Raises UsageError, SourceError."""
    own = os.path.normpath(os.path.join(folder, FILE))
    if os.path.isfile(own):
        return read_settings_file(own)
    project = os.path.normpath(os.path.join(folder, PROJECT))
    return read_settings_file(project) if os.path.isfile(project) and _speaks(project) else None


def _speaks(path: str) -> bool:
    return b"tool.article-convert" in read_file(path, _LARGEST, hint="No settings are so long.")


def read_settings_file(path: str) -> SettingsFile:
    """The settings in the file at `path`.

    Raises UsageError, with the line, where it is no TOML or says what cannot be; SourceError
    where it cannot be read.
    """
    text = read_file(path, _LARGEST, hint="No settings are so long.").decode(errors="replace")
    data = _parsed(text, path)
    root = ""
    if os.path.basename(path) == PROJECT:
        for name in _TABLE:
            data = data.get(name, {})
        root = ".".join(_TABLE) + "."
    said = _Said(path, lines_of_keys(text), root)
    tables = data.pop("for", [])
    if not isinstance(tables, list):
        raise UsageError(
            "'for' is a list of tables",
            where=said.origin("for").where,
            hint='Write [[for]] and match = "reports/**".',
            code="settings.invalid",
        )
    return SettingsFile(
        path,
        tuple(_settings(data, "", "", said)),
        tuple(_for(table, f"for.{at}.", said) for at, table in enumerate(tables)),
    )


def _parsed(text: str, path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.partition(",")[0]) if place[:1].isdigit() else None
        raise UsageError(
            in_words(message), where=Where(path, line), code="settings.invalid"
        ) from error
    except RecursionError as error:
        message = "it is nested too deeply"
        raise UsageError(message, where=Where(path), code="settings.invalid") from error


def _for(table: dict[str, Any], place: str, said: _Said) -> For:
    match = table.pop("match", None)
    patterns = [match] if isinstance(match, str) else match
    if not isinstance(patterns, list) or not all(isinstance(each, str) for each in patterns):
        raise UsageError(
            "a table [[for]] names no files",
            where=said.origin(f"{place}match").where,
            hint='Write match = "reports/**", or a list of patterns.',
            code="settings.invalid",
        )
    settings = tuple(_settings(table, "", place, said))
    for setting in settings:
        if setting.key in _OF_A_RUN:
            raise UsageError(
                f"'{setting.key}' holds for a whole run",
                where=setting.origin.where,
                hint="Set it outside of [[for]].",
                code="settings.invalid",
            )
    return For(tuple(patterns), settings)


def _settings(table: dict[str, Any], prefix: str, place: str, said: _Said) -> Iterator[Setting]:
    """The settings of a table; place: the dotted name of the [[for]] in which it stands."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        origin = said.origin(f"{place}{key}")
        if not is_table(key):
            setting = with_logo(checked(key, value, origin), Path(said.path).parent)
            yield _resolved(setting, said.path)
        elif isinstance(value, dict):
            yield from _settings(value, f"{key}.", place, said)
        elif key == "tokens" and isinstance(value, list):
            yield from _assigned(value, origin)
        else:
            raise UsageError(f"'{key}' is a table", where=origin.where, code="settings.invalid")


def _assigned(tokens: Sequence[object], origin: Origin) -> Iterator[Setting]:
    """Tokens as a command line writes them: `type.drop_cap=true`."""
    for token in tokens:
        key, equals, value = str(token).partition("=")
        if not equals:
            raise unknown(f"tokens.{key}", origin.where)
        yield checked(f"tokens.{key.strip()}", value.strip(), origin, words=True)


def _resolved(setting: Setting, path: str) -> Setting:
    """A theme that is a folder, and the folder of outputs, are found from the file."""
    if setting.key not in ("theme", "out") or is_address(setting.value):
        return setting
    place = Path(path).parent / setting.value
    if setting.key == "out":
        return Setting(setting.key, os.path.normpath(place), setting.origin)
    is_folder = "/" in setting.value or place.is_dir()
    return Setting(setting.key, str(place), setting.origin) if is_folder else setting
