"""`article-convert config`: which settings hold for an article, and who said so."""

import json
import sys
from typing import Annotated

import typer

from convert.visible import visible


def config(
    path: Annotated[str, typer.Argument(help="An article or a folder.")] = ".",
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Print each setting that holds for an article or a folder, and where it came from.

    `article-convert config articles/sea.txt` says which theme sea.txt gets, and why.
    """
    from convert.configuration import Configuration
    from convert.configuration.described import listed

    lines = listed(Configuration().of(path))
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


def _shown(value: object) -> str:
    return "(nothing)" if value is None else json.dumps(value, ensure_ascii=False)
