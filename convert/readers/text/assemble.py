"""Parts to an Article: metadata, levels, ids, notes, languages."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Article,
    Blocks,
    Field,
    Heading,
    Metadata,
    Paragraph,
    SetAside,
    Text,
)
from convert.normalise import slug, unique
from convert.patterns import Lazy
from convert.readers.text.closing import signed
from convert.readers.text.dateline import dated, split_dateline
from convert.readers.text.dates import find_date
from convert.readers.text.foreign import in_its_language
from convert.readers.text.language import direction_of
from convert.readers.text.levels import rank
from convert.readers.text.notes import with_notes
from convert.readers.text.parts import (
    BlockPart,
    BylinePart,
    DatePart,
    FieldPart,
    FieldsPart,
    HeadingPart,
    Part,
    StandfirstPart,
    TitlePart,
)
from convert.readers.text.people import by_prefix, read_authors
from convert.readers.text.rule import Decision
from convert.sidecar import SaidMetadata
from convert.walk import inline_text, map_blocks

_TAG: Final = Lazy(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")
_SPEAKING: Final = 60


def assemble(
    decisions: list[Decision],
    sure: Sequence[float],
    language: str,
    forced: bool,
    front: FieldsPart | None,
    said: SaidMetadata,
    set_aside: tuple[SetAside, ...] = (),
) -> Article:
    """The Article that `decisions` add up to.

    sure: how sure each of them is; language: of the whole text; forced: whether a person said
    so, and no field may change it; front: the fields of the front matter; said: the sidecar's
    metadata, whose language and direction blocks are read by; set_aside: what is no part of the
    article.
    """
    metadata = _metadata(decisions, language, forced, front)
    if said.direction is not None:
        metadata = replace(metadata, direction=said.direction)
    blocks = with_notes(_blocks(decisions, sure))
    metadata, blocks = _take_dateline(metadata, blocks)
    metadata = signed(metadata, blocks)
    blocks = map_blocks(blocks, lambda block: in_its_language(block, metadata.language))
    return Article(metadata=metadata, blocks=blocks, set_aside=set_aside)


def _blocks(decisions: list[Decision], confidences: Sequence[float]) -> Blocks:
    headings = [d.part for d in decisions if isinstance(d.part, HeadingPart)]
    levels = iter(rank(headings))
    taken: dict[str, int] = {}
    blocks: list[AnyBlock] = []
    for decision, sure in zip(decisions, confidences, strict=True):
        part = decision.part
        if isinstance(part, HeadingPart):
            blocks.append(
                Heading(
                    level=next(levels),
                    content=part.content,
                    id=unique(slug(inline_text(part.content)), taken),
                    lines=part.lines,
                    confidence=sure,
                )
            )
        elif isinstance(part, BlockPart):
            blocks.append(replace(part.block, confidence=sure))
    return tuple(blocks)


def _metadata(
    decisions: list[Decision], language: str, forced: bool, front: FieldsPart | None
) -> Metadata:
    metadata = Metadata(language=language)
    for field in front.fields if front else ():
        metadata = _with_field(metadata, field, forced)
    for decision in decisions:
        metadata = _with_part(metadata, decision.part, forced)
    text = metadata.title or metadata.subtitle or ""
    return replace(metadata, direction=direction_of(metadata.language, text))


def _with_part(metadata: Metadata, part: Part | None, forced: bool) -> Metadata:
    """What a part of the head says; where two say the same thing, the words of both stay."""
    match part:
        case TitlePart():
            title = _both(metadata.title, part.text)
            titled = replace(metadata, title=title, title_lines=metadata.title_lines or part.lines)
            return _with_credit(titled, part)
        case StandfirstPart():
            return replace(metadata, subtitle=_both(metadata.subtitle, part.text))
        case BylinePart():
            date = metadata.date or part.iso
            return replace(
                metadata,
                byline=_both(metadata.byline, part.text, ", "),
                authors=(*metadata.authors, *part.authors),
                byline_lines=metadata.byline_lines or part.lines,
                date=date,
                date_lines=metadata.date_lines or (part.lines if date else None),
            )
        case DatePart():
            return replace(
                metadata,
                date_line=_both(metadata.date_line, part.text, ", "),
                date=part.iso or metadata.date,
                date_lines=metadata.date_lines or part.lines,
            )
        case FieldsPart():
            for field in part.fields:
                metadata = _with_field(metadata, field, forced)
    return metadata


def _with_credit(metadata: Metadata, part: TitlePart) -> Metadata:
    begin = by_prefix(part.credit)
    if begin is None:
        return metadata
    authors = read_authors(part.credit[begin[0] :])
    return replace(metadata, byline=part.credit, authors=authors, byline_lines=part.lines)


def _both(said: str | None, also: str, between: str = " ") -> str:
    return f"{said}{between}{also}" if said else also


def _with_field(metadata: Metadata, field: FieldPart, forced: bool) -> Metadata:
    """What a field says, and the field itself where it would not be printed otherwise."""
    value = field.value.strip()
    line = value if field.mark else f"{field.label} {value}"
    kept = replace(
        metadata,
        fields=(
            *metadata.fields,
            Field(name=field.label.rstrip(" :："), value=value, lines=field.lines),
        ),
    )
    if not value:
        return kept
    match field.meaning:
        case "title" if not metadata.title:
            return replace(metadata, title=value, title_lines=field.lines)
        case "subtitle" if not metadata.subtitle:
            return replace(metadata, subtitle=value)
        case "author" if not metadata.byline:
            return replace(
                metadata, byline=line, authors=read_authors(value), byline_lines=field.lines
            )
        case "date" if not metadata.date_line:
            iso = find_date(value, metadata.language)
            return replace(metadata, date_line=line, date=iso, date_lines=field.lines)
        case "language" if not forced and _TAG.match(value.replace("_", "-")):
            return replace(kept, language=value.replace("_", "-"))
        case "keywords":
            words = re.split(r"\s*[,;，、]\s*", value)
            return replace(kept, keywords=tuple(word for word in words if word))
        case "description":
            return replace(kept, description=value)
        case "publisher":
            return replace(kept, publisher=value)
        case "rights":
            return replace(kept, rights=value)
    return kept


def _take_dateline(metadata: Metadata, blocks: Blocks) -> tuple[Metadata, Blocks]:
    """Move the dateline from the first paragraph into the metadata."""
    for index, block in enumerate(blocks[:6]):
        if isinstance(block, Heading) or not isinstance(block, Paragraph):
            break
        if block.role is not None:
            continue
        first = block.content[0] if block.content else None
        if not isinstance(first, Text):
            break
        length = split_dateline(first.text, metadata.language)
        if not length or length >= len(inline_text(block.content)):
            break
        rest = Text(text=first.text[length:])
        content = (rest, *block.content[1:]) if rest.text else block.content[1:]
        moved = replace(block, content=content)
        dateline = first.text[:length].strip()
        metadata = replace(metadata, dateline=dateline)
        date = None if metadata.date else dated(dateline, metadata.language)
        if date:
            metadata = replace(metadata, date=date, date_lines=block.lines)
        return metadata, (*blocks[:index], moved, *blocks[index + 1 :])
    return metadata, blocks
