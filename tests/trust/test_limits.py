"""Limits that hold everywhere: for one article as for many, for every command, every format."""

import atexit
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convert.article import Article, Heading, Metadata, Text
from convert.limits import Limits
from convert.limits.apart import within
from convert.normalise import normalise
from tests.command import ROOT, article_convert
from tests.trust.articles import article, cell, numbered, paragraph

TEXT = "A night at sea\n\nThe first paragraph says a few words.\n\nSo does the second.\n"

BACKEND = """
import itertools, time
from convert.settings import RenderOptions


class Backend:
    name = "{name}"
    suffix = ".{name}"
    media_type = "text/plain"
    options = RenderOptions

    def render(self, article, theme, options, context):
        if article.metadata.title.startswith("Bad"):
            {bad}
        return b"done"
"""

BAD = {
    "heeding": "time.sleep(600)",
    "deaf": "sum(itertools.repeat(1))",
    "catching": "\n".join(
        [
            "while True:",
            "                try: time.sleep(600)",
            "                except Exception: pass",
        ]
    ),
    "greedy": "return bytes(3 << 30)",
    "dying": "import os; os.abort()",
    "endless": "x = []\n            while True: x.append(bytes(1 << 20))",
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a good and a bad article, and with the backends of this file installed."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT)
    (tmp_path / "in" / "bad.txt").write_text(TEXT.replace("A night", "Bad"))
    for name, bad in BAD.items():
        info = tmp_path / "plugin" / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        points = f"[convert.backends]\n{name} = {name}_plugin:Backend\n"
        (info / "entry_points.txt").write_text(points)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n")
        module = BACKEND.format(name=name, bad=bad)
        (tmp_path / "plugin" / f"{name}_plugin.py").write_text(module)
    return tmp_path


def run(work: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    path = f"{work / 'plugin'}{os.pathsep}{ROOT}"
    return subprocess.run(
        [sys.executable, "-m", "convert", *arguments],
        cwd=work, capture_output=True, check=False, timeout=200,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


SAID = {
    "heeding": b"took longer than 2 seconds",
    "deaf": b"took longer than 2 seconds",
    "catching": b"took longer than 2 seconds",
    "greedy": b"not enough memory",
    "dying": b"its worker died",
    "endless": b"not enough memory",
}
LIMITS = ("--seconds", "2", "--megabytes", "400")


@pytest.mark.parametrize("backend", SAID)
@pytest.mark.parametrize("many", [False, True], ids=["alone", "in a folder"])
def test_a_bad_article_costs_what_it_may_and_no_more(work: Path, backend: str, many: bool):
    what = "in" if many else "in/bad.txt"
    done = run(work, "run", what, "-t", backend, "-o", "out", *LIMITS, "--report", "r.json")
    assert done.returncode == (1 if many else 4)
    assert SAID[backend] in done.stderr
    assert b"Traceback" not in done.stderr
    assert (work / "r.json").is_file()
    assert (work / "out" / f"good.{backend}").exists() is many
    assert not (work / "out" / f"bad.{backend}").exists()


@pytest.mark.parametrize("backend", ["deaf", "greedy", "dying"])
def test_standard_output_has_the_same_limits(work: Path, backend: str):
    done = run(work, "run", "in/bad.txt", "-t", backend, "-o", "-", *LIMITS)
    assert done.returncode == 4
    assert SAID[backend] in done.stderr
    assert done.stdout == b""
    assert run(work, "run", "in/good.txt", "-t", backend, "-o", "-", *LIMITS).stdout == b"done"


def test_after_the_first_format_the_time_is_up_for_all(work: Path):
    """An alarm that rings for one format must not leave the next without a limit."""
    done = run(work, "run", "in/bad.txt", "-t", "html,heeding,catching", "-o", "out", *LIMITS)
    assert done.stderr.count(b"took longer than 2 seconds") == 1
    assert [path.suffix for path in (work / "out").glob("bad*")] == [".html"]  # what was finished


def test_no_process_and_no_half_file_is_left(work: Path):
    run(work, "run", "in", "-t", "deaf,dying", "-o", "out", *LIMITS)
    assert not [path for path in (work / "out").iterdir() if path.name.endswith("-tmp")]
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=False).stdout
    assert str(work) not in left


# ---- standard input and the other commands


@pytest.mark.parametrize(
    "command",
    ["run - -t html -o -", "run - -o out", "inspect -", "explain -"],
)
def test_standard_input_without_end_is_refused_at_its_limit(
    tmp_path: Path, command: tuple[str, ...]
):
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "convert", *command.split(), "--max-bytes", "1000"],
            stdin=endless, capture_output=True, cwd=tmp_path, check=False, timeout=100,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode in (1, 4)
    assert b"<stdin>: error: has more bytes than the limit of 1,000" in done.stderr


def test_as_many_bytes_as_may_be_are_read():
    text = TEXT.encode()
    limit = str(len(text))
    assert article_convert("inspect", "-", "--max-bytes", limit, stdin=text).code == 0
    assert article_convert("inspect", "-", "--max-bytes", limit, stdin=text + b"x").code == 1


@pytest.mark.parametrize("command", ["inspect", "explain"])
def test_what_looks_at_a_text_ends_in_time(tmp_path: Path, command: str):
    (tmp_path / "a.txt").write_text("A title\n\n" + "".join(f"{n}. It\n\n" for n in range(60_000)))
    started = time.monotonic()
    result = article_convert(command, "a.txt", "--seconds", "1", cwd=tmp_path)
    if result.code:  # else this machine was faster than the limit
        assert result.code == 1
        assert "took longer than 1 seconds" in result.err
        assert time.monotonic() - started < 60


@pytest.mark.parametrize("command", ["inspect", "explain"])
def test_what_looks_at_a_text_takes_no_more_memory(tmp_path: Path, command: str):
    (tmp_path / "a.txt").write_text("A title\n\n" + "words and more of them " * 1_500_000)
    result = article_convert(command, "a.txt", "--megabytes", "90", cwd=tmp_path)
    assert result.code == 1
    assert "not enough memory" in result.err or "its worker died" in result.err


# ---- what is linear, or limited by name


def test_equal_headings_cost_no_more_each():
    heading = Heading(level=2, content=(Text(text="Low tide"),))

    def seconds(count: int) -> float:
        blocks = (heading,) * count
        started = time.process_time()
        normalise(Article(metadata=Metadata(title="x"), blocks=blocks), "x")
        return time.process_time() - started

    seconds(100)
    short, long = (min(seconds(count) for _ in "ab") for count in (4_000, 20_000))
    assert long < 12 * max(short, 0.01)  # a square would take 25 times as long


@pytest.mark.parametrize(
    "block",
    [
        numbered(2**62, "upper_roman"),
        numbered(10**9, "upper_roman"),
        cell(10**9, 10**9),
        cell(1001),
    ],
    ids=["roman 2^62", "roman 10^9", "a cell of 10^18 places", "a cell of 1001 columns"],
)
def test_numbers_cost_no_more_than_their_digits(tmp_path: Path, block: dict[str, object]):
    (tmp_path / "a.json").write_bytes(article(paragraph(), block))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    result = article_convert("run", "a.json", "-o", "out", cwd=tmp_path)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert result.code in (0, 4)
    assert result.code == 0 or "[limit." in result.err
    assert spent < 30


def test_what_a_program_has_begun_is_not_ended_by_work_done_apart(tmp_path: Path):
    kept, own = tmp_path / "kept", tmp_path / "own"

    def work() -> int:
        atexit.register(own.touch)
        return os.getpid()

    kept.touch()
    atexit.register(kept.unlink)
    try:
        child = within(Limits(seconds=20, megabytes=2048), "sea.txt", work)
    finally:
        atexit.unregister(kept.unlink)
    assert child != os.getpid()
    assert kept.exists()
    assert own.exists()
