"""One article from bytes to bytes: read, made sound, rendered, checked. Runs in any process."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import assert_never

import msgspec

from convert.article import Article
from convert.backends import Backend, PagedBackend, backend
from convert.batch.job import PAGED, FileStat, Job, Outcome, Output, lists_pages
from convert.batch.source import file_stat, sidecar_with_stat, source_with_stat
from convert.batch.store import write_whole
from convert.errors import (
    CheckError,
    ConvertError,
    Diagnostic,
    MissingError,
    RenderError,
    SourceError,
    UsageError,
    Where,
)
from convert.paging import PageStarts
from convert.readers import Reading, reader_for
from convert.settings import RenderOptions, Settings
from convert.soundness import sound
from convert.themes import load_theme
from convert.walk import every_block

_READ_BACK = frozenset({"pdf", "epub", "docx", "html"})
_CHEAP = frozenset({"epub", "docx"})
_EARLIEST = 315_532_800  # 1980-01-01: the first date a zip file can carry


def make(job: Job, settings: Settings) -> Outcome:
    """Everything for one job. What goes wrong is in the Outcome; nothing is raised."""
    seconds: dict[str, float] = {}
    failures = _Failures(job)
    with failures.caught():
        return _make(job, settings, seconds, failures)
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
        except ConvertError as error:
            self._add(error)
        except MemoryError:
            self._add(RenderError("not enough memory", code="run.memory"))
        except Exception as fault:  # whatever it is costs this article only, and is told
            if os.environ.get("ARTICLE_CONVERT_DEBUG"):
                raise
            self._add(
                RenderError(
                    f"internal error: {type(fault).__name__}: {fault}",
                    hint="Please report it with this source; ARTICLE_CONVERT_DEBUG=1 shows where.",
                    code="internal",
                )
            )

    def _add(self, error: ConvertError) -> None:
        if error.where is None:
            error.where = Where(self.job.source)
        self.lines.append(str(error))
        self.lacking = self.lacking or isinstance(error, MissingError)


def _make(job: Job, settings: Settings, seconds: dict[str, float], failures: _Failures) -> Outcome:
    started = time.perf_counter()
    source, stat, sidecar, sidecar_stat = _read(job, settings)
    reading = read_article(source, job.source, settings, sidecar)
    seconds["read"] = time.perf_counter() - started
    article, mended = sound(reading.article, Path(job.stem).name)
    diagnostics = (*reading.diagnostics, *mended, *_unsure(article, settings))
    if settings.strict and any(d.severity == "warning" for d in diagnostics):
        first = next(d for d in diagnostics if d.severity == "warning")
        raise SourceError(
            first.message, where=Where(job.source, first.line), hint=first.hint, code=first.code
        )
    stamp = time_stamp(article, job.source if job.modified is None else job.modified)
    made: dict[str, Output] = {}
    pages: PageStarts | None = None
    for name in _pages_first(job.formats):
        with failures.caught():
            started = time.perf_counter()
            paged = name == PAGED and any(lists_pages(n, job.formats) for n in job.formats)
            data, starts = _rendered(article, name, settings, source, stamp, pages, paged)
            pages = starts or pages
            seconds[name] = time.perf_counter() - started
            made[name] = _output(job, name, article, settings, data, seconds)
    outputs = [made[name] for name in job.formats if name in made]
    metadata = article.metadata
    return Outcome(
        job=job,
        outputs=tuple(outputs),
        errors=tuple(failures.lines),
        lacking=failures.lacking,
        diagnostics=diagnostics,
        seconds=seconds,
        title=metadata.title,
        language=metadata.language,
        byline=metadata.byline or ", ".join(author.name for author in metadata.authors),
        date=metadata.date or "",
        confidence=_least_confidence(article),
        source_digest=sha256(source).hexdigest(),
        source_stat=stat,
        sidecar_stat=sidecar_stat,
    )


def _read(
    job: Job, settings: Settings
) -> tuple[bytes, FileStat | None, str | None, FileStat | None]:
    if job.content is not None:
        return job.content, job.stat, job.sidecar, job.sidecar_stat
    sidecar, sidecar_stat = sidecar_with_stat(job.source)
    source, stat = source_with_stat(job.source, settings.read.max_bytes)
    return source, stat, sidecar, sidecar_stat


def read_article(source: bytes, name: str, settings: Settings, sidecar: str | None) -> Reading:
    """The Article in `source`, by the reader that claims the name's suffix."""
    options = msgspec.structs.replace(settings.read, sidecar=sidecar)
    return reader_for(Path(name).suffix).read(source, name, options)


def time_stamp(article: Article, fallback: str | float) -> int:
    """When the outputs say they were made, in seconds since 1970.

    SOURCE_DATE_EPOCH decides (reproducible-builds.org); else the article's date; else
    `fallback`, a file whose time counts or a time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not given.isdecimal():
            raise UsageError(
                f"SOURCE_DATE_EPOCH is '{given}'", hint="It is a number of seconds since 1970."
            )
        return max(int(given), _EARLIEST)
    date = article.metadata.date
    if date and len(date) >= len("2021-12-06"):
        day = datetime.fromisoformat(date[:10]).replace(tzinfo=UTC)
        return max(int(day.timestamp()), _EARLIEST)
    if isinstance(fallback, str):
        try:
            fallback = Path(fallback).stat().st_mtime
        except OSError:
            return _EARLIEST
    return max(int(fallback), _EARLIEST)


def _unsure(article: Article, settings: Settings) -> list[Diagnostic]:
    limit = settings.min_confidence
    return [
        Diagnostic(
            code="reader.unsure",
            message=f"this may not be a {block.__struct_config__.tag}: "
            f"confidence {block.confidence:.2f}",
            line=block.lines[0] if block.lines else None,
            hint="`article-convert explain` shows why.",
        )
        for block in every_block(article.blocks)
        if block.confidence is not None and block.confidence < limit
    ]


def _least_confidence(article: Article) -> float | None:
    known = [b.confidence for b in every_block(article.blocks) if b.confidence is not None]
    return min(known, default=None)


def _output(
    job: Job,
    name: str,
    article: Article,
    settings: Settings,
    data: bytes,
    seconds: dict[str, float],
) -> Output:
    if _is_verified(name, job.formats, settings):
        started = time.perf_counter()
        _refuse_lost_words(data, name, article)
        seconds["verify"] = seconds.get("verify", 0.0) + time.perf_counter() - started
    path = f"{job.stem}{backend(name).suffix}"
    written = job.folder is not None
    if job.folder is not None:
        started = time.perf_counter()
        write_whole(Path(job.folder) / path, data)
        seconds["write"] = seconds.get("write", 0.0) + time.perf_counter() - started
    stat = file_stat(f"{job.folder}/{path}") if written else None
    return Output(
        format=name,
        path=path,
        size=len(data),
        digest=sha256(data).hexdigest(),
        data=None if written else data,
        modified=stat.modified if stat else 0,
    )


def _is_verified(name: str, formats: tuple[str, ...], settings: Settings) -> bool:
    match settings.verify:
        case "none":
            return False
        case "all":
            return name in _READ_BACK
        case "auto":
            # What reads HTML back is loaded for EPUB and DOCX anyway; for HTML alone it would
            # cost more than the page itself.
            return name in _CHEAP or (name == "html" and not _CHEAP.isdisjoint(formats))
        case _:
            assert_never(settings.verify)


def _refuse_lost_words(data: bytes, name: str, article: Article) -> None:
    """Raise CheckError where the words of an output are not those of the Article."""
    from convert.check import verify

    wrong = [finding for finding in verify(data, name, article) if finding.severity == "error"]
    if wrong:
        raise CheckError(
            f"the {name} was not written: {wrong[0].message}",
            hint="Please report it with this source; --no-verify writes it all the same.",
            code=wrong[0].code,
        )


def render_format(
    article: Article, name: str, settings: Settings, source: bytes, stamp: int
) -> bytes:
    """A sound article in one format, as a run with these settings makes it."""
    data, _ = _rendered(article, name, settings, source, stamp, None, False)
    return data


def _pages_first(formats: tuple[str, ...]) -> list[str]:
    """The formats in the order of work: a book lists the pages of the PDF made beside it."""
    return sorted(formats, key=lambda name: name != PAGED)


def _rendered(
    article: Article,
    name: str,
    settings: Settings,
    source: bytes,
    stamp: int,
    pages: PageStarts | None,
    paged: bool,
) -> tuple[bytes, PageStarts | None]:
    """The file, and where its pages begin if that is asked for and the format has pages."""
    chosen = backend(name)
    options = backend_options(chosen, settings, stamp, source)
    if pages and "pages" in chosen.options.__struct_fields__:
        options = msgspec.structs.replace(options, pages=pages)
    theme = load_theme(settings.theme, settings.tokens)
    if paged and isinstance(chosen, PagedBackend):
        return chosen.render_paged(article, theme, options)
    return chosen.render(article, theme, options), None


def backend_options(
    chosen: Backend, settings: Settings, stamp: int, source: bytes
) -> RenderOptions:
    """The options struct of a backend from the run's settings.

    Raises UsageError for a name or value that the backend does not take.
    """
    given = settings.options.get(chosen.name, {})
    try:
        options = msgspec.convert({**given, "stamp": stamp}, chosen.options, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"{chosen.name}: {error}", code="options.invalid") from error
    if "source" in chosen.options.__struct_fields__:
        return msgspec.structs.replace(options, source=source)
    return options
