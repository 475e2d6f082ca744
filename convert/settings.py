"""Typed settings. They travel whole: a floor passes on the struct it was given."""

from typing import Literal

from msgspec import Struct

from convert.article import LanguageTag


class ReadSettings(Struct, frozen=True, kw_only=True):
    """How sources are read.

    language: overrides what the text looks like. max_bytes: a larger source is refused.
    fix_mojibake: mend text that was decoded wrongly before it came here (UTF-8 read as cp1252).
    sidecar: the text of the source's `ARTICLE.toml`, None where it has none.
    """

    language: LanguageTag | None = None
    max_bytes: int = 64 * 1024 * 1024
    fix_mojibake: bool = False
    sidecar: str | None = None


class RenderOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every backend's options have.

    stamp: the time that an output may say it was made at, in seconds since 1970 (UTC). It comes
    from SOURCE_DATE_EPOCH, else from the article's date, else from its file, never from the
    clock: the same article gives the same bytes tomorrow.
    """

    stamp: int = 0


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that decides how a run's articles come out.

    to: names of backends. theme: a theme's name or folder; tokens: what of it is different this
    time, each as `type.drop_cap=true`. options: for each backend, the
    values of its options struct by name. strict: any warning makes the article fail.
    min_confidence: warn of blocks the reader was less sure of (0 to 1). verify: read outputs
    back and refuse one that lost a word; "auto" does it where it costs less than a tenth of the
    work, so for EPUB and DOCX, and HTML beside them. seconds, megabytes: what one article may cost.
    """

    to: tuple[str, ...] = ("pdf", "epub", "docx", "html")
    theme: str = "default"
    tokens: tuple[str, ...] = ()
    read: ReadSettings = ReadSettings()
    options: dict[str, dict[str, str]] = {}
    strict: bool = False
    min_confidence: float = 0.0
    verify: Literal["auto", "all", "none"] = "auto"
    seconds: float = 120.0
    megabytes: int = 2048
