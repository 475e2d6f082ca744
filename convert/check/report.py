"""Findings as people and machines want them: lines, JSON, JUnit XML, SARIF."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import msgspec
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from convert.check.finding import Finding
from convert.errors import Severity
from convert.visible import visible, visible_json, writable

SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def label(finding: Finding) -> str:
    """The code of a finding, with the tool before it where the tool is not ours."""
    ours = finding.tool in ("read", "rules", "structure", "words")
    return finding.code if ours else f"{finding.tool}:{finding.code}"


def lines(findings: Sequence[Finding], most: int | None = None) -> Iterator[str]:
    """One line a finding, as compilers print them.

    most: how many of one code in one file are printed before the rest is only counted.
    """
    printed: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.file or finding.tool, label(finding))
        printed[key] += 1
        if most is None or printed[key] <= most:
            yield _line(finding)
    for (file, code), count in printed.items():
        if most is not None and count > most:
            yield f"{visible(file)}: {count - most} more of the same [{code}]"


def _line(finding: Finding) -> str:
    file = visible(finding.file or finding.tool)
    place = f"{file}: {visible(finding.where)}" if finding.where else file
    advice = f" {finding.hint}" if finding.hint else ""
    stop = "" if finding.message.endswith((".", "!", "?")) else "."
    code = label(finding) + (f"; {finding.clause}" if finding.clause else "")
    return f"{place}: {finding.severity}: {finding.message}{stop}{advice} [{code}]"


def summary(files: Sequence[str], findings: Sequence[Finding]) -> str:
    """How many files, errors and warnings."""
    counts = [
        _counted(len(files), "file"),
        _counted(sum(f.severity == "error" for f in findings), "error"),
        _counted(sum(f.severity == "warning" for f in findings), "warning"),
    ]
    return ", ".join(counts)


class Findings(Struct, frozen=True, kw_only=True):
    """What was judged, and what was found."""

    schema: int = 1
    """The version of this form."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def to_json(files: Sequence[str], findings: Sequence[Finding]) -> bytes:
    """All findings as one JSON document, with the files that were judged."""
    named = [replace(finding, file=writable(finding.file)) for finding in findings]
    document = Findings(files=tuple(map(writable, files)), findings=tuple(named))
    return visible_json(msgspec.json.format(msgspec.json.encode(document), indent=2)) + b"\n"


def to_junit(files: Sequence[str], findings: Sequence[Finding]) -> bytes:
    """JUnit XML: a suite for each file; a failed case for each code, a passed one where none."""
    root = etree.Element("testsuites", name="article-convert check")
    for file in files:
        own = sorted((f for f in findings if f.file == file), key=lambda f: (f.tool, f.code))
        name = visible(file)
        suite = etree.SubElement(root, "testsuite", name=name)
        failed = 0
        for (tool, code), group in groupby(own, key=lambda f: (f.tool, f.code)):
            faults = [fault for fault in group if fault.severity != "info"]
            case = etree.SubElement(suite, "testcase", classname=f"{name}.{tool}", name=code)
            if faults:
                failed += 1
                message = _printable(faults[0].message)
                failure = etree.SubElement(case, "failure", type=code, message=message)
                failure.text = _printable("\n".join(lines(faults)))
        if not len(suite):
            etree.SubElement(suite, "testcase", classname=name, name="check")
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(failed))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def to_sarif(findings: Sequence[Finding], version: str) -> bytes:
    """SARIF 2.1.0 (OASIS): a result for each finding, a rule for each code."""
    rules = {label(finding): finding for finding in findings}
    driver = {
        "name": "article-convert check",
        "version": version,
        "rules": [_sarif_rule(code, finding) for code, finding in sorted(rules.items())],
    }
    results = [_sarif_result(finding) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_json(msgspec.json.format(msgspec.json.encode(log), indent=2)) + b"\n"


def _sarif_rule(code: str, finding: Finding) -> dict[str, object]:
    rule: dict[str, object] = {"id": code, "shortDescription": {"text": finding.clause or code}}
    if finding.hint:
        rule["help"] = {"text": finding.hint}
    return rule


def _sarif_result(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(Path(finding.file).as_posix(), errors="surrogateescape")
            }
        }
    }
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    result: dict[str, object] = {
        "ruleId": label(finding),
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
    }
    return result | ({"locations": [location]} if finding.file else {})


def _printable(text: str) -> str:
    """`text` without the control characters that XML 1.0 has no way to write."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
