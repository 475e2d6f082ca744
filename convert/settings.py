"""Typed settings. They travel whole: a floor passes on the struct it was given."""

from typing import Literal

from msgspec import Struct

from convert.article import LanguageTag
from convert.limits import MAX_BYTES


class ReadSettings(Struct, frozen=True, kw_only=True):
    """How sources are read."""

    language: LanguageTag | None = None
    """Overrides what the text looks like."""

    max_bytes: int = MAX_BYTES
    """A larger source is refused."""

    fix_mojibake: bool = False
    """Mend text that was decoded wrongly before it came here (UTF-8 read as cp1252)."""

    reader: str | None = None
    """The name of the reader to use, whatever the source's suffix says."""


class RenderOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may say of a backend's outputs. Each backend has a subclass, or none to say."""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that decides how a run's articles come out."""

    to: tuple[str, ...]
    """Names of backends."""

    theme: str = "default"
    """A theme's name or folder."""

    tokens: tuple[str, ...] = ()
    """What of the theme is different this time, each as `type.drop_cap=true`."""

    read: ReadSettings = ReadSettings()
    """How sources are read."""

    options: dict[str, dict[str, str]] = {}
    """For each backend by name, what was said of its options, by their names."""

    picture_width: int = 1600
    """Pixels of a picture's longer side; a larger picture is made smaller."""

    strict: bool = False
    """Any warning makes the article fail."""

    min_confidence: float = 0.0
    """Warn of blocks the reader was less sure of (0 to 1)."""

    verify: Literal["auto", "all", "none"] = "auto"
    """Read outputs back and refuse one that lost a word: all that can be, none, or those where it
    costs less than a tenth of the work."""

    seconds: float = 120.0
    """The time that one article may take."""

    megabytes: int = 2048
    """The memory that one worker may take."""
