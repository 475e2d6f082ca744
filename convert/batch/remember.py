"""Which articles must be made, and why; which are as they were."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from convert.batch.job import FileStat, Job, Outcome
from convert.batch.manifest import Entry, Made, Manifest, is_in_place
from convert.batch.source import file_stat, sidecar_path

UNCHANGED = "unchanged"


class Decision(Struct, frozen=True):
    """A job and why it must be made: `UNCHANGED` where it must not."""

    job: Job
    reason: str


def decide(
    jobs: Sequence[Job], manifest: Manifest, fingerprint: str, folder: Path, *, force: bool
) -> list[Decision]:
    """For each job, whether its outputs are already what they would be; costs a few stats each."""
    if force:
        return [Decision(job, "forced") for job in jobs]
    place = str(folder)
    return [Decision(job, _reason(job, manifest, fingerprint, place)) for job in jobs]


def _reason(job: Job, manifest: Manifest, fingerprint: str, folder: str) -> str:
    entry = manifest.entries.get(job.stem)
    if entry is None or job.content is not None:
        return "new"
    if entry.fingerprint != fingerprint:
        return "settings, theme or versions changed"
    if entry.sidecar != file_stat(sidecar_path(job.source)):
        return "sidecar changed"
    for name in job.formats:
        made = entry.outputs.get(name)
        if made is None or not is_in_place(folder, made):
            return f"{name} is missing or was changed"
    stat = file_stat(job.source)
    if stat == entry.stat and entry.source == job.source:
        return UNCHANGED
    return _by_content(job, entry, stat, manifest)


def _by_content(job: Job, entry: Entry, stat: FileStat | None, manifest: Manifest) -> str:
    """A source with another time or name may still hold the same text."""
    if stat is None or entry.stat is None or stat.size != entry.stat.size:
        return "source changed"
    try:
        digest = sha256(Path(job.source).read_bytes()).hexdigest()
    except OSError:
        return "source changed"
    if digest != entry.digest:
        return "source changed"
    manifest.record(replace(entry, stat=stat, source=job.source))
    return UNCHANGED


def entry_of(outcome: Outcome, fingerprint: str, before: Entry | None) -> Entry:
    """What to remember of an article that was made, in this or in further formats."""
    outputs = {
        output.format: Made(output.path, output.size, output.modified, output.digest)
        for output in outcome.outputs
    }
    if before is not None and _same_making(before, outcome, fingerprint):
        outputs = before.outputs | outputs
    return Entry(
        stem=outcome.job.stem,
        source=outcome.job.source,
        stat=outcome.source_stat,
        sidecar=outcome.sidecar_stat,
        digest=outcome.source_digest,
        fingerprint=fingerprint,
        outputs=outputs,
        title=outcome.title,
        byline=outcome.byline,
        date=outcome.date,
        language=outcome.language,
    )


def _same_making(before: Entry, outcome: Outcome, fingerprint: str) -> bool:
    return (
        before.fingerprint == fingerprint
        and before.digest == outcome.source_digest
        and before.sidecar == outcome.sidecar_stat
    )
