"""The articles themselves: each kind of block alone, and all of them in a kitchen sink."""

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Author,
    BlockQuote,
    Blocks,
    Cell,
    Heading,
    Link,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Row,
    Table,
)
from tests.conformance.articles.blocks import KINDS, paragraph, text
from tests.conformance.articles.tongues import ALL, GROUPS, Tongue


def articles() -> dict[str, Article]:
    """Every article of the conformance run by its file name without suffix."""
    alone = {
        f"{kind}-{group}": Article(metadata=_metadata(tongue), blocks=make(tongue))
        for kind, make in KINDS.items()
        for group, tongue in GROUPS.items()
    }
    sinks = {f"kitchen-sink-{tongue.language}": kitchen_sink(tongue) for tongue in ALL}
    long = {f"long-{group}": long_article(tongue) for group, tongue in GROUPS.items()}
    return alone | sinks | long


def long_article(tongue: Tongue) -> Article:
    """A table, a list, a quotation and a note that no page can hold in one piece."""
    first, second, third = tongue.words[:3]
    head = Row(cells=tuple(Cell(content=text(w), header=True) for w in (first, second, third)))
    body = tuple(
        Row(cells=tuple(Cell(content=text(f"{word} {n}")) for word in (first, second, third)))
        for n in range(1, 81)
    )
    items = tuple(
        ListItem(blocks=(paragraph(f"{n}: {tongue.sentences[n % 5]}"),)) for n in range(1, 61)
    )
    blocks: Blocks = (
        Heading(level=2, content=text(tongue.headings[0]), id="table"),
        Table(rows=(head, *body), caption=text(tongue.headings[1])),
        Heading(level=2, content=text(tongue.headings[1]), id="list"),
        List(ordered=True, items=items),
        Heading(level=2, content=text(tongue.headings[2]), id="quote"),
        BlockQuote(blocks=tuple(paragraph(" ".join(tongue.sentences)) for _ in range(20))),
    )
    return Article(metadata=_metadata(tongue), blocks=blocks)


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
