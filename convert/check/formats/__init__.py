"""The formats that can be judged: a record each, found by entry points, none known by name."""

from pathlib import Path
from typing import cast

from convert.check.formats.record import Checked
from convert.errors import UsageError, Where
from convert.registry import load, registered


def checked(name: str) -> Checked[object]:
    """The format registered as `name`. Raises UsageError or MissingError."""
    return cast("Checked[object]", load("convert.checks", name))


def checked_names() -> tuple[str, ...]:
    """The names of all formats that can be judged."""
    return tuple(registered("convert.checks"))


def suffixes() -> dict[str, str]:
    """The format of a publication by the suffix of its name."""
    return {suffix: name for name in checked_names() for suffix in checked(name).suffixes}


def format_of(file: Path) -> str:
    """The format of a file by its suffix. Raises UsageError for one that is not judged."""
    format = suffixes().get(file.suffix.lower())
    if format is None:
        raise UsageError(
            f"'{file.suffix}' files are not judged",
            where=Where(str(file)),
            hint=f"Give {named()} files.",
            code="check.format",
        )
    return format


def format_of_bytes(data: bytes) -> str:
    """The format of bytes without a name. Raises UsageError where no format knows them."""
    found = [name for name in checked_names() if checked(name).recognises(data)]
    if not found:
        message = "this looks like nothing that is judged" if data else "there is nothing to judge"
        raise UsageError(message, hint=f"Give {named()} files.", code="check.format")
    return found[0]


def named() -> str:
    """The formats in words: "PDF, EPUB or HTML"."""
    *most, last = (name.upper() for name in checked_names())
    return f"{', '.join(most)} or {last}" if most else last
