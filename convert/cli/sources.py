"""The one source that a command is about, and the limits within which it is looked at."""

import sys
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer
from msgspec import Struct
from msgspec.structs import replace

from convert.cli import completion
from convert.cli.groups import LIMITS, seldom
from convert.limits import Limits
from convert.limits.apart import within
from convert.readers import Reading
from convert.settings import Settings
from convert.source import Source
from convert.storage.opened import open_source
from convert.storage.sources import PIPED, standard_input
from convert.visible import visible

Result = TypeVar("Result")

DEFAULTS = Settings(to=())

ReaderOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="READER",
        autocompletion=completion.readers,
        help="The reader to use, whatever the file's suffix says.",
    ),
]


def a_number(value: float) -> float:
    """Refuse what is no number, which no comparison does."""
    if value != value:
        raise typer.BadParameter("it is no number")
    return value


SecondsOption = Annotated[
    float,
    typer.Option(
        min=1,
        max=1e6,
        callback=a_number,
        metavar="N",
        rich_help_panel=LIMITS,
        help="Time that one article may take.",
    ),
]
MegabytesOption = Annotated[
    int,
    typer.Option(
        min=64,
        max=2**24,
        metavar="N",
        rich_help_panel=LIMITS,
        help="Memory that one worker may take.",
    ),
]
MaxBytesOption = Annotated[
    int,
    typer.Option(
        min=1,
        max=2**40,
        metavar="N",
        rich_help_panel=seldom(LIMITS),
        help="Size that a source may have.",
    ),
]


ConfigOption = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="A settings file, in place of the one above the source."),
]
NoConfigOption = Annotated[bool, typer.Option("--no-config", help="Read no settings file.")]


class Look(Struct, frozen=True):
    """How one file is looked at, and what that may cost."""

    reader: str | None = None
    config: str | None = None
    no_config: bool = False

    seconds: float = DEFAULTS.seconds
    megabytes: int = DEFAULTS.megabytes
    max_bytes: int = DEFAULTS.read.max_bytes


def read_within(path: str, how: Look, show: Callable[[Reading, Source], Result]) -> Result:
    """What `show` makes of the reading of the file at `path`, with its sidecar, or of standard
    input for "-"; in a process of its own, within the limits.

    Raises SourceError, and RenderError where it goes over a limit.
    """
    piped = Source(PIPED, standard_input(how.max_bytes)) if path == "-" else None

    def work() -> Result:
        source = piped or open_source(path, how.max_bytes)
        return show(read_as(source, how), source)

    limits = Limits(seconds=how.seconds, megabytes=how.megabytes)
    return within(limits, PIPED if piped else path, work)


def read_as(source: Source, how: Look) -> Reading:
    """What a reader finds in a source, with the settings that hold for it: the reader that was
    asked for, the one that these name, or the one of its suffix.
    """
    from convert.configuration import Configuration
    from convert.pipeline import read

    layers = Configuration(file=how.config, found=not how.no_config)
    settings = layers.of(source.name).settings
    reader = how.reader or settings.read.reader
    reading = replace(settings.read, reader=reader, max_bytes=how.max_bytes)
    return read(source, replace(settings, read=reading))


def print_shown(shown: bytes | list[str]) -> None:
    """Print a document as it stands, or lines in which everything shows."""
    if isinstance(shown, bytes):
        sys.stdout.buffer.write(shown)
    else:
        print_lines(shown)


def print_lines(lines: list[str]) -> None:
    """Print lines in which everything shows."""
    for line in lines:
        sys.stdout.write(f"{visible(line)}\n")
