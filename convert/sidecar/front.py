"""What an article says of itself in its front matter, in a table of our name:

---
title: The ebb
article-convert:
  theme: report
  section: Fisheries
  options:
    pdf:
      paper: A5
---

It takes what a sidecar takes, but for lines, and a sidecar goes over it. What stands in no table is
the article's own metadata, which its reader reads.
"""

from typing import Final

from msgspec import Struct

from convert.errors import Where
from convert.sidecar.invalid import FRONT_MATTER, Sheet, invalid
from convert.sidecar.mappings import MappingError, parse_mapping
from convert.toml import TomlError, Value, lines_of_keys, parse_toml

TABLE: Final = "article-convert"
_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST: Final = 200
_PREFIX: Final = f"{TABLE}."


class Front(Struct, frozen=True):
    """The table: what it says, and where."""

    data: dict[str, Value]
    sheet: Sheet


def front_of(text: str, name: str) -> Front | None:
    """The table in the front matter of a text, None where there is none.

    Raises SourceError, with the line, for what is no table.
    """
    if TABLE not in text[: _LONGEST * _LONGEST]:
        return None
    fence, inside = _inside(text)
    taken = _of_table(inside, fence)
    if not taken:
        return None
    try:
        data, lines = _toml(inside) if fence == "+++" else _yaml(inside, taken)
    except (MappingError, TomlError) as error:
        where = Where(name, error.line)
        hint = 'Write "key: value", one on a line.' if fence == "---" else ""
        raise invalid(error.message, where, hint, FRONT_MATTER) from error
    if not isinstance(data, dict):
        where = Where(name, min(taken))
        hint = "Write its keys below it, set in."
        raise invalid(f"'{TABLE}' is a table", where, hint, FRONT_MATTER)
    return Front(data, Sheet(FRONT_MATTER, name, lines))


def without_table(text: str) -> str:
    """The text without that table, each other line where it was; all of the front matter is gone
    where it has nothing else.
    """
    if TABLE not in text[: _LONGEST * _LONGEST]:
        return text
    fence, inside = _inside(text)
    taken = _of_table(inside, fence)
    if not taken:
        return text
    lines = text.split("\n")
    said = [n for n, line in enumerate(inside, 2) if line.strip() and line.lstrip()[0] != "#"]
    alone = all(number in taken for number in said)
    gone = range(1, len(inside) + 3) if alone else taken
    for number in gone:
        lines[number - 1] = "" if alone else "#"
    return "\n".join(lines)


def _inside(text: str) -> tuple[str, list[str]]:
    """The mark of the front matter, and the lines in it."""
    fence = text.partition("\n")[0].rstrip()
    closings = _FENCES.get(fence, ())
    lines = text.split("\n", _LONGEST + 2)[: _LONGEST + 2]
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in closings), 0)
    return (fence, lines[1:end]) if end else ("", [])


def _of_table(inside: list[str], fence: str) -> frozenset[int]:
    """The numbers of the lines that are the table's."""
    taken: set[int] = set()
    within = False
    for number, line in enumerate(inside, 2):
        if fence == "---":
            if line[:1].strip() and not line.startswith(("#", "-")):
                within = line.partition(":")[0].rstrip() == TABLE
        elif line.startswith("["):
            within = line.strip("[ ").startswith((f"{TABLE}]", _PREFIX))
        own = fence == "+++" and line.startswith((_PREFIX, f"{TABLE} ", f"{TABLE}="))
        if (within or own) and line.strip():
            taken.add(number)
    return frozenset(taken)


def _yaml(inside: list[str], taken: frozenset[int]) -> tuple[Value, dict[str, int]]:
    first = min(taken)
    found = parse_mapping([inside[n - 2] for n in range(first, max(taken) + 1)], first)
    lines = {key.removeprefix(_PREFIX): line for key, line in found.lines.items()}
    return found.data.get(TABLE, {}), lines


def _toml(inside: list[str]) -> tuple[Value, dict[str, int]]:
    try:
        data = parse_toml("\n".join(inside))
    except TomlError as error:
        raise TomlError(error.message, error.line + 1 if error.line else None) from error
    places = lines_of_keys("\n".join(inside))
    lines = {key.removeprefix(_PREFIX): line + 1 for key, line in places.items()}
    return data.get(TABLE, {}), lines
