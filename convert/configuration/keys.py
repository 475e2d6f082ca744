"""What can be set: the fields of `Settings`, of the options of backends and of a theme's tokens."""

import json
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_type_hints

import msgspec
from msgspec import Struct

from convert.backends import backend, backend_names
from convert.design.tokens import Tokens
from convert.errors import MissingError, UsageError, Where, nearest, nearest_name
from convert.languages.tags import is_language_tag
from convert.options import typed_options
from convert.settings import Settings
from convert.sidecar.read import ASKED
from convert.validation import asked

LayerName: TypeAlias = Literal[
    "built in", "file", "environment", "front matter", "sidecar", "command line"
]

NOT_IN_FILES = "last_word"
"""What only a command line says."""

_DATE = "metadata.date"
_OF_LAYERS = ("options", "tokens", "fixed", NOT_IN_FILES)
"""Fields of `Settings` that are no plain settings: they are made of several."""


class Origin(Struct, frozen=True):
    """Where a value came from: the layer, and in it the file and line, variable or flag."""

    layer: LayerName
    where: Where | None = None

    def __str__(self) -> str:
        return str(self.where) if self.where else self.layer


class Setting(Struct, frozen=True):
    """One value by its dotted key (`read.language`, `options.FORMAT.NAME`), and its origin."""

    key: str
    value: Any
    origin: Origin


def leaves(kind: type[Struct], prefix: str = "") -> dict[str, object]:
    """The dotted names of a struct's fields, those of structs inside it included, and types."""
    found: dict[str, object] = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if isinstance(hint, type) and issubclass(hint, Struct):
            found |= leaves(hint, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = hint
    return found


@cache
def settings_keys() -> dict[str, object]:
    """The type of each plain setting by its key, without options and tokens."""
    found = leaves(Settings)
    return {key: hint for key, hint in found.items() if key.partition(".")[0] not in _OF_LAYERS}


@cache
def token_keys() -> dict[str, object]:
    """The type of each token of a theme by its key, `tokens.type.drop_cap` and the like."""
    return leaves(Tokens, "tokens.")


def option_keys() -> list[str]:
    """The keys of the options of all backends that this machine can load."""
    return [f"options.{name}.{option}" for name in backend_names() for option in _options(name)]


def _options(name: str) -> list[str]:
    try:
        return list(get_type_hints(backend(name).options))
    except (MissingError, UsageError):
        return []


def is_table(key: str) -> bool:
    """Whether a key has keys inside it, whatever they are."""
    if key in ("options", "tokens") or (key.startswith("options.") and key.count(".") == 1):
        return True
    return any(known.startswith(f"{key}.") for known in (*settings_keys(), *token_keys()))


def checked(key: str, value: object, origin: Origin, *, words: bool = False) -> Setting:
    """The setting, its value in the type that the key has.

    words: whether the value is words, whatever the key's type. Raises UsageError, with where it
    stands, for an unknown key - with the nearest one - and for a value that it does not take.
    """
    if key.startswith("options."):
        return Setting(key, _option(key, value, origin), origin)
    hint = (settings_keys() | token_keys()).get(key)
    if hint is None:
        raise unknown(key, origin.where)
    given = _from_words(value, hint) if words and isinstance(value, str) else value
    if key == _DATE:
        given = str(given).replace(" ", "T")
    try:
        typed = msgspec.convert(given, hint, strict=not words)
    except msgspec.ValidationError as error:
        wanted = ASKED["date"] if key == _DATE else asked(str(error), hint)
        raise _wrong(key, wanted, origin.where) from error
    _refuse_unregistered(key, typed, origin.where)
    return Setting(key, _as_word(typed) if key.startswith("tokens.") else typed, origin)


def _option(key: str, value: object, origin: Origin) -> str:
    _, _, rest = key.partition(".")
    name, _, option = rest.partition(".")
    if name not in backend_names() or not option:
        raise unknown(key, origin.where)
    if isinstance(value, list | dict):
        raise _wrong(key, "a single value is wanted", origin.where)
    try:
        typed_options(name, backend(name).options, {option: _as_word(value)})
    except MissingError:
        return _as_word(value)  # what is lacking is told when the format is asked for
    except UsageError as error:
        raise _placed(error, origin.where) from error
    return _as_word(value)


def _refuse_unregistered(key: str, value: object, where: Where | None) -> None:
    """Refuse a format that is not registered, and a language that is not (BCP 47)."""
    if key == "to" and isinstance(value, tuple):
        known = list(backend_names())
        for name in value:
            if name not in known:
                hint = f"Known: {', '.join(known)}.{nearest(name, known)}"
                raise UsageError(
                    f"no format '{name}'", where=where, hint=hint, code="backend.unknown"
                )
    if key.endswith("language") and isinstance(value, str) and not is_language_tag(value):
        raise _wrong(key, f"{value} is no language of the registry (BCP 47)", where)


def _from_words(value: str, hint: object) -> object:
    """Words as a list where one is wanted: parted by commas, or as JSON has it."""
    kinds = {getattr(part, "__origin__", part) for part in (hint, *get_args(hint))}
    if tuple not in kinds:
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return [part.strip() for part in value.split(",") if part.strip()]


def _as_word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def unknown(key: str, where: Where | None) -> UsageError:
    """The error of a key that nothing has, with the nearest one that something has."""
    known = [*settings_keys(), *option_keys(), *token_keys()]
    near = nearest(key, known)
    last = f".{key.rpartition('.')[2]}"
    same = next((each for each in known if each.endswith(last)), "")
    if same and not near.endswith(f"{last}?"):  # the right name, in another table or in none
        near = f"Did you mean {same}?"
    elif not near and (name := nearest_name(last[1:], names := _by_last(known))):
        near = f"Did you mean {names[name]}?"
    return UsageError(
        f"unknown setting '{key}'",
        where=where,
        hint=near.strip() or "`article-convert config` lists all settings.",
        code="settings.unknown",
    )


def _by_last(keys: list[str]) -> dict[str, str]:
    """Keys by their last parts; of two with the same, the first."""
    return {key.rpartition(".")[2]: key for key in reversed(keys)}


def _wrong(key: str, words: str, where: Where | None) -> UsageError:
    return UsageError(f"'{key}': {words}", where=where, code="settings.invalid")


def _placed(error: UsageError, where: Where | None) -> UsageError:
    return UsageError(error.message, where=where, hint=error.hint, code=error.code)
