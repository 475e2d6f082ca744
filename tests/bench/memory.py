"""How much memory a run holds while it goes, by process, as /proc of this machine tells."""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tests.command import ROOT

_MEGABYTE = 1024 * 1024
_PAUSE = 0.05  # seconds between two looks


class Sizes(Struct, frozen=True):
    """Megabytes resident: of the run's own process, of the largest worker, of its pandoc."""

    parent: float = 0.0
    worker: float = 0.0
    pandoc: float = 0.0

    def or_more(self, other: "Sizes") -> "Sizes":
        """The larger of each."""
        return Sizes(
            max(self.parent, other.parent),
            max(self.worker, other.worker),
            max(self.pandoc, other.pandoc),
        )


class Course(Struct, frozen=True):
    """What a run held: the most in the stretch up to each number of articles, and at all."""

    at: dict[int, Sizes]
    peak: Sizes
    seconds: float
    articles: int


def watched_run(arguments: Sequence[str], marks: Sequence[int]) -> Course:
    """Run the command with `--json`, which tells how far it is, and look at its processes.

    Each mark's sizes are the most seen in the twentieth of the run before it, since a worker's
    size goes up and down with each article.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "convert", "run", *arguments, "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    watch = _Watch(process.pid, marks)
    watcher = threading.Thread(target=watch.look)
    watcher.start()
    assert process.stdout is not None
    for _ in process.stdout:
        watch.done += 1
    process.stdout.close()
    watch.over.set()
    watcher.join()
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, "article-convert run")
    return Course(watch.at, watch.peak, time.monotonic() - started, watch.done)


class _Watch:
    def __init__(self, parent: int, marks: Sequence[int]) -> None:
        self.parent = parent
        self.width = max(max(marks) // 20, 20)
        self.at = {mark: Sizes() for mark in marks}
        self.peak = Sizes()
        self.done = 0
        self.over = threading.Event()

    def look(self) -> None:
        while not self.over.wait(_PAUSE):
            sizes = sizes_of(self.parent)
            self.peak = self.peak.or_more(sizes)
            for mark, before in self.at.items():
                if mark - self.width <= self.done <= mark:
                    self.at[mark] = before.or_more(sizes)


def sizes_of(parent: int) -> Sizes:
    """The sizes of a run's processes now."""
    below: dict[int, list[int]] = {}
    names: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            head, _, rest = (entry / "stat").read_text().rpartition(")")
        except OSError:
            continue
        names[int(entry.name)] = head.partition("(")[2]
        below.setdefault(int(rest.split()[1]), []).append(int(entry.name))
    every = _below(parent, below)
    pandocs = [process for process in every if names[process] == "pandoc"]
    workers = [process for process in every if process not in pandocs]
    return Sizes(
        _resident(parent),
        max(map(_resident, workers), default=0.0),
        max(map(_resident, pandocs), default=0.0),
    )


def _below(process: int, below: dict[int, list[int]]) -> list[int]:
    found = below.get(process, [])
    return found + [deeper for child in found for deeper in _below(child, below)]


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, ValueError):
        return 0.0
    import resource

    return pages * resource.getpagesize() / _MEGABYTE
