"""`article-convert schema`: the JSON Schemas of what the command writes, and of settings."""

import json
from collections.abc import Callable
from typing import Annotated

import click
import typer

Schema = dict[str, object]


def _article() -> Schema:
    from convert.interchange import json_schema

    return json_schema()


def _report() -> Schema:
    from convert.batch.report import report_schema

    return report_schema()


def _settings() -> Schema:
    from convert.configuration.described import settings_schema

    return settings_schema()


def _of(kind: object) -> Schema:
    import msgspec

    return msgspec.json.schema(kind)


def _findings() -> Schema:
    from convert.check.report import Findings

    return _of(Findings)


def _explanation() -> Schema:
    from convert.readers.explanation import Explanation

    return _of(Explanation)


def _formats() -> Schema:
    from convert.cli.listed import ListedFormat

    return _of(list[ListedFormat])


def _themes() -> Schema:
    from convert.cli.listed import ListedTheme

    return _of(list[ListedTheme])


def _needs() -> Schema:
    from convert.cli.listed import ListedNeed

    return _of(list[ListedNeed])


def _config() -> Schema:
    from convert.cli.listed import ListedSetting

    return _of(dict[str, ListedSetting])


def _line() -> Schema:
    from convert.batch.report import ArticleReport

    return _of(ArticleReport)


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "article": _article,
    "report": _report,
    "settings": _settings,
    "line": _line,
    "findings": _findings,
    "explanation": _explanation,
    "formats": _formats,
    "themes": _themes,
    "needs": _needs,
    "config": _config,
}
"""What each is of: an Article, `run --report`, a settings file, a line of `run --json`, and what
`check`, `explain`, `formats`, `theme`, `doctor` and `config` print with --json.
"""


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            click_type=click.Choice(tuple(SCHEMAS)),
            help=f"Of what: {', '.join(SCHEMAS)}.",
        ),
    ] = "article",
    report: Annotated[bool, typer.Option("--report", help="The same as `schema report`.")] = False,
    settings: Annotated[
        bool, typer.Option("--settings", help="The same as `schema settings`.")
    ] = False,
) -> None:
    """Print a JSON Schema: of an Article, of a settings file, or of what a command prints.

    `article-convert schema` is of what `--to json` writes

    `article-convert schema settings` is for an editor, which then knows all keys

    `article-convert schema line` is of each line of `run --json`
    """
    chosen = "settings" if settings else "report" if report else what
    print(json.dumps(SCHEMAS[chosen](), indent=2, ensure_ascii=False))
