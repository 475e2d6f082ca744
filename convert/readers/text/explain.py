"""What every line became and why, for people and for machines."""

from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec import Struct

from convert.article import Heading
from convert.readers.text.assemble import confidence
from convert.readers.text.conventions import Conventions
from convert.readers.text.decode import Decoded
from convert.readers.text.reader import Judged, article_of, judge
from convert.readers.text.rule import Claim, Decision
from convert.readers.text.sidecar import KINDS
from convert.settings import ReadSettings

_SHOWN: Final = 60
_DOUBTFUL: Final = 0.75


class Weighed(Struct, frozen=True):
    """A claim: the rule, its score, what it needed, and (weight, what was seen) for each reason."""

    rule: str
    score: float
    needs: float
    evidence: tuple[tuple[float, str], ...]


class Explained(Struct, frozen=True):
    """A decision: source lines (1-based, inclusive), how they begin, what they became, what else
    they might have been, and how sure that is (0 to 1)."""

    lines: tuple[int, int]
    begins: str
    became: Weighed
    rejected: tuple[Weighed, ...]
    confidence: float


class Explanation(Struct, frozen=True):
    """A whole file: its conventions in words, and its decisions in order."""

    conventions: tuple[tuple[str, str], ...]
    decisions: tuple[Explained, ...]


def explain(source: bytes, name: str, settings: ReadSettings) -> Explanation:
    """Why the Article of `source` is as it is. Raises SourceError as the reader does."""
    judged = judge(source, name, settings)
    return Explanation(
        conventions=tuple(describe(judged.conventions, judged.decoded)),
        decisions=tuple(_explained(judged, decision) for decision in judged.decisions),
    )


def _explained(judged: Judged, decision: Decision) -> Explained:
    first, end = decision.winner.first, decision.winner.end
    return Explained(
        lines=(judged.lines[first].number, judged.lines[end - 1].number),
        begins=judged.lines[first].body[:_SHOWN],
        became=_weighed(decision.winner, decision.needs),
        rejected=tuple(_weighed(claim, needs) for claim, needs in decision.rejected),
        confidence=confidence(decision),
    )


def _weighed(claim: Claim, needs: float) -> Weighed:
    evidence = tuple((item.weight, item.saw) for item in claim.evidence)
    return Weighed(claim.rule, round(claim.score, 2), needs, evidence)


def to_lines(explanation: Explanation, name: str) -> Iterator[str]:
    """The explanation as lines of text: each decision, and the runner-up below it."""
    for label, value in explanation.conventions:
        yield f"{label:<14} {value}"
    yield ""
    for decision in explanation.decisions:
        first, last = decision.lines
        place = f"{name}:{first}" if first == last else f"{name}:{first}-{last}"
        yield f"{place} “{decision.begins}”"
        yield f"    {_claim(decision.became)}"
        if decision.rejected:
            yield f"    rather than {_claim(decision.rejected[0])}"


def _claim(weighed: Weighed) -> str:
    needs = f" (needs {weighed.needs:g})" if weighed.needs else ""
    reasons = "; ".join(f"{weight:+g} {saw}" for weight, saw in weighed.evidence)
    return f"{weighed.rule} {weighed.score:g}{needs}: {reasons}"


def to_sidecar(source: bytes, name: str, settings: ReadSettings) -> str:
    """An `ARTICLE.toml` that says what the reader found, for a person to change.

    Read with it, the source gives the same Article. Metadata stand in comments: they show what
    can be set and what is there now.
    """
    judged = judge(source, name, settings)
    article = article_of(judged, settings)
    metadata = article.metadata
    out = [f"# What {name} is, line by line. Change it, and the next run follows.", ""]
    found = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "authors": [author.name for author in metadata.authors],
        "date": metadata.date,
        "language": metadata.language,
    }
    out += [f"# {key} = {_toml(value)}" for key, value in found.items() if value]
    out += ["", "# [line, level]"]
    headings = [block for block in article.blocks if isinstance(block, Heading) and block.lines]
    rows = ", ".join(f"[{h.lines[0]}, {h.level}]" for h in headings if h.lines)
    out += [f"heading = [{rows}]" if rows else "# heading = [[12, 2]]"]
    out += ["# A line, or [first, last]:"]
    out += [f"# {kind} = []" for kind in KINDS if kind not in ("title", "date", "heading")]
    for decision in judged.decisions:
        sure = confidence(decision)
        if sure < _DOUBTFUL:
            line = judged.lines[decision.winner.first]
            kind = decision.winner.rule
            out.append(f"# line {line.number} is a {kind} ({sure:.0%} sure): {line.body[:50]}")
    return "\n".join(out) + "\n"


def _toml(value: str | list[str] | None) -> str:
    """A TOML value: its basic strings are those of JSON."""
    return msgspec.json.encode(value).decode()


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
