"""axe-core in Chromium: WCAG 2.2 A and AA, best practice, light and dark; reflow at 320 px."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.external.wcag import clause_of, severity_of
from convert.check.finding import Finding
from convert.errors import Severity

_TOOL = "axe"


class _Node(Struct, frozen=True):
    target: str
    summary: str


class _Rule(Struct, frozen=True):
    id: str
    scheme: str
    impact: str
    help: str
    tags: tuple[str, ...]
    nodes: tuple[_Node, ...]


class _Answer(Answer, frozen=True):
    violations: tuple[_Rule, ...] | None = None
    incomplete: tuple[_Rule, ...] = ()
    overflows: bool = False


def judge(files: Sequence[Path], tools: Tools) -> list[Finding]:
    """A finding for each element that breaks a rule; what axe leaves to a person is info.

    Raises MissingError.
    """
    need(_TOOL, tools)
    command = Command(
        arguments=(
            str(tools.node),
            source_file("js", "axe.cjs"),
            str(tools.node_modules),
            str(tools.chromium),
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
    if answer.violations is None:
        return [unanswered(file, "html", _TOOL, answer.fault)]
    found = [
        _finding(file, rule, node, severity_of(rule.impact))
        for rule in answer.violations
        for node in rule.nodes
    ]
    found += [
        _finding(file, rule, node, "info") for rule in answer.incomplete for node in rule.nodes
    ]
    return found + ([_overflow(file)] if answer.overflows else [])


def _finding(file: str, rule: _Rule, node: _Node, severity: Severity) -> Finding:
    return Finding(
        file=file,
        format="html",
        tool=_TOOL,
        severity=severity,
        code=rule.id,
        message=f"{rule.help} ({rule.scheme} colours)",
        where=node.target,
        clause=clause_of(rule.tags),
        hint=" ".join(node.summary.split()),
    )


def _overflow(file: str) -> Finding:
    return Finding(
        file=file,
        format="html",
        tool=_TOOL,
        severity="error",
        code="reflow",
        message="The page scrolls sideways in a window 320 CSS pixels wide",
        where="html",
        clause="WCAG 2.2, 1.4.10",
    )
