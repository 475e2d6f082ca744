"""The commands and their order in the help."""

from typing import Annotated

import typer

from convert.cli.check import check
from convert.cli.doctor import doctor
from convert.cli.explain import explain
from convert.cli.formats import formats
from convert.cli.inspect import inspect
from convert.cli.run import run
from convert.cli.schema import schema

app = typer.Typer(
    help="Plain-text articles in; PDF, EPUB, DOCX and accessible HTML out.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (run, inspect, explain, check, formats, schema, doctor):
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from convert import __version__

        typer.echo(f"article-convert {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Plain-text articles in; PDF, EPUB, DOCX and accessible HTML out.

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html.
    """
