"""How one article looks, as its sidecar says: a built-in theme, tokens of it, options of formats.

theme = "report"
[tokens.type]
drop_cap = true
[options.pdf]
paper = "A5"

A sidecar may be a stranger's: it names no folder, and vouches for nothing.
"""

from collections.abc import Iterator
from typing import Final

from convert.errors import Where
from convert.settings import Look
from convert.sidecar.invalid import invalid
from convert.toml import Value, line_in, lines_of_keys

KEYS: Final = ("theme", "tokens", "options")
"""What of a sidecar is of the look."""


def look_of(data: dict[str, Value], text: str, name: str) -> Look:
    """The look that the tables of a sidecar name; these keys are taken out of `data`.

    Raises SourceError, with the sidecar's line, for what can be no look. Whether there is such a
    token or option is known where themes and formats are.
    """
    said = {key: data.pop(key) for key in KEYS if key in data}
    if not said:
        return Look()
    lines = lines_of_keys(text)

    def where(key: str) -> Where:
        return Where(name, line_in(lines, key))

    theme = said.get("theme")
    if theme is not None and not isinstance(theme, str):
        raise invalid("'theme' is the name of a theme", where("theme"))
    values: dict[str, dict[str, str]] = {}
    for key in ("tokens", "options"):
        table = said.get(key, {})
        if not isinstance(table, dict):
            raise invalid(f"'{key}' is a table", where(key))
        values[key] = dict(_leaves(table, f"{key}."))
    places = {key: line_in(lines, key) for keys in values.values() for key in keys}
    if theme is not None:
        places["theme"] = line_in(lines, "theme")
    return Look(theme=theme, places=places, **values)


def _leaves(table: dict[str, Value], prefix: str) -> Iterator[tuple[str, str]]:
    """Each value of nested tables by its dotted key, as the command line writes it."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{name}.")
        elif isinstance(value, bool):
            yield f"{prefix}{name}", "true" if value else "false"
        else:
            yield f"{prefix}{name}", str(value)
