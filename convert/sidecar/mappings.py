"""A table of front matter in YAML (1.2): keys with single values, lists or tables, by PyYAML.

Of its types none is taken: all single values are words, as in the metadata beside the table. What
would make a small text a large value, or name a thing of a program, is refused with its line.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from convert.toml import Value

if TYPE_CHECKING:
    from yaml.events import Event
    from yaml.nodes import Node

_DEEPEST = 12


class MappingError(ValueError):
    """A line that cannot be taken. line: its number."""

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
    from a key in it. Raises MappingError.
    """
    import yaml

    try:
        _refuse(yaml.parse("\n".join(lines), Loader=yaml.SafeLoader), first)
        root = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark or error.context_mark, first)
        raise MappingError(error.problem or "no YAML", line) from error
    except yaml.YAMLError as error:
        raise MappingError("it has a character that no text has", first) from error
    data: dict[str, Value] = {}
    places: dict[str, int] = {}
    for name, value, line in _leaves(root, "", first) if root is not None else ():
        places.setdefault(name, line)
        if value is not None:
            _put(data, name, value)
    return Mapping(data, places)


class _Mark(Protocol):
    """Where something stands: of yaml's two kinds of marks, what is asked here."""

    line: int


def _line(mark: _Mark | None, first: int) -> int:
    return first + (mark.line if mark else 0)


def _refuse(events: "Iterable[Event]", first: int) -> None:
    """Refuse names for values, which may stand for one another without end, and types."""
    from yaml.events import CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent

    depth = 0
    for event in events:
        named = event.anchor if isinstance(event, NodeEvent) else None
        typed = event.tag if isinstance(event, CollectionStartEvent | ScalarEvent) else None
        if named or typed:
            what = f"the name '{named}'" if named else f"the type '{typed}'"
            raise MappingError(f"{what} is not read here", _line(event.start_mark, first))
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            raise MappingError("tables stand too deep in one another", first)


def _leaves(node: "Node", name: str, first: int) -> Iterator[tuple[str, Value | None, int]]:
    """Each dotted key with its value, None for a table, and its line."""
    from yaml.nodes import MappingNode, ScalarNode

    if not isinstance(node, MappingNode):
        raise MappingError("no key with a value", first + node.start_mark.line)
    for key, value in node.value:
        line = first + key.start_mark.line
        if not isinstance(key, ScalarNode):
            raise MappingError("a key is one word", line)
        inner = f"{name}.{key.value}" if name else key.value
        if isinstance(value, MappingNode):
            yield inner, None, line
            yield from _leaves(value, inner, first)
        elif isinstance(value, ScalarNode):
            yield inner, value.value or None, line
        else:
            yield inner, [_word(item, first) for item in value.value], line


def _word(node: "Node", first: int) -> str:
    from yaml.nodes import ScalarNode

    if isinstance(node, ScalarNode):
        return str(node.value)
    raise MappingError("a list holds single values", first + node.start_mark.line)


def _put(data: dict[str, Value], name: str, value: Value) -> None:
    *tables, last = name.split(".")
    place = data
    for table in tables:
        inner = place.setdefault(table, {})
        if not isinstance(inner, dict):
            inner = place[table] = {}
        place = inner
    place[last] = value
