"""From the paths a user gave to the jobs they mean."""

import fnmatch
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct

from convert.backends import backend
from convert.batch.apart import apart
from convert.batch.folders import Folder, matching
from convert.batch.job import Job
from convert.errors import UsageError
from convert.readers import folder_suffixes
from convert.settings import Settings
from convert.storage.places import is_address
from convert.storage.remote import file_system, list_files

STANDARD_INPUT = "-"


class Selection(Struct, frozen=True, kw_only=True):
    """What of a folder is wanted; hidden files, and what lies in the output folder, never are."""

    include: tuple[str, ...] = ()
    """Patterns of paths inside the folder; without any, files are taken by their suffixes."""

    exclude: tuple[str, ...] = ()
    """Patterns of what is left out."""

    follow_links: bool = False
    """Whether links that lead out of a folder are followed."""

    suffixes: frozenset[str] = frozenset()
    """The suffixes that are taken: what the readers say, where nothing is said here."""

    def wants(self, path: PurePath) -> bool:
        """Whether the file at `path`, relative to the folder, is wanted."""
        if any(part.startswith(".") for part in path.parts):
            return False
        if any(_matches(path, pattern) for pattern in self.exclude):
            return False
        if self.include:
            return any(_matches(path, pattern) for pattern in self.include)
        return path.suffix.lower() in (self.suffixes or folder_suffixes())


def _matches(path: PurePath, pattern: str) -> bool:
    return fnmatch.fnmatch(path.as_posix(), pattern) or fnmatch.fnmatch(path.name, pattern)


class Plan(Struct, frozen=True):
    """What a run will make."""

    jobs: tuple[Job, ...]
    """One for each article."""

    passed_over: Counter[str]
    """How many files of folders are not taken, by their suffix or another reason."""


class OfSource(Struct, frozen=True):
    """What holds for one source."""

    settings: Settings | None
    """None where it is what holds for the run."""

    formats: tuple[str, ...]
    """The backends to use."""

    files: tuple[str, ...] = ()
    """The settings files that say so."""


SettingsOf = Callable[[str], OfSource]
"""Tells what holds for a source."""


def plan(
    paths: Iterable[str],
    formats: tuple[str, ...],
    out: str,
    selection: Selection,
    settings_of: SettingsOf | None = None,
) -> Plan:
    """The jobs for files, folders and globs; a folder keeps its sub-folders below `out`.

    settings_of: gives each article settings of its own, formats among them.

    A path that is not there gives a job too, which will fail and not stop the others. Raises
    UsageError where two sources would write the same file, where one would write a source, or
    where nothing was found.
    """
    passed_over: Counter[str] = Counter()
    found = [
        _job(source, stem, formats, settings_of)
        for path in paths
        for source, stem in _sources(path, Path(out), selection, passed_over)
    ]
    jobs = apart(list({job.source: job for job in found}.values()))
    if not jobs:
        raise UsageError(
            "no article found in " + ", ".join(f"'{path}'" for path in paths),
            hint=f"Folders give their {_listed(selection)} files; --include takes other names.",
            code="plan.empty",
        )
    for each in dict.fromkeys(job.formats for job in jobs):
        _refuse_one_suffix(each)
    _refuse_collisions(jobs, formats)
    _refuse_overwriting(jobs, out)
    return Plan(tuple(jobs), passed_over)


def _job(source: str, stem: str, formats: tuple[str, ...], settings_of: SettingsOf | None) -> Job:
    if settings_of is None:
        return Job(source=source, stem=stem, formats=formats)
    own = settings_of(source)
    return Job(
        source=source,
        stem=stem,
        formats=own.formats,
        settings=own.settings,
        settings_files=own.files,
    )


def _listed(selection: Selection) -> str:
    return ", ".join(sorted(selection.suffixes or folder_suffixes()))


def _sources(
    path: str, out: Path, selection: Selection, passed_over: Counter[str]
) -> Iterator[tuple[str, str]]:
    """Each source with its stem below the output folder."""
    if path == STANDARD_INPUT:
        yield STANDARD_INPUT, "stdin"
        return
    if is_address(path):
        yield from _remote_sources(path, selection)
        return
    if any(character in path for character in "*?[") and not Path(path).exists():
        for match in matching(path, passed_over, follow=selection.follow_links):
            yield from _sources(match, out, selection, passed_over)
        return
    place = Path(path)
    if not place.is_dir():
        yield path, _stem(PurePath(place.name))
        return
    walk = Folder(
        place,
        out,
        selection.wants,
        passed_over,
        own=bool(selection.include),
        follow=selection.follow_links,
    )
    for file, inside in walk.files():
        yield str(file), _stem(inside)


def _remote_sources(address: str, selection: Selection) -> Iterator[tuple[str, str]]:
    """The wanted files below an address; a file's own address is that file."""
    system, root = file_system(address)
    protocol = address.partition("://")[0]
    for file, _ in list_files(system, root):
        inside = PurePath(file.removeprefix(root).lstrip("/") or PurePath(file).name)
        if file == root or selection.wants(inside):
            yield f"{protocol}://{file}", _stem(inside)


def _stem(path: PurePath) -> str:
    return path.with_suffix("").as_posix()


def _refuse_one_suffix(formats: tuple[str, ...]) -> None:
    """Two formats of one suffix would write the same file."""
    taken: dict[str, str] = {}
    for name in formats:
        other = taken.setdefault(backend(name).suffix, name)
        if other != name:
            raise UsageError(
                f"the formats {other} and {name} both write '{backend(name).suffix}' files",
                hint="Make them in two runs, into different folders.",
                code="plan.suffix",
            )


def _refuse_collisions(jobs: list[Job], formats: tuple[str, ...]) -> None:
    taken: dict[str, str] = {}
    for job in jobs:
        other = taken.setdefault(job.stem.casefold(), job.source)
        if other != job.source:
            suffix = backend(formats[0]).suffix
            raise UsageError(
                f"'{other}' and '{job.source}' would both be written to '{job.stem}{suffix}'",
                hint="Convert them into different folders with --out.",
                code="plan.collision",
            )


def _refuse_overwriting(jobs: list[Job], out: str) -> None:
    """A source must not become its own output: that would be the end of the source."""
    if is_address(out):
        return  # what two addresses lead to is for their store to know
    sources = {os.path.realpath(job.source): job.source for job in jobs}
    folder = os.path.realpath(out)
    for job in jobs:
        for name in job.formats:
            source = sources.get(f"{folder}/{job.stem}{backend(name).suffix}".replace("/", os.sep))
            if source is not None:
                raise UsageError(
                    f"'{source}' would be overwritten by the {name} of '{job.source}'",
                    hint="Choose another folder with --out.",
                    code="plan.overwrites",
                )
