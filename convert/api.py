"""The library's face: read an article, render it, or do both at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from convert.article import Article
from convert.backends import backend
from convert.batch.make import read_article, render_format, time_stamp
from convert.batch.source import read_sidecar, read_source
from convert.batch.store import write_whole
from convert.settings import ReadSettings, Settings
from convert.soundness import sound


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
    tokens: Iterable[str] = (),
    options: Mapping[str, str] | None = None,
) -> bytes:
    """The article as the bytes of one file in the format `to` ("pdf", "epub", "docx", "html").

    `tokens` change the theme, each as `type.drop_cap=true`; `options` are the format's settings
    by name. Raises ConvertError.
    """
    ready, _ = sound(article, "Untitled")
    settings = Settings(
        to=(to,), theme=theme, tokens=tuple(tokens), options={to: dict(options or {})}
    )
    return render_format(ready, to, settings, b"", time_stamp(ready, 0.0))


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
    path = Path(source)
    data = read_source(str(path))
    reading = read_article(data, str(path), settings, read_sidecar(str(path)))
    article, _ = sound(reading.article, path.stem)
    stamp = time_stamp(article, str(path))
    written = []
    for name in settings.to:
        target = Path(out) / f"{path.stem}{backend(name).suffix}"
        write_whole(target, render_format(article, name, settings, data, stamp))
        written.append(target)
    return written
