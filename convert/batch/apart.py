"""Sources that hold several articles, taken apart: a mailbox is as many jobs as it has messages."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from msgspec.structs import replace

from convert.batch.job import Job
from convert.errors import SourceError
from convert.readers import reader_traits, readers_here
from convert.storage.sources import read_source

_Split = Callable[[bytes], Iterator[tuple[str, bytes]]]


def apart(jobs: list[Job]) -> list[Job]:
    """The jobs with each that holds several articles as one for each of them, in a folder of its
    name. One that cannot be read stays, and will say why.
    """
    splits = _splits()
    return [part for job in jobs for part in _parts(job, splits)]


def _splits() -> dict[str, tuple[_Split, str]]:
    """What takes files of a suffix apart, and the suffix of the parts."""
    found: dict[str, tuple[_Split, str]] = {}
    for chosen in readers_here():
        traits = reader_traits(chosen)
        if traits.splits is not None:
            found |= dict.fromkeys(chosen.suffixes, (traits.splits, traits.part_suffix))
    return found


def _parts(job: Job, splits: dict[str, tuple[_Split, str]]) -> Iterator[Job]:
    split, suffix = splits.get(PurePath(job.source).suffix.lower(), (None, ""))
    try:
        parts = list(split(read_source(job.source))) if split else []
    except SourceError:
        parts = []
    if not parts:
        yield job
    for name, data in parts:
        source, stem = f"{job.source}/{name}{suffix}", f"{job.stem}/{name}"
        yield replace(job, source=source, stem=stem, content=data, modified=0.0)
