"""ARTICLE.toml beside a source: the writer's last word on metadata and structure.

title = "The sea in winter"          # any metadata, as in the Article
authors = ["Jane Doe", {name = "Ali Karimi", role = "Photographs"}]
heading = [[12, 3], 40]              # line and level; a line alone is a heading of level 2
paragraph = [44, [50, 53]]           # a line, or first and last line
skip = [[1, 2]]                      # lines that are not part of the article
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, Author, Direction, IsoDate, LanguageTag, Metadata
from convert.errors import SourceError, Where
from convert.languages.tags import is_language_tag
from convert.options import nearest
from convert.toml import line_of

_METADATA_TOO: Final = frozenset({"title", "date"})
"""Names of rules that are metadata in a sidecar, and say nothing of lines."""

_Lines = list[int | list[int]]
_ASKED: Final = {
    "date": "a date is written as 2024-03-03, 2024-03 or 2024",
    "direction": "it is ltr or rtl",
    "language": "a language is written as en, pt-BR or zh-Hant",
    "authors": 'names are written as ["Jane Doe", {name = "Ali Karimi", role = "Photographs"}]',
    "keywords": 'they are written as ["sea", "winter"]',
}
"""What each kind of metadata asks for, in the words of an error."""


class Said(Struct, frozen=True):
    """What lines are known to be: 1-based, inclusive; `level` for headings; `saw`: who says so."""

    kind: str
    first: int
    last: int
    level: int | None = None
    saw: str = "the sidecar says so"


class SaidMetadata(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Metadata that a person set; None where nothing was said."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[Author | str, ...] | None = None
    date: IsoDate | None = None
    dateline: str | None = None
    language: LanguageTag | None = None
    direction: Direction | None = None
    description: str | None = None
    keywords: tuple[str, ...] | None = None
    publisher: str | None = None
    rights: str | None = None
    identifier: str | None = None


class Sidecar(Struct, frozen=True):
    """All that was said: metadata, and lines in order."""

    metadata: SaidMetadata = SaidMetadata()
    lines: tuple[Said, ...] = ()

    def is_silent_on(self, first: int, last: int) -> bool:
        """Whether nothing was said of the lines `first` to `last`."""
        return not any(said.first <= last and first <= said.last for said in self.lines)

    def with_lines(self, further: Sequence[Said]) -> tuple[Said, ...]:
        """What was said, and what else is known of other lines, in order."""
        return tuple(sorted((*self.lines, *further), key=lambda said: said.first))


def read_sidecar(text: str | None, name: str, kinds: Sequence[str] = ()) -> Sidecar:
    """The sidecar in `text` (TOML 1.0), an empty one for None.

    kinds: what it may say that lines are.

    Raises SourceError, with the sidecar's name, where it is not TOML or says what cannot be.
    """
    if text is None:
        return Sidecar()
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = int(place.partition(",")[0]) if place[:1].isdigit() else None
        raise _invalid(message, Where(name, line)) from error
    except RecursionError as error:
        raise _invalid("it is nested too deeply", Where(name)) from error
    keys = [key for key in data if key in kinds and key not in _METADATA_TOO]
    for key in data.keys() - SaidMetadata.__struct_fields__ - set(keys):
        known = [*SaidMetadata.__struct_fields__, *(k for k in kinds if k not in _METADATA_TOO)]
        hint = f"Known: {', '.join(known)}.{nearest(key, known)}"
        raise _invalid(f"unknown key '{key}'", Where(name, line_of(text, key)), hint)
    try:
        lines = _lines({key: data.pop(key) for key in keys})
    except ValueError as error:
        raise _invalid(str(error), Where(name)) from error
    metadata = _metadata(data, text, name)
    return Sidecar(metadata, tuple(sorted(lines, key=lambda said: said.first)))


def _metadata(data: dict[str, Any], text: str, name: str) -> SaidMetadata:
    """The metadata in the tables of a sidecar. Raises SourceError with the line that is wrong."""
    if "date" in data:
        data["date"] = str(data["date"]).replace(" ", "T")
    try:
        said = msgspec.convert(data, SaidMetadata)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        key = re.split(r"[.\[`]", path)[0]
        words = _ASKED.get(key, f"{message[:1].lower()}{message[1:]}")
        raise _invalid(f"'{key}': {words}", Where(name, line_of(text, key))) from error
    if said.language is not None and not is_language_tag(said.language):
        words = f"'{said.language}' is no language of the registry (BCP 47)"
        raise _invalid(words, Where(name, line_of(text, "language")))
    return said


def _invalid(message: str, where: Where, hint: str = "") -> SourceError:
    return SourceError(
        f"the sidecar says what cannot be: {message}",
        where=where,
        hint=hint,
        code="sidecar.invalid",
    )


def _lines(tables: dict[str, object]) -> list[Said]:
    said: list[Said] = []
    for kind, value in tables.items():
        for entry in msgspec.convert(value, _Lines):
            said.append(_said(kind, entry if isinstance(entry, list) else [entry]))
    taken: dict[int, str] = {}
    for item in said:
        for line in range(item.first, min(item.last, item.first + 100_000) + 1):
            if line in taken:
                raise ValueError(f"line {line} is both {taken[line]} and {item.kind}")
            taken[line] = item.kind
    return said


def _said(kind: str, numbers: list[int]) -> Said:
    if not 1 <= len(numbers) <= 2 or numbers[0] < 1:
        raise ValueError(f"{kind} takes lines, as [12] or [[12, 14]]")
    if kind == "heading":
        level = numbers[1] if len(numbers) == 2 else 2
        if not 2 <= level <= 6:
            raise ValueError(f"heading level {level} is not 2 to 6")
        return Said(kind, numbers[0], numbers[0], level)
    if numbers[-1] < numbers[0]:
        raise ValueError(f"{kind} = [[{numbers[0]}, {numbers[-1]}]] ends before it begins")
    return Said(kind, numbers[0], numbers[-1])


def with_metadata(article: Article, text: str, name: str) -> Article:
    """An Article with the metadata that the sidecar in `text` gives, for a reader of any format.

    Raises SourceError, with the sidecar's name, where it says what cannot be. What lines are can
    be said to a reader that follows sidecars itself, and to no other.
    """
    said = read_sidecar(text, name).metadata
    return replace(article, metadata=with_said(article.metadata, said))


def with_said(metadata: Metadata, said: SaidMetadata) -> Metadata:
    """`metadata` with what a person said in place of what was read.

    Authors and date that were said take the place of the source's byline and date line, so that
    outputs print what was said.
    """
    changes: dict[str, object] = {
        name: value
        for name in said.__struct_fields__
        if name != "authors" and (value := getattr(said, name)) is not None
    }
    if said.authors is not None:
        people = tuple(Author(name=a) if isinstance(a, str) else a for a in said.authors)
        changes |= {"authors": people, "byline": ", ".join(person.name for person in people)}
    if said.date is not None and metadata.date != said.date:
        changes["date_line"] = None
    return replace(metadata, **changes)
