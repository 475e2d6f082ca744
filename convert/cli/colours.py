"""Whether messages are coloured, and in what."""

import os
from typing import Annotated, Literal, TextIO

import click
import typer

from convert.cli.groups import OUTPUT

WHEN = ("auto", "always", "never")
Kind = Literal["error", "warning", "info", "good", "head"]

ColorOption = Annotated[
    str,
    typer.Option(
        click_type=click.Choice(WHEN),
        metavar="WHEN",
        rich_help_panel=OUTPUT,
        help="Colours: auto (a terminal, without NO_COLOR), always, never.",
    ),
]

_INKS: dict[Kind, str] = {
    "error": "red",
    "warning": "yellow",
    "info": "blue",
    "good": "green",
    "head": "cyan",
}


def coloured(stream: TextIO, when: str = "auto") -> bool:
    """Whether a stream gets colours: a terminal does, unless NO_COLOR says no (no-color.org) or
    it has none; "always" and "never" have the last word.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def inked(text: str, kind: Kind) -> str:
    """Text in the colour of its kind."""
    return click.style(text, fg=_INKS[kind], bold=True)
