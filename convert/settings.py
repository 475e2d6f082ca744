"""Typed settings. They travel whole: a floor passes on the struct it was given."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from convert.article import Author, Direction, IsoDate, LanguageTag
from convert.limits import MAX_BYTES

PICTURE_WIDTH: Final = 1600
"""Pixels of a picture's longer side, where nobody says otherwise: 27 cm at 150 an inch."""


class ReadSettings(Struct, frozen=True, kw_only=True):
    """How sources are read."""

    language: LanguageTag | None = None
    """The language of all texts, whatever they look like (BCP 47)."""

    usual_language: LanguageTag | None = None
    """Of texts that do not name theirs, instead of a guess."""

    max_bytes: Annotated[int, Meta(ge=1, le=2**40)] = MAX_BYTES
    """A larger source is refused."""

    fix_mojibake: bool = False
    """Mend text that was decoded wrongly before it came here (UTF-8 read as cp1252)."""

    reader: str | None = None
    """The name of the reader to use, whatever the source's suffix says."""


class SaidMetadata(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Metadata that a person set; None where nothing was said."""

    title: str | None = None
    """What the article is called."""

    subtitle: str | None = None
    """The sentence below the title that says what it is about."""

    authors: tuple[Author | str, ...] | None = None
    """Who wrote it: names, or tables with `name`, `role`, `affiliation`, `email`."""

    date: IsoDate | None = None
    """When it appeared: 2024-03-03, 2024-03 or 2024."""

    dateline: str | None = None
    """Place and date at the head of a report, as "PARIS, March 3 -"."""

    language: LanguageTag | None = None
    """Its language (BCP 47), as `en` or `pt-BR`."""

    direction: Direction | None = None
    """How its text runs: `ltr` or `rtl`; by its language if not given."""

    description: str | None = None
    """What it is about, for catalogues and search engines."""

    keywords: tuple[str, ...] | None = None
    """What it is filed under."""

    publisher: str | None = None
    """Who publishes it."""

    rights: str | None = None
    """Whose it is, or its licence; below the text."""

    identifier: str | None = None
    """What it is known by: a URN, a DOI, an ISBN; of its own making if not given."""

    publication: str | None = None
    """Where the article appears: the paper's or the site's name, above the title."""

    section: str | None = None
    """The part of the publication that the article is of, above its title."""

    logo: str | None = None
    """A picture (SVG or PNG) in place of the publication's name, beside the file that says it."""

    about: str | None = None
    """Who the author is, below the text."""

    address: str | None = None
    """Where the article is published, below the text."""


class RenderOptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may say of a backend's outputs. Each backend has a subclass, or none to say."""


class Look(Struct, frozen=True, kw_only=True):
    """How an article looks, as it says itself; by dotted keys, as `options.FORMAT.NAME`."""

    theme: str | None = None
    tokens: dict[str, str] = {}
    options: dict[str, str] = {}

    places: dict[str, int | None] = {}
    """The line of each key, where it stands on one of its own."""

    path: str = ""
    """The file in which it says so."""

    who: str = ""
    """What of the article says so, as messages call it."""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that decides how a run's articles come out."""

    to: tuple[str, ...]
    """The formats to make, by their names."""

    out: str = "build"
    """Folder or URL for the outputs; from a settings file, it is found from there."""

    include: tuple[str, ...] = ()
    """Patterns of files to take from folders; without any, files are taken by their suffixes."""

    exclude: tuple[str, ...] = ()
    """Patterns of files of folders to leave out."""

    theme: str = "default"
    """A theme's name or folder."""

    tokens: tuple[str, ...] = ()
    """What of the theme is different this time, each as `type.drop_cap=true`."""

    read: ReadSettings = ReadSettings()
    """How sources are read."""

    options: dict[str, dict[str, str]] = {}
    """For each backend by name, what was said of its options, by their names."""

    metadata: SaidMetadata = SaidMetadata()
    """What holds for articles that do not say it themselves: a publisher, rights, a language."""

    last_word: SaidMetadata = SaidMetadata()
    """Metadata that hold whatever an article or its sidecar says."""

    fixed: tuple[str, ...] = ()
    """The keys of theme, tokens and options that an article cannot say otherwise of itself."""

    picture_width: Annotated[int, Meta(ge=16, le=20_000)] = PICTURE_WIDTH
    """Pixels of a picture's longer side; a larger picture is made smaller."""

    strict: bool = False
    """Any warning makes the article fail."""

    min_confidence: Annotated[float, Meta(ge=0, le=1)] = 0.0
    """Warn of blocks the reader was less sure of (0 to 1)."""

    verify: Literal["auto", "all", "none"] = "auto"
    """Read outputs back and refuse one that lost a word: all that can be, none, or those where it
    costs less than a tenth of the work."""

    seconds: Annotated[float, Meta(ge=1, le=1e6)] = 120.0
    """The time that one article may take."""

    megabytes: Annotated[int, Meta(ge=64, le=2**24)] = 2048
    """The memory that one worker may take."""
