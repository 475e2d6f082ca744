"""Findings in every form that `check` gives them, and the command around them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from convert.check.acr import conformance_report, judged
from convert.check.criteria import CRITERIA, clause_of_en_301_549, criteria_in
from convert.check.features import features
from convert.check.files import check_bytes, check_files
from convert.check.finding import Finding
from convert.check.formats import format_of
from convert.check.report import lines, to_json, to_junit, to_sarif
from convert.check.requirements import requirements
from convert.errors import SourceError, UsageError
from convert.interchange import to_json as article_as_json
from tests.check.good import ARTICLE, output
from tests.command import article_convert

FAULT = Finding(
    file="a b.pdf",
    format="pdf",
    tool="rules",
    severity="error",
    code="pdf.title",
    message="the file has no <title> & so on\x00",
    where="page 1",
    clause="WCAG 2.2, 2.4.2",
    hint="Set one.",
)
WARNING = Finding(
    file="c.html", format="html", tool="nu", severity="warning", code="css", message="odd"
)
NOTE = Finding(file="", format="pdf", tool="verapdf", severity="info", code="x", message="absent")


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and standard output of `article-convert check`."""
    command = [sys.executable, "-m", "convert", "check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_finding_is_one_line_with_place_advice_code_and_clause() -> None:
    assert list(lines([FAULT, WARNING])) == [
        "a b.pdf: page 1: error: the file has no <title> & so on\x00. Set one. "
        "[pdf.title; WCAG 2.2, 2.4.2]",
        "c.html: warning: odd. [nu:css]",
    ]


def test_what_comes_often_is_counted() -> None:
    printed = list(lines([WARNING, FAULT, WARNING, WARNING], most=2))
    assert len(printed) == 4
    assert printed[-1] == "c.html: 1 more of the same [nu:css]"


def test_json_round_trips() -> None:
    document = json.loads(to_json(["a b.pdf"], [FAULT]))
    assert document["files"] == ["a b.pdf"]
    assert document["findings"][0]["clause"] == "WCAG 2.2, 2.4.2"


def test_junit_fails_what_failed_and_passes_the_rest() -> None:
    root = etree.fromstring(to_junit(["a b.pdf", "c.html", "good.epub"], [FAULT, WARNING, NOTE]))
    suites = {suite.get("name"): suite for suite in root}
    assert [suites[name].get("failures") for name in ("a b.pdf", "c.html", "good.epub")] == [
        *("1", "1", "0")
    ]
    assert suites["good.epub"].get("tests") == "1"


def test_sarif_has_a_rule_for_each_code_and_a_place_for_each_result() -> None:
    log = json.loads(to_sarif([FAULT, WARNING, NOTE], "1.2.3"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {
        "pdf.title",
        "nu:css",
        "verapdf:x",
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    place = run["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.pdf"
    assert place["logicalLocations"] == [{"fullyQualifiedName": "page 1"}]
    assert "locations" not in run["results"][2]


def test_the_conformance_report_is_a_good_page_and_tells_what_failed(tmp_path: Path) -> None:
    file = tmp_path / "good.pdf"
    file.write_bytes(output("pdf"))
    findings = [Finding(**{**_fields(FAULT), "file": str(file)})]
    made = datetime(2025, 1, 2, tzinfo=UTC)
    page = conformance_report([judged(file)], findings, "1.2.3", made)
    assert list(check_bytes("acr.html", "html", page.encode())) == []
    assert page.count("Does not support") == 2  # the rule, and criterion 2.4.2
    assert page.count(">Supports<") > len(requirements("pdf")) - 1
    assert "2.4.2 Page Titled" in page
    assert "10.2.4.2" in page
    assert page.count("Not applicable") == sum(bool(c.needs) for c in CRITERIA)
    assert "&lt;title&gt;" in page
    assert "2025-01-02" in page


def _fields(finding: Finding) -> dict[str, str]:
    return {name: getattr(finding, name) for name in finding.__struct_fields__}


def test_the_criteria_are_those_of_wcag_2_2() -> None:
    assert len({criterion.number for criterion in CRITERIA}) == 55
    assert sum(criterion.level == "A" for criterion in CRITERIA) == 31
    assert criteria_in("ISO 14289-1, 7.1; WCAG 2.2, 1.3.1, 2.4.6") == ["1.3.1", "2.4.6"]
    assert criteria_in("ISO 14289-1, 7.1.1") == []
    named = {
        c
        for f in ("pdf", "epub", "docx", "html")
        for r in requirements(f)
        for c in criteria_in(r.clause)
    }
    assert named <= {criterion.number for criterion in CRITERIA}
    by_number = {criterion.number: criterion for criterion in CRITERIA}
    assert clause_of_en_301_549(by_number["1.1.1"], web=True) == "9.1.1.1"
    assert clause_of_en_301_549(by_number["1.1.1"], web=False) == "10.1.1.1"
    assert clause_of_en_301_549(by_number["2.5.8"], web=True) == ""


def test_what_criteria_ask_about_is_seen() -> None:
    assert all(features(f, output(f)) == frozenset() for f in ("pdf", "epub", "docx", "html"))
    page = b"<main><video></video><input><p onclick='x()'>words</p></main>"
    assert features("html", page) == {"media", "forms", "scripts"}


@pytest.mark.parametrize("format", ["pdf", "epub", "docx", "html"])
def test_codes_are_unique_and_every_rule_has_its_clause(format: str) -> None:
    rules = requirements(format)
    assert len({rule.code for rule in rules}) == len(rules)
    assert all(rule.clause and rule.requires.endswith(".") for rule in rules)


def test_a_file_that_is_not_there_or_of_no_known_format_is_an_error() -> None:
    with pytest.raises(SourceError, match="no such file"):
        check_files([Path("nowhere.pdf")])
    with pytest.raises(UsageError, match="not judged"):
        check_files([Path("nowhere.odt")])
    assert format_of(Path("A.HTM")) == "html"


def test_a_plain_text_is_a_source_of_words() -> None:
    source = "\n".join(["The lighthouse keeper", "By Nora Quill"])
    codes = {f.code for f in check_bytes("a.html", "html", output("html"), source)}
    assert codes == {"words.added"}


def test_the_command_exits_1_on_an_error_and_0_without(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_bytes(output("html"))
    bad.write_bytes(output("html").replace(b'<html lang="en"', b"<html"))
    assert run(str(good)) == (0, "")
    code, printed = run(str(tmp_path), "--sarif", str(tmp_path / "s.json"))
    assert code == 1
    assert "html.language" in printed
    assert json.loads((tmp_path / "s.json").read_text())["version"] == "2.1.0"


def test_the_command_compares_with_a_source(tmp_path: Path) -> None:
    from convert.interchange import to_json as article_json

    source, page = tmp_path / "keeper.json", tmp_path / "keeper.html"
    source.write_bytes(article_json(ARTICLE))
    page.write_bytes(output("html").replace(b"ninety years", b"years"))
    code, printed = run(str(page), "--against", str(source), "--json")
    assert code == 1
    found = json.loads(printed)["findings"]
    assert [finding["code"] for finding in found] == ["words.lost"]


def test_the_command_prints_outlines(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "keeper.docx"
    page.write_bytes(output("docx"))
    code, printed = run(str(page), "--outline")
    assert code == 0
    assert printed.splitlines()[1:] == [
        "  The lighthouse keeper",
        "    Before the fog",
        "      What he carried",
        "    During the fog",
        "    After the fog",
    ]


def test_outlines_that_differ_are_an_error(tmp_path: Path) -> None:
    for format in ("docx", "epub", "html", "pdf"):
        (tmp_path / f"keeper.{format}").write_bytes(output(format))
    assert run(str(tmp_path), "--outline")[0] == 0
    broken = output("html").replace(b'<h2 id="during"', b'<h3 id="during"')
    (tmp_path / "keeper.html").write_bytes(broken)
    assert run(str(tmp_path), "--outline")[0] == 1


def _processor_time(command: Callable[[], object]) -> float:
    """Seconds of the processor that the children of this process took, the best of three."""
    spent = []
    for _ in range(3):
        before = os.times()
        command()
        after = os.times()
        user = after.children_user - before.children_user
        spent.append(user + after.children_system - before.children_system)
    return min(spent)


def test_four_outputs_are_judged_in_less_time_than_they_are_made(tmp_path: Path) -> None:
    """The starts of Python included; a ratio in one run, since other work may share the machine."""
    (tmp_path / "keeper.json").write_bytes(article_as_json(ARTICLE))
    make = ["run", "keeper.json", "--out", "out", "--force", "--quiet", "--no-verify"]
    making = _processor_time(lambda: article_convert(*make, cwd=tmp_path))
    judging = _processor_time(lambda: run(str(tmp_path / "out")))
    assert run(str(tmp_path / "out")) == (0, "")
    assert judging < making
