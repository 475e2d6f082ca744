"""TOML texts of strangers, and where things stand in them, for messages."""

from collections.abc import Mapping
from typing import TypeAlias

Value: TypeAlias = object
"""Whatever TOML can say: its types are those that `tomllib` gives."""

LARGEST_NUMBER = 2**63
"""What TOML 1.0 asks a reader to take; larger ones Python would not even print."""


class TomlError(ValueError):
    """A text is no TOML, or says more than can be read. line: where, as far as that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def parse_toml(text: str) -> dict[str, Value]:
    """What a TOML text says. Raises TomlError."""
    import tomllib

    try:
        data: dict[str, Value] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.partition(",")[0]) if place[:1].isdigit() else None
        raise TomlError(in_words(message), line) from error
    except RecursionError as error:
        raise TomlError("it is nested too deeply") from error
    except ValueError as error:  # Python's own limit on the digits of a number
        raise TomlError("a number has too many digits") from error
    if _has_large_number(data):
        raise TomlError("a number has too many digits")
    return data


def in_words(message: str) -> str:
    """What the parser says, in words for who never heard of parsers."""
    if message.startswith(("Cannot overwrite a value", "Cannot declare", "Cannot mutate")):
        return "something is said here that was said before"
    if message.startswith(("Invalid value", "Expected '='", "Invalid statement")):
        return f'this is no TOML, which is written as name = "words" ({message})'
    return message


def _has_large_number(value: Value) -> bool:
    if isinstance(value, dict | list):
        return any(map(_has_large_number, value.values() if isinstance(value, dict) else value))
    return isinstance(value, int) and abs(value) > LARGEST_NUMBER


def line_of(toml: str, key: str) -> int | None:
    """The line (from 1) of a TOML text that sets the dotted `key`, None where none does."""
    table = ""
    for number, line in enumerate(toml.splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            table = text.strip("[] ").split("]")[0]
            if table == key:
                return number
            continue
        name = text.partition("=")[0].strip().strip("\"'")
        if name and f"{table}.{name}".lstrip(".") == key:
            return number
    return None


def lines_of_keys(toml: str) -> dict[str, int]:
    """The line (from 1) of each dotted key and table; one of several tables is `name.0`, ..."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    table = ""
    for number, line in enumerate(toml.splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            table = _table(text, counted)
            found.setdefault(table, number)
            continue
        name, equals, _ = text.partition("=")
        if equals and not text.startswith("#"):
            key = ".".join(part.strip().strip("\"'") for part in name.split("."))
            found.setdefault(f"{table}.{key}".lstrip("."), number)
    return found


def _table(header: str, counted: dict[str, int]) -> str:
    """The dotted name of a table by its header, with the numbers of the lists it is in."""
    name = ".".join(
        part.strip(" \"'") for part in header.split("]", maxsplit=1)[0].strip("[ ").split(".")
    )
    if header.startswith("[["):
        counted[name] = counted.get(name, -1) + 1
    for whole, number in counted.items():
        if name == whole or name.startswith(f"{whole}."):
            return f"{whole}.{number}{name.removeprefix(whole)}"
    return name


def line_in(lines: Mapping[str, int], key: str) -> int | None:
    """The line of a key, or of the innermost table of `lines_of_keys` that it stands in."""
    while key:
        if key in lines:
            return lines[key]
        key = key.rpartition(".")[0]
    return None
