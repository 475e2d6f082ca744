"""`article-convert inspect`: what the reader found, as a tree."""

import sys
from pathlib import PurePath
from typing import Annotated

import typer

from convert.article import AnyBlock, Article, Heading, Metadata
from convert.walk import block_text, children

_WIDTH = 72


def inspect(
    path: Annotated[str, typer.Argument(help="A file; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the Article as JSON.")] = False,
) -> int:
    """Print the structure that was found in an article.

    `article-convert inspect sea.txt` shows what was measured of the text, its metadata, and its
    blocks with their lines.
    """
    from convert.batch.make import read_article
    from convert.batch.source import read_sidecar, read_source
    from convert.settings import Settings

    source = sys.stdin.buffer.read() if path == "-" else read_source(path)
    sidecar = None if path == "-" else read_sidecar(path)
    reading = read_article(source, path, Settings(), sidecar)
    for diagnostic in reading.diagnostics:
        print(diagnostic.text(path), file=sys.stderr)
    if as_json:
        from convert.interchange import to_json

        sys.stdout.buffer.write(to_json(reading.article))
    else:
        print("\n".join((*_conventions(source, path), *_tree(reading.article))))
    return 0


def _conventions(source: bytes, path: str) -> list[str]:
    """What was measured of a text before any line was judged; nothing for other formats."""
    from convert.readers import reader_for
    from convert.readers.text.explain import explain
    from convert.settings import ReadSettings

    if reader_for(PurePath(path).suffix).name != "text":
        return []
    measured = explain(source, path, ReadSettings()).conventions
    return [*(f"{name:<10} {words}" for name, words in measured), ""]


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
