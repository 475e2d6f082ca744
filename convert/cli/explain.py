"""`article-convert explain`: what every line became, and why."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from convert.cli.sources import (
    DEFAULTS,
    ConfigOption,
    Look,
    MaxBytesOption,
    MegabytesOption,
    NoConfigOption,
    ReaderOption,
    SecondsOption,
    print_shown,
    read_within,
)
from convert.errors import SourceError, UsageError, Where, WriteError
from convert.readers import Reading
from convert.readers.explanation import Explanation
from convert.source import Source
from convert.visible import visible, visible_json


def explain(
    path: Annotated[str, typer.Argument(help="A file; - is standard input.")],
    reader: ReaderOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    line: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Of this line of the source alone.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    write_sidecar: Annotated[
        bool,
        typer.Option("--write-sidecar", help="Write what was found to ARTICLE.toml, to be edited."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a sidecar that is there.")
    ] = False,
    seconds: SecondsOption = DEFAULTS.seconds,
    megabytes: MegabytesOption = DEFAULTS.megabytes,
    max_bytes: MaxBytesOption = DEFAULTS.read.max_bytes,
) -> int:
    """Print, line by line, what each line became, the evidence, and the runner-up.

    `article-convert explain sea.txt --line 14` says why line 14 is a heading

    `article-convert explain sea.txt --write-sidecar` makes sea.toml, to be edited
    """
    if write_sidecar and path == "-":
        raise UsageError("standard input has no place for a sidecar", code="usage.sidecar")
    how = Look(reader, config, no_config, seconds, megabytes, max_bytes)
    if write_sidecar:
        _write(*read_within(path, how, _sidecar), over=force)
        return 0
    shown = read_within(path, how, partial(_explained, line=line, as_json=as_json))
    print_shown(shown)
    return 0


def _sidecar(reading: Reading, source: Source) -> tuple[Path, str]:
    from convert.readers.telling import to_sidecar

    return Path(source.sidecar_name), to_sidecar(reading, source.name)


def _explained(
    reading: Reading, source: Source, *, line: int | None, as_json: bool
) -> bytes | list[str]:
    from convert.readers.telling import to_lines

    explanation = reading.explain()
    if line is not None:
        explanation = _of_line(explanation, line, source.name)
    if not as_json:
        return list(to_lines(explanation, source.name))
    import msgspec

    data = msgspec.json.format(msgspec.json.encode(explanation), indent=2)
    return visible_json(data) + b"\n"


def _of_line(explanation: Explanation, line: int, name: str) -> Explanation:
    """What a line became. Raises SourceError for one that became nothing."""
    found = [each for each in explanation.decisions if each.lines[0] <= line <= each.lines[1]]
    if not found:
        raise SourceError(
            "nothing was decided of this line",
            where=Where(name, line),
            hint="It is blank, behind the end, or says itself what it is, as in Word files.",
            code="explain.line",
        )
    return Explanation(decisions=tuple(found), kinds=explanation.kinds)


def _write(path: Path, text: str, *, over: bool) -> None:
    """Write a sidecar. Raises WriteError where it cannot be made, or is there and must stay."""
    try:
        with path.open("w" if over else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise WriteError(
            "is there already",
            where=Where(str(path)),
            hint="--force writes over it: what was corrected there is lost.",
            code="write.exists",
        ) from error
    except OSError as error:
        raise WriteError(
            f"cannot be written: {error.strerror}", where=Where(str(path)), code="write.failed"
        ) from error
    print(visible(str(path)), file=sys.stderr)
