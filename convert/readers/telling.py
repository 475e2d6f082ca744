"""An explanation in words, and as the sidecar that a person would change it with."""

from collections.abc import Iterator
from typing import Final

import msgspec

from convert.article import Heading
from convert.readers.explanation import Explanation, Weighed
from convert.readers.reading import Reading

_DOUBTFUL: Final = 0.75


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


def to_sidecar(reading: Reading, name: str) -> str:
    """An `ARTICLE.toml` that says what the reader found, for a person to change.

    Read with it, the source `name` gives the same Article. Metadata stand in comments: they show
    what can be set and what is there now.
    """
    article, explanation = reading.article, reading.explain()
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
    if not explanation.kinds:
        return "\n".join(out) + "\n"
    out += ["", "# [line, level]"]
    headings = [block for block in article.blocks if isinstance(block, Heading) and block.lines]
    rows = ", ".join(f"[{h.lines[0]}, {h.level}]" for h in headings if h.lines)
    out += [f"heading = [{rows}]" if rows else "# heading = [[12, 2]]"]
    out += ["# A line, or [first, last]:"]
    plain = (kind for kind in explanation.kinds if kind not in ("title", "date", "heading"))
    out += [f"# {kind} = []" for kind in plain]
    for decision in explanation.decisions:
        if decision.confidence < _DOUBTFUL:
            kind, sure = decision.became.rule, f"{decision.confidence:.0%} sure"
            out.append(f"# line {decision.lines[0]} is a {kind} ({sure}): {decision.begins[:50]}")
    return "\n".join(out) + "\n"


def _toml(value: str | list[str] | None) -> str:
    """A TOML value: its basic strings are those of JSON."""
    return msgspec.json.encode(value).decode()
