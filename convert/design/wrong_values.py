"""What is wrong with a value of a theme's files, in words."""

from typing import get_type_hints

from convert.design.tokens import ASKED
from convert.errors import nearest
from convert.validation import asked


def in_words(error: str, whole: type) -> tuple[str, str]:
    """What a validation error of a file says to a person, and the dotted key that it is about.

    whole: the type of all that the file says.
    """
    message, _, path = error.partition(" - at `$.")
    key = path.rstrip("`")
    if message.startswith("Object contains unknown field"):
        unknown = message.split("`")[1]
        return f"unknown key '{unknown}'", f"{key}.{unknown}".lstrip(".")
    if message.startswith("Object missing required field"):
        missing = f"{key}.{message.split('`')[1]}".lstrip(".")
        return f"'{missing}' is missing; add it, or extends = \"default\"", missing
    for pattern, words in ASKED.items():
        if repr(pattern) in message:
            return f"'{key}' is not {words}", key
    return f"'{key}': {asked(error, _kind_of(key, whole))}", key


def near(key: str, whole: type) -> str:
    """What may have been meant by a key that is none."""
    *tables, name = key.split(".")
    table = _kind_of(".".join(tables), whole) if tables else whole
    known = getattr(table, "__struct_fields__", ())
    if name in known or not known:
        return ""
    return nearest(name, list(known)).strip() or f"Known: {', '.join(known)}."


def _kind_of(key: str, whole: type) -> object:
    """The type of a value by its dotted key, None where there is none."""
    kind: object = whole
    for name in key.split("."):
        kind = (
            get_type_hints(kind, include_extras=True).get(name) if isinstance(kind, type) else None
        )
    return kind
