"""ARTICLE.toml beside a source: the writer's last word on metadata and structure.

title = "The sea in winter"          # any metadata, as in the Article
authors = ["Jane Doe", {name = "Ali Karimi", role = "Photographs"}]
byline = 3                           # a line
heading = [[12, 3], 40]              # line and level; a line alone is a heading of level 2
paragraph = [44, [50, 53]]           # lines; first and last line
list = [[60, 64, "Two eggs"]]        # with the first words of the line, which is found by them
skip = [[1, 2]]                      # lines that are not part of the article
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

import msgspec

from convert.errors import SourceError, Where, nearest
from convert.languages.tags import is_language_tag
from convert.settings import SaidMetadata, Settings
from convert.sidecar.front import front_of
from convert.sidecar.invalid import SIDECAR, Sheet, invalid
from convert.sidecar.look import KEYS, look_of
from convert.sidecar.said import OTHER_NAMES, Said, Sidecar, Voice
from convert.toml import TomlError, lines_of_keys, parse_toml
from convert.validation import asked

ASKED: Final = {
    "date": "a date is written as 2024-03-03, 2024-03 or 2024",
    "direction": "it is ltr or rtl",
    "language": "a language is written as en, pt-BR or zh-Hant",
    "authors": 'names are written as ["Jane Doe", {name = "Ali Karimi", role = "Photographs"}]',
    "keywords": 'they are written as ["sea", "winter"]',
}
"""What each kind of metadata asks for, in the words of an error."""

_METADATA: Final = SaidMetadata.__struct_fields__
_OF_A_RUN: Final = frozenset(Settings.__struct_fields__) - {*KEYS, "metadata"}
"""What decides what a run makes, where, and what that may cost: an article may be a stranger's."""

_FIRST_YEAR: Final = 1000
_DEEPEST: Final = 6


def read_sidecar(text: str | None, name: str, kinds: Sequence[str] = ()) -> Sidecar:
    """The sidecar in `text` (TOML 1.0), an empty one for None.

    kinds: what it may say that lines are.

    Raises SourceError, with the sidecar's name, where it is not TOML or says what cannot be.
    """
    if text is None:
        return Sidecar()
    data, sheet = _parsed(text, name)
    look_of(data, sheet)
    lines: list[Said] = []
    for key in list(data):
        kind = _kind(key, kinds)
        if kind and not _is_metadata(key, data[key]):
            lines += _all_said(kind, data.pop(key), sheet.where(key))
        elif key not in _METADATA:
            raise _unknown(key, kinds, sheet)
    metadata = _metadata_of(data, sheet)
    return Sidecar(metadata, tuple(sorted(lines, key=lambda said: said.first)))


def read_voice(text: str, name: str) -> Voice:
    """What the sidecar in `text` says of the article as a whole, and nothing of lines.

    Raises SourceError as above, but for what it says of lines.
    """
    data, sheet = _parsed(text, name)
    look = look_of(data, sheet)
    own = {key: data[key] for key in data if key in _METADATA and _is_metadata(key, data[key])}
    return Voice(look, _metadata_of(own, sheet), sheet)


def read_front(text: str, name: str) -> Voice | None:
    """What the front matter of a text says in a table of our name, None where it has none.

    Raises SourceError, with the line, for what is no such table, for a key that it does not have
    and for a wrong value.
    """
    front = front_of(text, name)
    if front is None:
        return None
    data = dict(front.data)
    look = look_of(data, front.sheet)
    for key in data:
        if key not in _METADATA:
            raise _unknown(key, (), front.sheet)
    return Voice(look, _metadata_of(data, front.sheet), front.sheet)


def _parsed(text: str, name: str) -> tuple[dict[str, Any], Sheet]:
    try:
        return parse_toml(text), Sheet(SIDECAR, name, lines_of_keys(text))
    except TomlError as error:
        raise invalid(error.message, Where(name, error.line)) from error


def _kind(key: str, kinds: Sequence[str]) -> str:
    """What lines are by this key; "" for a key that says nothing of lines."""
    if key in kinds:
        return key
    other = OTHER_NAMES.get(key, "")
    return other if other in kinds else ""


def _is_metadata(key: str, value: object) -> bool:
    """Whether a key that is a kind of lines as well speaks of metadata: a date, a year, words."""
    if key not in _METADATA:
        return False
    return not isinstance(value, int | list) or (isinstance(value, int) and value >= _FIRST_YEAR)


def _unknown(key: str, kinds: Sequence[str], sheet: Sheet) -> SourceError:
    if key in _OF_A_RUN:
        message = f"'{key}' is not an article's to say"
        return sheet.invalid(key, message, "Say it in convert.toml or on the command line.")
    if key == "metadata":
        return sheet.invalid(key, "metadata have no table here", "Write them without one.")
    others = [other for other, kind in OTHER_NAMES.items() if kind in kinds]
    known = list(dict.fromkeys((*_METADATA, *kinds, *others, *KEYS)))
    hint = nearest(key, known).strip() or f"Known: {', '.join(known)}."
    return sheet.invalid(key, f"unknown key '{key}'", hint)


def _metadata_of(data: dict[str, Any], sheet: Sheet) -> SaidMetadata:
    """The metadata that a sheet says. Raises SourceError with the line that is wrong."""
    if "date" in data:
        data["date"] = str(data["date"]).replace(" ", "T")
    try:
        said = msgspec.convert(data, SaidMetadata)
    except msgspec.ValidationError as error:
        key = re.split(r"[.\[`]", str(error).partition(" - at `$.")[2])[0]
        words = ASKED.get(key, asked(str(error)))
        raise sheet.invalid(key, f"'{key}': {words}") from error
    if said.language is not None and not is_language_tag(said.language):
        words = f"'{said.language}' is no language of the registry (BCP 47)"
        raise sheet.invalid("language", words)
    return said


def _all_said(kind: str, value: object, where: Where) -> list[Said]:
    """All entries of one key: a line, or a list of lines and of lists with a first line."""
    entries = value if isinstance(value, list) else [value]
    if any(isinstance(entry, str) for entry in entries):
        entries = [entries]  # title = [3, "The sea"] is one entry
    try:
        return [_said(kind, entry if isinstance(entry, list) else [entry]) for entry in entries]
    except ValueError as error:
        raise invalid(str(error), where) from error


def _said(kind: str, entry: list[object]) -> Said:
    numbers = [n for n in takewhile(lambda n: type(n) is int, entry) if isinstance(n, int)]
    words = [word for word in entry[len(numbers) :] if isinstance(word, str)]
    most = 3 if kind == "heading" else 2
    whole = len(numbers) + len(words) == len(entry)
    if not whole or not 1 <= len(numbers) <= most or len(words) > 2 or numbers[0] < 1:
        raise ValueError(f'{kind} takes lines, as 12, [12, 14] or [[12, 14, "First words"]]')
    level = None
    if kind == "heading":
        level = numbers.pop() if len(numbers) > 1 else 2
        if not 2 <= level <= _DEEPEST:
            raise ValueError(f"heading level {level} is not 2 to 6")
    if numbers[-1] < numbers[0]:
        raise ValueError(f"{kind} = [[{numbers[0]}, {numbers[-1]}]] ends before it begins")
    begins, ends = (*words, "", "")[:2]
    return Said(
        kind=kind,
        first=numbers[0],
        last=numbers[-1],
        level=level,
        begins=" ".join(begins.split()),
        ends=" ".join(ends.split()),
    )
