"""`article-convert run`: make publications of articles."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from convert.batch.job import Job, Outcome
from convert.batch.make import make
from convert.batch.plan import STANDARD_INPUT, Selection, plan
from convert.batch.run import run_here
from convert.errors import ConvertError, MissingError, NothingMadeError, UsageError
from convert.settings import ReadSettings, Settings

_STANDARD_OUTPUT = Path("-")


def run(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; - is standard input.")
    ],
    to: Annotated[
        list[str],
        typer.Option("--to", "-t", help="Formats: pdf, epub, docx, html, json, txt."),
    ] = ["pdf,epub,docx,html"],  # noqa: B006 - typer reads the default and never changes it
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the outputs; - is standard output.")
    ] = Path("build"),
    theme: Annotated[str, typer.Option(help="A theme's name, or its folder.")] = "default",
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
    include: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to take from folders.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to leave out.")
    ] = None,
    fix_mojibake: Annotated[
        bool, typer.Option(help="Mend text that was decoded wrongly (Ã© for é).")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Warn of blocks the reader was less sure of.")
    ] = 0.0,
    strict: Annotated[bool, typer.Option(help="Any warning makes the article fail.")] = False,
) -> int:
    """Make publications of articles.

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html.

    `article-convert run articles/ --to html,pdf -o site/` keeps the sub-folders.

    `cat sea.txt | article-convert run - --to pdf -o - > sea.pdf` works in a pipe.
    """
    formats = _formats(to)
    options = {
        "pdf": {"page_size": page_size, "profile": pdf_profile},
        "epub": {"certified_by": certified_by},
        "docx": {"paper": page_size},
        "html": {"url": url, "image": image},
    }
    settings = Settings(
        to=formats,
        theme=theme,
        read=ReadSettings(language=language, fix_mojibake=fix_mojibake),
        options={
            name: {key: value for key, value in table.items() if value is not None}
            for name, table in options.items()
        },
        strict=strict,
        min_confidence=min_confidence,
    )
    selection = Selection(include=tuple(include or ()), exclude=tuple(exclude or ()))
    if out == _STANDARD_OUTPUT:
        return _to_standard_output(paths, settings)
    jobs = [_with_input(job) for job in plan(paths, formats, out, selection)]
    return _run(jobs, settings, out)


def _formats(to: list[str]) -> tuple[str, ...]:
    from convert.backends import backend

    names = tuple(dict.fromkeys(name.strip() for part in to for name in part.split(",") if name))
    if not names:
        raise UsageError("--to names no format", hint="Write --to pdf,html.")
    for name in names:
        backend(name)
    return names


def _with_input(job: Job) -> Job:
    """The job with the bytes of standard input, where that is its source."""
    if job.source != STANDARD_INPUT:
        return job
    from msgspec.structs import replace

    return replace(job, source="<stdin>", content=sys.stdin.buffer.read(), modified=0.0)


def _run(jobs: list[Job], settings: Settings, out: Path) -> int:
    made, failed, lacking = 0, 0, False
    for outcome in run_here(jobs, settings):
        _tell(outcome, out)
        made += len(outcome.outputs)
        failed += bool(outcome.errors)
        lacking = lacking or outcome.lacking
    if failed and len(jobs) > 1:
        print(f"{failed} of {len(jobs)} articles failed.", file=sys.stderr)
    return _exit_code(made, failed, lacking)


def _exit_code(made: int, failed: int, lacking: bool) -> int:
    if not failed:
        return 0
    if lacking:
        return MissingError.exit_code
    return ConvertError.exit_code if made else NothingMadeError.exit_code


def _tell(outcome: Outcome, out: Path) -> None:
    for diagnostic in outcome.diagnostics:
        print(diagnostic.text(outcome.job.source), file=sys.stderr)
    for error in outcome.errors:
        print(error, file=sys.stderr)
    for output in outcome.outputs:
        print(out / output.path)


def _to_standard_output(paths: list[str], settings: Settings) -> int:
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
        return _exit_code(0, 1, outcome.lacking)
    sys.stdout.buffer.write(outcome.outputs[0].data or b"")
    return 0
