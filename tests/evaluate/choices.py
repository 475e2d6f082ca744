"""Which of the claims to some lines is right: what the weights of evidence are fitted to."""

from collections.abc import Sequence
from typing import NamedTuple

from convert.errors import SourceError
from convert.readers.text.judged import Judged
from convert.readers.text.reader import judge
from convert.readers.text.rule import Claim, Decision
from convert.readers.text.weights import WEIGHTS
from convert.settings import ReadSettings
from tests.evaluate.corpora import Entry
from tests.evaluate.gold import Gold, tokens
from tests.evaluate.score import alignment

Sign = tuple[str, str]
_KINDS = {
    "heading": "heading",
    "list": "list",
    "quote": "block_quote",
    "verse": "verse",
    "preformatted": "preformatted",
    "table": "table",
}
_LINES_OF_HEAD = ("title", "subject", "byline", "date")
_BEGINS = 4
_MOST = 0.9


class Option(NamedTuple):
    """A claim: how much of each sign it saw, what it needs, and whether the gold agrees."""

    rule: str
    seen: tuple[tuple[Sign, float], ...]
    needs: float
    right: bool


class Choice(NamedTuple):
    """The claims to some lines of an article from `source`, the paragraph's last."""

    source: str
    options: tuple[Option, ...]


def choices(entry: Entry) -> list[Choice]:
    """Every decision about an article that was one between claims right and wrong."""
    try:
        judged = judge(entry.read(), ReadSettings())
    except SourceError:
        return []
    words = _Words(entry.wanted(), judged)
    found: list[Choice] = []
    for decision in judged.decisions:
        options = tuple(
            Option(claim.rule, _amounts(claim), needs, right)
            for claim, needs in _claims(decision)
            if (right := words.agree_with(claim)) is not None
        )
        if len({option.right for option in options}) == 2 and options[-1].rule == "paragraph":
            found.append(Choice(entry.source, options))
    return found


def _claims(decision: Decision) -> list[tuple[Claim, float]]:
    every = [(decision.winner, decision.needs), *decision.rejected]
    ours = [one for one in every if one[0].rule in WEIGHTS]
    return sorted(ours, key=lambda one: one[0].rule == "paragraph")


def _amounts(claim: Claim) -> tuple[tuple[Sign, float], ...]:
    """The evidence turned back into signs and how much of each there was."""
    row = WEIGHTS[claim.rule]
    return tuple(
        ((claim.rule, seen.sign), seen.weight / row[seen.sign])
        for seen in claim.evidence
        if seen.sign
    )


class _Words:
    """The words of a source's lines beside those of the gold."""

    def __init__(self, gold: Gold, judged: Judged) -> None:
        self._gold = gold.seen
        self._lines = [tokens(line.body) for line in judged.lines]
        self._kinds: list[str] = []
        self._starts: set[int] = set()
        self._lasts: set[int] = set()
        wanted: list[str] = []
        for piece in gold.seen.pieces:
            self._starts.add(len(wanted))
            wanted += piece.words
            self._kinds += [piece.kind] * len(piece.words)
            self._lasts.add(len(wanted) - 1)
        got = [word for line in self._lines for word in line]
        self._partner = alignment(wanted, got)
        self._first = [0]
        for line in self._lines:
            self._first.append(self._first[-1] + len(line))

    def agree_with(self, claim: Claim) -> bool | None:
        """Whether the gold sees what a claim does; None where it says nothing."""
        words = tuple(word for line in self._lines[claim.first : claim.end] for word in line)
        if claim.rule in _LINES_OF_HEAD:
            return self._is_head(claim.rule, words)
        if words in self._gold.either or not words:
            return None
        inside = range(self._first[claim.first], self._first[claim.end])
        known = [self._partner[at] for at in inside if at in self._partner]
        if not known:
            return _KINDS.get(claim.rule) is None
        kind = _KINDS.get(claim.rule, "paragraph")
        alike = sum(self._kinds[at] == kind for at in known) >= _MOST * len(known)
        return alike and self._is_whole(inside)

    def _is_head(self, rule: str, words: tuple[str, ...]) -> bool:
        if rule in ("title", "subject"):
            return self._gold.title == words
        if rule == "byline":
            return bool(self._gold.byline) and set(self._gold.byline[:_BEGINS]) <= set(words)
        return bool(self._gold.date) and len(words) <= 2 * _BEGINS

    def _is_whole(self, inside: Sequence[int]) -> bool:
        """Whether the words begin and end where something begins and ends in the gold."""
        begins = next(self._partner[at] for at in inside if at in self._partner)
        ends = next(self._partner[at] for at in reversed(inside) if at in self._partner)
        return begins in self._starts and ends in self._lasts
