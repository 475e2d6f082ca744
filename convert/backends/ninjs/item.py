"""An Article as a news item of ninjs 2.1 (IPTC, ninjs-schema_2.1.json)."""

from datetime import UTC, datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, Paragraph, Text
from convert.backends.identifier import identifier_of
from convert.context import Context
from convert.markup.dialect import Dialect
from convert.markup.fragment import write_article
from convert.walk import blocks_text, printed_byline

_SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
_A_DAY = len("2021-12-06")
_PLAIN = "text/plain"


class _Standard(Struct, frozen=True):
    name: str = "ninjs"
    version: str = "2.1"
    schema: str = _SCHEMA


class _Words(Struct, frozen=True, omit_defaults=True):
    """A headline, a description or a body."""

    value: str
    role: str = ""
    contenttype: str = ""
    charcount: int = 0
    wordcount: int = 0


class _Named(Struct, frozen=True, omit_defaults=True):
    name: str
    rel: str = ""


class _Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A news item; what is not known is not there."""

    uri: str
    standard: _Standard = msgspec.field(default_factory=_Standard)
    type: str = msgspec.field(default_factory=lambda: "text")
    representationtype: str = msgspec.field(default_factory=lambda: "full")
    language: str = ""
    versioncreated: str = ""
    contentcreated: str = ""
    title: str = ""
    headlines: tuple[_Words, ...] = ()
    by: str = ""
    located: str = ""
    people: tuple[_Named, ...] = ()
    subjects: tuple[_Named, ...] = ()
    descriptions: tuple[_Words, ...] = ()
    copyrightholder: str = ""
    copyrightnotice: str = ""
    bodies: tuple[_Words, ...] = ()


def to_ninjs(article: Article, context: Context) -> bytes:
    """The article as a news item: UTF-8 JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(_item(article, context)), indent=2) + b"\n"


def _item(article: Article, context: Context) -> _Item:
    metadata = article.metadata
    return _Item(
        uri=identifier_of(article),
        language=metadata.language,
        versioncreated=_moment(context.stamp),
        contentcreated=_day(metadata.date or ""),
        title=metadata.title,
        headlines=_headlines(article),
        by=printed_byline(metadata),
        located=metadata.dateline or "",
        people=tuple(_Named(author.name, "author") for author in metadata.authors),
        subjects=tuple(map(_Named, metadata.keywords)),
        descriptions=(_Words(metadata.description),) if metadata.description else (),
        copyrightholder=metadata.publisher or "",
        copyrightnotice=metadata.rights or "",
        bodies=_bodies(article),
    )


def _headlines(article: Article) -> tuple[_Words, ...]:
    metadata = article.metadata
    said = (("main", metadata.title), ("sub", metadata.subtitle or ""))
    return tuple(_Words(words, role, _PLAIN) for role, words in said if words)


def _bodies(article: Article) -> tuple[_Words, ...]:
    """The text as a page and as plain text; fields, which have no place of their own, open it."""
    fields = (f"{field.name} {field.value}" for field in article.metadata.fields)
    opening = tuple(Paragraph(content=(Text(text=f),), role="boilerplate") for f in fields)
    article = replace(article, blocks=(*opening, *article.blocks))
    text = "\n\n".join(words for words in blocks_text(article.blocks) if words.strip())
    page = write_article(article, Dialect()).body
    return (
        _Words(page, "main", "text/html"),
        _Words(text, "plain", _PLAIN, len(text), len(text.split())),
    )


def _moment(stamp: int) -> str:
    return datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(date: str) -> str:
    """A date as a time (RFC 3339), which wants a day at least."""
    return f"{date[:_A_DAY]}T00:00:00Z" if len(date) >= _A_DAY else ""
