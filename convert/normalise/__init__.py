"""What would fail a standard is stopped or mended here, before any backend sees it.

Every change is told as a Diagnostic; what cannot be mended raises ArticleError.
"""

import re
import unicodedata

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Blocks,
    Cell,
    Heading,
    Link,
    Metadata,
    Span,
    Table,
    Text,
)
from convert.errors import Diagnostic
from convert.normalise.addresses import is_safe_address
from convert.normalise.alternatives import with_alternatives
from convert.normalise.characters import without_controls
from convert.normalise.formulas import with_spoken_formulas
from convert.normalise.headers import with_headers
from convert.normalise.logo import with_named_logo
from convert.normalise.pictures import with_sound_pictures
from convert.normalise.shape import refuse_unbounded, with_own_labels, with_sound_numbers
from convert.walk import every_block, inline_text, map_blocks, map_inlines

_NOT_SLUG = re.compile(r"[^\w]+")
_LONGEST_ID = 80
_JOINTS = re.compile(r"_|(?<!\d)-|-(?!\d)")


def normalise(
    article: Article, name: str, place: str = ""
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An Article that every backend can render to the standards, and what was mended.

    `name` is for an article without any title; `place` is what the source is called in messages,
    where that is another name.
    Raises ArticleError for a picture that cannot be shown, and for what goes over a limit.
    """
    place = place or name
    refuse_unbounded(article, place)
    article, cleaned = without_controls(article)
    blocks, renumbered = with_sound_numbers(with_own_labels(article.blocks))
    blocks, skipped = _levels(blocks)
    blocks, headed = with_headers(_with_cells(blocks))
    blocks, undescribed = with_alternatives(_heading_ids(blocks), article.metadata.language)
    blocks = with_spoken_formulas(blocks, article.metadata.language)
    article, disarmed = with_sound_pictures(with_named_logo(replace(article, blocks=blocks)), place)
    blocks, dropped = _links(article.blocks)
    metadata, untitled = _titled(article.metadata, name)
    told = (*cleaned, *renumbered, *skipped, *headed, *undescribed, *disarmed, *dropped, *untitled)
    return replace(article, metadata=metadata, blocks=blocks), told


def _titled(metadata: Metadata, name: str) -> tuple[Metadata, list[Diagnostic]]:
    if metadata.title.strip():
        return metadata, []
    missing = Diagnostic(
        code="title.missing",
        message="no title was found, so the outputs carry the file's name",
        hint="Give one in the sidecar or in front matter.",
    )
    return replace(metadata, title=_readable(name)), [missing]


def _readable(name: str) -> str:
    """A file's name as words, which is how a title is read aloud: marks that join the words of a
    name without blanks are blanks, but those inside numbers and dates.
    """
    if any(map(str.isspace, name)):
        return name
    return " ".join(_JOINTS.sub(" ", name).split()) or name


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


def _with_cells(blocks: Blocks) -> Blocks:
    """Tables whose rows have cells, as HTML asks (4.9.12), but where some reach into others; those
    without any are left out."""

    def filled(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Table) or all(row.cells for row in block.rows):
            return block
        if any(cell.rowspan > 1 for row in block.rows for cell in row.cells):
            return block
        rows = (row if row.cells else replace(row, cells=(Cell(),)) for row in block.rows)
        return replace(block, rows=tuple(rows))

    said = (
        block
        for block in blocks
        if not isinstance(block, Table) or any(row.cells for row in block.rows)
    )
    return map_blocks(tuple(said), filled)


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
    return is_safe_address(target)
