"""What would fail a standard is stopped or mended here, before any backend sees it.

Every change is told as a Diagnostic; what cannot be mended raises ArticleError.
"""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Code,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Text,
)
from convert.errors import ArticleError, Diagnostic, Where
from convert.walk import every_block, inline_text, map_blocks, map_inlines

_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "doi", "urn"})


def sound(article: Article, name: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An Article that every backend can render to the standards, and what was mended.

    `name` is the source's name, for messages and for an article without any title.
    Raises ArticleError for a picture without a text alternative (WCAG 2.2 1.1.1).
    """
    told: list[Diagnostic] = []
    blocks = _levels(article.blocks, told)
    blocks = _heading_ids(blocks)
    targets = {block.id for block in every_block(blocks) if isinstance(block, Heading)}
    blocks = map_blocks(blocks, _figures(name))
    blocks = map_inlines(blocks, _links(targets, told))
    metadata = article.metadata
    if not metadata.title.strip():
        metadata = replace(metadata, title=name)
        told.append(
            Diagnostic(
                code="title.missing",
                message="no title was found, so the outputs carry the file's name",
                hint="Give one in the sidecar or in front matter.",
            )
        )
    return replace(article, metadata=metadata, blocks=blocks), tuple(told)


def _levels(blocks: Blocks, told: list[Diagnostic]) -> Blocks:
    """Headings that go down one level at a time (PDF/UA-1 7.4.2, WCAG 2.2 1.3.1)."""
    open_levels = [1]
    changed: dict[int, int] = {}
    for block in every_block(blocks):
        if not isinstance(block, Heading):
            continue
        while len(open_levels) > 1 and open_levels[-1] >= block.level:
            open_levels.pop()
        level = min(len(open_levels) + 1, 6)
        open_levels.append(block.level)
        if level != block.level:
            changed[id(block)] = level
            told.append(_skipped(block, level))
    if not changed:
        return blocks
    return map_blocks(
        blocks,
        lambda block: (
            replace(block, level=changed[id(block)])
            if isinstance(block, Heading) and id(block) in changed
            else block
        ),
    )


def _skipped(block: Heading, level: int) -> Diagnostic:
    text = inline_text(block.content)
    return Diagnostic(
        code="heading.skipped",
        message=f"heading '{text}' skips a level; it was set at {level} instead of {block.level}",
        line=block.lines[0] if block.lines else None,
    )


def _heading_ids(blocks: Blocks) -> Blocks:
    """Every heading has an id that no other has, made from its words."""
    taken = {"title", "article", "contents-title"}

    def name(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Heading):
            return block
        wanted = block.id if _is_id(block.id) else slug(inline_text(block.content))
        unique, number = wanted, 2
        while unique in taken:
            unique, number = f"{wanted}-{number}", number + 1
        taken.add(unique)
        return block if unique == block.id else replace(block, id=unique)

    return map_blocks(blocks, name)


def slug(text: str) -> str:
    """`text` as an identifier: lower-case letters and digits of any script, and hyphens."""
    plain = unicodedata.normalize("NFKC", text).lower()
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in plain)
    joined = "-".join(kept.split())[:80].rstrip("-")
    return joined if joined and joined[0].isalpha() else f"section-{joined}".rstrip("-")


def _is_id(text: str) -> bool:
    """Whether `text` can be an XML name and a fragment: EPUB content documents need both."""
    return bool(re.fullmatch(r"[^\W\d][\w-]*", text))


def _figures(name: str) -> Callable[[AnyBlock], AnyBlock]:
    def check(block: AnyBlock) -> AnyBlock:
        if isinstance(block, Figure) and not block.decorative and not block.alt.strip():
            raise ArticleError(
                "a picture has no text alternative",
                where=Where(name, block.lines[0] if block.lines else None),
                hint="Describe it in `alt`, or mark it decorative.",
                code="figure.no_alt",
            )
        return block

    return check


def _links(targets: set[str], told: list[Diagnostic]) -> Callable[[AnyInline], AnyInline]:
    """Links lead to where a reader can go; of any other only the words stay."""

    def check(inline: AnyInline) -> AnyInline:
        match inline:
            case Link() if not _reachable(inline.target, targets):
                told.append(
                    Diagnostic(
                        code="link.unsafe",
                        message=f"the link to '{inline.target}' leads nowhere; its words stay",
                    )
                )
                return Span(content=inline.content)
            case Link() if not inline_text(inline.content).strip():
                return replace(inline, content=(Text(text=inline.target),))
            case (
                Link() | Text() | Code() | Emphasis() | Strong() | Span() | NoteReference()
            ) | LineBreak():
                return inline

    return check


def _reachable(target: str, targets: set[str]) -> bool:
    if target.startswith("#"):
        return target[1:] in targets
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme.lower() not in _SAFE_SCHEMES or any(
        c.isspace() or c in '<>"{}|\\^`' for c in target
    ):
        return False
    return bool(parts.netloc or parts.path)
