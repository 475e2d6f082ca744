"""axe-core in Chromium: WCAG 2.2 A and AA, best practice, light and dark; reflow at 320 px."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from convert.check.external.dialogue import Answer, Command, Reply, converse, decode, source_file
from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.external.wcag import clause_of, severity_of
from convert.check.finding import Finding
from convert.errors import Severity

FORMAT = "html"
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
        return [unanswered(file, FORMAT, _TOOL, answer.fault)]
    found = [*_of_rules(file, answer.violations), *_of_rules(file, answer.incomplete, "info")]
    return found + ([_overflow(file)] if answer.overflows else [])


def _of_rules(
    file: str, rules: Sequence[_Rule], severity: Severity | None = None
) -> Iterator[Finding]:
    """One finding for each rule and element, whether it is broken in one colour scheme or both."""
    schemes: dict[tuple[str, str], set[str]] = {}
    firsts: dict[tuple[str, str], tuple[_Rule, _Node]] = {}
    for rule in rules:
        for node in rule.nodes:
            schemes.setdefault((rule.id, node.target), set()).add(rule.scheme)
            firsts.setdefault((rule.id, node.target), (rule, node))
    for key, (rule, node) in firsts.items():
        only = f" (in {rule.scheme} colours)" if len(schemes[key]) == 1 else ""
        yield Finding(
            file=file,
            format=FORMAT,
            tool=_TOOL,
            severity=severity or severity_of(rule.impact),
            code=rule.id,
            message=f"{rule.help}{only}",
            where=node.target,
            clause=clause_of(rule.tags),
            hint=" ".join(node.summary.split()),
        )


def _overflow(file: str) -> Finding:
    return Finding(
        file=file,
        format=FORMAT,
        tool=_TOOL,
        severity="error",
        code="reflow",
        message="The page scrolls sideways in a window 320 CSS pixels wide",
        where="html",
        clause="WCAG 2.2, 1.4.10",
    )
