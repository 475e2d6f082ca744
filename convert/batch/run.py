"""A whole run: what must be made is made, told of as it ends, and remembered."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from convert.batch.fingerprint import Making
from convert.batch.job import Job, Outcome, Output
from convert.batch.lock import locked
from convert.batch.make import failed, make
from convert.batch.manifest import Entry, Manifest, paths_of
from convert.batch.shipment import with_content
from convert.batch.staleness import TAKEN, UNCHANGED, Decision, decide, entry_of, taken
from convert.design.themes import Theme, load_theme
from convert.errors import ConvertError, OutOfTime, Where, WriteError
from convert.limits import Limits, ended, time_limit
from convert.limits.apart import within
from convert.settings import Settings
from convert.storage.atomic import TEMPORARY_SUFFIX, is_being_written, is_inside
from convert.storage.places import Place, is_address
from convert.storage.sources import PIPED, file_stat


class Order(Struct, frozen=True, kw_only=True):
    """What to do: jobs into a folder, and how.

    workers: processes; none means this process, whose memory nobody limits and where an article
    that hangs in a library's own code cannot be ended. executor: a
    `convert.batch.pool.MakeExecutor`, None for processes on this machine (untyped here, since
    pools are slow to import). force: make what is unchanged too. prune: remove the outputs of
    articles whose sources are gone. fail_fast: stop at the first failure. index: the title of an
    index of the folder, None for no index. passed_over: how many files of folders are not taken,
    by their suffix or another reason.
    """

    jobs: tuple[Job, ...]
    place: Place
    settings: Settings
    workers: int = 0
    executor: Any = None
    force: bool = False
    prune: bool = False
    fail_fast: bool = False
    index: str | None = None
    passed_over: dict[str, int] = {}


class Summary(Struct, kw_only=True):
    """What became of a run, in numbers."""

    made: int = 0
    failed: int = 0
    unchanged: int = 0
    lacking: bool = False
    pruned: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)


def decisions(order: Order) -> list[Decision]:
    """What a run would do and why, without doing it."""
    manifest = Manifest(order.place)
    return decide(order.jobs, manifest, Making(order.settings).of, order.place, force=order.force)


class Listener(Protocol):
    """What a run tells while it goes; a command, a preview or a program implements it."""

    def waits(self) -> None:
        """Another run in the same folder must end first."""
        ...

    def begin(self, todo: int, unchanged: int) -> None:
        """So many articles will be made, and so many are as they were."""
        ...

    def starts(self, source: str) -> None:
        """An article is begun, or stands in line for a worker."""
        ...

    def unchanged(self, entry: Entry) -> None:
        """An article is as it was made before; what was told of it then holds still."""
        ...

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        ...


def run(order: Order, listener: Listener) -> Summary:
    """Carry out an order. Raises ConvertError where nothing can begin."""
    started = time.perf_counter()
    summary = Summary()
    with locked(order.place, listener.waits):
        manifest = Manifest(order.place)
        try:
            _carry_out(order, manifest, summary, listener)
        finally:
            manifest.close()
    summary.seconds = time.perf_counter() - started
    return summary


def _carry_out(
    order: Order,
    manifest: Manifest,
    summary: Summary,
    listener: Listener,
) -> None:
    theme = _theme(order)
    made_of = Making(order.settings).of
    decided = decide(order.jobs, manifest, made_of, order.place, force=order.force)
    todo = [decision.job for decision in decided if decision.reason not in (UNCHANGED, TAKEN)]
    summary.unchanged = sum(decision.reason == UNCHANGED for decision in decided)
    for decision in decided:
        if decision.refreshed is not None:
            manifest.record(decision.refreshed)
    listener.begin(len(todo), summary.unchanged)
    for decision in decided:
        if decision.reason == UNCHANGED:
            listener.unchanged(decision.refreshed or manifest.entries[decision.job.stem])
        elif decision.reason == TAKEN:
            outcome = failed(decision.job, taken(decision.job, manifest))
            _count(outcome, summary)
            listener.tell(outcome)
    _sweep(order.place.folder, todo)
    try:
        for outcome in _in_place(_outcomes(todo, order, listener), order.place):
            for stage, seconds in outcome.seconds.items():
                summary.stages[stage] = summary.stages.get(stage, 0.0) + seconds
            if outcome.outputs:
                before = manifest.entries.get(outcome.job.stem)
                entry = entry_of(outcome, made_of(outcome.job), before)
                manifest.record(entry)
                _clear(order, before, entry)
            _count(outcome, summary)
            listener.tell(outcome)
            if outcome.errors and order.fail_fast:
                break
    finally:
        _sweep(order.place.folder, todo)
    _prune(order, manifest, summary, listener)
    if order.index is not None:
        from convert.batch.catalogue import Index, write_index

        index = Index(title=order.index, entries=tuple(manifest.now().values()))
        write_index(order.place, index, theme)


def _theme(order: Order) -> Theme:
    return load_theme(order.settings.theme, order.settings.tokens)


def _outcomes(todo: Sequence[Job], order: Order, listener: Listener) -> Iterator[Outcome]:
    workers = min(order.workers, len(todo))
    jobs = [replace(job, folder=order.place.folder) for job in todo]
    if order.executor is None and (order.workers == 0 or len(todo) == 1):
        alone = _here if order.workers == 0 else make_alone
        for job in jobs:
            listener.starts(job.source)
            yield alone(job, order.settings)
        return
    from convert.batch.pool import process_pool, run_pool

    def begun(job: Job) -> Job:
        listener.starts(job.source)
        return job

    jobs = _longest_first(jobs)
    if order.executor is None:
        yield from run_pool(
            jobs, order.settings, workers, process_pool(order.settings, jobs), begun
        )
        return
    # Another machine has neither this one's sources nor its folders: bytes go, bytes come.
    far = [replace(job, folder=None) for job in jobs]
    most = order.settings.read.max_bytes

    def packed(job: Job) -> Job:
        return with_content(begun(job), limit=most)

    yield from run_pool(far, order.settings, order.workers, order.executor, packed)


def _in_place(outcomes: Iterator[Outcome], place: Place) -> Iterator[Outcome]:
    """Outcomes whose outputs are written: what came as bytes goes to its place here."""
    for outcome in outcomes:
        written: list[Output] = []
        beside: dict[str, Output] = {}
        errors = list(outcome.errors)
        for output in outcome.outputs:
            try:
                written.append(_stored(output, place, beside))
            except ConvertError as error:
                errors.append(str(error))
        yield replace(outcome, outputs=tuple(written), errors=tuple(errors))


def _stored(output: Output, place: Place, there: dict[str, Output]) -> Output:
    """An output in its place, after what belongs to it and is not there. Raises WriteError."""
    if output.data is None:
        return output
    for file in output.beside:
        there[file.path] = there.get(file.path) or _stored(file, place, {})
    beside = tuple(there[file.path] for file in output.beside)
    stat = place.write(output.path, output.data)
    return replace(output, data=None, size=stat.size, modified=stat.modified, beside=beside)


def _here(job: Job, settings: Settings) -> Outcome:
    settings = job.settings_in(settings)
    try:
        with time_limit(settings.seconds, worker=False):
            return make(job, settings)
    except OutOfTime:  # it rang again, or at the end of `make`
        return failed(job, ended(job.source, settings.seconds, slow=True))


def make_alone(job: Job, settings: Settings) -> Outcome:
    """One job in a process of its own, where its limits hold. Nothing is raised."""
    settings = job.settings_in(settings)
    limits = Limits(seconds=settings.seconds, megabytes=settings.megabytes)
    try:
        return within(limits, job.source, lambda: make(job, settings))
    except ConvertError as error:
        return failed(job, error)


def _longest_first(jobs: Sequence[Job]) -> list[Job]:
    """A long article that starts last would keep one worker busy while the others rest."""

    def size(job: Job) -> int:
        if job.content is not None:
            return len(job.content)
        try:
            return os.stat(job.source).st_size
        except OSError:
            return 0

    return sorted(jobs, key=size, reverse=True)


def _count(outcome: Outcome, summary: Summary) -> None:
    summary.made += bool(outcome.outputs)
    summary.failed += bool(outcome.errors)
    summary.lacking = summary.lacking or outcome.lacking
    summary.failures += outcome.errors


def _sweep(folder: str | None, jobs: Sequence[Job]) -> None:
    """Remove what a killed worker or an earlier, killed run left half-written."""
    if folder is None:
        return
    own = [job.stem for job in jobs if is_inside(folder, job.stem)]
    for place in {os.path.dirname(f"{folder}/{stem}") for stem in own}:
        try:
            names = os.listdir(place)
        except OSError:
            continue
        for name in names:
            if name.endswith(TEMPORARY_SUFFIX) and not is_being_written(name):
                Path(place, name).unlink(missing_ok=True)


def gone(order: Order, manifest: Manifest | None = None) -> list[str]:
    """The outputs that `prune` would remove, or none where it is not asked for."""
    entries = _gone(order, manifest or Manifest(order.place))
    paths = [path for entry in entries for path in paths_of(entry)]
    return [path for path in paths if _is_ours(order, path)]


def _gone(order: Order, manifest: Manifest) -> list[Entry]:
    """What was made of sources that are no longer there, and not of what was only left out."""
    if not order.prune:
        return []
    kept = {job.stem for job in order.jobs}
    # A journal that somebody else wrote must not have us ask a network that nobody named.
    asks = any(is_address(job.source) for job in order.jobs)
    return [
        entry
        for stem, entry in manifest.now().items()
        if stem not in kept
        and entry.source != PIPED
        and (asks or not is_address(entry.source))
        and file_stat(entry.source) is None
        and not _is_left_out(order, entry)
    ]


def _is_left_out(order: Order, entry: Entry) -> bool:
    """Whether an article is one of those that a file holds which this run was not given."""
    around = os.path.dirname(entry.source)
    if not os.path.isfile(around):
        return False
    return not any(os.path.dirname(job.source) == around for job in order.jobs)


def _prune(order: Order, manifest: Manifest, summary: Summary, listener: Listener) -> None:
    """Remove the outputs of articles that are gone; only files that the manifest knows, and that
    are in the folder: what the manifest names elsewhere is told and left.
    """
    for entry in _gone(order, manifest):
        for path in paths_of(entry):
            if _is_ours(order, path):
                order.place.remove(path)
                summary.pruned.append(path)
                continue
            error = WriteError(
                f"the journal names '{path}', which is not in the output folder",
                where=Where(entry.source),
                hint="It was not removed; the journal is not to be trusted.",
                code="prune.outside",
            )
            outcome = failed(Job(source=entry.source, stem=entry.stem, formats=()), error)
            _count(outcome, summary)
            listener.tell(outcome)
        manifest.record(replace(entry, outputs={}))


def _clear(order: Order, before: Entry | None, entry: Entry) -> None:
    """Remove the files beside an article's outputs that none of them names any longer."""
    if before is None:
        return
    named = paths_of(entry)
    for made in before.outputs.values():
        for file in made.beside:
            if file.path not in named and _is_ours(order, file.path):
                order.place.remove(file.path)


def _is_ours(order: Order, path: str) -> bool:
    return order.place.folder is None or is_inside(order.place.folder, path)
