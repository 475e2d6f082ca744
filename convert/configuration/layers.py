"""Layers of settings, the later over the earlier, as the one struct that a run takes."""

import os
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.backends import default_formats
from convert.configuration.environment import read_environment
from convert.configuration.files import FILE, SettingsFile, read_settings_file, settings_file_in
from convert.configuration.keys import NOT_IN_FILES, Origin, Setting, settings_keys
from convert.design.themes import load_theme
from convert.errors import UsageError
from convert.settings import ReadSettings, SaidMetadata, Settings
from convert.storage.places import is_address
from convert.storage.sources import sidecar_path

_BUILT_IN = Origin("built in")


class Configured(Struct, frozen=True):
    """What holds for one source."""

    settings: Settings
    """All of it, as every floor takes it."""

    said: dict[str, Setting]
    """Each value with its origin, by key."""

    files: tuple[str, ...] = ()
    """The settings files that were read for it."""

    def with_own(self, own: Iterable[Setting]) -> "Configured":
        """What holds with what an article says of itself, weakest first."""
        said = dict(self.said)
        for setting in own:
            said[setting.key] = setting
        return replace(self, said=said)


class Configuration:
    """The settings of one run, asked for source by source; each file is read once.

    file: a settings file to take in place of those that are found; found: whether any are looked
    for; command_line: what was said last.
    """

    def __init__(
        self,
        command_line: Iterable[Setting] = (),
        *,
        file: str | None = None,
        found: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._command_line = tuple(command_line)
        self._environment = read_environment(os.environ if environment is None else environment)
        self._file = read_settings_file(file) if file else None
        self._looks = found and file is None
        self._by_folder: dict[str, SettingsFile | None] = {}
        self._known: dict[tuple[int, ...], Configured] = {}

    def of(self, source: str) -> Configured:
        """What holds for a source; for a folder, what holds for all in it.

        Raises UsageError, with file and line, variable or flag, for what cannot be.
        """
        file = self._file or (self._nearest(source) if self._looks else None)
        layers = tuple(file.layers_for(source)) if file else ()
        which = tuple(map(id, layers))  # those of a file live as long as this
        if which not in self._known:
            files = (file.path,) if file else ()
            all_layers = (*layers, self._environment, self._command_line)
            self._known[which] = configured_by(all_layers, files)
            self._refuse_wrong_theme(self._known[which])
        return self._known[which]

    def _nearest(self, source: str) -> SettingsFile | None:
        """The settings file that is nearest above a source; above here for what is no file."""
        path = "." if source == "-" or is_address(source) else source
        start = os.path.abspath(path)
        folder = start if os.path.isdir(start) else os.path.dirname(start)
        # A sidecar of `convert.txt` has the name of a settings file.
        own = "" if os.path.isdir(start) else sidecar_path(start)
        while True:
            if os.path.join(folder, FILE) != own and (file := self._in(folder)) is not None:
                return file
            above = os.path.dirname(folder)
            if above == folder:
                return None
            folder = above

    def _in(self, folder: str) -> SettingsFile | None:
        if folder not in self._by_folder:
            self._by_folder[folder] = settings_file_in(_from_here(folder))
        return self._by_folder[folder]

    def _refuse_wrong_theme(self, configured: Configured) -> None:
        """Raise UsageError where the theme is wrong or its tokens are, with who said so."""
        settings = configured.settings
        _load(configured.said["theme"], settings.theme, ())
        for key, setting in configured.said.items():
            if key.startswith("tokens."):
                token = f"{key.removeprefix('tokens.')}={setting.value}"
                _load(setting, settings.theme, (token,))
        load_theme(settings.theme, settings.tokens)


def _load(setting: Setting, theme: str, tokens: tuple[str, ...]) -> None:
    try:
        load_theme(theme, tokens)
    except UsageError as error:
        # Where a theme's own file is wrong, that is the place.
        where = error.where if not tokens and error.where else setting.origin.where
        raise UsageError(error.message, where=where, hint=error.hint, code=error.code) from error


def _from_here(path: str) -> str:
    """A path as a message shows it: from the folder we are in, where that is above it."""
    here = os.getcwd()
    return os.path.relpath(path, here) if path == here or path.startswith(here + os.sep) else path


def configured_by(layers: Iterable[Iterable[Setting]], files: tuple[str, ...] = ()) -> Configured:
    """The settings that layers add up to, weakest first, over what is built in."""
    said = {setting.key: setting for setting in built_in()}
    for layer in layers:
        for setting in layer:
            said[setting.key] = setting
    return Configured(_settings(said), said, files)


def built_in() -> tuple[Setting, ...]:
    """What holds where nobody says anything."""
    values = _flat(Settings(to=default_formats()))
    return tuple(Setting(key, values[key], _BUILT_IN) for key in settings_keys())


def _flat(struct: Struct, prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in msgspec.structs.asdict(struct).items():
        found |= (
            _flat(value, f"{prefix}{name}.")
            if isinstance(value, Struct)
            else {prefix + name: value}
        )
    return found


def _settings(said: dict[str, Setting]) -> Settings:
    tables: dict[str, dict[str, Any]] = {"": {}, "read": {}, "metadata": {}, NOT_IN_FILES: {}}
    options: dict[str, dict[str, str]] = {}
    tokens: list[str] = []
    fixed = [key for key, setting in said.items() if _is_fixed(setting)]
    for key, setting in said.items():
        table, _, name = key.rpartition(".")
        if table.startswith("options."):
            options.setdefault(table.removeprefix("options."), {})[name] = setting.value
        elif key.startswith("tokens."):
            tokens.append(f"{key.removeprefix('tokens.')}={setting.value}")
        else:
            tables[table][name] = setting.value
    return Settings(
        **tables[""],
        read=ReadSettings(**tables["read"]),
        metadata=SaidMetadata(**tables["metadata"]),
        last_word=SaidMetadata(**tables[NOT_IN_FILES]),
        options=options,
        tokens=tuple(tokens),
        fixed=tuple(sorted(fixed)),
    )


def _is_fixed(setting: Setting) -> bool:
    """Whether the command line says of the look what an article might say otherwise."""
    of_look = setting.key.partition(".")[0] in ("theme", "tokens", "options")
    return of_look and setting.origin.layer == "command line"
