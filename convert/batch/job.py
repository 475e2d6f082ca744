"""One article's work as a value that can travel to another process or machine."""

from msgspec import Struct

from convert.errors import Diagnostic
from convert.settings import Settings
from convert.storage.stat import FileStat


class Job(Struct, frozen=True, kw_only=True):
    """An article to make.

    source: the file, as the user's paths led to it; "-" is standard input. stem: where its
    outputs go below the output folder, without a suffix. formats: the backends to use.
    content: the source's bytes, where they travel with the job; None where it reads the file.
    stat, sidecar_stat: of the files when the content was read. resources: what lies beside the
    source and may be part of it, by relative path, where the content travels. folder: the output
    folder, where the worker writes itself; None where it hands bytes back.
    """

    source: str
    stem: str
    formats: tuple[str, ...]
    content: bytes | None = None
    sidecar: str | None = None
    modified: float | None = None
    stat: FileStat | None = None
    sidecar_stat: FileStat | None = None
    resources: dict[str, bytes] = {}
    folder: str | None = None

    settings: Settings | None = None
    """Those of this article, where they are not the run's."""

    alone: bool = False
    """Whether nothing can lie beside its outputs."""

    settings_files: tuple[str, ...] = ()
    """The files that they were read from."""

    def settings_in(self, run: Settings) -> Settings:
        """What holds for this article in a run: its own settings, else the run's."""
        return self.settings or run


class Output(Struct, frozen=True, kw_only=True):
    """One file that was made. `path` is relative to the output folder; `digest` is SHA-256.

    Either `data` holds its bytes, or it is written and `modified` is its time (ns since 1970).
    """

    format: str
    path: str
    size: int
    digest: str
    data: bytes | None = None
    modified: int = 0

    beside: "tuple[Output, ...]" = ()
    """The files that belong to it: its pictures, where they are files of their own."""


class About(Struct, frozen=True, kw_only=True):
    """What a run tells of an article that was read."""

    title: str = ""
    language: str = "und"
    byline: str = ""
    date: str = ""
    standfirst: str = ""

    cover: int = 0
    """The kind of its cover."""

    confidence: float | None = None
    """Of the least certain block; None where nothing was guessed."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a job. A worker returns one and never raises.

    errors: a line for each thing that failed: the article, or one of its formats.
    lacking: something this machine lacks was the reason.
    seconds: time by stage ("read", a format's name, ...).
    """

    job: Job
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[str, ...] = ()
    lacking: bool = False
    seconds: dict[str, float] = {}
    about: About = About()
    source_digest: str = ""
    source_stat: FileStat | None = None
    sidecar_stat: FileStat | None = None
    resources: dict[str, FileStat | None] = {}
    """What lies beside the source and was asked for, by relative path; None where it was not
    there."""
