"""The few forms of YAML (1.2) that a table of front matter takes: keys with single values or lists,
inside one another by their indents. What else YAML has is refused with its line.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from convert.toml import Value

_KEY: Final = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([\w][\w.-]*))[ ]*:(?:[ \t]+(.*))?$""")
_ITEM: Final = re.compile(r"-[ \t]+(.*)$")
_COMMENT: Final = re.compile(r"(?:^|[ \t])#.*$")
_PARTS: Final = re.compile(r"""[ ]*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)[ ]*(?:,|$)""")
_SHOWN: Final = 60
_OTHER_FORMS: Final = tuple("{|>&*!%@`")


class MappingError(ValueError):
    """A line that is none of these forms. line: its number."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Mapping(Struct, frozen=True):
    """What was said, tables inside tables, and the line of each dotted key."""

    data: dict[str, Value]
    lines: dict[str, int]


def parse_mapping(lines: Sequence[str], first: int) -> Mapping:
    """What the lines say, the first of which has the number `first`; a dot in a key parts a table
    from a key in it. All single values are words. Raises MappingError.
    """
    values: dict[str, Value] = {}
    places: dict[str, int] = {}
    around: list[tuple[int, str]] = []  # indents and dotted names of the keys that are open
    for number, line in enumerate(lines, first):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        item, key = _ITEM.match(text), _KEY.match(text)
        if item and around and isinstance(values.get(around[-1][1], []), list):
            listed = values.setdefault(around[-1][1], [])
            if isinstance(listed, list):
                listed.append(_single(item[1], number))
            continue
        if key is None or line[indent : indent + 1] == "\t":
            raise MappingError(f"'{text[:_SHOWN]}' is no key with a value", number)
        while around and around[-1][0] >= indent:
            around.pop()
        inside = f"{around[-1][1]}." if around else ""
        name = f"{inside}{key[1] or key[2] or key[3]}"
        around.append((indent, name))
        places.setdefault(name, number)
        if value := _COMMENT.sub("", key[4] or "") if (key[4] or "")[:1] not in "\"'" else key[4]:
            values[name] = _value(value.strip(), number)
    return Mapping(_nested(values), places)


def _nested(values: dict[str, Value]) -> dict[str, Value]:
    root: dict[str, Value] = {}
    for name, value in values.items():
        *tables, last = name.split(".")
        place = root
        for table in tables:
            inner = place.setdefault(table, {})
            if not isinstance(inner, dict):
                inner = place[table] = {}
            place = inner
        place[last] = value
    return root


def _value(text: str, number: int) -> Value:
    if text.startswith("["):
        if not text.endswith("]"):
            raise MappingError("a list begins here that does not end on its line", number)
        parts = (found[1].strip() for found in _PARTS.finditer(text[1:-1]))
        return [_single(part, number) for part in parts if part]
    return _single(text, number)


def _single(text: str, number: int) -> str:
    text = text.strip()
    if text.startswith(_OTHER_FORMS):
        raise MappingError(f"'{text[:_SHOWN]}' is a form that is not read here", number)
    quote = text[:1]
    if quote not in ("'", '"'):
        return _COMMENT.sub("", text).strip()
    end = re.match(r"""'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)\"""", text)
    if end is None:
        raise MappingError(f"{text[:_SHOWN]} has no second quotation mark", number)
    if end[1] is not None:
        return end[1].replace("''", "'")
    return re.sub(r"\\(.)", r"\1", end[2])
