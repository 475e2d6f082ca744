"""How far two readers agree about an article: figures from 0 to 1."""

from collections import Counter
from difflib import SequenceMatcher

from tests.evaluate.gold import Piece, Seen

MEASURES = ("title", "heading", "level", "begin", "kind", "byline", "date", "language", "words")
_SPECIAL = frozenset({"list", "block_quote", "verse", "preformatted", "table"})


def score(gold: Seen, found: Seen) -> dict[str, float]:
    """Every measure that applies to the article, and their mean under "all"."""
    figures = {"title": float(gold.title == found.title)}
    figures |= _headings(gold, found)
    figures |= _blocks(gold, found)
    for name in ("byline", "date"):
        if getattr(gold, name):
            figures[name] = float(getattr(gold, name) == getattr(found, name))
    if gold.language:
        figures["language"] = float(gold.language.split("-")[0] == found.language.split("-")[0])
    mean = sum(figures.values()) / len(figures)
    figures["words"] = _words(gold, found)
    figures["all"] = mean * figures["words"]
    return figures


def _harmonic(hits: int, found: int, wanted: int) -> float:
    return 1.0 if found + wanted == 0 else 2 * hits / (found + wanted)


def _headings(gold: Seen, found: Seen) -> dict[str, float]:
    wanted = [piece for piece in gold.pieces if piece.kind == "heading"]
    got = [p for p in found.pieces if p.kind == "heading" and p.words not in gold.either]
    pairs: list[tuple[Piece, Piece]] = []
    left = list(got)
    for piece in wanted:
        accepted = gold.alternatives.get(piece.words, (piece.words,))
        for index, candidate in enumerate(left):
            if candidate.words in accepted:
                pairs.append((piece, candidate))
                left = left[index + 1 :]
                break
    figures = {"heading": _harmonic(len(pairs), len(got), len(wanted))}
    if pairs:
        depth = _relative([piece.level for piece, _ in pairs])
        other = _relative([piece.level for _, piece in pairs])
        figures["level"] = sum(a == b for a, b in zip(depth, other, strict=True)) / len(pairs)
    return figures


def _relative(levels: list[int]) -> list[int]:
    order = sorted(set(levels))
    return [order.index(level) for level in levels]


def _blocks(gold: Seen, found: Seen) -> dict[str, float]:
    """Agreement about where blocks begin, and which words are in lists, quotes and so on."""
    wanted, got = _laid_out(gold), _laid_out(found)
    partner = alignment(wanted.words, got.words)
    begins = sum(partner.get(start) in wanted.starts for start in got.starts)
    figures = {"begin": _harmonic(begins, len(got.starts), len(wanted.starts))}
    special = [index for index, kind in enumerate(got.kinds) if kind in _SPECIAL]
    right = sum(
        index in partner and _same_kind(wanted.kinds[partner[index]], got.kinds[index])
        for index in special
    )
    all_special = sum(kind in _SPECIAL for kind in wanted.kinds)
    if special or all_special:
        figures["kind"] = _harmonic(right, len(special), all_special)
    return figures


def _same_kind(wanted: str, got: str) -> bool:
    return wanted == got or (wanted == "block_quote" and got == "verse")


class _Laid:
    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.words: list[str] = []
        self.kinds: list[str] = []
        self.starts: set[int] = set()
        for piece in pieces:
            self.starts.add(len(self.words))
            self.words += piece.words
            self.kinds += [piece.kind] * len(piece.words)


def _laid_out(seen: Seen) -> _Laid:
    return _Laid(seen.pieces)


def alignment(wanted: list[str], got: list[str]) -> dict[int, int]:
    """For each word of `got` the index of the same word in `wanted`."""
    if wanted == got:
        return {index: index for index in range(len(got))}
    matcher = SequenceMatcher(None, wanted, got, autojunk=len(got) > 20_000)
    return {
        there + step: here + step
        for here, there, length in matcher.get_matching_blocks()
        for step in range(length)
    }


def _words(gold: Seen, found: Seen) -> float:
    wanted = Counter(word for piece in gold.pieces for word in piece.words) + Counter(gold.title)
    got = Counter(word for piece in found.pieces for word in piece.words) + Counter(found.title)
    numbers = Counter(w for texts in gold.alternatives.values() for text in texts for w in text)
    lost = wanted - got - Counter(found.extra)
    added = got - wanted - numbers - Counter(gold.byline)
    total = sum(len(piece.words) for piece in gold.pieces)
    return max(0.0, 1 - (lost.total() + added.total()) / max(1, total))
