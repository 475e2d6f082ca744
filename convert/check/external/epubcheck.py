"""epubcheck: EPUB 3.3 and what it builds on, by the W3C's own checker."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.finding import Finding
from convert.errors import Severity

FORMAT = "epub"
_TOOL = "epubcheck"
_SEVERITIES: dict[str, Severity] = {
    "FATAL": "error",
    "ERROR": "error",
    "WARNING": "warning",
    "INFO": "info",
    "USAGE": "info",
}
_SUBJECTS = {
    "ACC": "EPUB Accessibility 1.1",
    "CSS": "EPUB 3.3, 6.3 CSS",
    "HTM": "EPUB 3.3, 6.1 XHTML",
    "MED": "EPUB 3.3, 3 Publication resources",
    "NAV": "EPUB 3.3, 7 Navigation document",
    "NCX": "EPUB 3.3, legacy NCX",
    "OPF": "EPUB 3.3, 5 Package document",
    "PKG": "EPUB 3.3, 4 Open container format",
    "RSC": "EPUB 3.3, 3 Publication resources",
}


class _Message(Struct, frozen=True):
    severity: str
    id: str
    message: str
    where: str


class _Answer(Answer, frozen=True):
    messages: tuple[_Message, ...] | None = None


def judge(files: Sequence[Path], tools: Tools) -> list[Finding]:
    """Every message of epubcheck on each EPUB, at epubcheck's severity; raises MissingError."""
    need(_TOOL, tools)
    command = Command(
        arguments=(
            str(tools.java),
            *("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-cp", str(tools.epubcheck)),
            source_file("java", "EpubRunner.java"),
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
        severity=_SEVERITIES.get(message.severity, "error"),
        code=message.id,
        message=message.message,
        where=message.where,
        clause=_SUBJECTS.get(message.id[:3], ""),
    )
