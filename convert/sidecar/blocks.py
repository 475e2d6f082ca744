"""Lines said to be something else, in an Article that any reader made: whole blocks are remade.

The reader of text follows lines itself, and parts a paragraph where it is told to. Here the blocks
that a range covers are taken with all of their words, and a range that cuts into one is refused.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Figure,
    Heading,
    Image,
    Inlines,
    LineBreak,
    LineRange,
    List,
    ListItem,
    Metadata,
    Paragraph,
    ParagraphRole,
    Preformatted,
    SetAside,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.errors import Diagnostic, SourceError, Where
from convert.settings import SaidMetadata
from convert.sidecar.anchors import followed
from convert.sidecar.overrule import with_said
from convert.sidecar.said import KINDS, SKIP, Said
from convert.walk import block_text, every_inline, inline_text, parts

_ROLES: Final[dict[str, ParagraphRole]] = {
    "caption": "caption",
    "speech": "speech",
    "salutation": "salutation",
    "signature": "signature",
    "contact": "contact",
    "boilerplate": "boilerplate",
    "end_mark": "end_mark",
}
"""Kinds that are paragraphs of a role."""

_HEAD: Final = ("title", "standfirst", "byline", "date")

BLOCK_KINDS: Final = tuple(
    kind for kind in KINDS if kind not in ("fields", "table", "picture", "definitions", "footnote")
)
"""What blocks can be said to be; of the rest it takes the lines of a text to make one."""


class _Piece(Struct, frozen=True):
    """A block, or a part of the head as one; `head` says which, `said` that a person says so."""

    block: AnyBlock
    head: str = ""
    said: bool = False

    @property
    def lines(self) -> LineRange:
        """The lines that it came from."""
        return self.block.lines or (0, 0)


def corrected(
    article: Article, said: Sequence[Said], name: str, sidecar: str
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An Article with the blocks that a person said, and what a person should know of it.

    name, sidecar: of source and sidecar, for messages.

    Raises SourceError where no line of the source is known, where a range cuts into a block, and
    where its blocks cannot be what was said.
    """
    pieces = [*_head(article.metadata), *map(_Piece, article.blocks)]
    starts = {piece.lines[0]: _first_text(piece) for piece in reversed(pieces) if piece.lines[0]}
    if not said:
        return article, ()
    if not starts:
        raise SourceError(
            f"{sidecar} says what lines are, but the reader of this source gives no lines",
            where=Where(name),
            hint="Its metadata can be set: title, authors, date and the like.",
            code="sidecar.no_lines",
        )
    skipped: list[SetAside] = []
    plain = [replace(item, ends="") for item in said]
    for item in followed(plain, starts, name, sidecar):
        covered = _covered(pieces, item, name)
        at = pieces.index(covered[0])
        pieces = [piece for piece in pieces if piece not in covered]
        if item.kind == SKIP:
            skipped.append(_skipped(covered))
        else:
            pieces[at:at] = _made(item, covered, name)
    return _assembled(article, pieces, skipped)


def _head(metadata: Metadata) -> Iterator[_Piece]:
    for head, text, lines in (
        ("title", metadata.title, metadata.title_lines),
        ("byline", metadata.byline, metadata.byline_lines),
        ("date", metadata.date_line, metadata.date_lines),
    ):
        if text and lines:
            yield _Piece(Paragraph(content=(Text(text=text),), lines=lines), head)


def _first_text(piece: _Piece) -> str:
    return next((text for text in block_text(piece.block) if text.strip()), "")


def without_text(item: Said, name: str, advice: str = "") -> SourceError:
    """The error of a line that was said to be something and has no words; advice: what is near."""
    return SourceError(
        f"the sidecar says “{item.kind}” of line {item.first}, which has no text",
        where=Where(name, item.first),
        hint=advice,
        code="sidecar.no_text",
    )


def _covered(pieces: Sequence[_Piece], item: Said, name: str) -> list[_Piece]:
    """The pieces in a range of lines. Raises SourceError where it has none, or a part of one."""
    found = [p for p in pieces if p.lines[0] <= item.last and item.first <= p.lines[1]]
    where = Where(name, item.first)
    if not found:
        raise without_text(item, name)
    for first, last in (piece.lines for piece in found):
        if item.kind != "heading" and not item.first <= first <= last <= item.last:
            raise SourceError(
                f"the sidecar says that lines {item.first}-{item.last} are {item.kind}, which "
                f"takes a part of the block on lines {first}-{last}",
                where=where,
                hint=f"Say it of the whole block: [[{first}, {last}]].",
                code="sidecar.part",
            )
    return found


def _made(item: Said, covered: Sequence[_Piece], name: str) -> list[_Piece]:
    blocks = tuple(piece.block for piece in covered)
    lines = (covered[0].lines[0], covered[-1].lines[1])
    if item.kind in _HEAD:
        words = Paragraph(content=_joined(blocks, item, name), lines=lines)
        return [_Piece(words, item.kind, said=True)]
    return [_Piece(replace(_block(item, blocks, name), lines=lines, confidence=1.0))]


def _block(item: Said, blocks: tuple[AnyBlock, ...], name: str) -> AnyBlock:
    match item.kind:
        case "heading":
            return Heading(level=item.level or 2, content=_joined(blocks, item, name))
        case "list":
            return List(ordered=False, items=tuple(_items(blocks)))
        case "quote":
            return BlockQuote(blocks=blocks)
        case "verse":
            return Verse(content=_joined(blocks, item, name, LineBreak()))
        case "preformatted":
            text = inline_text(_joined(blocks, item, name, LineBreak()))
            return Preformatted(text=text)
        case "separator":
            marks = " ".join(text for block in blocks for text in block_text(block))
            if any(character.isalnum() for character in marks):
                raise _unfit(item, name, "it has words, and a separator prints none")
            return ThematicBreak(mark=marks)
        case _:
            role = _ROLES.get(item.kind)
            return Paragraph(content=_joined(blocks, item, name), role=role)


def _items(blocks: tuple[AnyBlock, ...]) -> Iterator[ListItem]:
    """An item a block; those of lists as they are, where no number is lost by it."""
    for block in blocks:
        if isinstance(block, List) and not block.ordered:
            yield from block.items
        else:
            yield ListItem(blocks=(block,), lines=block.lines)


def _joined(
    blocks: tuple[AnyBlock, ...], item: Said, name: str, between: AnyInline | None = None
) -> Inlines:
    """All words of some blocks as one run of text."""
    joined: list[AnyInline] = []
    for block in blocks:
        for run in _runs(block, item, name):
            if joined and run:
                joined.append(between or Text(text=" "))
            joined.extend(run)
    return tuple(joined)


def _runs(block: AnyBlock, item: Said, name: str) -> Iterator[Inlines]:
    if isinstance(block, Figure | Table) or (isinstance(block, List) and _counts(block)):
        kind = block.__struct_config__.tag
        raise _unfit(item, name, f"it is a {kind}, of which that would lose more than its marks")
    for part in parts(block):
        if isinstance(part, tuple):
            plain = item.kind in (*_HEAD, "preformatted")
            if plain and any(isinstance(inline, Image) for inline in every_inline(part)):
                raise _unfit(item, name, "it holds a picture, which that would lose")
            yield part
        elif isinstance(part, str):
            yield from ((Text(text=line),) for line in part.split("\n") if line.strip())
        else:
            yield from _runs(part, item, name)


def _counts(block: List) -> bool:
    """Whether a list prints more than its words: numbers, or the boxes of tasks."""
    return block.ordered or any(item.done is not None for item in block.items)


def _unfit(item: Said, name: str, why: str) -> SourceError:
    return SourceError(
        f"the sidecar says that line {item.first} is {item.kind}, but {why}",
        where=Where(name, item.first),
        code="sidecar.unfit",
    )


def _skipped(covered: Sequence[_Piece]) -> SetAside:
    texts = [text for piece in covered for text in block_text(piece.block) if text]
    lines = (covered[0].lines[0], covered[-1].lines[1])
    return SetAside(kind="skipped", text="\n".join(texts), lines=lines)


def _assembled(
    article: Article, pieces: Sequence[_Piece], skipped: Sequence[SetAside]
) -> tuple[Article, tuple[Diagnostic, ...]]:
    title = [piece for piece in pieces if piece.head == "title" and piece.said]
    article = replace(
        article,
        metadata=_metadata(article.metadata, [piece for piece in pieces if piece not in title]),
        blocks=tuple(piece.block for piece in pieces if not piece.head),
        set_aside=(*article.set_aside, *skipped),
    )
    told = tuple(_told(part) for part in skipped)
    if not title:
        return article, told
    article, overruled = with_said(article, SaidMetadata(title=_text(title)))
    metadata = replace(article.metadata, title_lines=title[0].lines)
    return replace(article, metadata=metadata), (*told, *overruled)


def _metadata(old: Metadata, pieces: Sequence[_Piece]) -> Metadata:
    """The metadata with the parts of the head that are left, and those that were said."""
    found = {head: [piece for piece in pieces if piece.head == head] for head in _HEAD}
    new = old
    if old.title_lines and not found["title"]:
        new = replace(new, title="", title_lines=None)
    if byline := found["byline"]:
        new = replace(new, byline=_text(byline), byline_lines=byline[0].lines)
    elif old.byline and old.byline_lines:
        new = replace(new, byline=None, byline_lines=None)
    if date := found["date"]:
        new = replace(new, date_line=_text(date), date_lines=date[0].lines)
    elif old.date_line and old.date_lines:
        new = replace(new, date_line=None, date_lines=None)
    if standfirst := found["standfirst"]:
        new = replace(new, subtitle=f"{old.subtitle or ''} {_text(standfirst)}".strip())
    return new


def _text(pieces: Sequence[_Piece]) -> str:
    return " ".join(text for piece in pieces for text in block_text(piece.block))


def _told(part: SetAside) -> Diagnostic:
    first, last = part.lines
    span = f"line {first}" if first == last else f"lines {first}-{last}"
    return Diagnostic(
        code="set_aside.skipped",
        message=f"set aside and not printed: what the sidecar skips, {span}",
        severity="info",
        line=first,
    )
