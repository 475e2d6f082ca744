"""`article-convert check`: judge publications."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article
from convert.check.finding import Finding
from convert.cli.colours import coloured
from convert.cli.path_lists import STANDARD_INPUT, From0Option
from convert.cli.progress import Progress, somebody_looks
from convert.cli.publications import Publications, publications
from convert.cli.sources import (
    DEFAULTS,
    MaxBytesOption,
    MegabytesOption,
    SecondsOption,
    print_lines,
)
from convert.errors import UsageError
from convert.limits import Limits
from convert.limits.apart import within
from convert.source import Source
from convert.storage.opened import open_source
from convert.storage.sources import PIPED, read_file, standard_input
from convert.visible import visible

if TYPE_CHECKING:
    from convert.check.reading.shape import OutlineEntry

_MOST_OF_A_KIND = 5


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES...",
            help="PDF, EPUB, DOCX or HTML files, or folders of them; - is standard input, @LIST a "
            "file of paths.",
        ),
    ] = None,
    from0: From0Option = None,
    against: Annotated[
        str | None,
        typer.Option(help="The source: its words and structure must be in every file."),
    ] = None,
    external: Annotated[
        bool, typer.Option("--external", help="Ask the reference validators that are installed.")
    ] = False,
    outline: Annotated[
        bool, typer.Option("--outline", help="Print each file's outline instead; they must agree.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML to this file.")] = None,
    sarif: Annotated[Path | None, typer.Option(help="Write SARIF 2.1.0 to this file.")] = None,
    acr: Annotated[
        Path | None,
        typer.Option(help="Write an accessibility conformance report (HTML) to this file."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Print all findings of a kind, not the first few.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    seconds: SecondsOption = DEFAULTS.seconds,
    megabytes: MegabytesOption = DEFAULTS.megabytes,
    max_bytes: MaxBytesOption = DEFAULTS.read.max_bytes,
) -> int:
    """Judge publications: their words, structure and accessibility.

    `article-convert check build/sea.*` applies the rules of each format.

    `article-convert check build/sea.pdf --against sea.txt` finds words and structure that are lost.

    `article-convert check build --external --acr report.html` writes a report to hand over.
    """
    limits = Limits(seconds=seconds, megabytes=megabytes, max_bytes=max_bytes)
    wanted = _Reports(junit, sarif, acr)
    if against == STANDARD_INPUT and STANDARD_INPUT in (*(files or []), from0):
        raise UsageError("standard input can be read once", code="usage.input")
    with publications(files or [], from0, max_bytes) as chosen:
        if outline:
            return _outlines(chosen, limits)
        article = _article(against, limits) if against else None
        findings = chosen.named(_judged(chosen, article, external, limits))
        _write_reports(chosen, findings, limits, wanted)
    _print(chosen, findings, as_json=as_json, most=None if every else _MOST_OF_A_KIND)
    failing = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in failing for finding in findings))


def _judged(
    chosen: Publications, article: Article | None, external: bool, limits: Limits
) -> list[Finding]:
    """All findings, with a bar while they are looked for where somebody looks."""
    from convert.check import check_files

    if not somebody_looks():
        return check_files(chosen.files, article, external, limits)
    # Each file is judged in a copy of this process, which must have no threads.
    bar = Progress(len(chosen.files), coloured=coloured(sys.stderr), threads=False)

    def judged(file: Path) -> None:
        bar.ends(chosen.name_of(file), failed=False, warns=False)

    try:
        return check_files(chosen.files, article, external, limits, judged)
    finally:
        bar.stop()


def _print(
    chosen: Publications, findings: list[Finding], *, as_json: bool, most: int | None
) -> None:
    from convert.check.report import lines, summary, to_json

    names = [chosen.name_of(file) for file in chosen.files]
    if as_json:
        sys.stdout.buffer.write(to_json(names, findings))
        return
    for line in lines(findings, most):
        print(line)
    print(summary(names, findings), file=sys.stderr)


def _article(source: str, limits: Limits) -> Article:
    """The Article that outputs of `source` should hold, made sound as `run` makes it."""

    piped = Source(PIPED, standard_input(limits.max_bytes)) if source == STANDARD_INPUT else None

    def work() -> Article:
        from convert.pipeline import prepare, read

        opened = piped or open_source(source, limits.max_bytes)
        return prepare(read(opened, DEFAULTS), opened, DEFAULTS).article

    return within(limits, PIPED if piped else source, work)


def _outlines(chosen: Publications, limits: Limits) -> int:
    """Print the outline of each file; 1 where one differs from the first."""
    first = None
    differs = 0
    for file in chosen.files:
        name = chosen.name_of(file)
        lines, outline = within(limits, name, partial(_outline, file, limits.max_bytes))
        print_lines([f"{name}:", *(f"  {line}" for line in lines)])
        first = outline if first is None else first
        if outline != first:
            differs = 1
            words = f"{name}: error: its outline is not that of {chosen.name_of(chosen.files[0])}."
            print(visible(words), file=sys.stderr)
    return differs


def _outline(file: Path, most: int) -> tuple[list[str], "tuple[OutlineEntry, ...]"]:
    """The outline of a file as lines, and to be compared."""
    from convert.check.files import read
    from convert.check.formats import format_of
    from convert.check.outline import normal, outline_lines, outline_of

    reading = read(read_file(str(file), most), format_of(file))
    return list(outline_lines(reading)), normal(outline_of(reading), reading.title)


class _Reports(Struct, frozen=True):
    """Where reports are wanted."""

    junit: Path | None
    sarif: Path | None
    acr: Path | None


def _write_reports(
    chosen: Publications, findings: list[Finding], limits: Limits, wanted: _Reports
) -> None:
    from convert import __version__
    from convert.check.report import to_junit, to_sarif
    from convert.storage.atomic import write_whole

    names = [chosen.name_of(file) for file in chosen.files]
    if wanted.junit is not None:
        write_whole(wanted.junit, to_junit(names, findings))
    if wanted.sarif is not None:
        write_whole(wanted.sarif, to_sarif(findings, __version__))
    if wanted.acr is not None:
        from convert.check.acr import conformance_report, judged

        known = [
            replace(within(limits, name, partial(judged, file)), name=visible(name))
            for name, file in zip(names, chosen.files, strict=True)
        ]
        page = conformance_report(known, findings, __version__, _now())
        write_whole(wanted.acr, page.encode())


def _now() -> datetime:
    """The time, or the one that SOURCE_DATE_EPOCH says (reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
