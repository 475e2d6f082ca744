"""Themes for programs that live long: read once, and anew where a file of theirs changed."""

import os
from threading import Lock

from msgspec import Struct

from convert.design.themes import Theme, load_theme

_State = tuple[tuple[str, int, int], ...]


class _Known(Struct, frozen=True):
    theme: Theme
    state: _State


class ThemeStore:
    """Themes that were asked for, with the state of their files when they were read.

    A question costs a look at each file's size and time of change; the theme that it gives is
    always the one that stands on the disk. Safe in threads.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], _Known] = {}
        self._lock = Lock()

    def get(self, name: str, changes: tuple[str, ...] = ()) -> Theme:
        """The theme as `load_theme` gives it. Raises UsageError as that does."""
        with self._lock:
            known = self._known.get((name, changes))
            if known is not None and _state(known.theme) == known.state:
                return known.theme
            theme = load_theme(name, changes)
            self._known[name, changes] = _Known(theme, _state(theme))
            return theme


def _state(theme: Theme) -> _State:
    """Size and time of change of a theme's files, and of their folders, where one may be added."""
    paths = [str(path) for path in theme.files()]
    folders = [str(layer.source.parent) for layer in theme.layers]
    return tuple((path, *_size_and_time(path)) for path in (*paths, *folders))


def _size_and_time(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns
