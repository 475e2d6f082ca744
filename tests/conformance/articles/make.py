"""The articles themselves: each kind of block alone, and all of them in a kitchen sink."""

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Author,
    Blocks,
    Heading,
    Link,
    Metadata,
    Paragraph,
)
from tests.conformance.articles.blocks import KINDS, text
from tests.conformance.articles.tongues import ALL, GROUPS, Tongue


def articles() -> dict[str, Article]:
    """Every article of the conformance run by its file name without suffix."""
    alone = {
        f"{kind}-{group}": Article(metadata=_metadata(tongue), blocks=make(tongue))
        for kind, make in KINDS.items()
        for group, tongue in GROUPS.items()
    }
    sinks = {f"kitchen-sink-{tongue.language}": kitchen_sink(tongue) for tongue in ALL}
    return alone | sinks


def kitchen_sink(tongue: Tongue) -> Article:
    """Every kind of block in one article, each under a heading of its own."""
    blocks: Blocks = ()
    for number, (kind, make) in enumerate(KINDS.items()):
        title = text(f"{number + 1} {tongue.words[number % len(tongue.words)]}")
        blocks += (Heading(level=2, content=title, id=f"part-{kind}"),)
        blocks += tuple(_under(kind, block) for block in make(tongue))
    return Article(metadata=_metadata(tongue), blocks=blocks)


def _under(kind: str, block: AnyBlock) -> AnyBlock:
    """The block as it stands below a heading of level 2, with ids that are its own."""
    if isinstance(block, Heading):
        return replace(block, level=block.level + 1, id=f"{kind}-{block.id}")
    if isinstance(block, Paragraph):
        return replace(block, content=tuple(_led(kind, inline) for inline in block.content))
    return block


def _led(kind: str, inline: AnyInline) -> AnyInline:
    if isinstance(inline, Link) and inline.target.startswith("#"):
        return replace(inline, target=f"#{kind}-{inline.target[1:]}")
    return inline


def _metadata(tongue: Tongue) -> Metadata:
    return Metadata(
        title=tongue.title,
        subtitle=tongue.subtitle,
        authors=(Author(name=tongue.author),),
        byline=tongue.byline,
        date="2025-03-03",
        date_line=tongue.date_line,
        language=tongue.language,
        direction=tongue.direction,
        description=tongue.subtitle,
    )
