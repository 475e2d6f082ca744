"""`article-convert run`: make publications of articles."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from convert.backends import backend, default_formats
from convert.batch.folders import in_words
from convert.batch.job import Outcome
from convert.batch.manifest import Entry
from convert.batch.plan import Selection, plan
from convert.batch.run import Listener, Order, Summary, decisions, gone
from convert.cli.one_output import (
    STANDARD_OUTPUT,
    exit_code,
    format_of_file,
    to_one_output,
    with_input,
)
from convert.cli.options import Said, command, with_assignments
from convert.cli.run_options import Form, Proof, Told, What, Work
from convert.cli.telling import LogFormat, Teller
from convert.errors import UsageError
from convert.settings import ReadSettings, Settings
from convert.storage.places import place_of
from convert.visible import visible


def _run(what: What, form: Form, work: Work, proof: Proof, told: Told, said: Said) -> int:
    """Make publications of articles.

    `article-convert run sea.txt` makes build/sea.pdf, .epub, .docx and .html.

    `article-convert run articles/ --to html,pdf -o site/` keeps the sub-folders.

    `cat sea.txt | article-convert run - --to pdf -o - > sea.pdf` works in a pipe.
    """
    log_format = _log_format(told.log_format)
    settings = _settings(what, form, work, proof, said)
    _refuse_wrong_settings(settings)
    if form.out == STANDARD_OUTPUT or format_of_file(form.out):
        return to_one_output(what.paths, form.out, settings)
    order = _order(what, form, work, told, settings)
    if told.depfile is not None:
        from convert.batch.depfile import refuse_addresses

        refuse_addresses(order)
    if work.dry_run:
        return _dry_run(order, as_json=told.as_json)
    teller = Teller(form.out, as_json=told.as_json, quiet=told.quiet, log_format=log_format)
    if order.passed_over and not told.quiet:
        teller.message("info", in_words(Counter(order.passed_over)))
    summary = _carry_out(order, teller, told.report)
    code = exit_code(
        failed=bool(summary.failed),
        lacking=summary.lacking,
        something=bool(summary.made or summary.unchanged),
    )
    if told.depfile is not None and (code == 0 or summary.made or summary.unchanged):
        from convert.batch.depfile import write_depfile

        write_depfile(told.depfile, order)
    return code


run = command(_run, What, Form, Work, Proof, Told)


def _settings(what: What, form: Form, work: Work, proof: Proof, said: Said) -> Settings:
    verify: Literal["auto", "all", "none"] = "auto"
    if proof.verify is not None:
        verify = "all" if proof.verify else "none"
    return Settings(
        to=_formats(form.to or (), form.out),
        theme=form.theme,
        tokens=tuple(form.tokens or ()),
        read=ReadSettings(
            language=what.language,
            fix_mojibake=what.fix_mojibake,
            max_bytes=work.max_bytes,
            reader=what.reader,
        ),
        options=with_assignments(said, tuple(form.options or ())),
        picture_width=form.picture_width,
        strict=proof.strict,
        min_confidence=proof.min_confidence,
        verify=verify,
        seconds=work.seconds,
        megabytes=work.megabytes,
    )


def _order(what: What, form: Form, work: Work, told: Told, settings: Settings) -> Order:
    selection = Selection(
        include=tuple(what.include or ()),
        exclude=tuple(what.exclude or ()),
        suffixes=_suffixes(what.reader),
    )
    planned = plan(what.paths, settings.to, form.out, selection)
    where, workers = _executor(work.executor, settings)
    return Order(
        jobs=tuple(with_input(job, settings.read.max_bytes) for job in planned.jobs),
        passed_over=dict(planned.passed_over),
        place=place_of(form.out),
        settings=settings,
        workers=work.jobs or workers,
        executor=where,
        force=work.force,
        prune=work.prune,
        fail_fast=work.fail_fast,
        index=told.index_title if told.index else None,
    )


def _formats(to: Sequence[str], out: str) -> tuple[str, ...]:
    if not to:
        named = format_of_file(out)
        return (named,) if named else default_formats()
    parts = [name.strip() for part in to for name in part.split(",")]
    names = tuple(dict.fromkeys(filter(None, parts)))
    if not names:
        raise UsageError("--to names no format", hint="Write --to pdf,html.")
    for name in names:
        backend(name)
    return names


def _suffixes(named: str | None) -> frozenset[str]:
    """What a folder run takes with this reader; without one, what all readers say."""
    from convert.readers import reader

    return frozenset(reader(named).suffixes) if named else frozenset()


def _log_format(name: str) -> LogFormat:
    if name == "json":
        return "json"
    if name == "text":
        return "text"
    raise UsageError(f"no log format '{name}'", hint="Known: text, json.")


def _refuse_wrong_settings(settings: Settings) -> None:
    """A wrong theme or option is wrong use, before any article is touched."""
    from convert.design.themes import load_theme
    from convert.languages.tags import refuse_unregistered
    from convert.pipeline import backend_options

    load_theme(settings.theme, settings.tokens)
    if settings.read.language is not None:
        refuse_unregistered(settings.read.language)
    for name in dict.fromkeys((*settings.to, *settings.options)):
        backend_options(name, settings)


def _executor(name: str | None, settings: Settings) -> tuple[object, int]:
    """Where to work - None is here - and by how many workers if nobody says."""
    if name is None:
        return None, os.cpu_count() or 1
    from convert.batch.dask import dask_executor

    return dask_executor(name, settings)


def _dry_run(order: Order, *, as_json: bool) -> int:
    decided = [(decision.job.source, decision.reason) for decision in decisions(order)]
    decided += [(f"{order.place.address}/{path}", "source is gone") for path in gone(order)]
    for source, reason in decided:
        line = (
            json.dumps({"source": source, "reason": reason}) if as_json else f"{source}: {reason}"
        )
        print(visible(line))
    return 0


class _Reporting:
    """A listener that passes all on to another, and keeps what a report says of each article."""

    def __init__(self, listener: Listener) -> None:
        from convert.batch.report import ArticleReport

        self.articles: list[ArticleReport] = []
        self.begin, self.waits = listener.begin, listener.waits
        self._unchanged, self._tell = listener.unchanged, listener.tell

    def unchanged(self, entry: Entry) -> None:
        """An article is as it was."""
        from convert.batch.report import unchanged_report

        self._unchanged(entry)
        self.articles.append(unchanged_report(entry))

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        from convert.batch.report import article_report

        self._tell(outcome)
        self.articles.append(article_report(outcome))


def _carry_out(order: Order, teller: Teller, report: Path | None) -> Summary:
    from convert.batch.report import run_report
    from convert.batch.run import run as run_batch
    from convert.storage.atomic import write_whole

    reporting = _Reporting(teller) if report is not None else None
    try:
        summary = run_batch(order, reporting or teller)
    finally:
        teller.stop()
    teller.end(summary, len(order.jobs))
    if report is not None and reporting is not None:
        write_whole(report, run_report(order, summary, reporting.articles))
    return summary
