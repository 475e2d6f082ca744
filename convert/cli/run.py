"""`article-convert run`: make publications of articles."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from convert.batch.job import Job, Outcome
from convert.batch.place import place_of
from convert.batch.plan import STANDARD_INPUT, Selection, plan
from convert.batch.run import Order, Summary, decisions, gone
from convert.cli.telling import LogFormat, Teller
from convert.errors import ConvertError, MissingError, NothingMadeError, UsageError
from convert.settings import ReadSettings, Settings

_STANDARD_OUTPUT = "-"
_NO_STAMP = 0


def run(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; - is standard input.")
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", "-t", help="Formats: pdf, epub, docx, html (all four if not given), json, txt."
        ),
    ] = None,
    out: Annotated[
        str,
        typer.Option("--out", "-o", help="Folder or URL for the outputs; - is standard output."),
    ] = "build",
    theme: Annotated[str, typer.Option(help="A theme's name, or its folder.")] = "default",
    tokens: Annotated[
        list[str] | None,
        typer.Option("--set", help="A token of the theme, such as type.drop_cap=true."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47), instead of a guess.")
    ] = None,
    page_size: Annotated[str | None, typer.Option(help="Paper: A4, Letter, A5.")] = None,
    pdf_profile: Annotated[
        str | None,
        typer.Option(help="Standards of the PDF: ua-1+a-2a, ua-1+a-3a or ua-2+a-4f."),
    ] = None,
    certified_by: Annotated[
        str | None,
        typer.Option(help="Who vouches that the EPUB meets EPUB Accessibility 1.1, WCAG 2.2 AA."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="Address that the web page will have.")] = None,
    image: Annotated[
        str | None, typer.Option(help="Address of a picture for previews of the web page.")
    ] = None,
    fonts: Annotated[
        str | None, typer.Option(help="Fonts of web pages: embed, or system (if not given).")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to take from folders.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to leave out.")
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, help="Processes; 0 is one for each core, or all of a cluster's."
        ),
    ] = 0,
    executor: Annotated[
        str | None,
        typer.Option(help="Where to work: 'dask' for a cluster here, tcp://HOST:8786 for one."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Make unchanged articles too.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove outputs whose source is gone.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done and why; do nothing.")
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Any warning makes the article fail.")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Warn of blocks the reader was less sure of.")
    ] = 0.0,
    fix_mojibake: Annotated[
        bool, typer.Option("--fix-mojibake", help="Mend text that was decoded wrongly (Ã© for é).")
    ] = False,
    verify: Annotated[
        bool | None,
        typer.Option(
            "--verify/--no-verify",
            help="Read outputs back and refuse one that lost a word; if not given, all but PDF.",
        ),
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Time that one article may take.")] = 120.0,
    megabytes: Annotated[int, typer.Option(min=64, help="Memory that one worker may take.")] = 2048,
    max_bytes: Annotated[int, typer.Option(min=1, help="Size that a source may have.")] = 64
    * 1024
    * 1024,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each article.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write a report of the run to this file, as JSON.")
    ] = None,
    index: Annotated[
        bool,
        typer.Option(
            "--index", help="Write index.html, an OPDS catalogue and an Atom feed of the folder."
        ),
    ] = False,
    index_title: Annotated[str, typer.Option(help="The title of the index.")] = "Articles",
    depfile: Annotated[
        Path | None, typer.Option(help="Write what the outputs depend on, for make or ninja.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    log_format: Annotated[str, typer.Option(help="Messages as text or json.")] = "text",
) -> int:
    """Make publications of articles.

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html.

    `article-convert run articles/ --to html,pdf -o site/` keeps the sub-folders.

    `cat sea.txt | article-convert run - --to pdf -o - > sea.pdf` works in a pipe.
    """
    told = _log_format(log_format)
    settings = Settings(
        to=_formats(to or ["pdf,epub,docx,html"]),
        theme=theme,
        tokens=tuple(tokens or ()),
        read=ReadSettings(language=language, fix_mojibake=fix_mojibake, max_bytes=max_bytes),
        options=_given(
            pdf={"page_size": page_size, "profile": pdf_profile},
            epub={"certified_by": certified_by},
            docx={"paper": page_size},
            html={"url": url, "image": image, "fonts": fonts},
        ),
        strict=strict,
        min_confidence=min_confidence,
        verify="auto" if verify is None else "all" if verify else "none",
        seconds=seconds,
        megabytes=megabytes,
    )
    _refuse_wrong_options(settings)
    if out == _STANDARD_OUTPUT:
        return _to_standard_output(paths, settings)
    selection = Selection(include=tuple(include or ()), exclude=tuple(exclude or ()))
    planned = plan(paths, settings.to, out, selection)
    where, workers = _executor(executor, settings)
    order = Order(
        jobs=tuple(_with_input(job) for job in planned),
        place=place_of(out),
        settings=settings,
        workers=jobs or workers,
        executor=where,
        force=force,
        prune=prune,
        fail_fast=fail_fast,
        index=index_title if index else None,
    )
    if depfile is not None:
        from convert.batch.depfile import refuse_addresses

        refuse_addresses(order)
    if dry_run:
        return _dry_run(order)
    teller = Teller(out, as_json=as_json, quiet=quiet, log_format=told)
    summary = _carry_out(order, teller, report)
    code = _exit_code(summary)
    if depfile is not None and code == 0:
        from convert.batch.depfile import write_depfile

        write_depfile(depfile, order)
    return code


def _formats(to: list[str]) -> tuple[str, ...]:
    from convert.backends import backend

    parts = [name.strip() for part in to for name in part.split(",")]
    names = tuple(dict.fromkeys(filter(None, parts)))
    if not names:
        raise UsageError("--to names no format", hint="Write --to pdf,html.")
    for name in names:
        backend(name)
    return names


def _given(**tables: dict[str, str | None]) -> dict[str, dict[str, str]]:
    """The options that were given, by backend."""
    return {
        name: {key: value for key, value in table.items() if value is not None}
        for name, table in tables.items()
    }


def _log_format(name: str) -> LogFormat:
    if name == "json":
        return "json"
    if name == "text":
        return "text"
    raise UsageError(f"no log format '{name}'", hint="Known: text, json.")


def _refuse_wrong_options(settings: Settings) -> None:
    """A wrong theme or option is wrong use, before any article is touched."""
    from convert.backends import backend
    from convert.batch.make import backend_options
    from convert.themes import load_theme
    from convert.units import paper_size

    load_theme(settings.theme, settings.tokens)
    for name in settings.to:
        backend_options(backend(name), settings, _NO_STAMP, b"")
    page_size = settings.options.get("docx", {}).get("paper")
    if page_size:
        paper_size(page_size)


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
    from msgspec.structs import replace

    from convert.batch.source import PIPED

    return replace(job, source=PIPED, content=sys.stdin.buffer.read(), modified=0.0)


def _dry_run(order: Order) -> int:
    for decision in decisions(order):
        print(f"{decision.job.source}: {decision.reason}")
    for path in gone(order):
        print(f"{order.place.address}/{path}: source is gone")
    return 0


def _carry_out(order: Order, teller: Teller, report: Path | None) -> Summary:
    from convert.batch.report import ArticleReport, article_report, run_report
    from convert.batch.run import run as run_batch
    from convert.batch.store import write_whole

    articles: list[ArticleReport] = []

    def tell(outcome: Outcome) -> None:
        teller.tell(outcome)
        if report is not None:
            articles.append(article_report(outcome))

    try:
        summary = run_batch(order, tell, teller.begin, teller.waits)
    finally:
        teller.stop()
    teller.end(summary, len(order.jobs))
    if report is not None:
        write_whole(report, run_report(summary, articles))
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
