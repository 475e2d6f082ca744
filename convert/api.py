"""The library: read an article, render it, or do both at once.

`Converter` is for programs that live long; the three functions use one that lives as long as the
process. Both are safe in threads. The limits of time and memory that the command sets for an
article are those of its own processes: a library sets none in its caller's.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article
from convert.backends import backend, default_formats, traits_of
from convert.context import Context, time_stamp
from convert.design.theme_store import ThemeStore
from convert.errors import Diagnostic, SourceError, UsageError, as_told
from convert.normalise import normalise
from convert.pipeline import Prepared, files_folder, prepare, publish
from convert.pipeline import read as read_source
from convert.pipeline import render as render_article
from convert.presentation import settings_of
from convert.readers import Reading
from convert.settings import ReadSettings, Settings
from convert.source import Source
from convert.storage.atomic import write_inside, write_whole
from convert.storage.opened import open_source
from convert.walk import plain_text

Tell = Callable[[Diagnostic, str], None]
"""Is called with each diagnostic that stops nothing, and the name of the source it is about."""

_UNNAMED = "Untitled"


class Published(Struct, frozen=True, kw_only=True):
    """What was written. A loop over it gives the paths."""

    paths: tuple[Path, ...]
    """The files, in the order of the formats."""

    article: Article
    """The article as it was rendered."""

    diagnostics: tuple[Diagnostic, ...]
    """What a person should know of it."""

    def __iter__(self) -> Iterator[Path]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int) -> Path:
        return self.paths[index]


class Converter:
    """Owns what lives longer than an article: themes, the PDF engine, pandoc.

    with Converter(theme="report") as converter:
        for path in paths:
            converter.convert(path, out="site")
    """

    def __init__(
        self,
        *,
        theme: str = "default",
        tokens: Iterable[str] = (),
        options: Mapping[str, Mapping[str, str]] | None = None,
        language: str | None = None,
        reader: str | None = None,
        tell: Tell | None = None,
    ) -> None:
        """What holds for all of its articles.

        theme: a name or a folder; tokens: what of it is different, each as `type.drop_cap=true`;
        options: by format and name, `{"pdf": {"paper": "A5"}}`; language (BCP 47): overrides what
        texts look like; reader: the name of the one to use, whatever a file's suffix says; tell:
        hears diagnostics - without one they go to the logger `convert`, as warnings.
        """
        tokens = tuple(tokens)
        self._settings = Settings(
            to=(),
            theme=theme,
            tokens=tokens,
            options={name: dict(said) for name, said in (options or {}).items()},
            read=ReadSettings(language=language, reader=reader),
            fixed=tuple(_said(theme, tokens, options or {})),
        )
        self._tell = tell or _log
        self._themes = ThemeStore()

    def __enter__(self) -> "Converter":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what lives on its own, such as pandoc; it starts again when it is needed again."""
        for name in default_formats():
            traits_of(name).close()

    def read(self, source: str | Path | bytes | Source) -> Reading:
        """What is found in a file, or in the bytes of a text in any common encoding.

        Raises SourceError for what cannot be read.
        """
        reading = read_source(_source(source), self._settings)
        self._tell_all(reading.diagnostics, _source_name(source))
        return reading

    def render(
        self, article: Article | Reading, to: str, options: Mapping[str, str] | None = None
    ) -> bytes:
        """An article as the bytes of one file in the format `to`, such as "pdf".

        options: what goes over those of the Converter. Raises ConvertError.
        """
        found = article.article if isinstance(article, Reading) else article
        ready, mended = normalise(found, _UNNAMED)
        self._tell_all(mended, ready.metadata.title)
        settings = self._with(to=(to,), options=options)
        theme = self._themes.get(settings.theme, settings.tokens)
        words = plain_text(ready).encode()
        context = Context(stamp=time_stamp(ready, None), source=words)
        return render_article(ready, to, theme, settings, context).data

    def convert(
        self,
        source: str | Path | Source,
        *,
        to: str | Iterable[str] = (),
        out: str | Path = "build",
    ) -> Published:
        """Write a file's publications into the folder `out`: the same bytes as the command's.

        to: formats, `"pdf"` or `["pdf", "html"]`; none is all four. out: where one format is named,
        it may be the file itself, `"sea.pdf"`. Raises ConvertError where anything went wrong; what
        was finished before stays.
        """
        formats = (to,) if isinstance(to, str) else tuple(to)
        settings = self._with(to=formats or default_formats())
        opened = _source(source)
        settings = settings_of(opened, settings)
        theme = self._themes.get(settings.theme, settings.tokens)
        prepared = prepare(read_source(opened, settings), opened, settings, theme)
        self._tell_all(prepared.diagnostics, opened.name)
        written = self._written(prepared, settings, _stem(Path(out), opened, settings.to))
        return Published(
            paths=tuple(written[name] for name in settings.to),
            article=prepared.article,
            diagnostics=prepared.diagnostics,
        )

    def _written(self, prepared: Prepared, settings: Settings, stem: Path) -> dict[str, Path]:
        theme = self._themes.get(settings.theme, settings.tokens)
        written: dict[str, Path] = {}
        for made in publish(prepared, theme, settings, files_folder(stem.name)):
            if made.error is not None:
                raise as_told(made.error) from made.error
            path = stem.with_name(f"{stem.name}{backend(made.format).suffix}")
            for name, data in made.beside.items():
                write_inside(str(path.parent), name, data)
            write_whole(path, made.data)
            written[made.format] = path
        return written

    def _with(self, to: tuple[str, ...], options: Mapping[str, str] | None = None) -> Settings:
        said = self._settings.options
        if options:
            said = {**said, to[0]: {**said.get(to[0], {}), **options}}
        return replace(self._settings, to=to, options=said)

    def _tell_all(self, diagnostics: Iterable[Diagnostic], name: str) -> None:
        for diagnostic in diagnostics:
            self._tell(diagnostic, name)


def _said(
    theme: str, tokens: Iterable[str], options: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """The keys of the look that a program has said, over which no article goes."""
    if theme != Settings(to=()).theme:
        yield "theme"
    yield from (f"tokens.{token.partition('=')[0].strip()}" for token in tokens)
    yield from (f"options.{name}.{option}" for name, said in options.items() for option in said)


def _stem(out: Path, source: Source, formats: tuple[str, ...]) -> Path:
    """Where the outputs go, without their suffixes: into a folder, or to the file of one format."""
    if len(formats) == 1 and out.suffix == backend(formats[0]).suffix and not out.is_dir():
        return out.with_suffix("")
    return out / source.stem


def _log(diagnostic: Diagnostic, name: str) -> None:
    logging.getLogger("convert").warning(diagnostic.text(name))


def _source(source: str | Path | bytes | Source) -> Source:
    if isinstance(source, Source):
        return source
    if isinstance(source, bytes):
        return Source("<bytes>", source)
    if not isinstance(source, str | Path):
        raise UsageError(
            f"one source is wanted, not a {type(source).__name__}",
            hint="Call it for each path; a Converter keeps what that costs.",
            code="usage.source",
        )
    path = str(source)
    if "\n" in path:
        raise SourceError(
            "a text was given where a path belongs",
            hint="Give its bytes: convert.read(text.encode()).",
            code="source.missing",
        )
    return open_source(path, ReadSettings().max_bytes)


def _source_name(source: str | Path | bytes | Source) -> str:
    if isinstance(source, Source):
        return source.name
    return "<bytes>" if isinstance(source, bytes) else str(source)


@cache
def _default() -> Converter:
    return Converter()


def read(
    source: str | Path | bytes, *, language: str | None = None, reader: str | None = None
) -> Reading:
    """What is found in a file, or in the bytes of a text: its Article, why, and what to know.

    `language` (BCP 47) overrides what the text looks like; `reader` is the name of the one to
    use. Raises SourceError.
    """
    if language is None and reader is None:
        return _default().read(source)
    return Converter(language=language, reader=reader).read(source)


def render(
    article: Article | Reading,
    to: str,
    *,
    theme: str = "default",
    tokens: Iterable[str] = (),
    options: Mapping[str, str] | None = None,
) -> bytes:
    """The article as the bytes of one file in the format `to` ("pdf", "epub", "docx", "html").

    `tokens` change the theme, each as `type.drop_cap=true`; `options` are the format's settings
    by name. Raises ConvertError.
    """
    return _with_theme(theme, tuple(tokens)).render(article, to, options)


def convert(
    source: str | Path,
    *,
    to: str | Iterable[str] = (),
    out: str | Path = "build",
    theme: str = "default",
    tokens: Iterable[str] = (),
    options: Mapping[str, Mapping[str, str]] | None = None,
    language: str | None = None,
) -> Published:
    """Convert one file into the folder `out`; what was written, with what to know of it.

    With one format `out` may be the file itself, `"sea.pdf"`. `to` is a format or several, all four
    if none is given; the rest is as for `Converter`. The bytes are those that the command writes.
    Raises ConvertError where anything went wrong; what was finished before stays.
    """
    converter = Converter(theme=theme, tokens=tokens, options=options, language=language)
    return converter.convert(source, to=to, out=out)


def _with_theme(theme: str, tokens: tuple[str, ...]) -> Converter:
    if theme == "default" and not tokens:
        return _default()
    return Converter(theme=theme, tokens=tokens)
