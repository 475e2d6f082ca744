"""One job, made in any process: read from where it is, published, written. Nothing is raised."""

import posixpath
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from msgspec.structs import replace

from convert.article import Article
from convert.backends import backend
from convert.batch.job import About, Job, Outcome, Output
from convert.covers.design import cover_of
from convert.design.theme_store import ThemeStore
from convert.errors import STOPS, ConvertError, MissingError, OutOfTime, Where, as_told, placed
from convert.limits import no_alarm, out_of_time
from convert.pipeline import Publication, files_folder, publish, read_for_outputs
from convert.presentation import settings_of
from convert.settings import Settings
from convert.source import Source
from convert.storage.atomic import is_as_it_was, write_inside
from convert.storage.beside import Beside
from convert.storage.opened import open_with_stats
from convert.storage.sources import file_stat
from convert.storage.stat import FileStat
from convert.walk import every_block

_THEMES = ThemeStore()


def make(job: Job, settings: Settings) -> Outcome:
    """Everything for one job. What goes wrong is in the Outcome; nothing is raised."""
    settings = job.settings_in(settings)
    seconds: dict[str, float] = {}
    failures = _Failures(job)
    try:
        with failures.caught():
            return _make(job, settings, seconds, failures)
    except OutOfTime:
        no_alarm()
        failures.add(out_of_time(settings.seconds))
    return Outcome(job=job, errors=tuple(failures.lines), lacking=failures.lacking, seconds=seconds)


def failed(job: Job, error: ConvertError) -> Outcome:
    """The outcome of a job that failed as a whole."""
    return Outcome(job=job, errors=(str(error),), lacking=isinstance(error, MissingError))


class _Failures:
    """What failed in one job, as the lines to print."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.lines: list[str] = []
        self.lacking = False

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Turn whatever is raised inside into a line: a bug must cost one article, not the run."""
        try:
            yield
        except STOPS:
            raise
        except BaseException as fault:  # WeasyPrint's refusal to fetch is no Exception
            self.add(fault)

    def add(self, fault: BaseException) -> None:
        """Note what was raised. Raises it again for who looks for a bug."""
        error = as_told(fault)
        where = error.where or Where(self.job.source)
        self.lines.append(str(placed(error, where)))
        self.lacking = self.lacking or isinstance(error, MissingError)


def _make(job: Job, settings: Settings, seconds: dict[str, float], failures: _Failures) -> Outcome:
    started = time.perf_counter()
    source, stat, sidecar_stat = _opened(job, settings)
    settings = settings_of(source, settings)
    theme = _THEMES.get(settings.theme, settings.tokens)
    prepared = read_for_outputs(source, settings, theme)
    seconds["read"] = time.perf_counter() - started
    settings = replace(settings, to=job.formats)
    made: dict[str, Output] = {}
    try:
        folder = "" if job.alone else files_folder(job.stem)
        for publication in publish(prepared, theme, settings, folder):
            for stage, spent in publication.seconds.items():
                seconds[stage] = seconds.get(stage, 0.0) + spent
            if publication.error is not None:
                failures.add(publication.error)
                continue
            with failures.caught():
                made[publication.format] = _written(job, publication, seconds)
    except OutOfTime:  # what was finished before stays
        no_alarm()
        failures.add(out_of_time(settings.seconds))
    return Outcome(
        job=job,
        outputs=tuple(made[name] for name in settings.to if name in made),
        errors=tuple(failures.lines),
        lacking=failures.lacking,
        diagnostics=prepared.diagnostics,
        seconds=seconds,
        about=_about(prepared.article),
        source_digest=sha256(source.data).hexdigest(),
        source_stat=stat,
        sidecar_stat=sidecar_stat,
        resources=source.resources.seen if isinstance(source.resources, Beside) else {},
    )


def _opened(job: Job, settings: Settings) -> tuple[Source, FileStat | None, FileStat | None]:
    """A job's source with what its file was when it was read, and what its sidecar was."""
    if job.content is not None:
        source = Source(job.source, job.content, job.sidecar, job.resources, modified=job.modified)
        return source, job.stat, job.sidecar_stat
    return open_with_stats(job.source, settings.read.max_bytes)


def _written(job: Job, publication: Publication, seconds: dict[str, float]) -> Output:
    """An output in its place, or with its bytes where somebody else writes it."""
    started = time.perf_counter()
    name = publication.format
    around = posixpath.dirname(job.stem)
    beside = tuple(
        _put(job, name, posixpath.join(around, path), data, again=True)
        for path, data in publication.beside.items()
    )
    output = _put(job, name, f"{job.stem}{backend(name).suffix}", publication.data)
    if job.folder is not None:
        seconds["write"] = seconds.get("write", 0.0) + time.perf_counter() - started
    return replace(output, beside=beside)


def _put(job: Job, format: str, path: str, data: bytes, *, again: bool = False) -> Output:
    """A file in its place. again: one that may be there, of another output, stays as it is."""
    if job.folder is not None and not (again and is_as_it_was(job.folder, path, data)):
        write_inside(job.folder, path, data)
    stat = file_stat(f"{job.folder}/{path}") if job.folder is not None else None
    return Output(
        format=format,
        path=path,
        size=len(data),
        digest=sha256(data).hexdigest(),
        data=None if job.folder is not None else data,
        modified=stat.modified if stat else 0,
    )


def _about(article: Article) -> About:
    """What the run tells of an article."""
    metadata = article.metadata
    known = [b.confidence for b in every_block(article.blocks) if b.confidence is not None]
    return About(
        title=metadata.title,
        language=metadata.language,
        byline=metadata.byline or ", ".join(author.name for author in metadata.authors),
        date=metadata.date or "",
        standfirst=" ".join((metadata.subtitle or "").split()),
        cover=cover_of(article).kind,
        confidence=min(known, default=None),
    )
