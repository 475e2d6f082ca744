"""One article's work as a value that can travel to another process or machine."""

from msgspec import Struct

from convert.errors import Diagnostic

# The format whose pages a book made beside it lists.
PAGED = "pdf"


class Job(Struct, frozen=True, kw_only=True):
    """An article to make.

    source: the file, as the user's paths led to it; "-" is standard input. stem: where its
    outputs go below the output folder, without a suffix. formats: the backends to use.
    content: the source's bytes, where they travel with the job; None where it reads the file.
    stat, sidecar_stat: of the files when the content was read. folder: the output folder, where
    the worker writes itself; None where it hands bytes back.
    """

    source: str
    stem: str
    formats: tuple[str, ...]
    content: bytes | None = None
    sidecar: str | None = None
    modified: float | None = None
    stat: "FileStat | None" = None
    sidecar_stat: "FileStat | None" = None
    folder: str | None = None


class FileStat(Struct, frozen=True, array_like=True):
    """Size in bytes and time of change (ns since 1970) of a file: what tells that it changed."""

    size: int
    modified: int


def lists_pages(name: str, formats: tuple[str, ...]) -> bool:
    """Whether an output of this format lists the pages of another of these."""
    return name == "epub" and PAGED in formats


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


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a job. A worker returns one and never raises.

    errors: a line for each thing that failed: the article, or one of its formats.
    lacking: something this machine lacks was the reason.
    seconds: time by stage ("read", "pdf", ...). confidence: of the least certain block.
    """

    job: Job
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[str, ...] = ()
    lacking: bool = False
    seconds: dict[str, float] = {}
    title: str = ""
    language: str = "und"
    byline: str = ""
    date: str = ""
    confidence: float | None = None
    source_digest: str = ""
    source_stat: "FileStat | None" = None
    sidecar_stat: "FileStat | None" = None
