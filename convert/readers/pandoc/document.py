"""The way from a source to an Article through pandoc, step by step."""

from collections.abc import Iterator
from functools import partial

import msgspec
from msgspec.structs import replace

from convert.article import Article, Metadata
from convert.errors import SourceError, Where
from convert.languages.tags import is_language_tag
from convert.normalise import slug, unique
from convert.pandoc.process import PANDOC, PandocError, PassedOver
from convert.readers.explanation import Explanation
from convert.readers.pandoc import ast
from convert.readers.pandoc.blocks import article_blocks, blocks
from convert.readers.pandoc.bold_heads import with_bold_heads
from convert.readers.pandoc.dialect import Dialect
from convert.readers.pandoc.divs import style_of
from convert.readers.pandoc.finish import apart
from convert.readers.pandoc.formulas import mathml_of
from convert.readers.pandoc.head import (
    headers,
    sections_opened,
    titled,
    with_details,
    with_head,
    with_parts,
)
from convert.readers.pandoc.metadata import known
from convert.readers.pandoc.opened import Opened, opened
from convert.readers.pandoc.pictures import picture_at
from convert.readers.pandoc.raw_inlines import plain, tex_words
from convert.readers.pandoc.words import lost_words, runs_of
from convert.readers.pandoc.work import Work
from convert.readers.reading import Reading
from convert.readers.text.foreign import in_its_language
from convert.readers.text.language import direction_of, identify
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import blocks_text, map_blocks

_FRAGMENT = "html-smart"


def read_document(source: Source, settings: ReadSettings, dialect: Dialect) -> Reading:
    """The Article in a source; see `PandocReader.read`.

    Where nobody asks for lines they are not looked for, unless there is something to tell of a
    block: it is told with its line.
    """
    carried = opened(source, settings, dialect)
    if dialect.quick_spec and not source.places:
        reading, told_of_blocks = _read(carried, source, settings, dialect, dialect.quick_spec)
        if not told_of_blocks:
            return reading
    return _read(carried, source, settings, dialect, dialect.spec)[0]


def _read(
    carried: Opened, source: Source, settings: ReadSettings, dialect: Dialect, spec: str
) -> tuple[Reading, bool]:
    """The Article, and whether something is told of its blocks."""
    document, passed = _parsed(carried, source, dialect, spec)
    try:
        article, work = _article(document, carried, settings, dialect)
    except RecursionError as error:
        raise _too_deep(source) from error
    raw = _raw_words(carried, dialect) if passed else []
    texts = (runs_of(document.blocks), carried.words, raw)
    every = (lost_words(text, article, work.repeated, passed) for text in texts)
    lost = next(filter(None, every), ())
    told = (*carried.told, *work.told, *lost)
    explain = partial(_explained, dialect, article)
    reading = Reading(article=article, diagnostics=told, explain=explain)
    return reading, len(work.told) > work.told_before


def _parsed(
    carried: Opened, source: Source, dialect: Dialect, spec: str
) -> tuple[ast.Pandoc, tuple[PassedOver, ...]]:
    """The document, and what pandoc passed over in it."""
    if carried.document is not None:
        return carried.document, ()
    try:
        data, passed = PANDOC.read_telling(carried.data, spec)
        return ast.decoded(data), passed
    except PandocError as error:
        raise SourceError(
            f"{dialect.called} cannot be read from this: {error}",
            where=Where(source.name),
            hint="--from names another reader.",
            code="source.unreadable",
        ) from error
    except (RecursionError, msgspec.DecodeError) as error:
        raise _too_deep(source) from error


def _raw_words(carried: Opened, dialect: Dialect) -> list[str]:
    """The words in what pandoc passes over without a word, where another reading of it tells."""
    if not dialect.raw_spec:
        return []
    document = ast.decoded(PANDOC.read(carried.data, dialect.raw_spec))
    raw = (ast.RawInline, ast.RawBlock)
    return [
        words
        for node in ast.every_node(document.blocks)
        if isinstance(node, raw) and (words := tex_words(node.c[1]))
    ]


def _too_deep(source: Source) -> SourceError:
    return SourceError("it is nested too deeply", where=Where(source.name), code="source.too_deep")


def _article(
    document: ast.Pandoc, carried: Opened, settings: ReadSettings, dialect: Dialect
) -> tuple[Article, Work]:
    work = Work(
        dialect=dialect,
        picture=partial(picture_at, files=carried.files),
        fragment=_fragment,
        blocks=blocks,
        mathml=mathml_of(document) if document.has_formulas else {},
    )
    found = known(document, work)
    work.told_before = len(work.told)
    metadata = with_parts(carried.head, found.metadata)
    nodes = list(sections_opened(document.blocks))
    styled = any(style_of(node) == "title" for node in nodes)
    nodes, metadata = with_details(nodes, metadata)
    if dialect.carrier == "word":
        nodes = with_bold_heads(nodes, work, titled=styled or bool(metadata.title))
    nodes, metadata = titled(nodes, metadata, work, styled=styled)
    metadata = replace(metadata, title=metadata.title or carried.title)
    levels = [header.c[0] for header in headers(nodes) if header.c[2]]
    work.shift = int(1 in levels)
    work.targets = _targets(document.blocks)
    body = (*found.abstract, *article_blocks(nodes, work))
    metadata = _in_language(metadata, "\n".join(blocks_text(body)), carried, settings)
    body, metadata = with_head(body, metadata)
    body = map_blocks(
        apart(body, metadata), lambda block: in_its_language(block, metadata.language)
    )
    return Article(metadata=metadata, blocks=body), work


def _fragment(source: str) -> list[ast.Block]:
    try:
        return ast.decoded(PANDOC.read(source.encode(), _FRAGMENT)).blocks
    except (PandocError, msgspec.DecodeError):
        return []


def _targets(nodes: list[ast.Block]) -> dict[str, str]:
    """The ids of headings, made from their words as all readers make them, by those that the
    source's links use: its own, those inside it, and that of a section which it heads."""
    taken: dict[str, int] = {}
    targets: dict[str, str] = {}
    for header in headers(nodes):
        _, attr, content = header.c
        id = unique(slug(plain(content)), taken)
        inner = [node.c[0][0] for node in ast.every_node(content) if isinstance(node, ast.Span)]
        for name in filter(None, (attr[0], *inner)):
            targets.setdefault(name, id)
    for section in _sections(nodes):
        first = next(headers(section.c[1]), None)
        if first is not None and first.c[1][0] in targets:
            targets.setdefault(section.c[0][0], targets[first.c[1][0]])
    return targets


def _sections(nodes: list[ast.Block]) -> Iterator[ast.Div]:
    for node in nodes:
        if isinstance(node, ast.Div):
            if node.c[0][0]:
                yield node
            yield from _sections(node.c[1])


def _in_language(
    metadata: Metadata, text: str, carried: Opened, settings: ReadSettings
) -> Metadata:
    """The metadata with the language that a person said, the source says, or the words are in.

    What a word processor wrote down is often the language of its menus, and so holds where the
    words agree or are too few to say.
    """
    language = settings.language or metadata.language
    if language == "und":
        found = identify(text)
        written = carried.language if is_language_tag(carried.language) else None
        agree = found and written and found.split("-")[0] == written.split("-")[0]
        language = (written if agree or not found else found) or "und"
    direction = direction_of(language, metadata.title or text)
    return replace(metadata, language=language, direction=direction)


def _explained(dialect: Dialect, article: Article) -> Explanation:
    origin = "the metadata" if article.metadata.title_lines is None else "a heading"
    measured = [("read as", dialect.called)]
    if article.metadata.title:
        measured.append(("title from", origin))
    return Explanation(conventions=tuple(measured))
