"""SECURITY.md: each promise names a test that is there, and the tools that it speaks of work."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.command import ROOT
from tests.trust import fuzz
from tests.trust.corpus import articles, sidecars, texts

HERE = Path(__file__).parent
PROMISES = re.findall(r"`(test_\w+\.py)::(test_\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_every_promise_has_its_test():
    lacking = [
        f"{file}::{name}"
        for file, name in PROMISES
        if f"def {name}(" not in (HERE / file).read_text(encoding="utf-8")
    ]
    assert PROMISES
    assert lacking == []


def test_every_row_of_promises_names_one():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    table = page.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 8
    assert all("::test_" in row for row in rows)


def test_the_corpus_is_large_and_the_same_each_time():
    def made() -> dict[str, int]:
        return {name: hash(data) for name, data in (*texts(), *articles(), *sidecars())}

    once = made()
    assert once == made()
    assert len(once) > 260


def test_a_moment_of_fuzzing_finds_nothing():
    for name in ("decoder", "sidecar", "json", "drawing", "check html"):
        tried, _ = fuzz.run(fuzz.TARGETS[name], 0.5, first=20_261_126)
        assert tried >= fuzz.EXAMPLES // 2


def test_the_bill_of_materials_lists_what_is_pinned():
    def made() -> bytes:
        command = [sys.executable, ".ci/sbom.py", "requirements.lock"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout

    bill = json.loads(made())
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    listed = {each["name"]: each["version"] for each in bill["components"]}
    assert listed == {name.lower(): version for name, version in pinned.items()}
    assert all(each["externalReferences"] for each in bill["components"])
    assert made() == json.dumps(bill, indent=2, sort_keys=True).encode() + b"\n"
