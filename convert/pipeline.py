"""The one way from a source to outputs: read, normalised, rendered, verified.

    Source ──> read ──> Reading ──> prepare ──> Prepared ──> publish ──> bytes, verified

The command, the batch and the library all call it; nothing else renders. No function here opens a
file, and none keeps anything.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import PurePath
from time import perf_counter
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article
from convert.backends import (
    FiledBackend,
    PagedBackend,
    backend,
    lists_pages,
    pages_first,
    traits_of,
)
from convert.context import Context, time_stamp
from convert.design.themes import Theme
from convert.errors import STOPS, CheckError, ConvertError, Diagnostic, SourceError, Where
from convert.languages.tags import refuse_unregistered
from convert.markup.opening import refused
from convert.normalise import normalise
from convert.normalise.identity import with_identity, without_logo, without_nameplate
from convert.normalise.typographic import with_typographic_marks
from convert.options import typed_options
from convert.paging import PageStarts
from convert.pictures import Taken, fitted
from convert.readers import Reading, chosen_reader, guessed, reader_traits
from convert.readers.voices import misplaced, said_in_front, voices_of
from convert.registry import blamed, bytes_of
from convert.settings import ReadSettings, RenderOptions, SaidMetadata, Settings
from convert.sidecar import (
    BLOCK_KINDS,
    FRONT_MATTER,
    corrected,
    lacking_of,
    logo_of,
    read_sidecar,
    with_said,
)
from convert.source import Source
from convert.walk import every_block

_UNTITLED = "title.missing"
_OPENINGS = {("type.drop_cap", "true"), ("type.lead", "small-caps")}
_UNUSUAL = re.compile(r"[^\w.-]+")
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Prepared(Struct, frozen=True, kw_only=True):
    """An article that every backend can render, and what belongs to it."""

    article: Article
    """Normalised: see `convert.normalise`."""

    diagnostics: tuple[Diagnostic, ...]
    """What reading and normalising told."""

    context: Context
    """What its outputs show besides the article."""


class Publication(Struct, frozen=True, kw_only=True):
    """An output of an article as bytes, or why there is none."""

    format: str
    """The name of its backend."""

    data: bytes = b""
    """The file; empty where `error` says why."""

    beside: dict[str, bytes] = {}
    """Files that belong to it, by their paths relative to it."""

    error: BaseException | None = None
    """A ConvertError, or whatever a backend or its engine raised."""

    seconds: dict[str, float] = {}
    """The time that it took by stage: the format's name, and "verify"."""


def read(source: Source, settings: Settings) -> Reading:
    """The Article in a source, with what its sidecar says of it.

    The reader is the one that the settings name, else the one that claims the source's suffix.
    Raises SourceError for what cannot be read, UsageError for an unknown reader or language.
    """
    if settings.read.language is not None:
        refuse_unregistered(settings.read.language)
    chosen = chosen_reader(source, settings.read)
    traits = reader_traits(chosen)
    voices = voices_of(source, traits.front_matter, settings.read)
    front = said_in_front(voices)
    with blamed("convert.readers", chosen.name):
        reading = chosen.read(source, _read_settings(settings, front.language))
    reading = guessed(reading, source, settings.read, chosen)
    if source.sidecar is not None and not traits.takes_corrections:
        reading = _corrected(reading, source)
    reading = _with_metadata(reading, settings, front)
    logo = logo_of(source, voices, settings)
    if logo is None:
        return reading
    metadata = replace(reading.article.metadata, logo=logo)
    return replace(reading, article=replace(reading.article, metadata=metadata))


def _read_settings(settings: Settings, said: str | None = None) -> ReadSettings:
    """How to read, with the languages that metadata name; said: the article's own."""
    read = settings.read
    usual = read.usual_language or settings.metadata.language
    forced = settings.last_word.language or read.language or said
    return replace(read, usual_language=usual, language=forced)


def _with_metadata(reading: Reading, settings: Settings, front: SaidMetadata) -> Reading:
    """What was read, with the metadata of its front matter, those that it lacks, and those that
    have the last word."""
    article, over = with_said(reading.article, front, who=FRONT_MATTER)
    lacking = lacking_of(article.metadata, settings.metadata)
    article, filled = with_said(article, lacking, who="the settings")
    article, last = with_said(article, settings.last_word, who="the command line")
    told = (*reading.diagnostics, *misplaced(article), *over, *filled, *last)
    return replace(reading, article=article, diagnostics=told)


def _corrected(reading: Reading, source: Source) -> Reading:
    """What was read, with what the sidecar says of it. Raises SourceError."""
    said = read_sidecar(source.sidecar, source.sidecar_name, BLOCK_KINDS)
    article, moved = corrected(reading.article, said.lines, source.name, source.sidecar_name)
    article, overruled = with_said(article, said.metadata)
    diagnostics = (*reading.diagnostics, *moved, *overruled)
    return replace(reading, article=article, diagnostics=diagnostics)


def prepare(
    reading: Reading, source: Source, settings: Settings, theme: Theme | None = None
) -> Prepared:
    """What was read, made ready for every backend, and what a theme cannot do for it.

    Raises ArticleError for what would fail a standard, and SourceError where there is a warning
    and the settings are strict.
    """
    article, mended = normalise(reading.article, source.stem, source.name)
    if any(told.code == _UNTITLED for told in reading.diagnostics):  # by who knows the source
        mended = tuple(told for told in mended if told.code != _UNTITLED)
    diagnostics = (*reading.diagnostics, *mended, *_unsure(article, settings.min_confidence))
    if theme is not None:
        diagnostics = (*diagnostics, *_refused(article, theme, settings))
    first = next((d for d in diagnostics if d.severity == "warning"), None)
    if settings.strict and first is not None:
        where = Where(source.name, first.line)
        raise SourceError(first.message, where=where, hint=first.hint, code=first.code)
    context = Context(stamp=time_stamp(article, source.modified), source=source.data)
    return Prepared(article=article, diagnostics=diagnostics, context=context)


def read_for_outputs(source: Source, settings: Settings, theme: Theme) -> Prepared:
    """`read` and `prepare` for outputs that know no lines, which some readers take long to find:
    they are asked for them where there is something to tell, which is told with its line."""
    if _needs_no_places(source, settings):
        with suppress(ConvertError):
            reading = read(replace(source, places=False), settings)
            prepared = prepare(reading, source, settings, theme)
            if len(prepared.diagnostics) == len(reading.diagnostics):
                return prepared
    return prepare(read(source, settings), source, settings, theme)


def _needs_no_places(source: Source, settings: Settings) -> bool:
    if source.sidecar is not None or any(traits_of(name).keeps_marks for name in settings.to):
        return False
    return reader_traits(chosen_reader(source, settings.read)).quick_without_places


class Rendered(Struct, frozen=True):
    """An output, where its pages begin if that was asked for, and what lies beside it."""

    data: bytes
    pages: PageStarts | None = None
    beside: dict[str, bytes] = {}


def publish(
    prepared: Prepared, theme: Theme, settings: Settings, folder: str = ""
) -> Iterator[Publication]:
    """The outputs in the formats of `settings.to`, each as it is made; what has pages comes first.

    folder: where files that belong to an output go, relative to it; empty where nothing can lie
    beside it. What goes wrong with one format is in its Publication, and stops no other.
    """
    context = replace(prepared.context, folder=folder)
    shown = as_shown(prepared.article, theme)
    for name in pages_first(settings.to):
        article = _in_format(name, prepared.article, shown)
        paged = traits_of(name).gives_pages and any(
            lists_pages(other, settings.to) for other in settings.to
        )
        seconds: dict[str, float] = {}
        started = perf_counter()
        try:
            made = _rendered(article, name, theme, settings, context, paged=paged)
            seconds[name] = perf_counter() - started
            if is_verified(name, settings):
                started = perf_counter()
                refuse_lost_words(made.data, name, article, made.beside)
                seconds["verify"] = perf_counter() - started
        except STOPS:
            raise
        except BaseException as error:  # WeasyPrint's refusal to fetch is no Exception
            yield Publication(format=name, error=error, seconds=seconds)
            continue
        context = replace(context, pages=made.pages or context.pages)
        yield Publication(format=name, data=made.data, beside=made.beside, seconds=seconds)


def render(
    article: Article, name: str, theme: Theme, settings: Settings, context: Context
) -> Rendered:
    """A normalised article in one format. Raises ConvertError."""
    shown = article if traits_of(name).keeps_marks else as_shown(article, theme)
    shown = _in_format(name, article, shown)
    return _rendered(shown, name, theme, settings, context)


def as_shown(article: Article, theme: Theme) -> Article:
    """A normalised article with what was said of its publication, and the marks and the reading
    time that the theme asks for."""
    asked = theme.tokens.type
    marked = with_typographic_marks(article) if asked.quotes != "keep" else article
    return with_identity(marked, reading_time=asked.reading_time)


def _in_format(name: str, article: Article, shown: Article) -> Article:
    """The article as one format takes it: most formats that are sources again have no place above
    a title."""
    traits = traits_of(name)
    if traits.keeps_marks:
        return article
    if traits.names_publication:
        return without_logo(shown)
    return without_nameplate(shown) if traits.read_by else shown


def _rendered(
    article: Article,
    name: str,
    theme: Theme,
    settings: Settings,
    context: Context,
    *,
    paged: bool = False,
) -> Rendered:
    """An article as it is shown in one format, with where its pages begin if `paged` asks."""
    chosen = backend(name)
    options = backend_options(name, settings)
    if (kinds := traits_of(name).pictures) is not None:
        article = fitted(article, Taken(kinds, settings.picture_width))
    if not traits_of(name).lists_pages:
        context = replace(context, pages=None)
    if paged and isinstance(chosen, PagedBackend):
        return Rendered(*chosen.render_paged(article, theme, options, context))
    if context.folder and isinstance(chosen, FiledBackend):
        data, files = chosen.render_filed(article, theme, options, context)
        beside = {f"{context.folder}/{file}": content for file, content in files.items()}
        return Rendered(data, beside=beside)
    with blamed("convert.backends", name):
        return Rendered(bytes_of(chosen.render(article, theme, options, context)))


def files_folder(stem: str) -> str:
    """The folder of the files that belong to outputs named `stem`: beside them, and a name that
    every format can write."""
    return f"{_UNUSUAL.sub('-', PurePath(stem).name)}_files"


def backend_options(name: str, settings: Settings) -> RenderOptions:
    """The typed options of a backend. Raises UsageError for a name or value it does not take."""
    return typed_options(name, backend(name).options, settings.options.get(name, {}))


def is_verified(name: str, settings: Settings) -> bool:
    """Whether an output in this format is read back before it is written."""
    traits = traits_of(name)
    if settings.verify == "none" or not (traits.checked_as or traits.read_by):
        return False
    if settings.verify == "all" or traits.verified == "always":
        return True
    return traits.verified == "beside" and any(
        traits_of(other).verified == "always" for other in settings.to
    )


def refuse_lost_words(
    data: bytes, name: str, article: Article, beside: Mapping[str, bytes] = _NOTHING
) -> None:
    """Raise CheckError where the words of an output are not those of the Article.

    beside: the files that belong to it, by their paths relative to it.
    """
    traits = traits_of(name)
    if traits.checked_as:
        from convert.check import verify

        found = verify(data, traits.checked_as, article)
    else:
        from convert.check.proof import prove

        found = prove(data, traits.read_by, article, beside)
    wrong = [finding for finding in found if finding.severity == "error"]
    if wrong:
        raise CheckError(
            f"the {name} was not written: {wrong[0].message}",
            hint="Please report it with this source; --no-verify writes it all the same.",
            code=wrong[0].code,
        )


def _refused(article: Article, theme: Theme, settings: Settings) -> list[Diagnostic]:
    """What was said of how the article opens and cannot be: a theme's wish is for who can."""
    said = {tuple(map(str.strip, token.split("=", 1))) for token in settings.tokens}
    if not said & _OPENINGS:
        return []
    why = refused(as_shown(article, theme), theme)
    message = f"its first paragraph is set as the others: {why}"
    return [Diagnostic(code="opening.plain", message=message, severity="info")] if why else []


def _unsure(article: Article, limit: float) -> list[Diagnostic]:
    return [
        Diagnostic(
            code="reader.unsure",
            message=f"this may not be a {block.__struct_config__.tag}: "
            f"confidence {block.confidence:.2f}",
            line=block.lines[0] if block.lines else None,
            hint="`article-convert explain` shows why.",
        )
        for block in every_block(article.blocks)
        if block.confidence is not None and block.confidence < limit
    ]
