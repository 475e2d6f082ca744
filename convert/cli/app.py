"""The commands and their order in the help. A command's file is loaded when it is called."""

from importlib import import_module
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

COMMANDS = (
    "run",
    "inspect",
    "explain",
    "check",
    "theme",
    "formats",
    "config",
    "init",
    "schema",
    "doctor",
)


class Commands(TyperGroup):
    """A group that knows its commands by name and loads one only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)
        function = getattr(import_module(f"convert.cli.{cmd_name}"), cmd_name)
        single.command(name=cmd_name, context_settings=_HELP)(function)
        command = typer.main.get_command(single)
        command.name = cmd_name
        return command


_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings=_HELP,
)


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
