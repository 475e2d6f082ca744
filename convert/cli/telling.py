"""What a run says while it goes: plain lines, a progress bar, JSON lines, CI annotations."""

import json
import os
import sys
import time
from typing import Any, Literal

from convert.batch.job import Outcome
from convert.batch.run import Summary
from convert.errors import Diagnostic

LogFormat = Literal["text", "json"]


class Teller:
    """Prints results on standard output and messages on standard error, in the way asked for.

    With `as_json` each article is a line of JSON; `quiet` leaves out all but errors.
    """

    def __init__(self, out: str, *, as_json: bool, quiet: bool, log_format: LogFormat) -> None:
        self.out = out
        self.as_json = as_json
        self.quiet = quiet
        self.log_format = log_format
        self.annotates = os.environ.get("GITHUB_ACTIONS") == "true"
        self.bar: Any = None
        self.done = 0
        self.started = time.monotonic()
        self.failed: list[str] = []

    def waits(self) -> None:
        """Another run holds the output folder."""
        self.message("info", f"waiting for another run in '{self.out}' to end")

    def begin(self, todo: int, unchanged: int) -> None:
        """The run knows how much there is to do."""
        if unchanged and not self.quiet:
            self.message("info", f"{unchanged} unchanged, {todo} to make")
        if todo > 1 and not self.quiet and sys.stderr.isatty() and self.log_format == "text":
            self.bar = _progress_bar(todo)
            self.bar.start()

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        for diagnostic in outcome.diagnostics:
            self._diagnostic(diagnostic, outcome.job.source)
        for error in outcome.errors:
            self.failed.append(error)
            self.message("error", error)
            if self.annotates:
                self._print_message(_annotation("error", outcome.job.source, None, error))
        if self.as_json:
            from convert.batch.report import article_line

            print(article_line(outcome), flush=True)
        elif not self.quiet:
            for output in outcome.outputs:
                print(f"{self.out.rstrip('/')}/{output.path}", flush=True)
        if self.bar is not None:
            self._advance()

    def _advance(self) -> None:
        self.done += 1
        rate = f"{self.done / (time.monotonic() - self.started):.1f}/s"
        failed = f"{len(self.failed)} failed" if self.failed else ""
        self.bar.update(self.bar.task_ids[0], advance=1, failed=failed, rate=rate)

    def stop(self) -> None:
        """Take the progress bar off the terminal."""
        if self.bar is not None:
            self.bar.stop()
            self.bar = None

    def end(self, summary: Summary, articles: int) -> None:
        """The run is over: what failed is said again where it may have scrolled away."""
        if self.quiet or articles < 2:
            return
        if summary.failed and summary.made + summary.failed > len(summary.failures):
            self.message("info", "failed:")
            for error in summary.failures:
                self.message("info", f"  {error}")
        self.message("info", _closing(summary))

    def message(self, level: str, text: str) -> None:
        """One message for people, or for whatever collects JSON logs."""
        if self.log_format == "json":
            now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            text = json.dumps({"time": now, "level": level, "message": text}, ensure_ascii=False)
        self._print_message(text)

    def _print_message(self, text: str) -> None:
        if self.bar is not None:
            self.bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            print(text, file=sys.stderr, flush=True)

    def _diagnostic(self, diagnostic: Diagnostic, source: str) -> None:
        if self.quiet and diagnostic.severity != "error":
            return
        self.message(diagnostic.severity, diagnostic.text(source))
        if self.annotates:
            line = _annotation(diagnostic.severity, source, diagnostic.line, diagnostic.message)
            self._print_message(line)


def _closing(summary: Summary) -> str:
    parts = [f"{summary.made} made"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged} unchanged")
    if summary.failed:
        parts.append(f"{summary.failed} failed")
    if summary.pruned:
        parts.append(f"{len(summary.pruned)} files removed")
    return f"{', '.join(parts)} in {summary.seconds:.1f} s"


def _annotation(severity: str, path: str, line: int | None, message: str) -> str:
    """A message that GitHub Actions shows beside the line."""
    kind = {"error": "error", "warning": "warning"}.get(severity, "notice")
    place = f"file={path}" + (f",line={line}" if line else "")
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{kind} {place}::{escaped}"


def _progress_bar(todo: int) -> Any:
    """A rich progress bar on standard error with rate, time left and failures."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn("Articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failed]}"),
        console=Console(stderr=True),
    )
    bar.add_task("articles", total=todo, failed="", rate="")
    return bar
