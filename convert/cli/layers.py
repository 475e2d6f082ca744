"""What a command line says of settings: its layer, the strongest."""

from collections.abc import Iterable, Iterator

import click
from msgspec import Struct
from msgspec.structs import asdict

from convert.backends import backend
from convert.cli.keys import OTHER_NAMES
from convert.cli.options import Said, with_assignments
from convert.cli.run_options import About, Form, Proof, What, Work
from convert.configuration import Configuration, Origin, Setting
from convert.configuration.keys import checked, settings_keys
from convert.configuration.logos import with_logo
from convert.errors import UsageError, Where, nearest
from convert.settings import SaidMetadata


class Given(Struct, frozen=True):
    """The groups of options that `run` has of settings."""

    what: What
    form: Form
    work: Work
    proof: Proof
    about: About


def configuration(given: Given, said: Said) -> Configuration:
    """The settings of a run with this command line. Raises UsageError for what cannot be."""
    about = given.about
    settings = tuple(_settings(given, said))
    return Configuration(settings, file=about.config, found=not about.no_config)


def _settings(given: Given, said: Said) -> Iterator[Setting]:
    to = _formats(given.form.to or ())
    if to:
        yield _setting("to", to, "--to")
    for group in (given.what, given.form, given.work, given.proof):
        yield from _plain(group)
    if given.proof.verify is not None:
        yield _setting("verify", "all" if given.proof.verify else "none", "--verify")
    for name, options in with_assignments(said, tuple(given.form.options or ())).items():
        for option, value in options.items():
            yield _setting(f"options.{name}.{option}", value, "-O")
    for token in given.form.tokens or ():
        key, equals, value = token.partition("=")
        if not equals:
            raise UsageError(
                f"--set '{token}' sets nothing",
                hint="Write a token and a value, such as type.drop_cap=true.",
                code="theme.invalid",
            )
        yield _setting(f"tokens.{key.strip()}", value.strip(), "--set")
    yield from _metadata(given.about)


def _plain(group: Struct) -> Iterator[Setting]:
    """The options of a group that are settings, where they were given."""
    for name, value in asdict(group).items():
        key = OTHER_NAMES.get(name, name)
        if key in settings_keys() and key not in ("to", "verify") and _was_given(name):
            typed = tuple(value) if isinstance(value, list) else value
            yield _setting(key, typed, f"--{name.replace('_', '-')}")


def _was_given(parameter: str) -> bool:
    """Whether the option was on the command line, and is not what it is by itself."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


def _setting(key: str, value: object, flag: str) -> Setting:
    return Setting(key, value, Origin("command line", Where(flag)))


def _formats(to: Iterable[str]) -> tuple[str, ...]:
    parts = [name.strip() for part in to for name in part.split(",")]
    names = tuple(dict.fromkeys(filter(None, parts)))
    if to and not names:
        raise UsageError("--to names no format", hint="Write --to pdf,html.")
    for name in names:
        backend(name)
    return names


def _metadata(about: About) -> Iterator[Setting]:
    """Metadata by flags and by `-M name=value`, which is the last of them."""
    said: dict[str, tuple[object, str]] = {}
    if about.title is not None:
        said["title"] = about.title, "--title"
    if about.author:
        said["authors"] = list(about.author), "--author"
    if about.date is not None:
        said["date"] = about.date, "--date"
    for assignment in about.metadata or ():
        name, equals, value = assignment.partition("=")
        name = name.strip()
        known = list(SaidMetadata.__struct_fields__)
        if not equals or name not in known:
            raise UsageError(
                f"-M '{assignment}' sets no metadata",
                hint=f"Known: {', '.join(known)}.{nearest(name, known)}",
                code="metadata.unknown",
            )
        said[name] = value.strip(), "-M"
    for name, (given, flag) in said.items():
        origin = Origin("command line", Where(flag))
        typed = checked(f"metadata.{name}", given, origin, words=True).value
        yield with_logo(Setting(f"last_word.{name}", typed, origin))
