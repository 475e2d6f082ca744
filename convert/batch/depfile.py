"""Dependency files that make and ninja read: which outputs depend on which files.

A sidecar that is written tomorrow remakes its article too. make is told so by `$(wildcard ...)`,
which is nothing as long as the file is not there; ninja knows no such thing, and would remake for
ever what depends on a file that is not there: for ninja those are left out.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from convert.backends import backend
from convert.batch.job import Job
from convert.batch.manifest import Manifest
from convert.batch.run import Order
from convert.design.fonts import faces
from convert.design.themes import Theme, load_theme
from convert.errors import UsageError
from convert.storage.atomic import write_whole
from convert.storage.sources import file_stat, sidecar_path

_ESCAPES = str.maketrans({" ": "\\ ", "#": "\\#", "$": "$$", ":": "\\:"})

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")

# What make takes for a pattern, or for the end of a function's argument.
_NOT_IN_WILDCARD = re.compile(r"[*?\[\]~,()%]")

FORMATS = ("make", "ninja")
"""The programs that a depfile is written for."""


class Rule(Struct, frozen=True):
    """Outputs, the files they are made of, and those that would be read if they were there."""

    outputs: list[str]
    sources: list[str]
    to_come: list[str] = []


def refuse_unwritable(order: Order, form: str) -> None:
    """Raise UsageError for a program that reads none, and where the outputs would be where neither
    make nor ninja can look.
    """
    if form not in FORMATS:
        raise UsageError(
            f"no program '{form}' reads a depfile", hint=f"Known: {', '.join(FORMATS)}."
        )
    if order.place.folder is None:
        raise UsageError(
            "--depfile needs outputs on this machine",
            hint="make and ninja know files only: name a folder with --out.",
            code="depfile.remote",
        )


def write_depfile(path: Path, order: Order, form: str) -> None:
    """Write what the outputs of an order depend on; `form` is one of FORMATS. Raises WriteError."""
    write_whole(path, depfile(_rules(order), form))


def depfile(rules: Iterable[Rule], form: str) -> bytes:
    """The rules as make or ninja reads them, paths relative to the caller's folder.

    Every dependency is also a target of its own without a recipe, so that make does not stop
    where one of them is removed. A `%` stays as it is: make wants it escaped, ninja does not.
    A path with a line end or another control in it is left out: what follows would be a rule.
    """
    lines: list[str] = []
    known: dict[str, None] = {}
    for rule in rules:
        targets = " ".join(_path(path) for path in rule.outputs if not _CONTROL.search(path))
        needed = list(dict.fromkeys(_path(p) for p in rule.sources if not _CONTROL.search(p)))
        if not targets:
            continue
        maybe = map(_if_there, rule.to_come) if form == "make" else ()
        lines.append(f"{targets}: {' '.join((*needed, *filter(None, maybe)))}")
        known |= dict.fromkeys(needed)
    lines += [f"{path}:" for path in known]
    return ("\n".join(lines) + "\n").encode()


def _rules(order: Order) -> Iterator[Rule]:
    """A rule for each article that was made; with an index, one for its files, which depend on all.

    What is read from elsewhere - standard input, another store - is no file to look at.
    """
    folder = order.place.address
    entries = Manifest(order.place).entries
    shared = _theme_files(order.settings.theme)
    themes = {order.settings.theme: shared}
    everything: list[str] = []
    anything: list[str] = []
    for job in order.jobs:
        entry = entries.get(job.stem)
        asked = _asked(job, entry.resources if entry else {})
        sources = [*(path for path in asked if file_stat(path)), *job.settings_files]
        to_come = [path for path in asked if path not in sources]
        everything += sources
        anything += to_come
        wanted = [f"{folder}/{job.stem}{backend(name).suffix}" for name in job.formats]
        outputs = [path for path in wanted if file_stat(path)]
        if outputs:
            theme = (job.settings or order.settings).theme
            if theme not in themes:
                themes[theme] = _theme_files(theme)
            yield Rule(outputs, [*sources, *themes[theme]], to_come)
    if order.index is not None:
        from convert.batch.catalogue import index_files

        index = [f"{folder}/{name}" for name in index_files(order.place)]
        yield Rule(index, [*everything, *shared], anything)


def _asked(job: Job, pictures: Iterable[str]) -> list[str]:
    """The files an article is made of, there or not; pictures: what was asked for beside it."""
    if job.content is not None or "://" in job.source:
        return []
    folder = os.path.dirname(job.source)
    beside = [os.path.join(folder, name) for name in pictures]
    return [job.source, sidecar_path(job.source), *beside]


def _theme_files(name: str) -> list[str]:
    theme = load_theme(name)
    return [*map(str, theme.files()), *_font_files(theme)]


def _font_files(theme: Theme) -> list[str]:
    """The files of the families that a theme names.

    What an article takes besides, for characters that those lack, comes with the installation.
    """
    fonts = theme.tokens.fonts
    families = dict.fromkeys((*fonts.named, *fonts.also))
    return [str(face.path) for name in families for face in faces(name, theme.own_faces)]


def _if_there(path: str) -> str:
    """A file that make looks for each time; what is escaped in its name has to be so once more.

    A `#` is escaped nowhere but where a line is read: together with a blank it cannot be said.
    """
    twice = " " in path or ":" in path
    if _CONTROL.search(path) or _NOT_IN_WILDCARD.search(path) or (twice and "#" in path):
        return ""
    name = _path(path)
    return f"$(if $(wildcard {name}),{name})" if twice else f"$(wildcard {name})"


def _path(path: str) -> str:
    try:
        path = os.path.relpath(path)
    except ValueError:  # on another drive of Windows there is no way from here
        path = os.path.abspath(path)
    return path.replace(os.sep, "/").translate(_ESCAPES)
