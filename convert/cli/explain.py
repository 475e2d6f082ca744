"""`article-convert explain`: what every line became, and why."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from convert.cli.sources import ReaderOption, opened, read_as
from convert.errors import UsageError, Where, WriteError


def explain(
    path: Annotated[str, typer.Argument(help="A file; - is standard input.")],
    reader: ReaderOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    write_sidecar: Annotated[
        bool,
        typer.Option("--write-sidecar", help="Write what was found to ARTICLE.toml, to be edited."),
    ] = False,
) -> int:
    """Print, line by line, what each line became, the evidence, and the runner-up.

    `article-convert explain sea.txt` says why line 14 is a heading.
    `article-convert explain sea.txt --write-sidecar` makes sea.toml, which has the last word
    once you change it.
    """
    from convert.readers.telling import to_lines, to_sidecar

    if write_sidecar and path == "-":
        raise UsageError("standard input has no place for a sidecar", code="usage.sidecar")
    source = opened(path)
    reading = read_as(source, reader)
    if write_sidecar:
        _write_new(Path(source.sidecar_name), to_sidecar(reading, source.name))
        return 0
    explanation = reading.explain()
    if as_json:
        import msgspec

        data = msgspec.json.format(msgspec.json.encode(explanation), indent=2)
        sys.stdout.buffer.write(data + b"\n")
    else:
        for line in to_lines(explanation, source.name):
            print(line)
    return 0


def _write_new(path: Path, text: str) -> None:
    """Write a sidecar that is not there yet. Raises WriteError where it is, or cannot be made."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise WriteError(
            "is there already", where=Where(str(path)), hint="Delete it first.", code="write.exists"
        ) from error
    except OSError as error:
        raise WriteError(
            f"cannot be written: {error.strerror}", where=Where(str(path)), code="write.failed"
        ) from error
    print(path, file=sys.stderr)
