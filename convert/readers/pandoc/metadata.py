"""Metadata: pandoc's map of names to an Article's."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Author, Blocks, Field, Metadata, Paragraph
from convert.languages.tags import is_language_tag
from convert.readers.pandoc import ast
from convert.readers.pandoc.inlines import inlines
from convert.readers.pandoc.work import Work, shown
from convert.readers.text.dates import find_date
from convert.readers.text.people import by_prefix, read_authors
from convert.walk import blocks_text, inline_text

_MEANINGS: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "deck": "subtitle",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "pubdate": "date",
    "publishdate": "date",
    "lang": "language",
    "language": "language",
    "locale": "language",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
    "abstract": "abstract",
    "keywords": "keywords",
    "tags": "keywords",
    "subject": "keywords",
    "publisher": "publisher",
    "rights": "rights",
    "license": "rights",
    "copyright": "rights",
    "identifier": "identifier",
    "doi": "identifier",
}
# What tells a program what to do with an article, and its readers nothing.
_FOR_PROGRAMS: Final = frozenset(
    [
        "layout",
        "permalink",
        "draft",
        "slug",
        "weight",
        "url",
        "aliases",
        "type",
        "template",
        "toc",
        "toc-title",
        "toc-depth",
        "css",
        "header-includes",
        "include-before",
        "include-after",
        "documentclass",
        "classoption",
        "geometry",
        "fontsize",
        "mainfont",
        "bibliography",
        "csl",
        "nocite",
        "link-citations",
        "numbersections",
        "papersize",
        "output",
        "format",
        "pagetitle",
        "viewport",
        "generator",
        "dir",
        "id",
        "uuid",
        "image",
        "thumbnail",
        "cover",
        "cover-image",
        "comments",
        "math",
        "sidebar",
        "linktitle",
        "menu",
        "date-format",
        "jupyter",
        "nbformat",
        "nbformat_minor",
        "kernelspec",
    ]
)
_TIMESTAMP: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*\Z")
_LABEL: Final = re.compile(r"^[^\d:：]{2,30}[:：]\s*")
_LETTERS: Final = 26
_ENDS: Final = {"OneParen": ")", "TwoParens": ")"}
_BETWEEN: Final = re.compile(r"\s*[,;，、]\s*")


class Known(Struct, frozen=True):
    """What the metadata of a document say."""

    metadata: Metadata
    """Without language where none is said that is one."""

    abstract: Blocks = ()
    """What is printed before the article."""


def known(document: ast.Pandoc, work: Work) -> Known:
    """The metadata of a document. Names without a place in an Article become its fields where
    they are the writer's words; what is for programs is told."""
    values: dict[str, ast.Meta] = {}
    others: dict[str, ast.Meta] = {}
    for name, value in document.meta.items():
        meaning = _MEANINGS.get(name.casefold(), "")
        if meaning and meaning not in values and _words(value, work):
            values[meaning] = value
        else:
            others[name] = value
    language = _words(values["language"], work).replace("_", "-") if "language" in values else ""
    language = language if is_language_tag(language) else "und"
    metadata = Metadata(language=language, fields=_fields(others, work))
    plain = {
        name: _words(values[name], work)
        for name in ("title", "subtitle", "description", "publisher", "rights", "identifier")
        if name in values
    }
    metadata = replace(metadata, **plain)
    if "keywords" in values:
        metadata = replace(metadata, keywords=_several(values["keywords"], work))
    if "author" in values:
        metadata = _with_authors(metadata, values["author"], work)
    if "date" in values:
        metadata = with_date(metadata, _words(values["date"], work))
        if work.dialect.carrier in ("page", "book"):  # what programs put there for programs
            metadata = replace(dated(metadata), date_line=None)
    abstract = _paragraphs(values["abstract"], work) if "abstract" in values else ()
    if abstract and not metadata.description:
        metadata = replace(metadata, description=" ".join(blocks_text(abstract)))
    return Known(metadata, abstract)


def with_date(metadata: Metadata, words: str) -> Metadata:
    """Metadata with a date in the words of the source; what only a machine writes, a time with
    its date, is not printed as it stands."""
    stamp = _TIMESTAMP.match(words)
    if stamp:
        return replace(metadata, date=stamp.group(1))
    return replace(metadata, date_line=words)


def dated(metadata: Metadata) -> Metadata:
    """Metadata with the date that their date line says, which takes knowing its language."""
    if metadata.date or not metadata.date_line:
        return metadata
    words = metadata.date_line
    after = _LABEL.sub("", words)
    date = find_date(words, metadata.language) or find_date(after, metadata.language)
    return replace(metadata, date=date)


def with_byline(metadata: Metadata, words: str) -> Metadata:
    """Metadata with a byline in the words of the source, and who is named in it."""
    begins = by_prefix(words)
    named = words[begins[0] :] if begins else words
    people = read_authors(named) or (Author(name=named),)
    return replace(metadata, byline=words, authors=people)


def _with_authors(metadata: Metadata, value: ast.Meta, work: Work) -> Metadata:
    if not isinstance(value, ast.MetaList):
        value = ast.MetaList([value])
    people = [person for each in value.c if (person := _person(each, work))]
    if len(value.c) == 1 and people and not isinstance(value.c[0], ast.MetaMap):
        return with_byline(metadata, _words(value.c[0], work))
    return replace(
        metadata, byline=", ".join(person.name for person in people), authors=tuple(people)
    )


def _person(value: ast.Meta, work: Work) -> Author | None:
    if isinstance(value, ast.MetaMap):
        said = {key.casefold(): _words(each, work) for key, each in value.c.items()}
        name = said.get("name") or " ".join(
            filter(None, (said.get("given"), said.get("surname") or said.get("family")))
        )
        others = {key: said.get(key) or None for key in ("role", "affiliation", "email")}
        return Author(name=name, **others) if name else None
    words = _words(value, work)
    if "@" in words and len(read := read_authors(words)) == 1:
        return read[0]
    return Author(name=words) if words else None


def _words(value: ast.Meta, work: Work) -> str:
    """The words of a value in one line; those of several with commas between."""
    match value:
        case ast.MetaString():
            return " ".join(value.c.split())
        case ast.MetaBool():
            return "true" if value.c else "false"
        case ast.MetaInlines():
            words = inline_text(inlines(_without_notes(value.c, work), work))
            return " ".join(words.split()).removeprefix(": ")  # JATS parts subtitles with it
        case ast.MetaBlocks():
            words = " ".join(" ".join(blocks_text(work.blocks(value.c, work))).split())
            return f"{_marker(value.c)}{words}"
        case ast.MetaList():
            return ", ".join(filter(None, (_words(each, work) for each in value.c)))
        case ast.MetaMap():
            return _words(value.c["name"], work) if "name" in value.c else ""


def _marker(blocks: list[ast.Block]) -> str:
    """What stood before a value that pandoc took for a list: "3. Mai", "J. Doe"."""
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, ast.OrderedList) or len(only.c[1]) != 1:
        return ""
    start, style, delimiter = only.c[0]
    letter = chr(ord("a") + start - 1) if start <= _LETTERS else str(start)
    named = {"UpperAlpha": letter.upper(), "LowerAlpha": letter}
    return f"{named.get(style.t, str(start))}{_ENDS.get(delimiter.t, '.')} "


def _without_notes(nodes: list[ast.Inline], work: Work) -> list[ast.Inline]:
    """The inlines of a value; a note in it is told with its words, since it has no place."""
    for node in nodes:
        if isinstance(node, ast.Note):
            words = shown(" ".join(blocks_text(work.blocks(node.c, work))))
            work.tell("metadata.note", f"a note in the metadata is left out: “{words}”")
    return [node for node in nodes if not isinstance(node, ast.Note)]


def _several(value: ast.Meta, work: Work) -> tuple[str, ...]:
    if isinstance(value, ast.MetaList):
        return tuple(filter(None, (_words(each, work) for each in value.c)))
    return tuple(filter(None, _BETWEEN.split(_words(value, work))))


def _paragraphs(value: ast.Meta, work: Work) -> Blocks:
    if isinstance(value, ast.MetaBlocks):
        return work.blocks(value.c, work)
    if isinstance(value, ast.MetaInlines):
        content = inlines(value.c, work)
        return (Paragraph(content=content),) if content else ()
    return work.blocks([ast.Para([ast.Str(_words(value, work))])], work)


def _fields(others: dict[str, ast.Meta], work: Work) -> tuple[Field, ...]:
    if not work.dialect.prints_fields:
        return ()
    fields: list[Field] = []
    for name, value in others.items():
        words = _words(value, work)
        if name.casefold() in _FOR_PROGRAMS or isinstance(value, ast.MetaMap | ast.MetaBool):
            said = shown(f"{name}: {words}")
            work.tell("metadata.left_out", f"metadata for programs are left out: “{said}”")
        elif words:
            fields.append(Field(name=name, value=words))
    return tuple(fields)
