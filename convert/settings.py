"""Typed settings. They travel whole: a floor passes on the struct it was given."""

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
