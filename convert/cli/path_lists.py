"""Paths that a command line names, and those that stand in lists."""

import os
import sys
from typing import Annotated

import typer

from convert.cli.groups import WHAT, seldom
from convert.errors import SourceError, UsageError, Where

_MARK = "@"
STANDARD_INPUT = "-"

From0Option = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        rich_help_panel=seldom(WHAT),
        help="Take paths from this file, each ended by NUL, as find -print0 writes them.",
    ),
]


def paths_of(named: list[str], from0: str | None) -> list[str]:
    """The paths that were named, with what lists hold in their places.

    `@FILE` is a list with a path on each line; a file whose own name begins with @ is `./@name`.
    from0: a list whose paths end in NUL, which any name can stand in. "-" is standard input, as a
    list once (`@-`). Raises UsageError where no path is left, SourceError for a list that cannot
    be read.
    """
    found: list[str] = []
    for path in named:
        found += _lines(path[1:]) if path.startswith(_MARK) else [path]
    if from0 is not None:
        found += [part for part in _read(from0).split("\0") if part]
    if not found:
        raise UsageError(
            "no file is named",
            hint="Name files or folders, or a list of them as @LIST.",
            code="plan.empty",
        )
    lists = [each[1:] for each in named if each.startswith(_MARK)]
    if [*lists, from0, *found].count(STANDARD_INPUT) > 1:
        raise UsageError("standard input can be read once", code="usage.input")
    return found


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line.strip()]


def _read(name: str) -> str:
    """A list as text; names that are no UTF-8 stay what they are (PEP 383)."""
    try:
        if name == STANDARD_INPUT:
            return os.fsdecode(sys.stdin.buffer.read())
        with open(name, "rb") as file:
            return os.fsdecode(file.read())
    except OSError as error:
        raise SourceError(
            f"the list of paths cannot be read: {error.strerror}",
            where=Where(name),
            hint="A file whose own name begins with @ is written ./@name.",
            code="source.list",
        ) from error
