"""What a run says while it goes: plain lines, a progress bar, JSON lines, CI annotations."""

import json
import os
import re
import sys
import time
from typing import Any, Literal

from msgspec import Struct

from convert.batch.job import Outcome
from convert.batch.manifest import Entry
from convert.batch.run import Summary
from convert.errors import Diagnostic
from convert.visible import message as shown_message
from convert.visible import visible, visible_json, writable

LogFormat = Literal["text", "json"]


class Teller:
    """Prints results on standard output and messages on standard error, in the way asked for.

    With `as_json` each article is a line of JSON; `quiet` leaves out all but errors. With the log
    format "json" every line of standard error is JSON, so there are no annotations among them.
    """

    def __init__(self, out: str, *, as_json: bool, quiet: bool, log_format: LogFormat) -> None:
        self.out = out
        self.as_json = as_json
        self.quiet = quiet
        self.log_format = log_format
        self.annotates = os.environ.get("GITHUB_ACTIONS") == "true" and log_format == "text"
        self.bar: Any = None
        self.done = 0
        self.started = time.monotonic()
        self.failed: list[str] = []

    def waits(self) -> None:
        """Another run holds the output folder."""
        if not self.quiet:
            self.message("info", f"waiting for another run in '{self.out}' to end")

    def begin(self, todo: int, unchanged: int) -> None:
        """The run knows how much there is to do."""
        if unchanged and not self.quiet:
            self.message("info", f"{unchanged} unchanged, {todo} to make")
        if todo > 1 and not self.quiet and self.log_format == "text" and _somebody_looks():
            self.bar = _progress_bar(todo)
            self.bar.start()

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        for diagnostic in outcome.diagnostics:
            self._diagnostic(diagnostic, outcome.job.source)
        for error in outcome.errors:
            self.failed.append(error)
            self._error(error, outcome.job.source)
        if self.as_json:
            from convert.batch.report import article_line

            self._print_result(article_line(outcome))
        elif not self.quiet:
            for output in outcome.outputs:
                self._print_result(visible(f"{self.out.rstrip('/')}/{output.path}"))
        if self.bar is not None:
            self._advance()

    def unchanged(self, entry: Entry) -> None:
        """An article was not made again; what was told of it still holds."""
        for diagnostic in entry.diagnostics:
            self._diagnostic(diagnostic, entry.source)

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

    def message(self, level: str, text: str, spot: "Spot | None" = None) -> None:
        """One message for people, or for whatever collects JSON logs."""
        text = json_line(level, text, spot) if self.log_format == "json" else visible(text)
        self._print_message(text)

    def _print_message(self, text: str) -> None:
        if self.bar is not None:
            self._print_above(text)
        else:
            print(text, file=sys.stderr, flush=True)

    def _print_result(self, text: str) -> None:
        if self.bar is not None and sys.stdout.isatty():
            self._print_above(text)
        else:
            print(text, flush=True)

    def _print_above(self, text: str) -> None:
        self.bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def _diagnostic(self, diagnostic: Diagnostic, source: str) -> None:
        if self.quiet and diagnostic.severity != "error":
            return
        spot = Spot(source, diagnostic.line, diagnostic.code)
        self.message(diagnostic.severity, diagnostic.text(source), spot)
        if self.annotates:
            self._print_message(
                _annotation(diagnostic.severity, spot, shown_message(diagnostic.message))
            )

    def _error(self, error: str, source: str) -> None:
        spot = _spot_of(error, source)
        self.message("error", error, spot)
        if self.annotates:
            self._print_message(_annotation("error", spot, error))


class Spot(Struct, frozen=True):
    """What a message is about: a file, a line in it (1-based), and the message's code."""

    file: str
    line: int | None
    code: str


def json_line(level: str, text: str, spot: Spot | None = None) -> str:
    """A message as one line of JSON: `time` (UTC), `level`, `message`, and where it belongs."""
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    line: dict[str, str | int] = {"time": now, "level": level, "message": text}
    if spot is not None:
        line |= {"file": writable(spot.file), "code": spot.code}
    if spot is not None and spot.line is not None:
        line["line"] = spot.line
    return visible_json(json.dumps(line, ensure_ascii=False).encode()).decode()


def _spot_of(error: str, source: str) -> Spot:
    """File, line and code of an error that has become a line, `sea.txt:41: error: ... [code]`."""
    place, _, after = error.partition(visible(source))
    line = re.match(r":(\d+): ", after) if not place else None
    code = re.search(r"\[([\w.-]+)\]$", error)
    return Spot(source, int(line[1]) if line else None, code[1] if code else "")


def _somebody_looks() -> bool:
    """Whether a progress bar would be seen: some CI has a terminal, and nobody before it."""
    return sys.stderr.isatty() and not os.environ.get("CI")


def _closing(summary: Summary) -> str:
    parts = [f"{summary.made} made"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged} unchanged")
    if summary.failed:
        parts.append(f"{summary.failed} failed")
    if summary.pruned:
        parts.append(f"{len(summary.pruned)} files removed")
    return f"{', '.join(parts)} in {summary.seconds:.1f} s"


def _annotation(severity: str, spot: Spot, message: str) -> str:
    """A message that GitHub Actions shows beside the line (its workflow commands)."""
    kind = {"error": "error", "warning": "warning"}.get(severity, "notice")
    place = f"file={_escaped(visible(spot.file)).replace(':', '%3A').replace(',', '%2C')}"
    place += f",line={spot.line}" if spot.line else ""
    return f"::{kind} {place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


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
        redirect_stdout=False,  # it would take results that go to a file
    )
    bar.add_task("articles", total=todo, failed="", rate="")
    return bar
