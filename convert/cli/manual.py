"""What there is to say of a command: taken from the command itself, for help, man page and docs."""

from collections.abc import Iterator
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from convert.cli.groups import GROUPS, OTHER, OUTPUT, WHAT, split
from convert.cli.keys import key_of

_TAKES_SETTINGS = "run"


class Example(Struct, frozen=True):
    """A command that can be typed, and what it does."""

    command: str
    words: str


class Option(Struct, frozen=True):
    """One option or argument."""

    flags: tuple[str, ...]
    """As they are typed, the short one first; none for an argument."""

    value: str
    """What stands behind it; empty for a switch."""

    words: str
    default: str
    """What it is where nobody says; empty for nothing."""

    group: str
    seldom: bool
    repeats: bool
    key: str
    """The setting that it sets; empty where it sets none."""

    def names(self) -> str:
        """As a list shows it: `-t, --to FORMATS`, `--[no-]strict`."""
        return " ".join(filter(None, (", ".join(self.flags), self.value)))


class Manual(Struct, frozen=True):
    """One command."""

    name: str
    usage: str
    about: tuple[str, ...]
    """Paragraphs; the first one is a sentence that says all."""

    examples: tuple[Example, ...]
    options: tuple[Option, ...]
    commands: tuple[tuple[str, str], ...] = ()
    """Names of commands below it, with a sentence on each."""

    def groups(self) -> Iterator[tuple[str, list[Option]]]:
        """The options by group, in order, without empty groups."""
        for group in GROUPS:
            if chosen := [option for option in self.options if option.group == group]:
                yield group, chosen


def manual(context: click.Context) -> Manual:
    """What there is to say of the command of a context."""
    command = context.command
    paragraphs = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    options = [
        _option(each, sets=command.name == _TAKES_SETTINGS)
        for each in command.get_params(context)
        if _is_shown(each)
    ]
    if any(option.group == OUTPUT for option in options):  # --help belongs to what is printed
        options = [replace(each, group=OUTPUT) if each.group == OTHER else each for each in options]
    return Manual(
        name=command.name or "",
        usage=" ".join((context.command_path, "[OPTIONS]", *_arguments(command))),
        about=tuple(each for each in paragraphs if each and not _is_example(each)),
        examples=tuple(map(_example, filter(_is_example, paragraphs))),
        options=tuple(options),
        commands=tuple(_commands(context)),
    )


def _arguments(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            value = _value(parameter)
            yield value if parameter.required else f"[{value}]"
    if isinstance(command, click.Group):
        yield "COMMAND"


def _commands(context: click.Context) -> Iterator[tuple[str, str]]:
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            below = context.command.get_command(context, name)
            if below is not None and not below.hidden:
                yield name, (below.help or "").partition("\n\n")[0].replace("\n", " ")


def _is_example(paragraph: str) -> bool:
    return paragraph.startswith("`")


def _example(paragraph: str) -> Example:
    command, _, words = paragraph[1:].partition("`")
    return Example(command, words.strip())


def _is_shown(parameter: click.Parameter) -> bool:
    if isinstance(parameter, click.Option):
        return not parameter.hidden
    return True


def _option(parameter: click.Parameter, *, sets: bool) -> Option:
    """An option as click knows it; sets: whether what it sets can be said elsewhere too."""
    group, is_seldom = split(str(getattr(parameter, "rich_help_panel", None) or OTHER))
    is_argument = not isinstance(parameter, click.Option)
    return Option(
        flags=() if isinstance(parameter, click.Argument) else _flags(parameter),
        value=_value(parameter),
        words=str(getattr(parameter, "help", None) or ""),
        default=_default(parameter),
        group=WHAT if is_argument and group == OTHER else group,
        seldom=is_seldom,
        repeats=parameter.multiple or parameter.nargs == -1,
        key=key_of(parameter.name or "") if sets else "",
    )


def _flags(parameter: click.Parameter) -> tuple[str, ...]:
    if parameter.secondary_opts:
        return (f"--[no-]{parameter.opts[0].removeprefix('--')}",)
    return tuple(sorted(parameter.opts, key=len))


def _value(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count):
        return ""
    repeated = "..." if isinstance(parameter, click.Argument) and parameter.nargs == -1 else ""
    if parameter.metavar:
        return f"{parameter.metavar}{repeated}"
    if isinstance(parameter.type, click.Choice):
        return "|".join(map(str, parameter.type.choices))
    if isinstance(parameter, click.Argument):
        return f"{(parameter.name or '').upper().removesuffix('S' if repeated else '')}{repeated}"
    return _PLACEHOLDERS.get(parameter.type.name, "TEXT")


_PLACEHOLDERS = {
    "integer": "N",
    "integer range": "N",
    "float": "N",
    "float range": "N",
    "path": "FILE",
}


def _default(parameter: click.Parameter) -> str:
    default: Any = parameter.default
    if default is None or default is False or callable(default) or parameter.required:
        return ""
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return ""
    return f"{default:g}" if isinstance(default, float) else str(default)
