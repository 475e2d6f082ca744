"""What a run says while it goes: plain lines, JSON lines, CI annotations, beside a progress bar."""

import json
import os
import re
import sys
import time
from collections import Counter
from typing import Literal

from msgspec import Struct

from convert.batch.job import Outcome
from convert.batch.manifest import Entry
from convert.batch.run import Summary
from convert.cli.colours import Kind, coloured, inked
from convert.cli.progress import Progress, somebody_looks
from convert.errors import Diagnostic
from convert.visible import message as shown_message
from convert.visible import visible, visible_json, writable

LogFormat = Literal["text", "json"]


_IN_SIGHT = 12
"""Lines within which a failure that was told is still before the eyes of who reads."""

_OF_A_KIND = 3
"""Warnings of a kind that are told as they come; more of it are counted, and told at the end."""


class Voice(Struct, frozen=True):
    """How a run is told of, as its options say."""

    as_json: bool = False
    """Each article is a line of JSON on standard output."""

    quiet: bool = False
    """Nothing but errors."""

    verbose: bool = False
    """Every warning, and what each article took."""

    color: str = "auto"
    log_format: LogFormat = "text"
    """With "json" each line of standard error is JSON, and there are no annotations among them."""


class Teller:
    """Prints results on standard output and messages on standard error, in the way asked for."""

    def __init__(self, out: str, voice: Voice) -> None:
        self.out = out
        self.voice = voice
        self.annotates = os.environ.get("GITHUB_ACTIONS") == "true" and voice.log_format == "text"
        self.inks = voice.log_format == "text" and coloured(sys.stderr, voice.color)
        self.progress: Progress | None = None
        self.files = 0
        self._kinds: Counter[str] = Counter()
        self._since_failure = 0

    def waits(self) -> None:
        """Another run holds the output folder."""
        if not self.voice.quiet:
            self.message("info", f"waiting for another run in '{self.out}' to end")

    def begin(self, todo: int, unchanged: int) -> None:
        """The run knows how much there is to do."""
        if unchanged and not self.voice.quiet:
            self.message("info", f"{unchanged} unchanged, {todo} to make")
        if todo and not self.voice.quiet and self.voice.log_format == "text" and somebody_looks():
            self.progress = Progress(todo, coloured=self.inks)

    def starts(self, source: str) -> None:
        """An article is begun."""
        if self.progress is not None:
            self.progress.starts(source)

    def tell(self, outcome: Outcome) -> None:
        """An article ended."""
        self.messages(outcome)
        self.files += len(outcome.outputs)
        if self.voice.as_json:
            from convert.batch.report import article_line

            self._print_result(article_line(outcome))
        elif not self.voice.quiet:
            for output in outcome.outputs:
                self._print_result(visible(f"{self.out.rstrip('/')}/{output.path}"))
        if self.voice.verbose:
            self.message("info", f"{outcome.job.source}: {_stages(outcome.seconds)}")
        if self.progress is not None:
            warns = any(each.severity == "warning" for each in outcome.diagnostics)
            self.progress.ends(outcome.job.source, failed=bool(outcome.errors), warns=warns)

    def messages(self, outcome: Outcome) -> None:
        """What there is to say of an article, without its results."""
        for diagnostic in outcome.diagnostics:
            self._diagnostic(diagnostic, outcome.job.source)
        for error in outcome.errors:
            self._error(error, outcome.job.source)

    def unchanged(self, entry: Entry) -> None:
        """An article was not made again; what was told of it still holds."""
        for diagnostic in entry.diagnostics:
            self._diagnostic(diagnostic, entry.source)

    def stop(self) -> None:
        """Take the progress bar off the terminal."""
        if self.progress is not None:
            self.progress.stop()
            self.progress = None

    def end(self, summary: Summary, articles: int) -> None:
        """The run is over: what was held back, what failed, and what is there now."""
        if self.voice.quiet:
            return
        self.held_back()
        if articles < 2 and not (self.voice.verbose or somebody_looks()):
            return
        if summary.failed and self._since_failure > _IN_SIGHT:
            self.message("info", "failed:")
            for error in summary.failures:
                self.message("info", f"  {error}")
        self.message("info", f"{_closing(summary)}{self._where()}")

    def _where(self) -> str:
        """How many files there are now, and where."""
        files = "1 file" if self.files == 1 else f"{self.files} files"
        return f": {files} in {self.out.rstrip('/')}/" if self.files else ""

    def held_back(self) -> None:
        """Say how many warnings of each kind were not told one by one."""
        more = {code: count - _OF_A_KIND for code, count in self._kinds.items()}
        held = sorted(((count, code) for code, count in more.items() if count > 0), reverse=True)
        for count, code in held:
            self.message("warning", f"warning: {count} more of this kind [{code}]")
        if held:
            self.message("info", "--verbose prints them all, and --report keeps them")

    def message(self, level: str, text: str, spot: "Spot | None" = None) -> None:
        """One message for people, or for whatever collects JSON logs."""
        if self.voice.log_format == "json":
            self._print_message(json_line(level, text, spot))
            return
        shown = visible(text)
        self._print_message(_with_colour(shown, level) if self.inks else shown)

    def _print_message(self, text: str) -> None:
        self._since_failure += bool(self._since_failure)
        if self.progress is not None and self.progress.is_shown:
            self.progress.print(text)
        else:
            print(text, file=sys.stderr, flush=True)

    def _print_result(self, text: str) -> None:
        self._since_failure += bool(self._since_failure)
        if self.progress is not None and self.progress.is_shown and sys.stdout.isatty():
            self.progress.print(text)
        else:
            print(text, flush=True)

    def _diagnostic(self, diagnostic: Diagnostic, source: str) -> None:
        if self.voice.quiet and diagnostic.severity != "error":
            return
        if self._is_one_of_many(diagnostic):
            return
        spot = Spot(source, diagnostic.line, diagnostic.code)
        self.message(diagnostic.severity, diagnostic.text(source), spot)
        if self.annotates:
            self._print_message(
                _annotation(diagnostic.severity, spot, shown_message(diagnostic.message))
            )

    def _is_one_of_many(self, diagnostic: Diagnostic) -> bool:
        """Count a diagnostic; whether it is told with others of its kind at the end."""
        if diagnostic.severity == "error" or self.voice.verbose or self.annotates:
            return False
        if self.voice.log_format == "json":
            return False
        self._kinds[diagnostic.code] += 1
        return self._kinds[diagnostic.code] > _OF_A_KIND

    def _error(self, error: str, source: str) -> None:
        spot = _spot_of(error, source)
        self.message("error", error, spot)
        self._since_failure = self._since_failure or 1
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


def _with_colour(text: str, level: str) -> str:
    """A message in which the word for how bad it is stands out."""
    kinds: dict[str, Kind] = {"error": "error", "warning": "warning"}
    before, word, after = text.partition(f"{level}: ")
    return f"{before}{inked(word, kinds[level])}{after}" if word and level in kinds else text


def _stages(seconds: dict[str, float]) -> str:
    """What an article took by stage: "read 0.02 s, pdf 0.71 s"."""
    return ", ".join(f"{stage} {spent:.2f} s" for stage, spent in seconds.items()) or "not made"


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
