"""Which articles must be made, and why; which are as they were."""

import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from convert.backends import lists_pages, pages_first
from convert.batch.job import Job, Outcome, Output
from convert.batch.manifest import Entry, Made, Manifest, is_in_place
from convert.errors import SourceError, UsageError, Where
from convert.storage.beside import place_beside
from convert.storage.places import Place, is_address
from convert.storage.sources import PIPED, file_stat, read_source, sidecar_path
from convert.storage.stat import FileStat

UNCHANGED = "unchanged"
TAKEN = "another article has this place"


class Decision(Struct, frozen=True):
    """A job and why it must be made: `UNCHANGED` where it must not, `TAKEN` where it cannot be.

    refreshed: what to remember instead, where the source has another time or name but the
    words it had.
    """

    job: Job
    reason: str
    refreshed: Entry | None = None


def decide(
    jobs: Sequence[Job],
    manifest: Manifest,
    fingerprint: Callable[[Job], str],
    place: Place,
    *,
    force: bool,
) -> list[Decision]:
    """For each job, whether its outputs are already what they would be; costs a few stats each."""
    if force:
        return [Decision(job, "forced") for job in jobs]
    return [_decide(job, manifest.entries.get(job.stem), fingerprint(job), place) for job in jobs]


def _decide(job: Job, entry: Entry | None, fingerprint: str, place: Place) -> Decision:
    if entry is None or (job.content is not None and job.source == PIPED):
        return Decision(job, "new")
    if entry.fingerprint != fingerprint:
        return Decision(job, "settings, theme or versions changed")
    if entry.sidecar != file_stat(sidecar_path(job.source)):
        return Decision(job, "sidecar changed")
    if any(_beside(job.source, name) != stat for name, stat in entry.resources.items()):
        return Decision(job, "a picture changed")
    for name in job.formats:
        made = entry.outputs.get(name)
        if made is None or not is_in_place(place, made):
            return Decision(job, f"{name} is missing or was changed")
        if lists_pages(name, job.formats) and not made.paged:
            return Decision(
                job, f"{name} does not list the pages of the {pages_first(job.formats)[0]}"
            )
    if job.content is not None:  # an article among those that one file holds
        same = entry.source == job.source and sha256(job.content).hexdigest() == entry.digest
        return Decision(job, UNCHANGED if same else "source changed")
    stat = file_stat(job.source)
    if stat == entry.stat and entry.source == job.source:
        return Decision(job, UNCHANGED)
    if _has_the_words(job.source, stat, entry):
        return Decision(job, UNCHANGED, replace(entry, stat=stat, source=job.source))
    if _is_another(job.source, entry.source):
        return Decision(job, TAKEN)
    return Decision(job, "source changed")


def _beside(source: str, name: str) -> FileStat | None:
    """The state of a file that lies beside a source; None where it may not be read."""
    place = place_beside(os.path.dirname(source) or ".", name)
    return file_stat(place) if place else None


def _is_another(source: str, before: str) -> bool:
    """Whether the outputs are those of another source, which is still there."""
    if source == before or is_address(before) != is_address(source) or file_stat(before) is None:
        return False
    return os.path.realpath(source) != os.path.realpath(before)


def taken(job: Job, manifest: Manifest) -> UsageError:
    """What is said of an article whose place another one has from an earlier run."""
    return UsageError(
        f"would overwrite what an earlier run made of '{manifest.entries[job.stem].source}'",
        where=Where(job.source),
        hint="Choose another folder with --out; --force overwrites it.",
        code="plan.taken",
    )


def _has_the_words(source: str, stat: FileStat | None, entry: Entry) -> bool:
    """Whether a source with another time or name still holds the same text, for the same reader."""
    if stat is None or entry.stat is None or stat.size != entry.stat.size:
        return False
    if PurePath(source).suffix != PurePath(entry.source).suffix:
        return False
    try:
        return sha256(read_source(source)).hexdigest() == entry.digest
    except SourceError:
        return False


def entry_of(outcome: Outcome, fingerprint: str, before: Entry | None) -> Entry:
    """What to remember of an article that was made, in this or in further formats."""
    formats = tuple(output.format for output in outcome.outputs)
    outputs = {
        output.format: _made(output, paged=lists_pages(output.format, formats))
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
        title=outcome.about.title,
        byline=outcome.about.byline,
        date=outcome.about.date,
        standfirst=outcome.about.standfirst,
        cover=outcome.about.cover,
        language=outcome.about.language,
        updated=_updated(outcome, before),
        diagnostics=outcome.diagnostics,
        confidence=outcome.about.confidence,
        resources=outcome.resources
        or {name: _beside(outcome.job.source, name) for name in outcome.job.resources},
    )


def _made(output: Output, *, paged: bool = False) -> Made:
    beside = tuple(map(_made, output.beside))
    return Made(output.path, output.size, output.modified, output.digest, paged, beside)


def _updated(outcome: Outcome, before: Entry | None) -> int:
    """When the article was last published or corrected: at first its own date, so that a folder
    that is made anew elsewhere tells no reader of a change; then the time of a source that
    changed.
    """
    if before is not None and before.digest == outcome.source_digest and before.updated:
        return before.updated
    if before is None and len(outcome.about.date) >= len("2021-12-06"):
        return int(datetime.fromisoformat(outcome.about.date[:10]).replace(tzinfo=UTC).timestamp())
    stat = outcome.source_stat
    if stat is None or "://" in outcome.job.source:  # neither a pipe nor a store says when
        given = os.environ.get("SOURCE_DATE_EPOCH", "")
        return int(given) if given.isdecimal() else int(time.time())
    return stat.modified // 10**9


def _same_making(before: Entry, outcome: Outcome, fingerprint: str) -> bool:
    return (
        before.fingerprint == fingerprint
        and before.digest == outcome.source_digest
        and before.sidecar == outcome.sidecar_stat
        and before.resources == outcome.resources
    )
