"""What a careful reader saw in an article, and what ours saw, in one shape that compares."""

import json
import re
import unicodedata
from pathlib import Path

import msgspec

from convert.article import Article, BlockQuote, Blocks, DefinitionList, Footnote, Heading, List
from convert.walk import block_text

_TOKEN = re.compile(r"[^\W_]+(?:['’.,:/@-]?[^\W_]+)*")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NAMES = {"blockquote": "block_quote", "quote": "block_quote", "pre": "preformatted"}


class Piece(msgspec.Struct, frozen=True):
    """A block, or an item of a list: where something begins."""

    kind: str
    level: int
    words: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True):
    """An article as one reader sees it. `alternatives`, `either`, `optional` (the words that may
    be kept as blocks or not) and `breaks` (how many words stand before each separator) are the
    gold reader's."""

    title: tuple[str, ...]
    byline: tuple[str, ...]
    date: str
    language: str
    pieces: tuple[Piece, ...]
    extra: tuple[str, ...] = ()
    alternatives: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    either: frozenset[tuple[str, ...]] = frozenset()
    optional: tuple[str, ...] = ()
    breaks: frozenset[int] = frozenset()


class Gold(msgspec.Struct, frozen=True):
    """A gold file: what was seen, and which group of sources it belongs to."""

    name: str
    flavour: str
    seen: Seen


def tokens(text: str) -> tuple[str, ...]:
    """Words without case and punctuation; scripts without spaces count by character."""
    found: list[str] = []
    for word in _TOKEN.findall(unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()):
        plain = word.replace("’", "'")
        found += list(plain) if _UNSPACED.search(plain) else re.split("[-‐]", plain)
    return tuple(word for word in found if word)


def read_gold(path: Path) -> Gold:
    """The gold file at `path`."""
    data = json.loads(path.read_text("utf-8"))
    pieces: list[Piece] = []
    alternatives: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    either: set[tuple[str, ...]] = set()
    for block in data["blocks"]:
        kind = _NAMES.get(block["type"], block["type"])
        for text in block.get("items", [block.get("text", "")]):
            pieces.append(Piece(kind, block.get("level", 0), tokens(text)))
        if kind == "heading":
            first = tokens(block["text"])
            alternatives[first] = tuple(tokens(text) for text in block.get("alt", [block["text"]]))
        if block.get("maybe"):
            either.add(tokens(block["text"]))
    seen = Seen(
        title=tokens(data["title"] or ""),
        byline=tokens(data.get("byline") or ""),
        date=data.get("date") or "",
        language=data.get("lang") or "",
        pieces=tuple(piece for piece in pieces if piece.words),
        alternatives=alternatives,
        either=frozenset(either),
        breaks=frozenset(
            sum(len(before.words) for before in pieces[:at])
            for at, piece in enumerate(pieces)
            if piece.kind == "separator"
        ),
        optional=tuple(word for text in data.get("optional", ()) for word in tokens(text)),
    )
    return Gold(path.stem, data.get("flavour", "?"), seen)


def see(article: Article) -> Seen:
    """What our reader saw."""
    metadata = article.metadata
    extra = " ".join(
        text or "" for text in (metadata.subtitle, metadata.dateline, metadata.date_line)
    )
    return Seen(
        title=tokens(metadata.title),
        byline=tokens(" and ".join(author.name for author in metadata.authors)),
        date=(metadata.date or "")[:10],
        language=metadata.language,
        pieces=tuple(piece for piece in pieces_of(article.blocks) if piece.words),
        extra=tokens(extra),
    )


def pieces_of(blocks: Blocks, inside: str = "") -> list[Piece]:
    """What begins in `blocks`, in order; `inside` is the kind of what they stand in."""
    found: list[Piece] = []
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                found += pieces_of(item.blocks, "list")
        elif isinstance(block, BlockQuote):
            found += pieces_of(block.blocks, inside or "block_quote")
            found.append(Piece(inside or "block_quote", 0, _words_of(block.attribution)))
        elif isinstance(block, Footnote):
            found.append(Piece(inside or "footnote", 0, tokens(" ".join(block_text(block)))))
        elif isinstance(block, DefinitionList):
            found.append(Piece(inside or "definition_list", 0, tokens(" ".join(block_text(block)))))
        else:
            kind = block.__struct_config__.tag
            level = block.level if isinstance(block, Heading) else 0
            kind = inside if inside and kind == "paragraph" else str(kind)
            found.append(Piece(kind, level, tokens(" ".join(block_text(block)))))
    return found


def _words_of(inlines: object) -> tuple[str, ...]:
    from convert.walk import inline_text

    return tokens(inline_text(inlines))
