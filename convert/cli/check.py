"""`article-convert check`: judge publications."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from convert.article import Article
from convert.check.finding import Finding
from convert.cli.sources import (
    DEFAULTS,
    MaxBytesOption,
    MegabytesOption,
    SecondsOption,
    print_lines,
)
from convert.errors import SourceError, UsageError, Where
from convert.limits import Limits
from convert.limits.apart import within
from convert.storage.inside import lies_in
from convert.storage.opened import open_source
from convert.storage.sources import read_file
from convert.visible import visible

if TYPE_CHECKING:
    from convert.check.reading.shape import OutlineEntry

_MOST_OF_A_KIND = 5


def check(
    files: Annotated[
        list[Path], typer.Argument(help="PDF, EPUB, DOCX or HTML files, or folders of them.")
    ],
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
    from convert.check import check_files
    from convert.check.report import lines, summary, to_json

    limits = Limits(seconds=seconds, megabytes=megabytes, max_bytes=max_bytes)
    chosen = _files(files)
    if outline:
        return _outlines(chosen, limits)
    article = _article(against, limits) if against else None
    findings = check_files(chosen, article, external, limits)
    names = [str(file) for file in chosen]
    _write_reports(chosen, findings, limits, _Reports(junit, sarif, acr))
    if as_json:
        sys.stdout.buffer.write(to_json(names, findings))
    else:
        for line in lines(findings, None if every else _MOST_OF_A_KIND):
            print(line)
        print(summary(names, findings), file=sys.stderr)
    failing = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in failing for finding in findings))


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those of a known format in the folders named."""
    from convert.check.formats import named, suffixes

    known = suffixes()

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in known)
            found += [file for file in inside if file.is_file() and lies_in(file, path)]
        elif path.exists():
            found.append(path)
        else:
            raise SourceError("no such file", where=Where(str(path)), code="source.missing")
    if not found:
        raise UsageError(f"no {named()} file in {', '.join(map(str, paths))}", code="check.nothing")
    return found


def _article(source: str, limits: Limits) -> Article:
    """The Article that outputs of `source` should hold, made sound as `run` makes it."""

    def work() -> Article:
        from convert.pipeline import prepare, read

        opened = open_source(source, limits.max_bytes)
        return prepare(read(opened, DEFAULTS), opened, DEFAULTS).article

    return within(limits, source, work)


def _outlines(files: list[Path], limits: Limits) -> int:
    """Print the outline of each file; 1 where one differs from the first."""
    first = None
    differs = 0
    for file in files:
        lines, outline = within(limits, str(file), partial(_outline, file, limits.max_bytes))
        print_lines([f"{file}:", *(f"  {line}" for line in lines)])
        first = outline if first is None else first
        if outline != first:
            differs = 1
            words = f"{file}: error: its outline is not that of {files[0]}."
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
    files: list[Path], findings: list[Finding], limits: Limits, wanted: _Reports
) -> None:
    from convert import __version__
    from convert.check.report import to_junit, to_sarif
    from convert.storage.atomic import write_whole

    if wanted.junit is not None:
        write_whole(wanted.junit, to_junit([str(file) for file in files], findings))
    if wanted.sarif is not None:
        write_whole(wanted.sarif, to_sarif(findings, __version__))
    if wanted.acr is not None:
        from convert.check.acr import conformance_report, judged

        known = [within(limits, str(file), partial(judged, file)) for file in files]
        page = conformance_report(known, findings, __version__, _now())
        write_whole(wanted.acr, page.encode())


def _now() -> datetime:
    """The time, or the one that SOURCE_DATE_EPOCH says (reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
