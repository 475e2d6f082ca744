"""Twenty thousand articles with a bad one in fifty: nothing grows, nothing is lost, all is named.

    python -m tests.trust.soak --articles 20000 --plot soak.svg

Each second the memory, open files and processes of the run and the temporary files of the machine
are counted, on Linux. At the end every good article is there and every bad one is in the report.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct

from tests.bench.articles import article as good_article
from tests.command import ROOT
from tests.trust.test_one_bad_article import REFUSED

ONE_IN = 50
_WIDTH, _HEIGHT = 640, 130
_LEAST = 1.0  # of a column, so that one of noughts has a height


class Look(Struct, frozen=True):
    """What a run holds at a moment: megabytes, handles, processes, temporary files."""

    seconds: float
    megabytes: float
    handles: int
    processes: int
    temporary: int


def write_articles(folder: Path, count: int) -> tuple[set[str], set[str]]:
    """Write good and bad articles; the names of each."""
    good: set[str] = set()
    bad: set[str] = set()
    hostile = cycle(data for data, _ in REFUSED.values())
    for number in range(count):
        if number % ONE_IN:
            path = folder / f"{number:05}.txt"
            path.write_text(good_article(number), encoding="utf-8")
            good.add(path.stem)
        else:
            path = folder / f"{number:05}.json"
            path.write_bytes(next(hostile))
            bad.add(path.stem)
    return good, bad


def family(parent: int) -> set[int]:
    """A process and all below it."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = {parent}, [parent]
    while waiting:
        children = below.get(waiting.pop(), [])
        found |= set(children)
        waiting += children
    return found


def look(parent: int, started: float, temporary: Path) -> Look:
    """Count what a run holds now."""
    megabytes, handles = 0.0, 0
    processes = family(parent)
    for process in processes:
        try:
            pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
            handles += len(os.listdir(f"/proc/{process}/fd"))
        except OSError:
            continue
        megabytes += pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    files = sum(len(names) for _, _, names in os.walk(temporary))
    return Look(time.monotonic() - started, megabytes, handles, len(processes), files)


def watched(command: Sequence[str | Path], temporary: Path) -> Iterator[Look]:
    """Run the command and look at it each second until it ends."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-m", "convert", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
    ) as child:  # fmt: skip
        while child.poll() is None:
            yield look(child.pid, started, temporary)
            time.sleep(1)


def growth(looks: Sequence[Look], name: str) -> float:
    """The last third's mean over that of the third before, once all has started; 1 is flat."""
    values = [float(getattr(each, name)) for each in looks]
    third = max(len(values) // 3, 1)
    before, after = values[third : 2 * third], values[2 * third :]
    if not before or not after:
        return 1.0
    return (sum(after) / len(after) + _LEAST) / (sum(before) / len(before) + _LEAST)


def plot(looks: Sequence[Look]) -> str:
    """The four courses, one below the other, each from nought to its most."""
    names = ("megabytes", "handles", "processes", "temporary")
    longest = max(each.seconds for each in looks) or 1.0
    drawn = []
    for row, name in enumerate(names):
        most = max(getattr(each, name) for each in looks)
        top = row * _HEIGHT
        points = " ".join(
            f"{10 + _WIDTH * each.seconds / longest:.1f},"
            f"{top + _HEIGHT - 10 - (_HEIGHT - 40) * getattr(each, name) / (most or 1):.1f}"
            for each in islice(looks, 0, None, max(len(looks) // 600, 1))
        )
        drawn.append(f'<polyline points="{points}" fill="none" stroke="#0b3d91"/>')
        drawn.append(f'<text x="10" y="{top + 20}">{name}: at most {most:,.0f}</text>')
    size = f'viewBox="0 0 {_WIDTH + 20} {_HEIGHT * len(names)}"'
    words = f"Memory, handles, processes and temporary files over {longest:.0f} seconds"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{words}" '
        'font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def faults(report: Path, out: Path, good: set[str], bad: set[str], format: str) -> list[str]:
    """What is not as it must be after the run."""
    articles = json.loads(report.read_bytes())["articles"]
    failed = {Path(each["source"]).stem for each in articles if each["errors"]}
    made = {path.stem for path in out.glob(f"*.{format}")}
    return [
        *(f"{name}: good, and not made" for name in sorted(good - made)),
        *(f"{name}: bad, and not named" for name in sorted(bad - failed)),
        *(f"{name}: good, and said to be bad" for name in sorted(failed - bad)),
        *(f"{path}: half-written" for path in out.rglob("*-tmp")),
    ]


def main() -> int:
    """Run, count, say what is wrong; how many things are."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.soak")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--to", default="html")
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder, out, temporary = (Path(name, part) for part in ("in", "out", "tmp"))
        folder.mkdir()
        temporary.mkdir()
        good, bad = write_articles(folder, asked.articles)
        report = Path(name, "report.json")
        command = (
            "run",
            folder,
            "--include",
            "*",
            "-t",
            asked.to,
            "-o",
            out,
            "--report",
            report,
            "-q",
        )
        looks = list(watched(command, temporary))
        wrong = faults(report, out, good, bad, asked.to)
        wrong += [f"{path}: left behind" for path in temporary.rglob("*article-convert*")]
    names = ("megabytes", "handles", "processes", "temporary")
    for column in names:
        grown = growth(looks, column)
        print(f"{column:<10} at most {max(getattr(each, column) for each in looks):>8,.0f}"
              f"  last third over the second {grown:.2f}")  # fmt: skip
        wrong += [f"{column} grew by {grown:.2f}"] if grown > 1.2 else []
    if asked.plot:
        asked.plot.write_text(plot(looks), encoding="utf-8")
    print("\n".join(wrong[:50]) or f"{len(good):,} good made, {len(bad):,} bad named")
    return min(len(wrong), 100)


if __name__ == "__main__":
    sys.exit(main())
