"""What a user says of a backend's outputs, from words to the typed options of that backend."""

from typing import TypeVar, get_type_hints

import msgspec

from convert.errors import UsageError, nearest
from convert.settings import RenderOptions
from convert.validation import asked, values

Options = TypeVar("Options", bound=RenderOptions)


def typed_options(name: str, kind: type[Options], said: dict[str, str]) -> Options:
    """The options of the backend `name`, an instance of `kind`, from what was said of them.

    Names of values may be in capitals or not ("a4"). Raises UsageError for an option that the
    backend does not have, and for a value that the option does not take, with what it takes.
    """
    known = get_type_hints(kind)
    for option, value in said.items():
        if option not in known:
            raise _unknown(name, option, list(known))
        said = {**said, option: _as_spelt(name, option, value, known[option])}
    try:
        return msgspec.convert(said, kind, strict=False)
    except msgspec.ValidationError as error:
        option = str(error).partition(" - at `$.")[2].rstrip("`")
        words = asked(str(error))
        told = f"{name}.{option} '{said.get(option, '')}': {words}" if option else f"{name}.{words}"
        raise UsageError(told, code="options.invalid") from error


def _as_spelt(name: str, option: str, value: str, kind: object) -> str:
    """The value as the option spells it, where it has a fixed list of values."""
    allowed = values(kind)
    if not allowed:
        return value
    spelt = next((known for known in allowed if known.lower() == value.strip().lower()), None)
    if spelt is None:
        raise UsageError(
            f"{name}.{option} has no value '{value}'",
            hint=f"Known: {', '.join(allowed)}.{nearest(value, allowed)}",
            code="options.invalid",
        )
    return spelt


def _unknown(name: str, option: str, known: list[str]) -> UsageError:
    listed = f"Known: {', '.join(known)}." if known else f"{name} has no options."
    return UsageError(
        f"{name} has no option '{option}'",
        hint=f"{listed}{nearest(option, known)}",
        code="options.unknown",
    )
