"""The library's face: read an article, render it, or do both at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from convert.article import Article
from convert.backends import backend
from convert.batch.job import Job
from convert.batch.make import (
    backend_options,
    make,
    read_article,
    read_sidecar,
    read_source,
    time_stamp,
)
from convert.errors import ConvertError
from convert.settings import ReadSettings, Settings
from convert.soundness import sound
from convert.themes import load_theme


def read(source: str | Path | bytes, *, language: str | None = None) -> Article:
    """The Article in a text: a path, or the text's bytes in any common encoding.

    `language` (BCP 47) overrides what the text looks like. Raises SourceError.
    """
    settings = Settings(read=ReadSettings(language=language))
    if isinstance(source, bytes):
        return read_article(source, "<bytes>", settings, None).article
    path = str(source)
    return read_article(read_source(path), path, settings, read_sidecar(path)).article


def render(
    article: Article,
    to: str,
    *,
    theme: str = "default",
    options: Mapping[str, str] | None = None,
) -> bytes:
    """The article as the bytes of one file in the format `to` ("pdf", "epub", "docx", "html").

    `options` are the format's settings by name. Raises ConvertError.
    """
    ready, _ = sound(article, "Untitled")
    chosen = backend(to)
    settings = Settings(to=(to,), theme=theme, options={to: dict(options or {})})
    stamp = time_stamp(ready, 0.0)
    return chosen.render(ready, load_theme(theme), backend_options(chosen, settings, stamp, b""))


def convert(
    source: str | Path,
    *,
    to: Iterable[str] = ("pdf", "epub", "docx", "html"),
    out: str | Path = "build",
    theme: str = "default",
) -> list[Path]:
    """Convert one file into the folder `out`; the paths of what was written, in the order of `to`.

    Raises ConvertError where anything went wrong; what was finished before stays.
    """
    settings = Settings(to=tuple(to), theme=theme)
    job = Job(source=str(source), stem=Path(source).stem, formats=settings.to, folder=str(out))
    outcome = make(job, settings)
    if outcome.error is not None:
        error = ConvertError(outcome.error)
        error.exit_code = outcome.exit_code
        raise error
    return [Path(out) / output.path for output in outcome.outputs]
