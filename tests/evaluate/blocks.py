"""Which blocks of the reader's are right: each against the words that it shares with the gold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from convert.article import AnyBlock
from tests.evaluate.gold import Gold, Piece, pieces_of
from tests.evaluate.score import alignment

# Gold has no name for these: it counts whether they begin and end in the right places.
_UNNAMED = frozenset({"footnote", "definition_list", "figure"})
_NEAR = 6
_MOST = 0.9


@dataclass(frozen=True)
class _Placed:
    """A block's words, from `first` to `end` of all words, and where pieces begin in it."""

    kind: str
    first: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]


class _GoldWords:
    """The gold's words in a row, with the kind of each and where pieces begin and end."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.words: list[str] = []
        self.kinds: list[str] = []
        self.starts: set[int] = set()
        self.lasts: set[int] = set()
        self.headings: dict[int, Piece] = {}
        for piece in pieces:
            if piece.kind == "heading":
                self.headings[len(self.words)] = piece
            self.starts.add(len(self.words))
            self.words += piece.words
            self.kinds += [piece.kind] * len(piece.words)
            self.lasts.add(len(self.words) - 1)


def judge_blocks(gold: Gold, blocks: Sequence[AnyBlock]) -> list[bool | None]:
    """For each block whether it is right: of the right kind, and begun and ended where the gold
    begins and ends something; a list with its items; a heading with all its words and no others.

    None where the gold says nothing: furniture that was kept as a paragraph, and words that the
    gold does not have.
    """
    wanted = _GoldWords(gold.seen.pieces)
    placed, words = _placed(blocks)
    partner = alignment(wanted.words, words)
    return [_judge(gold, wanted, block, partner) for block in placed]


def _placed(blocks: Sequence[AnyBlock]) -> tuple[list[_Placed], list[str]]:
    words: list[str] = []
    placed: list[_Placed] = []
    for block in blocks:
        first, starts = len(words), []
        for piece in pieces_of((block,)):
            starts.append(len(words))
            words += piece.words
        kind = str(block.__struct_config__.tag)
        placed.append(_Placed(kind, first, len(words), tuple(words[first:]), tuple(starts)))
    return placed, words


def _judge(gold: Gold, wanted: _GoldWords, block: _Placed, partner: dict[int, int]) -> bool | None:
    if not block.words:
        return _is_break(gold, wanted, block, partner) if block.kind == "thematic_break" else None
    inside = range(block.first, block.end)
    known = [partner[at] for at in inside if at in partner]
    if _is_optional(gold, block) and len(known) < len(block.words):
        return False if block.kind == "heading" else None
    if not known:
        return False if block.kind == "heading" else None
    if block.kind == "heading":
        return _is_heading(gold, wanted, block, known[0])
    begins = _near(inside[:_NEAR], partner) in wanted.starts
    ends = _near(inside[: -_NEAR - 1 : -1], partner) in wanted.lasts
    if not begins or not ends:
        return False
    if block.kind in _UNNAMED:
        return True
    alike = sum(_alike(wanted.kinds[at], block.kind) for at in known)
    return alike >= _MOST * len(known) and (block.kind != "list" or _items(wanted, block, partner))


def _is_break(gold: Gold, wanted: _GoldWords, block: _Placed, partner: dict[int, int]) -> bool:
    after = _near(range(block.first, block.first + _NEAR), partner)
    return (len(wanted.words) if after is None else after) in gold.seen.breaks


def _near(places: Sequence[int], partner: dict[int, int]) -> int | None:
    return next((partner[at] for at in places if at in partner), None)


def _is_optional(gold: Gold, block: _Placed) -> bool:
    return not Counter(block.words) - Counter(gold.seen.optional)


def _is_heading(gold: Gold, wanted: _GoldWords, block: _Placed, at: int) -> bool:
    if block.words in gold.seen.either:
        return True
    for place in range(at, max(-1, at - 4), -1):
        if piece := wanted.headings.get(place):
            accepted = gold.seen.alternatives.get(piece.words, (piece.words,))
            return block.words in accepted or _ends_with(piece.words, block.words)
    return False


def _ends_with(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether all that `short` lacks is a number, which may be printed by a style."""
    cut = len(long) - len(short)
    return 0 <= cut <= 3 and long[cut:] == short and all(len(w) < 5 for w in long[:cut])


def _alike(wanted: str, got: str) -> bool:
    return wanted == got or (wanted, got) == ("block_quote", "verse")


def _items(wanted: _GoldWords, block: _Placed, partner: dict[int, int]) -> bool:
    """Whether the items begin where the gold's do."""
    got = {partner[at] for at in block.starts if at in partner}
    first = _near(range(block.first, block.end), partner) or 0
    last = max(partner[at] for at in range(block.first, block.end) if at in partner)
    return got == {at for at in wanted.starts if first <= at <= last}
