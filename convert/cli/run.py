"""`article-convert run`: make publications of articles."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from convert.batch.folders import in_words
from convert.batch.job import Job, Outcome
from convert.batch.manifest import Entry
from convert.batch.plan import OfSource, Selection, SettingsOf, plan
from convert.batch.run import Listener, Order, Summary, decisions, gone
from convert.cli.layers import Given, configuration
from convert.cli.one_output import (
    STANDARD_OUTPUT,
    exit_code,
    format_of_file,
    refuse_misspelt,
    to_one_output,
    with_input,
)
from convert.cli.options import Said, command
from convert.cli.path_lists import paths_of
from convert.cli.run_options import About, Form, Proof, Told, What, Work
from convert.cli.telling import LogFormat, Teller, Voice
from convert.configuration import Configuration
from convert.errors import UsageError, Where
from convert.settings import Settings
from convert.storage.places import place_of
from convert.visible import visible


def _run(
    what: What, form: Form, about: About, work: Work, proof: Proof, told: Told, said: Said
) -> int:
    """Make publications of articles.

    `article-convert run sea.txt` build/sea.pdf, .epub, .docx, .html

    `article-convert run articles/ --to html,pdf -o site/` keeps the sub-folders

    `cat sea.txt | article-convert run - --to pdf -o - > sea.pdf` works in a pipe
    """
    voice = _voice(told)
    paths = paths_of(what.paths or [], what.from0)
    layers = configuration(Given(what, form, work, proof, about), said)
    settings = layers.of(paths[0]).settings
    settings = _with_format_of(settings, named=bool(form.to))
    _refuse_wrong_settings(settings)
    if settings.out == STANDARD_OUTPUT or format_of_file(settings.out):
        return to_one_output(paths, settings, Teller(settings.out, voice))
    refuse_misspelt(settings.out)
    order = _order(paths, work, told, settings, layers)
    if told.depfile is not None:
        from convert.batch.depfile import refuse_unwritable

        refuse_unwritable(order, told.depfile_format)
    if work.dry_run:
        return _dry_run(order, as_json=told.as_json)
    teller = Teller(settings.out, voice)
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

        write_depfile(told.depfile, order, told.depfile_format)
    return code


run = command(_run, What, Form, About, Work, Proof, Told)


def _with_format_of(settings: Settings, *, named: bool) -> Settings:
    """The settings, with the format of the file that `out` names where nobody names one."""
    own = format_of_file(settings.out)
    return replace(settings, to=(own,)) if own and not named else settings


def _order(
    paths: list[str], work: Work, told: Told, settings: Settings, layers: Configuration
) -> Order:
    selection = Selection(
        include=settings.include,
        exclude=settings.exclude,
        follow_links=work.follow_links,
        suffixes=_suffixes(settings.read.reader),
    )
    planned = plan(paths, settings.to, settings.out, selection, _settings_of(layers, settings))
    where, workers = _executor(work.executor, settings)
    if where is not None:
        _refuse_further_themes(planned.jobs, settings)
    return Order(
        jobs=tuple(with_input(job, settings.read.max_bytes) for job in planned.jobs),
        passed_over=dict(planned.passed_over),
        place=place_of(settings.out),
        settings=settings,
        workers=work.jobs or workers,
        executor=where,
        force=work.force,
        prune=work.prune,
        fail_fast=work.fail_fast,
        index=told.index_title if told.index else None,
    )


def _settings_of(layers: Configuration, run: Settings) -> SettingsOf:
    """What holds for each source: nothing of its own where that is what holds for the run."""

    def settings_of(source: str) -> OfSource:
        configured = layers.of(source)
        own = configured.settings if configured.settings != run else None
        return OfSource(own, configured.settings.to, configured.files)

    return settings_of


def _suffixes(named: str | None) -> frozenset[str]:
    """What a folder run takes with this reader; without one, what all readers say."""
    from convert.readers import reader

    return frozenset(reader(named).suffixes) if named else frozenset()


def _voice(told: Told) -> Voice:
    return Voice(
        as_json=told.as_json,
        quiet=told.quiet,
        verbose=told.verbose,
        color=told.color,
        log_format=_log_format(told.log_format),
    )


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


def _refuse_further_themes(jobs: Iterable[Job], run: Settings) -> None:
    """Only the run's own theme travels; others must come with the install."""
    from convert.design.themes import built_in_themes

    for job in jobs:
        theme = job.settings_in(run).theme
        if theme not in (run.theme, *built_in_themes()):
            raise UsageError(
                f"the theme '{theme}' does not travel to other machines",
                where=Where(job.source),
                hint="Make these articles in a run of their own.",
                code="executor.theme",
            )


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
        self.begin, self.starts, self.waits = listener.begin, listener.starts, listener.waits
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
