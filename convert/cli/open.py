"""`article-convert open`: show a result in the program that the machine has for it."""

import os
import shlex
from typing import Annotated

import typer

from convert.cli import completion
from convert.errors import MissingError, SourceError, Where
from convert.visible import visible


def open(
    path: Annotated[str, typer.Argument(help="A result, or the article that it was made of.")],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            "-t",
            metavar="FORMAT",
            autocompletion=completion.formats,
            help="Which of an article's results; the first that there is if not given.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Where `run` put the results."),
    ] = None,
) -> None:
    """Open a result in the program that this machine has for it.

    `article-convert open sea.txt` opens what was made of sea.txt

    `article-convert open sea.txt --to epub -o site` opens the book in site/
    """
    result = path if _is_result(path) else _result_of(path, to, out or _usual_place(path))
    print(visible(result), flush=True)
    if typer.launch(os.path.abspath(result)) != 0:
        raise MissingError(
            "this machine has no program that opens files (xdg-open)",
            where=Where(result),
            hint="Open the file yourself.",
            code="machine.opener",
        )


def _is_result(path: str) -> bool:
    """Whether a file is one that a format writes and no reader needs to see first."""
    from convert.check.formats import suffixes

    return os.path.isfile(path) and os.path.splitext(path)[1].lower() in suffixes()


def _usual_place(path: str) -> str:
    """Where `run` puts what is made of an article if nobody names a place."""
    from convert.configuration import Configuration

    return Configuration().of(path).settings.out


def _result_of(path: str, to: str | None, out: str) -> str:
    """The output of an article in a folder, as its journal knows it. Raises SourceError."""
    from convert.backends import backend, default_formats
    from convert.batch.manifest import Manifest
    from convert.storage.places import place_of

    if to is not None:
        backend(to)
    place = place_of(out)
    wanted = os.path.realpath(path)
    for entry in Manifest(place).entries.values():
        if os.path.realpath(entry.source) != wanted:
            continue
        order = (to,) if to else (*default_formats(), *entry.outputs)
        for name in order:
            made = entry.outputs.get(name)
            if made is not None and place.folder is not None and place.stat(made.path) is not None:
                return f"{out.rstrip('/')}/{made.path}"
    kind = f"no {to} file" if to else "nothing"
    raise SourceError(
        f"{kind} of it is in '{out}'",
        where=Where(path),
        hint=f"`article-convert run {shlex.quote(path)}` makes it; --out names another folder.",
        code="open.nothing",
    )
