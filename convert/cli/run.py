"""`article-convert run`: make publications of articles."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from msgspec import Struct
from msgspec.structs import replace

from convert.backends import backend, backend_names, default_formats
from convert.batch.job import Job, Outcome
from convert.batch.plan import STANDARD_INPUT, Selection, plan
from convert.batch.run import Listener, Order, Summary, decisions, gone
from convert.cli.options import Said, command, with_assignments
from convert.cli.telling import LogFormat, Teller
from convert.errors import ConvertError, MissingError, NothingMadeError, UsageError
from convert.settings import ReadSettings, Settings
from convert.storage.places import place_of

_STANDARD_OUTPUT = "-"


def _formats_help() -> str:
    usual = default_formats()
    others = [name for name in backend_names() if name not in usual]
    more = f"; others: {', '.join(others)}" if others else ""
    return f"Formats: {', '.join(usual)} if none is named{more}."


class What(Struct, frozen=True):
    """Which articles, and how they are read."""

    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; - is standard input.")
    ]
    reader: Annotated[
        str | None,
        typer.Option("--from", help="The reader to use, whatever a file's suffix says."),
    ] = None
    include: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to take from folders.")
    ] = None
    exclude: Annotated[list[str] | None, typer.Option(help="Pattern of files to leave out.")] = None
    language: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47), instead of a guess.")
    ] = None
    fix_mojibake: Annotated[
        bool, typer.Option("--fix-mojibake", help="Mend text that was decoded wrongly (Ã© for é).")
    ] = False


class Form(Struct, frozen=True):
    """Which formats, where, and how they look."""

    to: Annotated[
        list[str] | None,
        typer.Option("--to", "-t", help=_formats_help()),
    ] = None
    out: Annotated[
        str,
        typer.Option("--out", "-o", help="Folder or URL for the outputs; - is standard output."),
    ] = "build"
    theme: Annotated[str, typer.Option(help="A theme's name, or its folder.")] = "default"
    tokens: Annotated[
        list[str] | None,
        typer.Option("--set", help="A token of the theme, such as type.drop_cap=true."),
    ] = None
    options: Annotated[
        list[str] | None,
        typer.Option("-O", help="An option of a format, such as pdf.profile=ua-2+a-4f."),
    ] = None


class Work(Struct, frozen=True):
    """How much is done, where, and what it may cost."""

    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, help="Processes; 0 is one for each core, or all of a cluster's."
        ),
    ] = 0
    executor: Annotated[
        str | None,
        typer.Option(help="Where to work: 'dask' for a cluster here, tcp://HOST:8786 for one."),
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Make unchanged articles too.")] = False
    prune: Annotated[bool, typer.Option("--prune", help="Remove outputs whose source is gone.")] = (
        False
    )
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done and why; do nothing.")
    ] = False
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
    ] = False
    seconds: Annotated[float, typer.Option(min=1, help="Time that one article may take.")] = 120.0
    megabytes: Annotated[int, typer.Option(min=64, help="Memory that one worker may take.")] = 2048
    max_bytes: Annotated[int, typer.Option(min=1, help="Size that a source may have.")] = (
        ReadSettings().max_bytes
    )


class Proof(Struct, frozen=True):
    """When an article fails."""

    strict: Annotated[
        bool, typer.Option("--strict", help="Any warning makes the article fail.")
    ] = False
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Warn of blocks the reader was less sure of.")
    ] = 0.0
    verify: Annotated[
        bool | None,
        typer.Option(
            "--verify/--no-verify",
            help="Read outputs back and refuse one that lost a word; if not given, all but PDF.",
        ),
    ] = None


class Told(Struct, frozen=True):
    """What is said, and written beside the outputs."""

    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each article.")
    ] = False
    report: Annotated[
        Path | None, typer.Option(help="Write a report of the run to this file, as JSON.")
    ] = None
    index: Annotated[
        bool,
        typer.Option(
            "--index", help="Write index.html, an OPDS catalogue and an Atom feed of the folder."
        ),
    ] = False
    index_title: Annotated[str, typer.Option(help="The title of the index.")] = "Articles"
    depfile: Annotated[
        Path | None, typer.Option(help="Write what the outputs depend on, for make or ninja.")
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False
    log_format: Annotated[str, typer.Option(help="Messages as text or json.")] = "text"


def _run(what: What, form: Form, work: Work, proof: Proof, told: Told, said: Said) -> int:
    """Make publications of articles.

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html.

    `article-convert run articles/ --to html,pdf -o site/` keeps the sub-folders.

    `cat sea.txt | article-convert run - --to pdf -o - > sea.pdf` works in a pipe.
    """
    log_format = _log_format(told.log_format)
    settings = _settings(what, form, work, proof, said)
    _refuse_wrong_settings(settings)
    if form.out == _STANDARD_OUTPUT:
        return _to_standard_output(what.paths, settings)
    order = _order(what, form, work, told, settings)
    if told.depfile is not None:
        from convert.batch.depfile import refuse_addresses

        refuse_addresses(order)
    if work.dry_run:
        return _dry_run(order)
    teller = Teller(form.out, as_json=told.as_json, quiet=told.quiet, log_format=log_format)
    code = _exit_code(_carry_out(order, teller, told.report))
    if told.depfile is not None and code == 0:
        from convert.batch.depfile import write_depfile

        write_depfile(told.depfile, order)
    return code


run = command(_run, What, Form, Work, Proof, Told)


def _settings(what: What, form: Form, work: Work, proof: Proof, said: Said) -> Settings:
    verify: Literal["auto", "all", "none"] = "auto"
    if proof.verify is not None:
        verify = "all" if proof.verify else "none"
    return Settings(
        to=_formats(form.to or ()),
        theme=form.theme,
        tokens=tuple(form.tokens or ()),
        read=ReadSettings(
            language=what.language,
            fix_mojibake=what.fix_mojibake,
            max_bytes=work.max_bytes,
            reader=what.reader,
        ),
        options=with_assignments(said, tuple(form.options or ())),
        strict=proof.strict,
        min_confidence=proof.min_confidence,
        verify=verify,
        seconds=work.seconds,
        megabytes=work.megabytes,
    )


def _order(what: What, form: Form, work: Work, told: Told, settings: Settings) -> Order:
    selection = Selection(
        include=tuple(what.include or ()),
        exclude=tuple(what.exclude or ()),
        suffixes=_suffixes(what.reader),
    )
    planned = plan(what.paths, settings.to, form.out, selection)
    where, workers = _executor(work.executor, settings)
    return Order(
        jobs=tuple(_with_input(job) for job in planned),
        place=place_of(form.out),
        settings=settings,
        workers=work.jobs or workers,
        executor=where,
        force=work.force,
        prune=work.prune,
        fail_fast=work.fail_fast,
        index=told.index_title if told.index else None,
    )


def _formats(to: Sequence[str]) -> tuple[str, ...]:
    if not to:
        return default_formats()
    parts = [name.strip() for part in to for name in part.split(",")]
    names = tuple(dict.fromkeys(filter(None, parts)))
    if not names:
        raise UsageError("--to names no format", hint="Write --to pdf,html.")
    for name in names:
        backend(name)
    return names


def _suffixes(named: str | None) -> frozenset[str]:
    """What a folder run takes with this reader; without one, what all readers say."""
    from convert.readers import reader

    return frozenset(reader(named).suffixes) if named else frozenset()


def _log_format(name: str) -> LogFormat:
    if name == "json":
        return "json"
    if name == "text":
        return "text"
    raise UsageError(f"no log format '{name}'", hint="Known: text, json.")


def _refuse_wrong_settings(settings: Settings) -> None:
    """A wrong theme or option is wrong use, before any article is touched."""
    from convert.languages.tags import refuse_unregistered
    from convert.pipeline import backend_options
    from convert.themes import load_theme

    load_theme(settings.theme, settings.tokens)
    if settings.read.language is not None:
        refuse_unregistered(settings.read.language)
    for name in dict.fromkeys((*settings.to, *settings.options)):
        backend_options(name, settings)


def _executor(name: str | None, settings: Settings) -> tuple[object, int]:
    """Where to work - None is here - and by how many workers if nobody says."""
    if name is None:
        return None, os.cpu_count() or 1
    from convert.batch.dask import dask_executor

    return dask_executor(name, settings)


def _with_input(job: Job) -> Job:
    """The job with the bytes of standard input, where that is its source."""
    if job.source != STANDARD_INPUT:
        return job
    from convert.storage.sources import PIPED

    return replace(job, source=PIPED, content=sys.stdin.buffer.read(), modified=0.0)


def _dry_run(order: Order) -> int:
    for decision in decisions(order):
        print(f"{decision.job.source}: {decision.reason}")
    for path in gone(order):
        print(f"{order.place.address}/{path}: source is gone")
    return 0


class _Reporting:
    """A listener that passes all on to another, and keeps what a report says of each article."""

    def __init__(self, listener: Listener) -> None:
        from convert.batch.report import ArticleReport

        self.articles: list[ArticleReport] = []
        self.begin, self.waits, self._tell = listener.begin, listener.waits, listener.tell

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        from convert.batch.report import article_report

        self._tell(outcome)
        self.articles.append(article_report(outcome))


def _carry_out(order: Order, teller: Teller, report: Path | None) -> Summary:
    from convert.batch.report import run_report
    from convert.batch.run import run as run_batch
    from convert.storage.atomic import write_whole

    reporting = _Reporting(teller) if report is not None else None
    try:
        summary = run_batch(order, reporting or teller)
    finally:
        teller.stop()
    teller.end(summary, len(order.jobs))
    if report is not None and reporting is not None:
        write_whole(report, run_report(summary, reporting.articles))
    return summary


def _exit_code(summary: Summary) -> int:
    if not summary.failed:
        return 0
    if summary.lacking:
        return MissingError.exit_code
    if summary.made or summary.unchanged:
        return ConvertError.exit_code
    return NothingMadeError.exit_code


def _to_standard_output(paths: list[str], settings: Settings) -> int:
    from convert.batch.make import make

    if len(settings.to) != 1 or len(paths) != 1 or Path(paths[0]).is_dir():
        raise UsageError(
            "standard output takes one article in one format",
            hint="Name one file and one format with --to.",
        )
    job = _with_input(Job(source=paths[0], stem=Path(paths[0]).stem, formats=settings.to))
    outcome = make(job, settings)
    for diagnostic in outcome.diagnostics:
        print(diagnostic.text(job.source), file=sys.stderr)
    for error in outcome.errors:
        print(error, file=sys.stderr)
    if outcome.errors:
        return _exit_code(Summary(failed=1, lacking=outcome.lacking))
    sys.stdout.buffer.write(outcome.outputs[0].data or b"")
    return 0
