"""`article-convert help`: all there is to say of a command."""

from typing import Annotated

import click
import typer

from convert.cli.completion import commands


def help(
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(help="A command.", autocompletion=commands)
    ] = None,
) -> None:
    """Print all there is to say of a command, on one page: every option, setting and variable.

    `article-convert help run` is the page of `run`
    """
    from convert.cli.help_page import short, whole, width
    from convert.cli.manual import manual

    top = context.find_root()
    if command is None:
        typer.echo(short(manual(top), width()), color=top.color)
        return
    typer.echo(whole(manual(context_of(top, command)), width()), color=top.color)


def context_of(top: click.Context, name: str) -> click.Context:
    """The context of a command. Raises click's UsageError where there is none of that name."""
    assert isinstance(top.command, click.Group)
    _, found, _ = top.command.resolve_command(top, [name])
    assert found is not None
    return click.Context(found, info_name=name, parent=top)
