"""`article-convert config`: which settings hold for an article, and who said so."""

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from convert.cli.path_lists import STANDARD_INPUT
from convert.source import Source
from convert.storage.sources import PIPED, standard_input
from convert.visible import visible

if TYPE_CHECKING:
    from convert.configuration import Configured


def config(
    path: Annotated[str, typer.Argument(help="An article or a folder.")] = ".",
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Print each setting that holds for an article or a folder, and where it came from.

    `article-convert config articles/sea.txt` says which theme sea.txt gets, and why.
    """
    from convert.configuration.described import listed

    lines = listed(_configured(path))
    if as_json:
        found = {
            line.key: {"value": line.value, "origin": line.origin, "layer": line.layer}
            for line in lines
        }
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    said = [(f"{line.key} = {_shown(line.value)}", line.origin) for line in lines]
    width = min(max(len(text) for text, _ in said), 44)
    for text, origin in said:
        sys.stdout.write(f"{visible(f'{text:{width}}  # {origin}')}\n")


def _configured(path: str) -> "Configured":
    """What holds there: for an article with what it says of itself."""
    from convert.configuration import Configuration
    from convert.presentation import said_by
    from convert.storage.opened import open_source

    configured = Configuration().of(path)
    if not (path == STANDARD_INPUT or os.path.isfile(path)):
        return configured
    settings = configured.settings
    most = settings.read.max_bytes
    piped = path == STANDARD_INPUT
    source = Source(PIPED, standard_input(most)) if piped else open_source(path, most)
    return configured.with_own(said_by(source, settings))


def _shown(value: object) -> str:
    return "(nothing)" if value is None else json.dumps(value, ensure_ascii=False)
