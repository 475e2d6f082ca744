"""Run the hostile corpus and say, by class, what it cost: `make hostile`.

Every article is made alone, every publication judged alone, as a stranger at an upload form would
have it. Fails where anything ends in a traceback or "internal error", goes over a limit by more
than a second, leaves a half-written file, or where an output has an error or is active.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from convert.check.files import check_files
from tests.command import ROOT

SECONDS, MEGABYTES = 10, 1024
STARTING = 4.0  # a command on a busy machine, before its limit begins and after it ends
JUDGED = (".html", ".epub", ".docx", ".pdf")
SOURCES = (".txt", ".json")


class Try(Struct, frozen=True):
    """What became of one file: seconds of the clock, megabytes of the largest process."""

    path: Path
    code: int
    seconds: float
    megabytes: float
    said: str

    @property
    def fault(self) -> str:
        """What is wrong with that, if anything."""
        if "Traceback" in self.said or "internal error" in self.said:
            return self.said.strip().splitlines()[-1][:200]
        if self.seconds > SECONDS + STARTING:
            return f"took {self.seconds:.1f} seconds"
        return "" if self.code in (0, 1, 4) else f"ended with {self.code}"


def attempt(path: Path, out: Path) -> Try:
    """Make or judge one file, alone."""
    command = ["check", path] if path.suffix in JUDGED else ["run", path, "-o", out]
    limits = ["--seconds", str(SECONDS), "--megabytes", str(MEGABYTES)]
    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "convert", *command, *limits],
            stdout=said, stderr=said, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    seconds = time.monotonic() - started
    return Try(path, child.returncode, seconds, usage.ru_maxrss / 1024, words)


def main() -> int:
    """Run everything, or the classes that are named; how many files are wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.hostile", description=__doc__)
    parser.add_argument("classes", nargs="*", metavar="CLASS", help="such as texts or sidecars")
    classes: list[str] = parser.parse_args().classes
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder, out = Path(name, "in"), Path(name, "out")
        # In a process of its own: a child's peak of memory begins with that of its parent.
        subprocess.run([sys.executable, "-m", "tests.trust.corpus", folder], check=True)
        files = [p for p in sorted(folder.rglob("*")) if p.suffix in (*JUDGED, *SOURCES)]
        wanted = [p for p in files if not classes or p.parent.name in classes]
        faults: list[str] = []
        print(f"{'class':<14}{'files':>6}{'made':>6}{'slowest':>9}{'largest':>9}  which")
        for kind, paths in groupby(wanted, key=lambda path: path.parent.name):
            tries = [attempt(path, out / kind) for path in paths]
            faults += [f"{kind}/{one.path.name}: {one.fault}" for one in tries if one.fault]
            _print_row(kind, tries)
        faults += [f"half-written: {path}" for path in out.rglob("*-tmp")]
        faults += _wrong_outputs(out)
    print("\n".join(faults) or f"{len(wanted)} files, nothing wrong")
    return len(faults)


def _wrong_outputs(out: Path) -> list[str]:
    """Outputs that were made and are not right, or not harmless."""
    made = [path for path in sorted(out.rglob("*")) if path.suffix in JUDGED]
    return [
        f"{Path(finding.file).parent.name}/{Path(finding.file).name}: {finding.code}"
        for finding in check_files(made)
        if finding.code.endswith((".active", ".unreadable"))
    ]


def _print_row(kind: str, tries: list[Try]) -> None:
    slowest = max(tries, key=lambda one: one.seconds)
    largest = max(one.megabytes for one in tries)
    made = sum(one.code == 0 for one in tries)
    print(
        f"{kind:<14}{len(tries):>6}{made:>6}{slowest.seconds:>8.1f}s{largest:>6.0f} MB  "
        f"{slowest.path.name}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(min(main(), 100))
