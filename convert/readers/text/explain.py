"""What every line became and why, for people and for machines."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from convert.article import Article, LineRange, Paragraph
from convert.readers.explanation import Explained, Explanation, Weighed
from convert.readers.text.confidence import confidences
from convert.readers.text.conventions import Conventions
from convert.readers.text.decode import Decoded
from convert.readers.text.judged import Judged
from convert.readers.text.rule import Claim, Decision
from convert.readers.text.rules.found import kinds
from convert.sidecar import first_words

_SHOWN: Final = 60
_CERTAIN: Final = 12.0
_SAID: Final = 100.0
_HEAD: Final = frozenset({"title", "subject", "standfirst", "byline", "date"})
_OTHER: Final = frozenset({"fields", "set aside"})


def explained(judged: Judged, article: Article) -> Explanation:
    """Why the Article of a source is as it is."""
    paragraphs = frozenset(b.lines for b in article.blocks if isinstance(b, Paragraph) and b.lines)
    title = article.metadata.title_lines
    decisions = (_overruled(decision, paragraphs, title) for decision in _decisions(judged))
    return Explanation(
        conventions=tuple(describe(judged.conventions, judged.decoded)),
        decisions=tuple(sorted(decisions, key=lambda decision: decision.lines)),
        kinds=kinds(),
    )


def _decisions(judged: Judged) -> Iterator[Explained]:
    """What was decided, and what was set aside before anything was."""
    sure = confidences(judged.decisions, judged.conventions)
    source = judged.decoded.text.split("\n")
    for decision, confidence in zip(judged.decisions, sure, strict=True):
        yield _explained(judged, source, decision, confidence)
    for aside in judged.set_aside:
        if aside.kind == "skipped":
            continue  # a decision of its own
        kind = aside.kind.replace("_", " ")
        yield Explained(
            lines=aside.lines,
            begins=aside.text.split("\n")[0][:_SHOWN],
            became=Weighed("set aside", _CERTAIN, 0.0, ((_CERTAIN, kind),)),
            rejected=(),
            confidence=1.0,
        )


def _overruled(
    decision: Explained, paragraphs: frozenset[LineRange], title: LineRange | None
) -> Explained:
    """What a decision came to where the sidecar gives other metadata than its lines.

    paragraphs, title: the lines that are paragraphs, and the title, in the end.
    """
    rule, lines = decision.became.rule, decision.lines
    if rule in _HEAD and lines in paragraphs:
        saw = f"the sidecar gives another {rule}"
        became = Weighed("paragraph", _SAID, 0.0, ((_SAID, saw),))
    elif rule not in _HEAD and lines == title and rule not in _OTHER:
        became = Weighed("title", _SAID, 0.0, ((_SAID, "the sidecar's title in its words"),))
    else:
        return decision
    return replace(decision, became=became, rejected=(decision.became,), confidence=1.0)


def _explained(
    judged: Judged, source: Sequence[str], decision: Decision, confidence: float
) -> Explained:
    first, end = decision.winner.first, decision.winner.end
    lines = judged.lines[first].number, judged.lines[end - 1].number
    return Explained(
        lines=lines,
        begins=judged.lines[first].body[:_SHOWN],
        became=_weighed(decision.winner, decision.needs),
        rejected=tuple(_weighed(claim, needs) for claim, needs in decision.rejected),
        confidence=confidence,
        known_by=(first_words(source[lines[0] - 1]), first_words(source[lines[1] - 1])),
    )


def _weighed(claim: Claim, needs: float) -> Weighed:
    evidence = tuple((item.weight, item.saw) for item in claim.evidence)
    return Weighed(claim.rule, round(claim.score, 2), needs, evidence)


def describe(conventions: Conventions, decoded: Decoded) -> Iterator[tuple[str, str]]:
    """The conventions of a file as pairs of a name and a few words."""
    wrap = conventions.wrap
    yield "encoding", decoded.encoding
    yield "line ends", decoded.newline
    yield "language", conventions.language
    if wrap.column:
        yield "hard wrap", f"at column {wrap.column} ({wrap.share:.0%} of the breaks)"
    else:
        yield "hard wrap", "none"
    if wrap.margin:
        yield "left margin", f"{wrap.margin} columns"
    parted = {
        "blank": "blank lines",
        "indent": f"first-line indents of {conventions.first_indent}",
        "both": f"blank lines and first-line indents of {conventions.first_indent}",
        "single": "single line ends",
    }
    yield "paragraphs", f"parted by {parted[conventions.parting]}"
    if conventions.headings:
        kinds = (f"{count} {kind}" for kind, count in conventions.headings if count)
        yield "marks", ", ".join(kinds) or "none"
    if conventions.bullets:
        yield "bullets", " ".join(conventions.bullets)
    if conventions.paged:
        yield "pages", "parted by form feeds"
