"""Commands whose options are the fields of structs, and the options of backends as flags.

A command is a function of a few frozen structs. Each field is one option, told once: its type,
its default, its flag and its help stand at the field.
"""

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature
from typing import Annotated, get_type_hints

import msgspec
import typer
from msgspec import Struct

from convert.backends import backend, backend_names
from convert.cli import completion
from convert.cli.groups import STANDARDS, seldom
from convert.errors import MissingError, UsageError, nearest

Said = dict[str, dict[str, str]]
"""What was said of the options of backends: value by option, by backend."""


class Flag(Struct, frozen=True):
    """A short name for an option of one backend or more: `--page-size` for `pdf.paper`."""

    name: str
    """The flag, with its hyphens."""

    help: str
    """What it is for."""

    options: tuple[tuple[str, str], ...]
    """What it sets: pairs of a backend and an option of it."""

    group: str = STANDARDS
    """The group of options in the help."""

    is_switch: bool = False
    """Whether it takes no value."""

    @property
    def parameter(self) -> str:
        """The name of the parameter that carries it."""
        return f"flag_{self.name.strip('-').replace('-', '_')}"


def command(function: Callable[..., int], *groups: type[Struct]) -> Callable[..., int]:
    """A function that typer makes a command of: its options are the fields of `groups`.

    `function` is called with an instance of each group, and with what the flags of backends said.
    """
    flags = backend_flags()

    def call(**values: object) -> int:
        given = (
            group(**{name: values[name] for name in group.__struct_fields__}) for group in groups
        )
        return function(*given, _said(flags, values))

    parameters = [parameter for group in groups for parameter in _parameters(group)]
    parameters += [_flag_parameter(flag) for flag in flags]
    call.__name__ = function.__name__
    call.__doc__ = function.__doc__
    call.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined] # as inspect reads it
    return call


def _parameters(group: type[Struct]) -> Iterator[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for field in msgspec.structs.fields(group):
        default = Parameter.empty if field.required else field.default
        yield Parameter(
            field.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name]
        )


def _flag_parameter(flag: Flag) -> Parameter:
    name, option = flag.options[0]
    if flag.is_switch:
        told = typer.Option(flag.name, help=flag.help, rich_help_panel=flag.group)
        switch = Annotated[bool | None, told]
        return Parameter(flag.parameter, Parameter.KEYWORD_ONLY, default=None, annotation=switch)
    has_values = bool(completion.values_of(name, option))
    told = typer.Option(
        flag.name,
        metavar=option.upper() if has_values else None,
        help=flag.help,
        rich_help_panel=flag.group,
        autocompletion=completion.of_option(name, option),
    )
    annotation = Annotated[str | None, told]
    return Parameter(flag.parameter, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def backend_flags() -> tuple[Flag, ...]:
    """The short names that backends give to options of theirs, each once.

    A backend gives one with `msgspec.Meta(description=..., extra={"flag": "--page-size"})` at the
    field of its options, which may name its "group" in the help, and say that it is "seldom"
    wanted. What cannot be loaded has none; `formats` says why.
    """
    found: dict[str, Flag] = {}
    for name in backend_names():
        try:
            hints = get_type_hints(backend(name).options, include_extras=True)
        except (MissingError, UsageError):
            continue
        for option, hint in hints.items():
            for meta in getattr(hint, "__metadata__", ()):
                extra = (meta.extra or {}) if isinstance(meta, msgspec.Meta) else {}
                if flag := extra.get("flag"):
                    group = str(extra.get("group", STANDARDS)).capitalize()
                    group = seldom(group) if extra.get("seldom") else group
                    first = Flag(flag, meta.description or "", (), group, hint.__origin__ is bool)
                    before = found.get(flag, first)
                    options = (*before.options, (name, option))
                    found[flag] = msgspec.structs.replace(before, options=options)
    return tuple(found.values())


def _said(flags: tuple[Flag, ...], values: dict[str, object]) -> Said:
    said: Said = {}
    for flag in flags:
        given = values[flag.parameter]
        value = "true" if given is True else given
        if isinstance(value, str):
            for name, option in flag.options:
                said.setdefault(name, {})[option] = value
    return said


def with_assignments(said: Said, assignments: tuple[str, ...]) -> Said:
    """`said` with what `-O pdf.profile=ua-2+a-4f` and its like say over it.

    Raises UsageError for what assigns nothing, and for an unknown backend.
    """
    merged = {name: dict(options) for name, options in said.items()}
    known = list(backend_names())
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        name, dot, option = key.strip().partition(".")
        if not (equals and dot and name and option):
            raise UsageError(
                f"-O '{assignment}' sets nothing",
                hint="Write a format, an option and a value, such as pdf.paper=A5.",
                code="options.invalid",
            )
        if name not in known:
            raise UsageError(
                f"-O '{assignment}': no format '{name}'",
                hint=f"Known: {', '.join(known)}.{nearest(name, known)}",
                code="backend.unknown",
            )
        merged.setdefault(name, {})[option] = value.strip()
    return merged
