"""veraPDF: PDF/UA (ISO 14289) and PDF/A (ISO 19005), every machine-testable rule of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.finding import Finding

Flavour = Literal["ua1", "ua2", "2a", "3a", "4f"]

_TOOL = "verapdf"


class _Failure(Struct, frozen=True):
    specification: str
    clause: str
    test: int
    places: int
    message: str
    where: str


class _Answer(Answer, frozen=True):
    compliant: bool = False
    failures: tuple[_Failure, ...] = ()


def judge(
    files: Sequence[Path], tools: Tools, flavours: Sequence[Flavour] = ("ua1",)
) -> list[Finding]:
    """An error for each rule of each flavour that a PDF breaks; raises MissingError."""
    need(_TOOL, tools)
    command = Command(
        arguments=(
            str(tools.java),
            *("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-cp", str(tools.verapdf)),
            source_file("java", "VeraRunner.java"),
        )
    )
    asked = [(file, flavour) for file in files for flavour in flavours]
    replies = converse(command, [f"{flavour} {file.resolve().as_uri()}" for file, flavour in asked])
    return [
        finding
        for (file, flavour), reply in zip(asked, replies, strict=True)
        for finding in _findings(str(file), flavour, reply)
    ]


def _findings(file: str, flavour: Flavour, reply: Reply) -> list[Finding]:
    answer = decode(reply, _Answer)
    if answer.fault:
        return [unanswered(file, "pdf", _TOOL, f"{flavour}: {answer.fault}")]
    if not answer.compliant and not answer.failures:
        return [unanswered(file, "pdf", _TOOL, f"{flavour}: not compliant, without a reason")]
    return [_finding(file, flavour, failure) for failure in answer.failures]


def _finding(file: str, flavour: Flavour, failure: _Failure) -> Finding:
    places = f" ({failure.places} places)" if failure.places > 1 else ""
    return Finding(
        file=file,
        format="pdf",
        tool=_TOOL,
        severity="error",
        code=f"{flavour}:{failure.clause}-{failure.test}",
        message=failure.message + places,
        where=failure.where,
        clause=f"{failure.specification}, {failure.clause}",
    )
