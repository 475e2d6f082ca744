"""The report of a run as JSON, an article at a time."""

import msgspec
from msgspec import Struct

from convert.batch.job import Outcome
from convert.batch.manifest import Entry
from convert.batch.run import Order, Summary
from convert.errors import Diagnostic
from convert.visible import visible_json, writable


class OutputReport(Struct, frozen=True):
    """One file that was made; `sha256` of its bytes."""

    format: str
    path: str
    size: int
    sha256: str


class ArticleReport(Struct, frozen=True, kw_only=True):
    """One article of a run. `seconds` is by stage; `confidence` that of its least sure block."""

    source: str
    status: str
    title: str
    language: str
    outputs: list[OutputReport]
    diagnostics: tuple[Diagnostic, ...]
    errors: tuple[str, ...]
    seconds: dict[str, float]
    confidence: float | None


class RunReport(Struct, frozen=True, kw_only=True):
    """A whole run: what `--report` writes. `stages`: the seconds of all articles by stage, longest
    first."""

    schema: int = 1
    made: int
    failed: int
    unchanged: int
    pruned: list[str]
    passed_over: dict[str, int]
    seconds: float
    stages: dict[str, float]
    articles: list[ArticleReport]


def article_report(outcome: Outcome) -> ArticleReport:
    """What became of one article."""
    return ArticleReport(
        source=writable(outcome.job.source),
        status="failed" if outcome.errors else "made",
        title=outcome.about.title,
        language=outcome.about.language,
        outputs=[OutputReport(o.format, o.path, o.size, o.digest) for o in outcome.outputs],
        diagnostics=outcome.diagnostics,
        errors=outcome.errors,
        seconds={stage: round(seconds, 4) for stage, seconds in outcome.seconds.items()},
        confidence=outcome.about.confidence,
    )


def article_line(outcome: Outcome) -> str:
    """The article's report as one line of JSON."""
    return visible_json(msgspec.json.encode(article_report(outcome))).decode()


def unchanged_report(entry: Entry) -> ArticleReport:
    """An article that was not made again, as it was when it was made."""
    outputs = entry.outputs.items()
    return ArticleReport(
        source=entry.source,
        status="unchanged",
        title=entry.title,
        language=entry.language,
        outputs=[OutputReport(name, made.path, made.size, made.digest) for name, made in outputs],
        diagnostics=entry.diagnostics,
        errors=(),
        seconds={},
        confidence=entry.confidence,
    )


def run_report(order: Order, summary: Summary, articles: list[ArticleReport]) -> bytes:
    """The report of a run, UTF-8 JSON."""
    report = RunReport(
        made=summary.made,
        failed=summary.failed,
        unchanged=summary.unchanged,
        pruned=summary.pruned,
        passed_over=order.passed_over,
        seconds=round(summary.seconds, 3),
        stages=_longest_first(summary.stages),
        articles=sorted(articles, key=lambda article: article.source),
    )
    return visible_json(msgspec.json.format(msgspec.json.encode(report), indent=1)) + b"\n"


def _longest_first(stages: dict[str, float]) -> dict[str, float]:
    return {stage: round(stages[stage], 3) for stage in sorted(stages, key=lambda s: -stages[s])}


def report_schema() -> dict[str, object]:
    """The JSON Schema of a run's report."""
    return msgspec.json.schema(RunReport)
