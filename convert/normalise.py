"""What would fail a standard is stopped or mended here, before any backend sees it.

Every change is told as a Diagnostic.
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
    Figure,
    Heading,
    Image,
    Inlines,
    Link,
    Metadata,
    Pictured,
    Span,
    Text,
)
from convert.errors import Diagnostic
from convert.languages.phrases import phrases
from convert.walk import (
    changed_inlines,
    every_block,
    every_picture,
    inline_text,
    map_blocks,
    map_inlines,
    rebuilt,
)

_NOT_SLUG = re.compile(r"[^\w]+")
_LONGEST_ID = 80
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "doi", "urn"})


def normalise(article: Article, name: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An Article that every backend can render to the standards, and what was mended.

    `name` is the source's name, for messages and for an article without any title.
    """
    blocks, skipped = _levels(article.blocks)
    blocks, undescribed = _described(_heading_ids(blocks), article.metadata.language)
    blocks, dropped = _links(blocks)
    metadata, untitled = _titled(article.metadata, name)
    told = (*skipped, *undescribed, *dropped, *untitled)
    return replace(article, metadata=metadata, blocks=blocks), told


def _titled(metadata: Metadata, name: str) -> tuple[Metadata, list[Diagnostic]]:
    if metadata.title.strip():
        return metadata, []
    missing = Diagnostic(
        code="title.missing",
        message="no title was found, so the outputs carry the file's name",
        hint="Give one in the sidecar or in front matter.",
    )
    return replace(metadata, title=name), [missing]


def _levels(blocks: Blocks) -> tuple[Blocks, list[Diagnostic]]:
    """Headings that go down one level at a time (PDF/UA-1 7.4.2, WCAG 2.2 1.3.1)."""
    open_levels = [1]
    told: list[Diagnostic] = []

    def stepped(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Heading):
            return block
        while len(open_levels) > 1 and open_levels[-1] >= block.level:
            open_levels.pop()
        level = min(len(open_levels) + 1, 6)
        open_levels.append(block.level)
        if level == block.level:
            return block
        told.append(_skipped(block, level))
        return replace(block, level=level)

    return map_blocks(blocks, stepped), told


def _skipped(block: Heading, level: int) -> Diagnostic:
    text = inline_text(block.content)
    return Diagnostic(
        code="heading.skipped",
        message=f"heading '{text}' skips a level; it was set at {level} instead of {block.level}",
        line=block.lines[0] if block.lines else None,
    )


def _heading_ids(blocks: Blocks) -> Blocks:
    """Every heading has an id that no other has, made from its words."""
    taken = dict.fromkeys(("title", "article", "contents-title"), 1)

    def named(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Heading):
            return block
        wanted = block.id if _is_id(block.id) else slug(inline_text(block.content))
        id = unique(wanted, taken)
        return block if id == block.id else replace(block, id=id)

    return map_blocks(blocks, named)


def slug(text: str) -> str:
    """`text` as an identifier: lower-case letters and digits of any script, and hyphens."""
    plain = unicodedata.normalize("NFC", text).casefold()
    joined = _NOT_SLUG.sub("-", plain).strip("-_")[:_LONGEST_ID].rstrip("-_") or "section"
    return joined if joined[0].isalpha() else f"s-{joined}"


def unique(wanted: str, taken: dict[str, int]) -> str:
    """`wanted`, or it with the first number from 2 that makes an id of its own.

    taken: the ids in use, each with the last number that was put to it; it grows by this one.
    """
    id = wanted
    while id in taken:
        taken[wanted] = taken.get(wanted, 1) + 1
        id = f"{wanted}-{taken[wanted]}"
    taken[id] = 1
    return id


def _is_id(text: str) -> bool:
    """Whether `text` can be an XML name and a fragment: EPUB content documents need both."""
    return bool(re.fullmatch(r"[^\W\d][\w-]*", text))


def _described(blocks: Blocks, language: str) -> tuple[Blocks, list[Diagnostic]]:
    """Every picture that says something says it in words too (WCAG 2.2 1.1.1).

    One that nobody has described gets its caption's words, else its number, and is told.
    """
    if all(_says(picture) for picture in every_picture(blocks)):
        return blocks, []
    label = phrases(language).picture
    told: list[Diagnostic] = []

    def named(caption: str, line: int | None) -> str:
        told.append(_undescribed(line))
        return caption or f"{label} {len(told)}"

    def figure(block: AnyBlock) -> AnyBlock:
        line = block.lines[0] if block.lines else None
        if isinstance(block, Figure) and not _says(block):
            caption = " ".join(inline_text(block.caption).split())
            return replace(block, alt=named(caption, line))
        return rebuilt(block, inlines=lambda run: _each_image(run, lambda: named("", line)))

    return map_blocks(blocks, figure), told


def _each_image(run: Inlines, name: Callable[[], str]) -> Inlines:
    """A run with a name for each image in it that has none."""

    def image(inline: AnyInline) -> AnyInline:
        if isinstance(inline, Image) and not _says(inline):
            return replace(inline, alt=name())
        return inline

    return changed_inlines(run, image)


def _says(picture: Pictured) -> bool:
    return picture.decorative or bool(picture.alt.strip())


def _undescribed(line: int | None) -> Diagnostic:
    return Diagnostic(
        code="picture.no_alt",
        message="a picture has no text alternative",
        hint="Describe it where the source has it, or say that it is decorative.",
        line=line,
    )


def _links(blocks: Blocks) -> tuple[Blocks, list[Diagnostic]]:
    """Links lead to where a reader can go; of any other only the words stay."""
    targets = {block.id for block in every_block(blocks) if isinstance(block, Heading)}
    told: list[Diagnostic] = []

    def leading(inline: AnyInline) -> AnyInline:
        if not isinstance(inline, Link):
            return inline
        if not _reachable(inline.target, targets):
            told.append(_dropped(inline))
            return Span(content=inline.content)
        if not inline_text(inline.content).strip():
            return replace(inline, content=(Text(text=inline.target),))
        return inline

    return map_inlines(blocks, leading), told


def _dropped(link: Link) -> Diagnostic:
    return Diagnostic(
        code="link.unsafe",
        message=f"the link to '{link.target}' leads nowhere; its words stay",
    )


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
