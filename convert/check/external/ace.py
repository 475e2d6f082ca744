"""Ace by DAISY: EPUB Accessibility 1.1 and WCAG inside an EPUB."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.external.wcag import clause_of, severity_of
from convert.check.finding import Finding

FORMAT = "epub"
_TOOL = "ace"


class _Assertion(Struct, frozen=True):
    id: str
    impact: str
    help: str
    tags: tuple[str, ...]
    document: str
    target: str
    summary: str


class _Answer(Answer, frozen=True):
    outcome: str = ""
    assertions: tuple[_Assertion, ...] = ()


def judge(files: Sequence[Path], tools: Tools) -> list[Finding]:
    """A finding for each assertion of Ace that an EPUB fails; raises MissingError."""
    need(_TOOL, tools)
    command = Command(
        arguments=(str(tools.node), source_file("js", "ace.cjs"), str(tools.node_modules)),
        environ={"PUPPETEER_EXECUTABLE_PATH": str(tools.chromium)},
    )
    replies = converse(command, [file.resolve().as_uri() for file in files])
    return [
        finding
        for file, reply in zip(files, replies, strict=True)
        for finding in _findings(str(file), reply)
    ]


def _findings(file: str, reply: Reply) -> list[Finding]:
    answer = decode(reply, _Answer)
    if answer.fault or answer.outcome not in ("pass", "fail"):
        return [unanswered(file, FORMAT, _TOOL, answer.fault or "no outcome")]
    if answer.outcome == "fail" and not answer.assertions:
        return [unanswered(file, FORMAT, _TOOL, "it failed without saying why")]
    return [_finding(file, assertion) for assertion in answer.assertions]


def _finding(file: str, assertion: _Assertion) -> Finding:
    return Finding(
        file=file,
        format=FORMAT,
        tool=_TOOL,
        severity=severity_of(assertion.impact),
        code=assertion.id,
        message=assertion.summary or assertion.help,
        where=f"{assertion.document} {assertion.target}".strip(),
        clause=clause_of(assertion.tags),
        hint=assertion.help if assertion.summary else "",
    )
