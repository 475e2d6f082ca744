"""Metadata that a person set in place of what was read, without the loss of a word.

What stood on a line of the source and is no longer printed as metadata stays as a paragraph; what
no line stands behind (the metadata of a program, front matter) is replaced. Both are told.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.article import (
    Article,
    Author,
    Blocks,
    Heading,
    LineRange,
    Metadata,
    Paragraph,
    Text,
)
from convert.errors import Diagnostic
from convert.settings import SaidMetadata
from convert.walk import every_block, inline_text

_PLAIN: Final = (
    *("language", "direction", "description", "keywords", "publisher", "rights"),
    *("publication", "section", "about", "address"),
)
_HEAD: Final = 12
_SHOWN: Final = 60
_UNKNOWN: Final[Mapping[int, str]] = MappingProxyType({})


class _Over(Struct, frozen=True):
    """Words of the source's head that something else is printed for."""

    kind: str
    text: str
    lines: LineRange | None


def with_said(
    article: Article,
    said: SaidMetadata,
    front: int = 0,
    source: Mapping[int, str] = _UNKNOWN,
    who: str = "the sidecar",
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An Article with the metadata that a person set, and what a person should know of it.

    front: the last line of the source that holds metadata and no text, as front matter does;
    source: the lines of the source by their numbers, where they are known; who: who said it.
    """
    if said == SaidMetadata():
        return article, ()
    old = article.metadata
    metadata, over = _replaced(old, said)
    if said.dateline is not None and not _same(said.dateline, old.dateline):
        article = replace(article, blocks=_with_dateline(article.blocks, old.dateline))
    blocks = article.blocks
    if any(item.kind == "title" for item in over) or (said.title and not old.title):
        metadata, blocks = _title_among(metadata, blocks)
    on_lines = _stands_on_lines(article) or (not blocks and bool(source))
    kept = [item for item in over if on_lines and not (item.lines and item.lines[1] <= front)]
    for item in reversed(kept):
        blocks = _with_paragraph(blocks, item, source)
    told = tuple(_kept(item, who) if item in kept else _gone(item, who) for item in over)
    return replace(article, metadata=metadata, blocks=blocks), told


def lacking_of(metadata: Metadata, usual: SaidMetadata) -> SaidMetadata:
    """What of the metadata that usually hold an article does not say itself."""
    has = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "authors": metadata.authors or metadata.byline,
        "date": metadata.date or metadata.date_line,
        "dateline": metadata.dateline,
        "language": metadata.language if metadata.language != "und" else "",
        "direction": metadata.language if metadata.language != "und" else "",
        "description": metadata.description,
        "keywords": metadata.keywords,
        "publisher": metadata.publisher,
        "rights": metadata.rights,
        "identifier": metadata.identifier,
        "publication": metadata.publication,
        "section": metadata.section,
        "logo": metadata.logo,
        "about": metadata.about,
        "address": metadata.address,
    }
    return replace(usual, **{name: None for name, value in has.items() if value})


def _replaced(old: Metadata, said: SaidMetadata) -> tuple[Metadata, list[_Over]]:
    """The metadata as they were set, and the words that they are set in place of."""
    names = (*_PLAIN, "dateline", "identifier")
    set_by_name = {name: value for name in names if (value := getattr(said, name)) is not None}
    new = replace(old, **set_by_name)
    over: list[_Over] = []
    if said.title is not None:
        if not _same(said.title, old.title):
            over.append(_Over("title", old.title, old.title_lines))
            new = replace(new, title_lines=None)
        new = replace(new, title=said.title)
    if said.subtitle is not None:
        if not _same(said.subtitle, old.subtitle):
            over.append(_Over("standfirst", old.subtitle or "", None))
        new = replace(new, subtitle=said.subtitle)
    if said.authors is not None:
        new, replaced = _with_authors(new, said.authors)
        over += replaced
    if said.date is not None:
        new, replaced = _with_date(new, said.date)
        over += replaced
    return new, [item for item in over if item.text.strip()]


def _with_authors(old: Metadata, authors: tuple[Author | str, ...]) -> tuple[Metadata, list[_Over]]:
    """The byline stays where it names them all; else their names are the byline."""
    people = tuple(Author(name=a) if isinstance(a, str) else a for a in authors)
    new = replace(old, authors=people)
    if people and old.byline and all(_letters(a.name) in _letters(old.byline) for a in people):
        return new, []
    if not old.byline and [a.name for a in people] == [a.name for a in old.authors]:
        return new, []
    byline = ", ".join(person.name for person in people)
    return (
        replace(new, byline=byline, byline_lines=None),
        [_Over("byline", old.byline or "", old.byline_lines)],
    )


def _with_date(old: Metadata, date: str) -> tuple[Metadata, list[_Over]]:
    """The date line stays where it says the same; else outputs print the date that was set."""
    if old.date and (old.date.startswith(date) or date.startswith(old.date)):
        return replace(old, date=date), []
    over = [_Over("date", old.date_line or "", old.date_lines)]
    return replace(old, date=date, date_line=None, date_lines=None), over


def _with_dateline(blocks: Blocks, dateline: str | None) -> Blocks:
    """The dateline that was read, back at the head of its paragraph."""
    if not dateline:
        return blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role is None:
            whole = replace(block, content=(Text(text=f"{dateline} "), *block.content))
            return (*blocks[:at], whole, *blocks[at + 1 :])
    return (Paragraph(content=(Text(text=dateline),)), *blocks)


def _title_among(metadata: Metadata, blocks: Blocks) -> tuple[Metadata, Blocks]:
    """A title that a block near the head says as well is that block, and is printed once."""
    for at, block in enumerate(blocks[:_HEAD]):
        if not isinstance(block, Heading | Paragraph) or getattr(block, "role", None):
            continue
        if _same(metadata.title, inline_text(block.content)):
            left = (*blocks[:at], *blocks[at + 1 :])
            return replace(metadata, title_lines=block.lines), left
    return metadata, blocks


def _stands_on_lines(article: Article) -> bool:
    metadata = article.metadata
    ranges = (metadata.title_lines, metadata.byline_lines, metadata.date_lines)
    return any(ranges) or any(block.lines for block in every_block(article.blocks))


def _with_paragraph(blocks: Blocks, item: _Over, source: Mapping[int, str]) -> Blocks:
    """`blocks` with the words as a paragraph where they stood, a label before them included."""
    whole = _on_lines(item.lines, source)
    text = item.text if _same(item.text, whole) else whole
    text = text if _letters(item.text) in _letters(text) else item.text
    paragraph = Paragraph(content=(Text(text=text),), lines=item.lines, confidence=1.0)
    line = item.lines[0] if item.lines else 0
    before = [at for at, block in enumerate(blocks) if block.lines and block.lines[0] < line]
    at = before[-1] + 1 if before else 0
    return (*blocks[:at], paragraph, *blocks[at:])


def _on_lines(lines: LineRange | None, source: Mapping[int, str]) -> str:
    """The words of some lines; a line of nothing but marks has none."""
    first, last = lines or (0, -1)
    texts = (" ".join(source.get(number, "").split()) for number in range(first, last + 1))
    return " ".join(text for text in texts if _letters(text))


def _kept(item: _Over, who: str) -> Diagnostic:
    line = item.lines[0] if item.lines else None
    where = f"skip = [{line}]" if line else "skip, with its line,"
    return Diagnostic(
        code="sidecar.kept",
        message=f"{who} gives another {item.kind} than “{item.text[:_SHOWN]}”, which stays "
        "as a paragraph",
        severity="info",
        line=line,
        hint=f"{where} in the sidecar leaves it out.",
    )


def _gone(item: _Over, who: str) -> Diagnostic:
    return Diagnostic(
        code="sidecar.replaced",
        message=f"{who} gives another {item.kind} in place of “{item.text[:_SHOWN]}”",
        severity="info",
        line=item.lines[0] if item.lines else None,
    )


def _same(one: str, other: str | None) -> bool:
    """Whether two texts are the same words, whatever their capitals and signs."""
    return _letters(one) == _letters(other or "")


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if unicodedata.category(c)[0] in "LMN")
