"""The commands and their order in the help. A command's file is loaded when it is called."""

import gc
from importlib import import_module
from typing import Annotated

import click
import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = (
    "run",
    "inspect",
    "explain",
    "check",
    "open",
    "theme",
    "formats",
    "config",
    "init",
    "schema",
    "doctor",
    "help",
    "man",
)
_UNLISTED = ("man",)


def _print_page(context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the help of a command as this program has it."""
    from convert.cli.help_page import short, width
    from convert.cli.manual import manual

    formatter.write(f"{short(manual(context), width())}\n")


class Command(TyperCommand):
    """A command with our help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments apart. Raises NoSuchOption, with the one that was meant."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            near = (error.possibilities or [])[:1]
            raise click.NoSuchOption(
                error.option_name, error.message, possibilities=near, ctx=error.ctx
            ) from error

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of this command."""
        _print_page(ctx, formatter)


class Commands(TyperGroup):
    """A group that knows its commands by name and loads one only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the help."""
        return [name for name in COMMANDS if name not in _UNLISTED]

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
        function = getattr(import_module(f"convert.cli.{cmd_name}"), cmd_name)
        if not gc.isenabled():  # since start-up began; what it made stays until the end
            gc.freeze()
            gc.enable()
        single.command(name=cmd_name, cls=Command, context_settings=_HELP)(function)
        command = typer.main.get_command(single)
        command.name = cmd_name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name. Raises click's UsageError, with what was meant."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            ctx.fail(_no_command(args[0]))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the whole program."""
        _print_page(ctx, formatter)


def _no_command(name: str) -> str:
    """What is said to who asks for a command that is none; an article lacks `run` before it."""
    import os
    import shlex

    from convert.errors import nearest

    if os.path.exists(name):
        said = f"article-convert run {shlex.quote(name)}"
        return f"'{name}' is no command. Did you mean `{said}`?"
    return f"No such command '{name}'.{nearest(name, list(COMMANDS))}"


_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
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

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html

    `article-convert help run` tells all that `run` can do
    """
