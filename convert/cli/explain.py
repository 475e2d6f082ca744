"""`article-convert explain`: what every line became, and why."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from convert.errors import UsageError, Where, WriteError


def explain(
    path: Annotated[str, typer.Argument(help="A text file; - is standard input.")],
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
    from convert.batch.source import read_sidecar, read_source
    from convert.readers.text import explain as reasons
    from convert.settings import ReadSettings

    if path == "-":
        source, name, settings = sys.stdin.buffer.read(), "<stdin>", ReadSettings()
    else:
        source, name = read_source(path), path
        settings = ReadSettings(sidecar=read_sidecar(path))
    if write_sidecar:
        if path == "-":
            raise UsageError("standard input has no place for a sidecar", code="usage.sidecar")
        _write_new(Path(path).with_suffix(".toml"), reasons.to_sidecar(source, name, settings))
        return 0
    explanation = reasons.explain(source, name, settings)
    if as_json:
        import msgspec

        data = msgspec.json.format(msgspec.json.encode(explanation), indent=2)
        sys.stdout.buffer.write(data + b"\n")
    else:
        for line in reasons.to_lines(explanation, name):
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
