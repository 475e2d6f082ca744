"""Dependency files that make and ninja read: which outputs depend on which files."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from convert.backends import backend
from convert.batch.job import Job
from convert.batch.manifest import Manifest
from convert.batch.run import Order
from convert.design.fonts import faces
from convert.design.themes import Theme, load_theme
from convert.errors import UsageError
from convert.storage.atomic import write_whole
from convert.storage.sources import file_stat, sidecar_path
from convert.storage.stat import FileStat

_ESCAPES = str.maketrans({" ": "\\ ", "#": "\\#", "$": "$$", ":": "\\:"})

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")

Rule = tuple[list[str], list[str]]
"""Outputs, and the files they are made of."""


def refuse_addresses(order: Order) -> None:
    """Raise UsageError where the outputs would be where neither make nor ninja can look."""
    if order.place.folder is None:
        raise UsageError(
            "--depfile needs outputs on this machine",
            hint="make and ninja know files only: name a folder with --out.",
            code="depfile.remote",
        )


def write_depfile(path: Path, order: Order) -> None:
    """Write what the outputs of an order depend on. Raises WriteError."""
    write_whole(path, depfile(_rules(order)))


def depfile(rules: Iterable[Rule]) -> bytes:
    """The rules as make and ninja read them, paths relative to the caller's folder.

    Every dependency is also a target of its own without a recipe, so that make does not stop
    where one of them is removed. A `%` stays as it is: make wants it escaped, ninja does not.
    A path with a line end or another control in it is left out: what follows would be a rule.
    """
    lines: list[str] = []
    known: dict[str, None] = {}
    for outputs, sources in rules:
        targets = " ".join(_path(path) for path in outputs if not _CONTROL.search(path))
        needed = list(dict.fromkeys(_path(p) for p in sources if not _CONTROL.search(p)))
        if not targets:
            continue
        lines.append(f"{targets}: {' '.join(needed)}")
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
    for job in order.jobs:
        entry = entries.get(job.stem)
        sources = [*_sources(job, entry.resources if entry else {}), *job.settings_files]
        everything += sources
        wanted = [f"{folder}/{job.stem}{backend(name).suffix}" for name in job.formats]
        outputs = [path for path in wanted if file_stat(path)]
        if outputs:
            theme = (job.settings or order.settings).theme
            if theme not in themes:
                themes[theme] = _theme_files(theme)
            yield outputs, [*sources, *themes[theme]]
    if order.index is not None:
        from convert.batch.catalogue import index_files

        yield [f"{folder}/{name}" for name in index_files(order.place)], [*everything, *shared]


def _sources(job: Job, pictures: Mapping[str, FileStat | None]) -> list[str]:
    """What an article is made of; pictures: what of them was asked for when it was made."""
    if job.content is not None or "://" in job.source:
        return []
    sidecar = sidecar_path(job.source)
    folder = os.path.dirname(job.source)
    beside = [os.path.join(folder, name) for name, stat in pictures.items() if stat is not None]
    return [job.source, *([sidecar] if file_stat(sidecar) else []), *beside]


def _theme_files(name: str) -> list[str]:
    theme = load_theme(name)
    return [*map(str, theme.files()), *_font_files(theme)]


def _font_files(theme: Theme) -> list[str]:
    """The files of the families that a theme names.

    What an article takes besides, for characters that those lack, comes with the installation.
    """
    fonts = theme.tokens.fonts
    families = dict.fromkeys((fonts.text, fonts.display, fonts.mono, *fonts.also))
    return [str(face.path) for name in families for face in faces(name, theme.own_faces)]


def _path(path: str) -> str:
    try:
        path = os.path.relpath(path)
    except ValueError:  # on another drive of Windows there is no way from here
        path = os.path.abspath(path)
    return path.replace(os.sep, "/").translate(_ESCAPES)
