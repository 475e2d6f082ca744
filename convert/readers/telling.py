"""An explanation in words, and as the sidecar that a person would change it with."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from convert.article import Article, Heading
from convert.readers.explanation import Explained, Explanation, Weighed
from convert.readers.reading import Reading
from convert.sidecar import BLOCK_KINDS, first_words
from convert.walk import block_text

_DOUBTFUL: Final = 0.75
_KINDS: Final = {"block_quote": "quote", "thematic_break": "separator"}
"""What blocks are called in a sidecar, where that is not their own name."""


def to_lines(explanation: Explanation, name: str) -> Iterator[str]:
    """The explanation as lines of text: each decision, and the runner-up below it."""
    for label, value in explanation.conventions:
        yield f"{label:<14} {value}"
    if explanation.conventions:
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


def to_sidecar(reading: Reading, name: str) -> str:
    """An `ARTICLE.toml` that says what the reader found, for a person to change.

    Read with it, the source `name` gives the same Article: headings are said, all else stands in
    comments, which show what can be set and what is there now.
    """
    explanation = reading.explain()
    decisions = explanation.decisions or tuple(_of_blocks(reading.article))
    kinds = explanation.kinds or (BLOCK_KINDS if decisions else ())
    out = [f"# What {name} is. Change it, and the next run follows.", ""]
    out += [f"# {key} = {_toml(value)}" for key, value in _metadata(reading.article) if value]
    if not kinds:
        return "\n".join(out) + "\n"
    out += [
        "",
        "# Lines: a line, or [first, last]; with the words they begin with they may move.",
        *_headings(reading.article, decisions),
    ]
    for kind in kinds:
        found = [d for d in decisions if _kind(d) == kind and kind != "heading"]
        if found:
            rows = ("#" + row for row in map(_row, found))
            out += [f"# {kind} = [", *rows, "# ]"]
    there = {_kind(decision) for decision in decisions} | {"heading"}
    out.append(f"# Lines can also be: {', '.join(kind for kind in kinds if kind not in there)}.")
    return "\n".join(out) + "\n"


def _metadata(article: Article) -> Iterator[tuple[str, str | list[str] | None]]:
    metadata = article.metadata
    yield "title", metadata.title
    yield "subtitle", metadata.subtitle
    yield "authors", [author.name for author in metadata.authors]
    yield "date", metadata.date
    yield "language", metadata.language


def _headings(article: Article, decisions: Sequence[Explained]) -> Iterator[str]:
    known_by = {decision.lines: decision for decision in decisions}
    headings = [b for b in article.blocks if isinstance(b, Heading) and b.lines in known_by]
    yield "heading = [  # line, level" if headings else "# heading = []  # [line, level]"
    for block in headings:
        yield _row(known_by[block.lines or (0, 0)], block.level)
    if headings:
        yield "]"


def _row(decision: Explained, level: int | None = None) -> str:
    """An entry of a sidecar, and how sure it is where that is not very."""
    first, last = decision.lines
    begins, ends = decision.known_by
    entry: list[str | int] = [first, last] if first != last else [first]
    entry += [level] if level else []
    entry += [begins, ends] if first != last else [begins]
    sure = f"  # {decision.confidence:.0%} sure" if decision.confidence < _DOUBTFUL else ""
    return f"  [{', '.join(map(_toml, entry))}],{sure}"


def _kind(decision: Explained) -> str:
    return decision.became.rule.replace(" ", "_")


def _of_blocks(article: Article) -> Iterator[Explained]:
    """The blocks of a reader that explains nothing, as decisions."""
    for block in article.blocks:
        texts = (text for text in block_text(block) if text.strip())
        begins = first_words(next(texts, ""))
        if block.lines and begins:
            tag = str(block.__struct_config__.tag)
            became = Weighed(_KINDS.get(tag, tag), 0.0, 0.0, ())
            yield Explained(block.lines, begins, became, (), 1.0, (begins, ""))


def _toml(value: str | int | list[str] | None) -> str:
    """A TOML value: its basic strings are those of JSON, but for DEL."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
