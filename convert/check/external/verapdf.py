"""veraPDF: PDF/UA (ISO 14289) and PDF/A (ISO 19005), every machine-testable rule of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from lxml import etree
from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.finding import Finding
from convert.errors import CheckError

Flavour = Literal["ua1", "ua2", "2a", "3a", "4f"]

FORMAT = "pdf"
_TOOL = "verapdf"
_ARCHIVES: dict[str, Flavour] = {"2a": "2a", "3a": "3a", "4f": "4f"}
_CLAIMS = {
    "ua": "{http://www.aiim.org/pdfua/ns/id/}part",
    "part": "{http://www.aiim.org/pdfa/ns/id/}part",
    "conformance": "{http://www.aiim.org/pdfa/ns/id/}conformance",
}


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
    files: Sequence[Path], tools: Tools, flavours: Sequence[Flavour] | None = None
) -> list[Finding]:
    """An error for each rule of each flavour that a PDF breaks; raises MissingError.

    Without `flavours` each file is held to what it claims to be, and to PDF/UA-1 at least.
    """
    need(_TOOL, tools)
    command = Command(
        arguments=(
            str(tools.java),
            *("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-cp", str(tools.verapdf)),
            source_file("java", "VeraRunner.java"),
        )
    )
    asked = [(file, flavour) for file in files for flavour in flavours or claimed(file)]
    replies = converse(command, [f"{flavour} {file.resolve().as_uri()}" for file, flavour in asked])
    return [
        finding
        for (file, flavour), reply in zip(asked, replies, strict=True)
        for finding in _findings(str(file), flavour, reply)
    ]


def claimed(file: Path) -> tuple[Flavour, ...]:
    """The flavours that the file's metadata names, of those that are known here."""
    from convert.check.reading.pdf import open_pdf

    try:
        xmp = open_pdf(file.read_bytes()).xmp
    except (OSError, CheckError):
        return ("ua1",)
    if xmp is None:
        return ("ua1",)
    named = {key: _value(xmp, tag) for key, tag in _CLAIMS.items()}
    ua: Flavour = "ua2" if named["ua"] == "2" else "ua1"
    archive = _ARCHIVES.get(named["part"] + named["conformance"].lower())
    return (ua, archive) if archive else (ua,)


def _value(xmp: etree._Element, tag: str) -> str:
    """A property of the metadata, which is an element or an attribute."""
    for node in xmp.iter():
        if node.tag == tag:
            return (node.text or "").strip()
        if isinstance(node.tag, str) and node.get(tag):
            return node.get(tag) or ""
    return ""


def _findings(file: str, flavour: Flavour, reply: Reply) -> list[Finding]:
    answer = decode(reply, _Answer)
    if answer.fault:
        return [unanswered(file, FORMAT, _TOOL, f"{flavour}: {answer.fault}")]
    if not answer.compliant and not answer.failures:
        return [unanswered(file, FORMAT, _TOOL, f"{flavour}: not compliant, without a reason")]
    return [_finding(file, flavour, failure) for failure in answer.failures]


def _finding(file: str, flavour: Flavour, failure: _Failure) -> Finding:
    places = f" ({failure.places} places)" if failure.places > 1 else ""
    return Finding(
        file=file,
        format=FORMAT,
        tool=_TOOL,
        severity="error",
        code=f"{flavour}:{failure.clause}-{failure.test}",
        message=failure.message + places,
        where=failure.where,
        clause=f"{failure.specification}, {failure.clause}",
    )
