"""The bytes of a source made ready for pandoc, by what carries them."""

import re
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from convert.errors import Diagnostic, SourceError, Where
from convert.readers.pandoc import ast
from convert.readers.pandoc.dialect import Dialect
from convert.readers.pandoc.prose import prose_words
from convert.readers.text.decode import decode
from convert.settings import ReadSettings
from convert.source import Source

_NONE: Final[Mapping[str, bytes]] = MappingProxyType({})
_CHARSET: Final = re.compile(
    rb"""(?:<meta[^>]{0,200}charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])([\w.:-]{2,40})""",
    re.IGNORECASE,
)


class Opened(Struct, frozen=True, kw_only=True):
    """A source as pandoc gets it, and what pandoc does not tell of it."""

    data: bytes
    document: ast.Pandoc | None = None
    """What it says, for a format that is not left to pandoc."""

    files: Mapping[str, bytes] = _NONE
    """Pictures and the like by path."""

    told: tuple[Diagnostic, ...] = ()
    words: tuple[str, ...] = ()
    """The source's own texts, where they can be read without pandoc."""

    head: tuple[tuple[str, str], ...] = ()
    """Parts of the article's head that pandoc was not given: what each is, and its words."""

    title: str = ""
    """The title among the file's properties, for a document that shows none."""

    language: str = ""
    """The language that the source's program wrote down, of which a writer may know nothing."""


def opened(source: Source, settings: ReadSettings, dialect: Dialect) -> Opened:
    """The source for pandoc. Raises SourceError where it is empty, too large, or not its kind."""
    match dialect.carrier:
        case "word":
            from convert.readers.pandoc.word import open_word

            return open_word(source, settings)
        case "odf":
            from convert.readers.pandoc.odf import open_odf

            return open_odf(source, settings)
        case "book":
            from convert.readers.pandoc.book import open_book

            return open_book(source, settings)
        case "rtf":
            from convert.readers.rtf import open_rtf

            return open_rtf(source, settings)
        case "web":
            from convert.readers.pandoc.web import open_article

            return open_article(_text(source, settings, declared=True), source.resources)
        case "journal":
            from convert.readers.pandoc.jats import open_jats

            return open_jats(_text(source, settings, declared=True))
        case "manual":
            from convert.readers.pandoc.docbook import open_docbook

            return open_docbook(_text(source, settings, declared=True))
        case "news":
            from convert.readers.pandoc.news import open_nitf

            return open_nitf(_text(source, settings, declared=True), source)
        case "page":
            from convert.readers.pandoc.page import open_page

            return open_page(_text(source, settings, declared=True), source.resources)
    return _text(source, settings, dialect)


def _text(
    source: Source,
    settings: ReadSettings,
    dialect: Dialect | None = None,
    *,
    declared: bool = False,
) -> Opened:
    data = source.data
    said = _CHARSET.search(data[:4096]) if declared else None
    if said:
        with suppress(LookupError, UnicodeError):  # what it says is wrong: let its bytes say it
            data = data.decode(said.group(1).decode("ascii")).encode()
    text = decode(data, source.name, settings)
    told = [*text.diagnostics, *(_includes(text.text, dialect.includes) if dialect else ())]
    mended = dialect.mend(text.text) if dialect and dialect.mend else text.text
    ended = mended.rstrip("\n") + "\n"  # without it pandoc sees no rule in a last line
    words = prose_words(dialect.prose, text.text) if dialect and dialect.prose else ()
    return Opened(data=ended.encode(), files=source.resources, told=tuple(told), words=words)


def _includes(text: str, pattern: str) -> list[Diagnostic]:
    """What a source takes from other files, which nobody opens for it."""
    if not pattern:
        return []
    return [
        Diagnostic(
            code="source.include",
            message=f"“{found.group(1)}” is not read: a source is one file",
            line=text.count("\n", 0, found.start()) + 1,
        )
        for found in re.finditer(pattern, text, re.MULTILINE)
    ]


def refuse_size(source: Source, settings: ReadSettings) -> None:
    """Raise SourceError for a source that is empty, or larger than the settings allow."""
    where = Where(source.name)
    if not source.data:
        raise SourceError("the file is empty", where=where, code="source.empty")
    if len(source.data) > settings.max_bytes:
        raise SourceError(
            f"the file has {len(source.data):,} bytes, more than {settings.max_bytes:,}",
            where=where,
            hint="Raise the limit with --max-bytes.",
            code="source.too_large",
        )
