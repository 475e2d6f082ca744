"""Front matter: YAML between --- lines or TOML between +++ lines at the head of a text."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.parts import FieldPart, FieldsPart
from convert.readers.text.rules.fields import meaning_of
from convert.toml import TomlError, Value, parse_toml

_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST: Final = 200
_KEY: Final = Lazy(r"([A-Za-z_][\w .-]{0,40}?)\s*:(?:\s+(.*))?$")
_ITEM: Final = re.compile(r"\s*-\s+(.*)$")
_SYNONYMS: Final = {
    "authors": "author",
    "byline": "author",
    "creator": "author",
    "lang": "language",
    "locale": "language",
    "tags": "keywords",
    "summary": "description",
    "excerpt": "description",
    "abstract": "description",
    "deck": "subtitle",
    "dek": "subtitle",
    "pubdate": "date",
    "published": "date",
    "publishdate": "date",
    "license": "rights",
    "copyright": "rights",
}


def split_front_matter(text: str) -> tuple[FieldsPart, int] | None:
    """The fields of the front matter and how many lines it takes; None where there is none.

    Keys that the metadata has no place for stay fields. Only what people put there is read:
    keys with strings, numbers, dates and lists of them; anything else is not front matter.
    """
    fence, _, _ = text.partition("\n")
    closings = _FENCES.get(fence.rstrip())
    if closings is None:
        return None
    lines = text.split("\n", _LONGEST + 2)[: _LONGEST + 2]
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in closings), 0)
    if not end:
        return None
    inside = lines[1:end]
    fields = _toml(inside) if closings == ("+++",) else _yaml(inside)
    return (FieldsPart(tuple(fields)), end + 1) if fields else None


def _yaml(lines: list[str]) -> list[FieldPart] | None:
    entries: list[tuple[str, list[str], int, int]] = []
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.match(line)
        found = None if line[0].isspace() else _KEY.match(line)
        if found:
            value = (found.group(2) or "").strip()
            entries.append(
                (
                    found.group(1),
                    [value] if value not in ("", ">", "|", ">-", "|-") else [],
                    number,
                    number,
                )
            )
        elif entries and (item or line[0].isspace()):
            label, values, first, _ = entries[-1]
            piece = item.group(1).strip() if item else line.strip()
            if item or not values:
                values.append(piece)
            else:
                values[-1] += " " + piece
            entries[-1] = (label, values, first, number)
        else:
            return None
    return [_field(label, _plain(values), first, last) for label, values, first, last in entries]


def _plain(values: list[str]) -> list[str]:
    if len(values) == 1 and values[0].startswith("[") and values[0].endswith("]"):
        values = [part.strip() for part in values[0][1:-1].split(",")]
    return [_unquoted(value) for value in values]


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value


def _toml(lines: list[str]) -> list[FieldPart] | None:
    try:
        data = parse_toml("\n".join(lines))
    except TomlError:
        return None
    fields: list[FieldPart] = []
    for label, value in _leaves(data):
        values = value if isinstance(value, list) else [value]
        if any(isinstance(part, dict | list) for part in values):
            return None
        number = _line_of(lines, label)
        fields.append(_field(label, list(map(_in_words, values)), number, number))
    return fields


def _in_words(value: Value) -> str:
    """A value as TOML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _leaves(table: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """What is in a table and in those inside it ("taxonomies"), by the last name of its key."""
    for label, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value)
        else:
            yield label, value


def _line_of(lines: list[str], label: str) -> int:
    for number, line in enumerate(lines, 2):
        if line.split("=")[0].strip().strip("\"'") == label:
            return number
    return 1


def _field(label: str, values: list[str], first: int, last: int) -> FieldPart:
    folded = label.strip().casefold()
    known = meaning_of(_SYNONYMS.get(folded, folded))
    value = (" and " if known == "author" and len(values) == 2 else ", ").join(values)
    return FieldPart(label, value, known, (first, last), mark=True)
