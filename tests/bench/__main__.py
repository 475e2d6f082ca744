"""`make bench`: whole processes side by side, in one run, on the same generated articles.

usage: python -m tests.bench [--articles 200] [--short] [--growth 50,500,5000] [--plot FILE.svg]
       python -m tests.bench --memory 10000
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from tests.bench.alone import stages_alone
from tests.bench.articles import (
    Kind,
    article,
    published,
    write_articles,
    write_small_articles,
)
from tests.bench.memory import Sizes, watched_run
from tests.bench.plot import growth_plot
from tests.bench.rivals import installed

FORMATS = "pdf,epub,docx,html"
WARM_AFTER = 20  # articles, until every worker has made some


def main() -> int:
    """Print the ratios, our stages' share, and how the time grows with the number of articles."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="articles as short as the sample")
    parser.add_argument("--growth", default="50,500,5000", help="empty for none")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--memory", type=int, metavar="ARTICLES", help="measure memory instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.memory:
            return _memory(Path(folder), options.memory)
        kind = article if options.short else published
        _ratios(Path(folder), options.articles, kind)
        counts = [int(count) for count in options.growth.split(",") if count]
        growth = [_growth(Path(folder), count, kind) for count in counts]
    if options.plot:
        options.plot.write_text(growth_plot(growth), encoding="utf-8")
    return 0


class Run(Struct, frozen=True):
    """One run of ours: seconds in all, seconds an article once warm, each article's report."""

    seconds: float
    warm: float
    articles: list[dict[str, dict[str, float]]]


def _ours(source: Path, out: Path, *more: str) -> Run:
    command = [sys.executable, "-m", "convert", "run", str(source), "-t", FORMATS, "-o", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--json", *more], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    articles, times = [], []
    for line in process.stdout:
        articles.append(json.loads(line))
        times.append(time.perf_counter())
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, command)
    seconds = time.perf_counter() - started
    warm = 0.0
    if len(times) > 2 * WARM_AFTER:
        warm = (times[-1] - times[WARM_AFTER]) / (len(times) - 1 - WARM_AFTER)
    return Run(seconds, warm, articles)


def _ratios(folder: Path, count: int, kind: Kind) -> None:
    source = folder / "source"
    write_articles(source, count, kind)
    ours = _ours(source, folder / "ours")
    cores = os.cpu_count() or 1
    print(f"{count} articles, {FORMATS}, {cores} cores")
    _line("article-convert", ours.seconds / count)
    _line("    once warm", ours.warm)
    _stages(ours, count)
    _by_typst(source, folder / "typst", count)
    alone = sum(stages_alone(source, FORMATS.split(",")).values())
    _line("    stages alone, one core", alone)
    _line(
        "    over all cores",
        alone / cores,
        f"{ours.warm / (alone / cores):6.2f} x is the warm rate",
    )
    files = sorted(source.iterdir())
    for rival in installed():
        chosen = files[: rival.most]
        out = folder / rival.name.partition(" ")[0]
        out.mkdir(exist_ok=True)
        started = time.perf_counter()
        rival.make(chosen, out)
        each = (time.perf_counter() - started) / len(chosen)
        _line(rival.name, each, f"{each / (ours.seconds / count):6.1f} x ours")


def _by_typst(source: Path, out: Path, count: int) -> None:
    """The same run with the second engine of PDF."""
    run = _ours(source, out, "-O", "pdf.engine=typst")
    _line("article-convert, Typst", run.seconds / count)
    _line("    once warm", run.warm)
    _stages(run, count)


def _line(name: str, seconds: float, more: str = "") -> None:
    print(f"{name:28} {seconds * 1000:8.1f} ms an article  {more}".rstrip(), flush=True)


def _stages(ours: Run, count: int) -> None:
    stages: dict[str, float] = {}
    for told in ours.articles:
        for name, seconds in told["seconds"].items():
            stages[name] = stages.get(name, 0.0) + seconds
    for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
        print(f"    {name:24} {seconds / count * 1000:8.1f} ms on one core")


def _growth(folder: Path, count: int, kind: Kind) -> tuple[int, float, float]:
    source, out = folder / f"growth{count}", folder / f"out{count}"
    write_articles(source, count, kind)
    first, again = _ours(source, out).seconds, _ours(source, out).seconds
    print(f"{count:6} articles: {first:8.1f} s, unchanged again {again:6.2f} s", flush=True)
    return count, first, again


def _memory(folder: Path, count: int) -> int:
    """Megabytes of each kind of process while small articles are made, and afterwards."""
    source, out = folder / "small", folder / "out"
    write_small_articles(source, count)
    marks = sorted({mark for mark in (100, 1000, count // 2, count) if mark <= count})
    arguments = [str(source), "-t", FORMATS, "-o", str(out)]
    first = watched_run(arguments, marks)
    print(f"{count} small articles, {FORMATS}: {first.seconds:.1f} s; megabytes resident")
    print(f"{'':12}{'parent':>10}{'worker':>10}{'pandoc':>10}")
    for mark, sizes in first.at.items():
        _sizes(f"at {mark:,}", sizes)
    _sizes("at most", first.peak)
    again = watched_run(arguments, [count])
    _sizes("unchanged", again.peak, f"{again.seconds:.2f} s")
    touched = source / "a00007.txt"
    touched.write_text(touched.read_text(encoding="utf-8") + "\nOne paragraph more.\n")
    one = watched_run(arguments, [count])
    _sizes("one changed", one.peak, f"{one.seconds:.2f} s, {one.articles} made")
    return 0


def _sizes(name: str, sizes: Sizes, more: str = "") -> None:
    print(f"{name:12}{sizes.parent:10.0f}{sizes.worker:10.0f}{sizes.pandoc:10.0f}  {more}".rstrip())


if __name__ == "__main__":
    sys.exit(main())
