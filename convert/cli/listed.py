"""What commands list, as values: printed as lines for people, as JSON for programs."""

import sys
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
import typer
from msgspec import Struct

from convert.visible import visible_json

JsonOption = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


class ListedFormat(Struct, frozen=True, kw_only=True):
    """A reader, backend or check, or a rule of another package."""

    kind: Literal["reader", "backend", "check", "rule"]
    name: str
    package: str
    """The distribution that brings it."""

    ready: bool
    lacks: str = ""
    """What it lacks on this machine; empty where it is ready."""

    suffixes: tuple[str, ...] = ()
    """Of the files that it reads, writes or judges."""

    options: tuple[str, ...] = ()
    """As `-O` takes them."""


class ListedTheme(Struct, frozen=True, kw_only=True):
    """A theme that is built in."""

    name: str
    description: str
    extends: str = ""


class ListedNeed(Struct, frozen=True, kw_only=True):
    """A thing that formats or validators need of the machine."""

    name: str
    found: str
    """What of it is here; empty where nothing is."""

    advice: str = ""
    """What to do where it is not."""

    needed: bool = True
    """Whether something cannot be done without it."""


class ListedSetting(Struct, frozen=True, kw_only=True):
    """The value of a setting that holds, and who said so."""

    value: bool | int | float | str | list[str | dict[str, str | None]] | None
    origin: str
    layer: str


def print_json(values: Sequence[Struct]) -> None:
    """Print values as a JSON list."""
    data = msgspec.json.format(msgspec.json.encode(values), indent=2)
    sys.stdout.buffer.write(visible_json(data) + b"\n")
