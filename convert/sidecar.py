"""ARTICLE.toml beside a source: the writer's last word on metadata and structure.

title = "The sea in winter"          # any metadata, as in the Article
authors = ["Jane Doe", {name = "Ali Karimi", role = "Photographs"}]
heading = [[12, 3], 40]              # line and level; a line alone is a heading of level 2
paragraph = [44, [50, 53]]           # a line, or first and last line
skip = [[1, 2]]                      # lines that are not part of the article
"""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, Author, Direction, IsoDate, LanguageTag, Metadata
from convert.errors import SourceError, Where

_METADATA_TOO: Final = frozenset({"title", "date"})
"""Names of rules that are metadata in a sidecar, and say nothing of lines."""

_Lines = list[int | list[int]]


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

    where = Where(name)
    try:
        data = tomllib.loads(text)
        keys = [key for key in data if key in kinds and key not in _METADATA_TOO]
        lines = _lines({key: data.pop(key) for key in keys})
        if "date" in data:
            data["date"] = str(data["date"]).replace(" ", "T")
        metadata = msgspec.convert(data, SaidMetadata)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as error:
        raise SourceError(
            f"the sidecar says what cannot be: {error}", where=where, code="sidecar.invalid"
        ) from error
    return Sidecar(metadata, tuple(sorted(lines, key=lambda said: said.first)))


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
