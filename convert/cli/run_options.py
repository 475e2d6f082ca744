"""The options of `article-convert run`, in groups: each field is one option, told once."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from convert.backends import default_formats
from convert.cli import completion
from convert.cli.colours import ColorOption
from convert.cli.groups import FOLDERS, LOOK, OUTPUT, STANDARDS, WHAT, WHERE, seldom
from convert.cli.path_lists import From0Option
from convert.cli.sources import (
    DEFAULTS,
    MaxBytesOption,
    MegabytesOption,
    SecondsOption,
    a_number,
)


def _formats_help() -> str:
    usual = ", ".join(default_formats())
    return f"Formats: {usual} if none is named; `formats` lists all."


class What(Struct, frozen=True):
    """Which articles, and how they are read."""

    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, patterns; - is standard input, @LIST a file of paths.",
        ),
    ] = None
    from0: From0Option = None
    reader: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="READER",
            autocompletion=completion.readers,
            rich_help_panel=WHAT,
            help="The reader to use, whatever a file's suffix says.",
        ),
    ] = None
    include: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN", rich_help_panel=WHAT, help="Pattern of files to take from folders."
        ),
    ] = None
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN", rich_help_panel=WHAT, help="Pattern of files to leave out."
        ),
    ] = None
    language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG",
            autocompletion=completion.languages,
            rich_help_panel=WHAT,
            help="Language of the text (BCP 47), instead of a guess.",
        ),
    ] = None
    fix_mojibake: Annotated[
        bool,
        typer.Option(
            "--fix-mojibake/--no-fix-mojibake",
            rich_help_panel=seldom(WHAT),
            help="Mend text that was decoded wrongly (Ã© for é).",
        ),
    ] = False


class Form(Struct, frozen=True):
    """Which formats, where, and how they look."""

    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            "-t",
            metavar="FORMATS",
            autocompletion=completion.formats,
            rich_help_panel=WHERE,
            help=_formats_help(),
        ),
    ] = None
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="PLACE",
            rich_help_panel=WHERE,
            help="Folder, file or URL for the outputs; - is standard output.",
        ),
    ] = "build"
    options: Annotated[
        list[str] | None,
        typer.Option(
            "-O",
            metavar="KEY=VALUE",
            autocompletion=completion.options,
            rich_help_panel=WHERE,
            help="An option of a format, such as pdf.profile=ua-2+a-4f.",
        ),
    ] = None
    theme: Annotated[
        str,
        typer.Option(
            metavar="THEME",
            autocompletion=completion.themes,
            rich_help_panel=LOOK,
            help="A theme's name, or its folder.",
        ),
    ] = "default"
    tokens: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            autocompletion=completion.tokens,
            rich_help_panel=LOOK,
            help="A token of the theme, such as type.drop_cap=true.",
        ),
    ] = None
    picture_width: Annotated[
        int,
        typer.Option(
            min=16,
            max=20_000,
            metavar="PIXELS",
            rich_help_panel=seldom(LOOK),
            help="Pixels of a picture's longer side, at most.",
        ),
    ] = DEFAULTS.picture_width


class Work(Struct, frozen=True):
    """How much is done, where, and what it may cost."""

    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            max=1024,
            metavar="N",
            rich_help_panel=FOLDERS,
            help="Processes; 0 is one for each core, or all of a cluster's.",
        ),
    ] = 0
    executor: Annotated[
        str | None,
        typer.Option(
            metavar="WHERE",
            rich_help_panel=seldom(FOLDERS),
            help="Where to work: 'dask' for a cluster here, tcp://HOST:8786 for one elsewhere.",
        ),
    ] = None
    force: Annotated[
        bool,
        typer.Option("--force", rich_help_panel=FOLDERS, help="Make unchanged articles too."),
    ] = False
    prune: Annotated[
        bool,
        typer.Option("--prune", rich_help_panel=FOLDERS, help="Remove outputs of what is gone."),
    ] = False
    follow_links: Annotated[
        bool,
        typer.Option(
            "--follow-links",
            rich_help_panel=seldom(FOLDERS),
            help="Follow links that lead out of a folder; if not given, they are passed over.",
        ),
    ] = False
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", rich_help_panel=FOLDERS, help="Say what would be done and why; do nothing."
        ),
    ] = False
    fail_fast: Annotated[
        bool,
        typer.Option(
            "--fail-fast",
            rich_help_panel=seldom(FOLDERS),
            help="Stop at the first article that fails.",
        ),
    ] = False
    seconds: SecondsOption = DEFAULTS.seconds
    megabytes: MegabytesOption = DEFAULTS.megabytes
    max_bytes: MaxBytesOption = DEFAULTS.read.max_bytes


class Proof(Struct, frozen=True):
    """When an article fails."""

    strict: Annotated[
        bool,
        typer.Option(
            "--strict/--no-strict",
            rich_help_panel=STANDARDS,
            help="Any warning makes the article fail.",
        ),
    ] = False
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            callback=a_number,
            metavar="P",
            rich_help_panel=STANDARDS,
            help="Warn of blocks the reader was less sure of (0 to 1).",
        ),
    ] = 0.0
    verify: Annotated[
        bool | None,
        typer.Option(
            "--verify/--no-verify",
            rich_help_panel=STANDARDS,
            help="Refuse an output that lost a word; if not given, where it is cheap.",
        ),
    ] = None


class About(Struct, frozen=True):
    """What holds for the articles, whatever they say themselves, and where settings come from."""

    title: Annotated[
        str | None, typer.Option(rich_help_panel=WHAT, help="The title, whatever the text says.")
    ] = None
    author: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            rich_help_panel=WHAT,
            help="An author, whatever the text says; once for each.",
        ),
    ] = None
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", rich_help_panel=WHAT, help="The date, as 2024-03-03, whatever it says."
        ),
    ] = None
    metadata: Annotated[
        list[str] | None,
        typer.Option(
            "-M",
            metavar="KEY=VALUE",
            autocompletion=completion.metadata,
            rich_help_panel=WHAT,
            help="Other metadata, such as publisher='North Press'.",
        ),
    ] = None
    config: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            rich_help_panel=WHERE,
            help="A settings file, in place of the convert.toml above each source.",
        ),
    ] = None
    no_config: Annotated[
        bool,
        typer.Option("--no-config", rich_help_panel=seldom(WHERE), help="Read no settings file."),
    ] = False


class Told(Struct, frozen=True):
    """What is said, and written beside the outputs."""

    as_json: Annotated[
        bool,
        typer.Option(
            "--json", rich_help_panel=OUTPUT, help="Print a line of JSON for each article."
        ),
    ] = False
    report: Annotated[
        Path | None,
        typer.Option(rich_help_panel=OUTPUT, help="Write a report of the run to this file (JSON)."),
    ] = None
    index: Annotated[
        bool,
        typer.Option(
            "--index",
            rich_help_panel=FOLDERS,
            help="Write index.html, an OPDS catalogue and an Atom feed of the folder.",
        ),
    ] = False
    index_title: Annotated[
        str, typer.Option(rich_help_panel=seldom(FOLDERS), help="The title of the index.")
    ] = "Articles"
    depfile: Annotated[
        Path | None,
        typer.Option(
            rich_help_panel=seldom(FOLDERS),
            help="Write what the outputs depend on, for make or ninja.",
        ),
    ] = None
    depfile_format: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            rich_help_panel=seldom(FOLDERS),
            help="Who reads it: make, which looks for sidecars to come, or ninja.",
        ),
    ] = "make"
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", rich_help_panel=OUTPUT, help="Print errors only.")
    ] = False
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", rich_help_panel=OUTPUT, help="Print every warning, and how long."
        ),
    ] = False
    color: ColorOption = "auto"
    log_format: Annotated[
        str,
        typer.Option(
            metavar="KIND", rich_help_panel=seldom(OUTPUT), help="Messages as text or json."
        ),
    ] = "text"
