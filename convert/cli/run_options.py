"""The options of `article-convert run`, in groups: each field is one option, told once."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from convert.backends import backend_names, default_formats
from convert.cli.sources import (
    DEFAULTS,
    MaxBytesOption,
    MegabytesOption,
    SecondsOption,
    a_number,
)


def _formats_help() -> str:
    usual = default_formats()
    others = [name for name in backend_names() if name not in usual]
    more = f"; others: {', '.join(others)}" if others else ""
    return f"Formats: {', '.join(usual)} if none is named{more}."


class What(Struct, frozen=True):
    """Which articles, and how they are read."""

    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or patterns; - is standard input.")
    ]
    reader: Annotated[
        str | None,
        typer.Option("--from", help="The reader to use, whatever a file's suffix says."),
    ] = None
    include: Annotated[
        list[str] | None, typer.Option(help="Pattern of files to take from folders.")
    ] = None
    exclude: Annotated[list[str] | None, typer.Option(help="Pattern of files to leave out.")] = None
    language: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47), instead of a guess.")
    ] = None
    fix_mojibake: Annotated[
        bool,
        typer.Option(
            "--fix-mojibake/--no-fix-mojibake",
            help="Mend text that was decoded wrongly (Ã© for é).",
        ),
    ] = False


class Form(Struct, frozen=True):
    """Which formats, where, and how they look."""

    to: Annotated[
        list[str] | None,
        typer.Option("--to", "-t", help=_formats_help()),
    ] = None
    out: Annotated[
        str,
        typer.Option("--out", "-o", help="Folder or URL for the outputs; - is standard output."),
    ] = "build"
    theme: Annotated[str, typer.Option(help="A theme's name, or its folder.")] = "default"
    tokens: Annotated[
        list[str] | None,
        typer.Option("--set", help="A token of the theme, such as type.drop_cap=true."),
    ] = None
    picture_width: Annotated[
        int,
        typer.Option(min=16, max=20_000, help="Pixels of a picture's longer side, at most."),
    ] = DEFAULTS.picture_width
    options: Annotated[
        list[str] | None,
        typer.Option("-O", help="An option of a format, such as pdf.profile=ua-2+a-4f."),
    ] = None


class Work(Struct, frozen=True):
    """How much is done, where, and what it may cost."""

    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            max=1024,
            help="Processes; 0 is one for each core, or all of a cluster's.",
        ),
    ] = 0
    executor: Annotated[
        str | None,
        typer.Option(help="Where to work: 'dask' for a cluster here, tcp://HOST:8786 for one."),
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Make unchanged articles too.")] = False
    prune: Annotated[bool, typer.Option("--prune", help="Remove outputs whose source is gone.")] = (
        False
    )
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done and why; do nothing.")
    ] = False
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
    ] = False
    seconds: SecondsOption = DEFAULTS.seconds
    megabytes: MegabytesOption = DEFAULTS.megabytes
    max_bytes: MaxBytesOption = DEFAULTS.read.max_bytes


class Proof(Struct, frozen=True):
    """When an article fails."""

    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", help="Any warning makes the article fail.")
    ] = False
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0, max=1, callback=a_number, help="Warn of blocks the reader was less sure of."
        ),
    ] = 0.0
    verify: Annotated[
        bool | None,
        typer.Option(
            "--verify/--no-verify",
            help="Read outputs back and refuse one that lost a word; if not given, all but PDF.",
        ),
    ] = None


class About(Struct, frozen=True):
    """What holds for the articles, whatever they say themselves, and where settings come from."""

    title: Annotated[str | None, typer.Option(help="The title, whatever the text says.")] = None
    author: Annotated[
        list[str] | None, typer.Option(help="An author, whatever the text says; once for each.")
    ] = None
    date: Annotated[
        str | None, typer.Option(help="The date, as 2024-03-03, whatever the text says.")
    ] = None
    metadata: Annotated[
        list[str] | None,
        typer.Option("-M", help="Other metadata, such as publisher='North Press'."),
    ] = None
    config: Annotated[
        str | None,
        typer.Option(help="A settings file, in place of the convert.toml above each source."),
    ] = None
    no_config: Annotated[bool, typer.Option("--no-config", help="Read no settings file.")] = False


class Told(Struct, frozen=True):
    """What is said, and written beside the outputs."""

    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each article.")
    ] = False
    report: Annotated[
        Path | None, typer.Option(help="Write a report of the run to this file, as JSON.")
    ] = None
    index: Annotated[
        bool,
        typer.Option(
            "--index", help="Write index.html, an OPDS catalogue and an Atom feed of the folder."
        ),
    ] = False
    index_title: Annotated[str, typer.Option(help="The title of the index.")] = "Articles"
    depfile: Annotated[
        Path | None, typer.Option(help="Write what the outputs depend on, for make or ninja.")
    ] = None
    depfile_format: Annotated[
        str, typer.Option(help="Who reads it: make, which looks for sidecars to come, or ninja.")
    ] = "make"
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False
    log_format: Annotated[str, typer.Option(help="Messages as text or json.")] = "text"
