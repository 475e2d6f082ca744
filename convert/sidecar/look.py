"""How one article looks, as it says itself: a built-in theme, tokens of it, options of formats.

theme = "report"
[tokens.type]
drop_cap = true
[options.pdf]
paper = "A5"

An article may be a stranger's: it names no folder, and vouches for nothing.
"""

from collections.abc import Iterator
from typing import Final

from convert.settings import Look
from convert.sidecar.invalid import Sheet
from convert.toml import Value, line_in

KEYS: Final = ("theme", "tokens", "options")
"""What of a sidecar, and of a table of front matter, is of the look."""


def look_of(data: dict[str, Value], sheet: Sheet) -> Look:
    """The look that the tables of a sheet name; these keys are taken out of `data`.

    Raises SourceError, with the sheet's line, for what can be no look. Whether there is such a
    token or option is known where themes and formats are.
    """
    said = {key: data.pop(key) for key in KEYS if key in data}
    if not said:
        return Look()
    theme = said.get("theme")
    if theme is not None and not isinstance(theme, str):
        raise sheet.invalid("theme", "'theme' is the name of a theme")
    values: dict[str, dict[str, str]] = {}
    for key in ("tokens", "options"):
        table = said.get(key, {})
        if not isinstance(table, dict):
            raise sheet.invalid(key, f"'{key}' is a table")
        values[key] = dict(_leaves(table, f"{key}."))
    places = {key: line_in(sheet.lines, key) for keys in values.values() for key in keys}
    if theme is not None:
        places["theme"] = line_in(sheet.lines, "theme")
    return Look(theme=theme, places=places, path=sheet.path, who=sheet.who, **values)


def _leaves(table: dict[str, Value], prefix: str) -> Iterator[tuple[str, str]]:
    """Each value of nested tables by its dotted key, as the command line writes it."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{name}.")
        elif isinstance(value, bool):
            yield f"{prefix}{name}", "true" if value else "false"
        else:
            yield f"{prefix}{name}", str(value)
