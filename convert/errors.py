"""Every way the work can fail, with its exit code, and diagnostics that do not stop it.

ConvertError            1  an article could not be converted
  SourceError           1  the source cannot be read: missing, empty, binary, undecodable
  ArticleError          1  the Article would fail a standard and cannot be repaired
  RenderError           1  a backend could not make its output
  WriteError            1  an output could not be written: no permission, full disk
  CheckError            1  an output failed its check
UsageError              2  wrong use: an unknown format, two sources for one output
MissingError            3  the machine lacks something: Pango, a font, a tool
NothingMadeError          4  nothing could be made at all
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from convert.visible import message as shown_message
from convert.visible import visible

Severity = Literal["error", "warning", "info"]


class Where(Struct, frozen=True):
    """A place in a source: the file's name as the user gave it, and a 1-based line."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class Diagnostic(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a person should know that did not stop the work.

    `code` is stable and dotted ("heading.skipped"); `line` is a 1-based source line.
    """

    code: str
    message: str
    severity: Severity = "warning"
    line: int | None = None
    hint: str = ""

    def text(self, path: str | Path) -> str:
        """One line for stderr: `sea.txt:41: warning: message. Hint. [code]`."""
        return _one_line(
            Where(str(path), self.line), self.severity, self.message, self.hint, self.code
        )


class ConvertError(Exception):
    """A failure that a user can act on.

    message: what went wrong; where: the source and line, if known; hint: what to do about it;
    code: a stable dotted name. `str()` gives the one line that the command prints.
    """

    exit_code = 1
    default_code = "convert.failed"

    def __init__(
        self, message: str, *, where: Where | None = None, hint: str = "", code: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.code = code or self.default_code

    def __str__(self) -> str:
        return _one_line(self.where, "error", self.message, self.hint, self.code)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders in a batch, so they must pickle with all their parts."""
        return _rebuild, (type(self), self.message, self.where, self.hint, self.code)


class SourceError(ConvertError):
    """The source cannot be read as text."""

    default_code = "source.unreadable"


class ArticleError(ConvertError):
    """The Article breaks a rule that every output needs."""

    default_code = "article.unsound"


class RenderError(ConvertError):
    """A backend could not make its output."""

    default_code = "render.failed"


class WriteError(ConvertError):
    """An output could not be written."""

    default_code = "write.failed"


class CheckError(ConvertError):
    """An output failed its check."""

    default_code = "check.failed"


class UsageError(ConvertError):
    """The command or function was used wrongly."""

    exit_code = 2
    default_code = "usage"


class MissingError(ConvertError):
    """This machine lacks something that the work needs."""

    exit_code = 3
    default_code = "machine.missing"


class NothingMadeError(ConvertError):
    """No article of the run could be made."""

    exit_code = 4
    default_code = "run.nothing"


class OutOfTime(BaseException):
    """The alarm of a limit rang. No `Exception`, so that who catches those cannot miss it."""


STOPS = (KeyboardInterrupt, SystemExit, GeneratorExit, OutOfTime)
"""What is no fault of an article: it is passed on by whoever turns faults into lines."""


def nearest(word: str, known: list[str]) -> str:
    """ " Did you mean ...?" where one of the known names is near to `word`, else nothing."""
    name = nearest_name(word, known)
    return f" Did you mean {name}?" if name else ""


def nearest_name(word: str, known: Iterable[str]) -> str:
    """The one of the known names that is near to `word`, "" where none is."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_lower, n=1)
    return by_lower[near[0]] if near else ""


def placed(error: ConvertError, where: Where) -> ConvertError:
    """The same error at another place."""
    return type(error)(error.message, where=where, hint=error.hint, code=error.code)


def as_told(fault: BaseException) -> ConvertError:
    """Whatever was raised, as a line for a user. Raised again for who looks for a bug.

    What a system or an input can cause has words of its own; the rest is a bug of ours.
    """
    if isinstance(fault, ConvertError):
        return fault
    if isinstance(fault, MemoryError):
        hint = "Raise the limit with --megabytes."
        return RenderError("not enough memory", hint=hint, code="run.memory")
    if isinstance(fault, RecursionError):
        return ArticleError("it is nested too deeply", code="limit.depth")
    if isinstance(fault, OSError):
        file = f" ('{fault.filename}')" if fault.filename else ""
        why = f"{fault.strerror or fault}{file}"
        return WriteError(f"the system refuses: {why}", code="machine.refuses")
    if os.environ.get("ARTICLE_CONVERT_DEBUG"):
        raise fault
    return RenderError(
        f"internal error: {type(fault).__name__}: {fault}",
        hint="Please report it with this source; ARTICLE_CONVERT_DEBUG=1 shows where.",
        code="internal",
    )


def _rebuild(
    kind: type[ConvertError], message: str, where: Where | None, hint: str, code: str
) -> ConvertError:
    return kind(message, where=where, hint=hint, code=code)


def _one_line(where: Where | None, severity: str, message: str, hint: str, code: str) -> str:
    place = f"{visible(str(where))}: " if where else ""
    shown = shown_message(message)
    advice = f" {shown_message(hint)}" if hint else ""
    stop = "" if shown.endswith((".", "!", "?")) else "."
    return f"{place}{severity}: {shown}{stop}{advice} [{visible(code)}]"
