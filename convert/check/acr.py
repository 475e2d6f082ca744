"""The accessibility conformance report: what was checked, by which clause, and what was not."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import get_args

from msgspec import Struct

from convert.check.criteria import CRITERIA, Criterion, clause_of_en_301_549, criteria_in
from convert.check.features import features
from convert.check.finding import Finding
from convert.check.formats import checked, checked_names, format_of
from convert.check.formats.record import Feature, Requirement
from convert.check.requirements import BY_PERSON, requirements
from convert.markup.dialect import SCREEN
from convert.markup.document import style_element, web_page
from convert.markup.element import Attributes, element, escape
from convert.visible import visible

_CSS = """\
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 sans-serif; color: #1a1a1a;
  background: #fff; overflow-wrap: break-word; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: start; font-weight: bold; padding: 0.3rem 0; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
a { color: #0b3d91; }
"""


class Judged(Struct, frozen=True):
    """A file that the report is about, and what it has that some criteria ask about."""

    name: str
    format: str
    size: int
    digest: str
    features: frozenset[Feature]


def judged(file: Path) -> Judged:
    """Size and SHA-256 of a file, so that the report says which file it means."""
    data = file.read_bytes()
    format = format_of(file)
    try:
        has = features(format, data)
    except Exception:  # what cannot be read may have anything in it
        has = frozenset(get_args(Feature))
    return Judged(visible(str(file)), format, len(data), sha256(data).hexdigest(), has)


def conformance_report(
    files: Sequence[Judged], findings: Sequence[Finding], version: str, made: datetime
) -> str:
    """An accessible HTML page for the files and everything that was found in them.

    `version` is this program's, `made` the time of the judgement.
    """
    title = "Accessibility conformance report"
    formats = sorted({file.format for file in files})
    parts = [
        _tag("h1", title),
        _tag("p", f"Made on {made:%Y-%m-%d} by article-convert {escape(version)}."),
        _summary(files, findings),
        _files(files),
        *(_criteria(format, files, findings) for format in formats),
        *(_results(format, files, findings) for format in formats),
        _external(findings),
        _left_to_people(formats),
    ]
    body = _tag("main", "\n".join(part for part in parts if part))
    return web_page(title, body, {"lang": "en"}, head=(style_element(_CSS),))


def _tag(name: str, content: str, attributes: Attributes | None = None) -> str:
    return element(name, content, attributes, dialect=SCREEN)


def _summary(files: Sequence[Judged], findings: Sequence[Finding]) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    verdict = (
        "No machine check found a failure."
        if not errors
        else f"Machine checks found {errors} failures; the files do not conform as they are."
    )
    standards = sorted({name for file in files for name in checked(file.format).standards})
    return "\n".join(
        (
            _tag("h2", "Summary"),
            _tag("p", f"{verdict} Warnings: {warnings}. Files: {len(files)}."),
            _tag("p", f"Standards: {escape('; '.join(standards))}."),
            _tag(
                "p",
                "A machine can test part of these standards. What a person has to look at is "
                "listed at the end; this report does not say that it was done.",
            ),
        )
    )


def _files(files: Sequence[Judged]) -> str:
    rows = [(file.name, file.format.upper(), f"{file.size} bytes", file.digest) for file in files]
    return _tag("h2", "Files") + _table(
        "The files judged", ("File", "Format", "Size", "SHA-256"), rows
    )


def _criteria(format: str, files: Sequence[Judged], findings: Sequence[Finding]) -> str:
    """The criteria of WCAG 2.2, with the clause of EN 301 549 for each."""
    own = [finding for finding in findings if finding.format == format]
    present = {name for file in files if file.format == format for name in file.features}
    rows = [
        (
            f"{criterion.number} {criterion.name}",
            criterion.level,
            clause_of_en_301_549(criterion, web=checked(format).is_web),
            *_criterion_result(criterion, format, own, present),
        )
        for criterion in CRITERIA
    ]
    head = ("Criterion", "Level", "EN 301 549", "Result", "Remarks")
    caption = f"{format.upper()}: WCAG 2.2, levels A and AA"
    return _tag("h2", f"WCAG 2.2 for {format.upper()}") + _table(caption, head, rows)


def _criterion_result(
    criterion: Criterion, format: str, findings: Sequence[Finding], present: set[Feature]
) -> tuple[str, str]:
    if criterion.needs and criterion.needs not in present:
        return "Not applicable", f"There are no {criterion.needs}."
    faults = [
        finding
        for finding in findings
        if finding.severity != "info" and criterion.number in criteria_in(finding.clause)
    ]
    tests = [r.code for r in requirements(format) if criterion.number in criteria_in(r.clause)]
    if faults:
        worst = any(finding.severity == "error" for finding in faults)
        codes = ", ".join(sorted({finding.code for finding in faults}))
        return ("Does not support" if worst else "Partially supports"), f"Failed: {codes}."
    if tests:
        return "Supports", f"As far as a machine can test it: {', '.join(tests)}."
    return "Not evaluated", "No machine test."


def _results(format: str, files: Sequence[Judged], findings: Sequence[Finding]) -> str:
    own = [finding for finding in findings if finding.format == format]
    names = [file.name for file in files if file.format == format]
    rows = [
        (required.requires, required.clause, *_result(required, own))
        for required in requirements(format)
    ]
    caption = f"{format.upper()}: what was checked in {', '.join(names)}"
    head = ("Requirement", "Clause", "Result", "Where it fails")
    return _tag("h2", f"Results for {format.upper()}") + _table(caption, head, rows)


def _result(required: Requirement, findings: Sequence[Finding]) -> tuple[str, str]:
    faults = [f for f in findings if f.code == required.code and f.severity != "info"]
    if not faults:
        return "Supports", ""
    verdict = "Does not support" if faults[0].severity == "error" else "Partially supports"
    more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
    said = "; ".join(f"{visible(f.file)}: {f.message}" for f in faults[:3])
    return verdict, said + more


def _external(findings: Sequence[Finding]) -> str:
    """What the reference validators and the comparison with the source found."""
    own = {required.code for name in checked_names() for required in requirements(name)}
    others = [f for f in findings if f.code not in own]
    if not others:
        return ""
    rows = [
        (
            finding.tool,
            visible(finding.file),
            f"{finding.code}: {finding.message}",
            finding.severity,
        )
        for finding in others
    ]
    head = ("Tool", "File", "Finding", "Severity")
    return _tag("h2", "Further findings") + _table("Other tools and the source", head, rows)


def _left_to_people(formats: Sequence[str]) -> str:
    items = "\n".join(_tag("li", escape(f"{clause}: {question}")) for clause, question in BY_PERSON)
    return "\n".join(
        (
            _tag("h2", "Not evaluated"),
            _tag(
                "p",
                f"A machine cannot answer these for {' and '.join(f.upper() for f in formats)}:",
            ),
            _tag("ul", items),
        )
    )


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    header = "".join(_tag("th", escape(name), {"scope": "col"}) for name in head)
    body = "\n".join(_row(row) for row in rows)
    table = _tag(
        "table",
        _tag("caption", escape(caption)) + _tag("thead", _tag("tr", header)) + _tag("tbody", body),
    )
    label = {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": caption}
    return _tag("div", table, dict(label))


def _row(row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(_tag("td", escape(cell)) for cell in others)
    return _tag("tr", _tag("th", escape(first), {"scope": "row"}) + cells)
