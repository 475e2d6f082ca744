"""The Nu HTML checker: the HTML standard and the CSS in the page."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.finding import Finding
from convert.errors import Severity

FORMAT = "html"
_TOOL = "nu"


class _Message(Struct, frozen=True, rename="camel"):
    type: str
    message: str = ""
    sub_type: str = ""
    last_line: int = 0
    first_column: int = 0
    extract: str = ""


class _Answer(Answer, frozen=True):
    messages: tuple[_Message, ...] | None = None


def judge(files: Sequence[Path], tools: Tools) -> list[Finding]:
    """Every message of the checker on each HTML file; raises MissingError."""
    need(_TOOL, tools)
    command = Command(
        arguments=(
            str(tools.java),
            # The checker's parsers recurse: the default stack is too small for long pages.
            *("-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-cp", f"{tools.node_modules}/vnu-jar/build/dist/vnu.jar"),
            source_file("java", "NuRunner.java"),
        )
    )
    replies = converse(command, [file.resolve().as_uri() for file in files])
    return [
        finding
        for file, reply in zip(files, replies, strict=True)
        for finding in _findings(str(file), reply)
    ]


def _findings(file: str, reply: Reply) -> list[Finding]:
    answer = decode(reply, _Answer)
    if answer.messages is None:
        return [unanswered(file, FORMAT, _TOOL, answer.fault)]
    return [_finding(file, message) for message in answer.messages]


def _finding(file: str, message: _Message) -> Finding:
    return Finding(
        file=file,
        format=FORMAT,
        tool=_TOOL,
        severity=_severity(message),
        code="css" if message.message.startswith("CSS:") else message.type,
        message=message.message,
        where=_where(message),
        clause="HTML Living Standard",
    )


def _severity(message: _Message) -> Severity:
    if message.type != "info":
        return "error"  # "error", and "non-document-error" where the checker itself failed
    return "warning" if message.sub_type == "warning" else "info"


def _where(message: _Message) -> str:
    extract = " ".join(message.extract.split())
    return f"{message.last_line}:{message.first_column} {extract}".strip() if extract else ""
