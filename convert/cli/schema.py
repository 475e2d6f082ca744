"""`article-convert schema`: the JSON Schemas of what the command writes."""

import json
from typing import Annotated

import typer


def schema(
    report: Annotated[
        bool, typer.Option("--report", help="Of a run's report instead, as `run --report` writes.")
    ] = False,
    settings: Annotated[
        bool, typer.Option("--settings", help="Of a settings file instead, for editors.")
    ] = False,
) -> None:
    """Print the JSON Schema of an Article, as `--to json` writes it."""
    if settings:
        from convert.configuration.described import settings_schema as chosen
    elif report:
        from convert.batch.report import report_schema as chosen
    else:
        from convert.interchange import json_schema as chosen

    print(json.dumps(chosen(), indent=2, ensure_ascii=False))
