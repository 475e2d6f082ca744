"""What a value was refused for, in words for who never heard of types."""

import re
from typing import Final, Literal, get_args, get_origin

_KINDS: Final = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotation marks",
    "array": 'a list, as ["one", "two"],',
    "object": "a table",
}
_EXPECTED: Final = re.compile(r"Expected `([\w |]+)`(?: (>=|<=) ([\d.e+]+))?")
_NONE_OF: Final = re.compile(r"Invalid enum value (.*)$")
_LEAST: Final = {">=": "at least", "<=": "at most"}


def asked(error: str, kind: object = None) -> str:
    """What a validation error of msgspec asks for; kind: the type of the value, where it is known.

    The place that such an error ends with is left to who shows it.
    """
    message = error.partition(" - at `$")[0]
    if found := _EXPECTED.match(message):
        kinds = [_KINDS[each] for each in found[1].split(" | ") if each in _KINDS]
        limit = f" of {_LEAST[found[2]]} {found[3].removesuffix('.0')}" if found[2] else ""
        return f"{' or '.join(kinds)}{limit} is wanted" if kinds else message
    if (found := _NONE_OF.match(message)) and (known := values(kind)):
        return f"{found[1]} is none of {', '.join(known)}"
    return f"{message[:1].lower()}{message[1:]}"


def values(kind: object) -> list[str]:
    """The values that a type has a list of, none where it allows any."""
    if get_origin(kind) is Literal:
        return [str(value) for value in get_args(kind)]
    return [value for part in get_args(kind) for value in values(part)]
