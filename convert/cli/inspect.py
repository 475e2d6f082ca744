"""`article-convert inspect`: what the reader found, as a tree."""

import sys
from typing import Annotated

import typer

from convert.article import AnyBlock, Article, Heading, Metadata
from convert.cli.sources import (
    DEFAULTS,
    ConfigOption,
    Look,
    MaxBytesOption,
    MegabytesOption,
    NoConfigOption,
    ReaderOption,
    SecondsOption,
    print_shown,
    read_within,
)
from convert.readers import Reading
from convert.visible import visible_json
from convert.walk import block_text, children

_WIDTH = 72


def inspect(
    path: Annotated[str, typer.Argument(help="A file; - is standard input.")],
    reader: ReaderOption = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the Article as JSON.")] = False,
    seconds: SecondsOption = DEFAULTS.seconds,
    megabytes: MegabytesOption = DEFAULTS.megabytes,
    max_bytes: MaxBytesOption = DEFAULTS.read.max_bytes,
) -> int:
    """Print the structure that was found in an article.

    `article-convert inspect sea.txt` shows what was measured of the text, its metadata, and its
    blocks with their lines.
    """
    how = Look(reader, config, no_config, seconds, megabytes, max_bytes)
    messages, shown = read_within(
        path, how, lambda reading, _: (_messages(reading, path), _shown(reading, as_json))
    )
    for message in messages:
        print(message, file=sys.stderr)
    print_shown(shown)
    return 0


def _messages(reading: Reading, path: str) -> list[str]:
    return [diagnostic.text(path) for diagnostic in reading.diagnostics]


def _shown(reading: Reading, as_json: bool) -> bytes | list[str]:
    if as_json:
        from convert.interchange import to_json

        return visible_json(to_json(reading.article))
    return [*_conventions(reading), *_tree(reading.article)]


def _conventions(reading: Reading) -> list[str]:
    """What was measured of a source before anything was judged; nothing where nothing was."""
    measured = reading.explain().conventions
    return [*(f"{name:<10} {words}" for name, words in measured), ""] if measured else []


def _tree(article: Article) -> list[str]:
    lines = _metadata(article.metadata)
    for block in article.blocks:
        lines += _block(block, 0)
    return lines


def _metadata(metadata: Metadata) -> list[str]:
    authors = ", ".join(author.name for author in metadata.authors)
    known = [
        ("title", metadata.title),
        ("subtitle", metadata.subtitle),
        ("authors", authors),
        ("date", metadata.date),
        ("dateline", metadata.dateline),
        ("language", f"{metadata.language} ({metadata.direction})"),
        *((field.name.rstrip(":").lower(), field.value) for field in metadata.fields),
    ]
    return [*(f"{name:<10} {value}" for name, value in known if value), ""]


def _block(block: AnyBlock, depth: int) -> list[str]:
    kind = block.__struct_config__.tag
    if isinstance(block, Heading):
        kind = f"{kind} {block.level}"
    place = "" if block.lines is None else f"{block.lines[0]}-{block.lines[1]}"
    sure = "" if block.confidence is None else f"{block.confidence:.2f}"
    inside = list(children(block))
    text = "" if inside else " ".join(" ".join(block_text(block)).split())
    shown = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
    line = f"{place:>9} {sure:>4}  {'  ' * depth}{kind:<14} {shown}".rstrip()
    return [line, *(row for child in inside for row in _block(child, depth + 1))]
