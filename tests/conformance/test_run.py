"""The conformance run counts files, not findings."""

from pathlib import Path

from convert.check.finding import Finding
from tests.conformance.run import count

FILES = [Path("a.pdf"), Path("b.html"), Path("c.epub")]


def finding(file: str, severity: str) -> Finding:
    return Finding(
        file=file, format="pdf", tool="nu", severity=severity, code="x", message="something"
    )


def test_a_file_fails_once_however_much_is_wrong_with_it():
    findings = [finding("b.html", "error"), finding("b.html", "warning"), finding("a.pdf", "info")]
    assert count(FILES, findings) == "2 passed, 1 failed"


def test_a_warning_fails_a_file_as_it_fails_the_run():
    assert count(FILES, [finding("c.epub", "warning")]) == "2 passed, 1 failed"
    assert count(FILES, []) == "3 passed, 0 failed"
