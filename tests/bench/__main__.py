"""`make bench`: whole processes side by side, in one run, on the same generated articles.

usage: python -m tests.bench [--articles 50] [--growth 50,500] [--plot FILE.svg]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.articles import write_articles
from tests.bench.plot import growth_plot
from tests.bench.rivals import installed

FORMATS = "pdf,epub,docx,html"


def main() -> int:
    """Print the ratios, our stages' share, and how the time grows with the number of articles."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--growth", default="50,500")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _ratios(Path(folder), options.articles)
        growth = [_growth(Path(folder), int(count)) for count in options.growth.split(",")]
    if options.plot:
        options.plot.write_text(growth_plot(growth), encoding="utf-8")
    return 0


def _ours(source: Path, out: Path, *more: str) -> tuple[float, list[dict[str, object]]]:
    command = [sys.executable, "-m", "convert", "run", str(source), "-t", FORMATS, "-o", str(out)]
    started = time.perf_counter()
    done = subprocess.run([*command, "--json", *more], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    return seconds, [json.loads(line) for line in done.stdout.splitlines()]


def _ratios(folder: Path, count: int) -> None:
    source = folder / "source"
    write_articles(source, count)
    ours, articles = _ours(source, folder / "ours")
    print(f"{count} articles, {FORMATS}, {os.cpu_count()} cores")
    print(f"{'article-convert':28} {ours / count * 1000:8.1f} ms an article")
    stages: dict[str, float] = {}
    for article in articles:
        for name, seconds in article["seconds"].items():  # type: ignore[attr-defined] # our JSON
            stages[name] = stages.get(name, 0.0) + seconds
    for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
        print(f"    {name:24} {seconds / count * 1000:8.1f} ms on one core")
    for name, rival in installed().items():
        out = folder / name.partition(" ")[0]
        out.mkdir(exist_ok=True)
        started = time.perf_counter()
        rival(source, out)
        seconds = time.perf_counter() - started
        print(
            f"{name:28} {seconds / count * 1000:8.1f} ms an article, {seconds / ours:6.1f} x ours"
        )


def _growth(folder: Path, count: int) -> tuple[int, float, float]:
    source, out = folder / f"growth{count}", folder / f"out{count}"
    write_articles(source, count)
    first, _ = _ours(source, out)
    again, _ = _ours(source, out)
    print(f"{count:6} articles: {first:8.1f} s, unchanged again {again:6.2f} s")
    return count, first, again


if __name__ == "__main__":
    sys.exit(main())
