"""One article in one format: to standard output, or to a file that is named whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path, PurePath

from msgspec.structs import replace

from convert.backends import backend, backend_names
from convert.batch.job import Job, Output
from convert.batch.plan import STANDARD_INPUT
from convert.cli.telling import Teller
from convert.errors import ConvertError, MissingError, NothingMadeError, UsageError
from convert.settings import Settings
from convert.storage.sources import PIPED, standard_input
from convert.visible import visible

STANDARD_OUTPUT = "-"
_SHORTEST = len(".htm")


def format_of_file(out: str) -> str:
    """The format that a name such as `sea.pdf` asks for; empty where it names a folder."""
    suffix = PurePath(out).suffix.lower()
    if not suffix or out.endswith(("/", os.sep)) or Path(out).is_dir() or "://" in out:
        return ""
    for name in backend_names():
        try:
            if backend(name).suffix == suffix:
                return name
        except MissingError:
            continue
    return ""


def refuse_misspelt(out: str) -> None:
    """Raise UsageError for nearly the name of a file (`sea.pfd`), which would be a folder."""
    suffix = PurePath(out).suffix.lower()
    if not suffix or out.endswith(("/", os.sep)) or "://" in out or Path(out).exists():
        return
    for meant in _suffixes():
        if sorted(suffix) == sorted(meant) or (len(suffix) >= _SHORTEST and suffix in meant):
            raise UsageError(
                f"'{out}' would be a folder",
                hint=f"Did you mean {PurePath(out).with_suffix(meant)}? A folder is written {out}/",
                code="usage.output",
            )


def _suffixes() -> list[str]:
    found = []
    for name in backend_names():
        with suppress(MissingError):
            found.append(backend(name).suffix)
    return found


def to_one_output(paths: list[str], settings: Settings, teller: Teller) -> int:
    """Make one article and put it where the settings say; the exit code.

    Raises UsageError for more than one article or format, WriteError for a file that cannot be
    written.
    """
    from convert.batch.run import make_alone

    out = settings.out
    where = "standard output" if out == STANDARD_OUTPUT else f"the file '{out}'"
    if len(settings.to) != 1 or len(paths) != 1 or Path(paths[0]).is_dir():
        raise UsageError(
            f"{where} takes one article in one format",
            hint="Name one file and one format with --to, or a folder with --out.",
        )
    if out != STANDARD_OUTPUT and format_of_file(out) != settings.to[0]:
        raise UsageError(
            f"{where} is not named as {settings.to[0]} is",
            hint=f"Write a name that ends in {backend(settings.to[0]).suffix}.",
        )
    alone = out == STANDARD_OUTPUT
    stem = Path(paths[0] if alone else out).stem
    job = Job(source=paths[0], stem=stem, formats=settings.to, alone=alone)
    job = with_input(job, settings.read.max_bytes)
    teller.begin(1, 0)
    try:
        teller.starts(job.source)
        outcome = make_alone(job, settings)
    finally:
        teller.stop()
    teller.messages(outcome)
    teller.held_back()
    if outcome.errors:
        return exit_code(failed=True, lacking=outcome.lacking, something=False)
    _put(out, outcome.outputs[0], paths[0])
    return 0


def _put(out: str, output: Output, source: str) -> None:
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(output.data or b"")
        return
    from convert.storage.atomic import write_inside, write_whole

    if os.path.realpath(out) == os.path.realpath(source):
        raise UsageError(f"'{source}' would be overwritten", code="plan.overwrites")
    for file in output.beside:
        write_inside(os.path.dirname(out) or ".", file.path, file.data or b"")
    write_whole(Path(out), output.data or b"")
    print(visible(out))


def with_input(job: Job, limit: int) -> Job:
    """The job with the bytes of standard input, where that is its source. Raises SourceError."""
    if job.source != STANDARD_INPUT:
        return job
    return replace(job, source=PIPED, content=standard_input(limit), modified=0.0)


def exit_code(*, failed: bool, lacking: bool, something: bool) -> int:
    """What a run ends with; something: whether any article is there, made now or before."""
    if not failed:
        return 0
    if lacking:
        return MissingError.exit_code
    return ConvertError.exit_code if something else NothingMadeError.exit_code
