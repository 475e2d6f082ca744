"""Killed runs, dead workers, hangs, full disks: nothing half-written, and the rest is finished."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convert.batch.plan import Selection, plan
from convert.batch.run import Order, run
from convert.settings import Settings
from convert.storage.places import LocalPlace
from tests.batch.hearing import Hearing
from tests.command import ROOT, article_convert

ARTICLES = 300
KILLS = 20


def write_articles(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        words = " ".join(f"word{number + k}" for k in range(40))
        text = f"Article number {number}\n\nA paragraph of {words}.\n\nAnother one of {words}.\n"
        (folder / f"a{number:04}.txt").write_text(text)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def half_written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*tmp") if path.is_file()]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """300 articles, and the tree that an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder / "in", ARTICLES)
    result = article_convert("run", "in", *ARGUMENTS, cwd=folder, env=ENV)
    assert result.code == 0, result.err
    return folder / "in", tree(folder / "out")


ARGUMENTS = ("-t", "html,json", "-o", "out", "-q", "-j", "2")
ENV = {"SOURCE_DATE_EPOCH": "1700000000"}


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "convert", "run", "in", *ARGUMENTS],
        cwd=folder,
        env={**os.environ, **ENV, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_tree(articles, tmp_path: Path):
    source, undisturbed = articles
    shutil.copytree(source, tmp_path / "in")
    moments = random.Random(7)
    for _ in range(KILLS):
        process = start(tmp_path)
        time.sleep(moments.uniform(0.15, 0.9))
        process.kill()  # and not its workers: they may still be at it when the next run starts
        process.wait()
        if process.stderr:
            process.stderr.close()
        for name, data in tree(tmp_path / "out").items():
            assert data == undisturbed[name], f"{name} is not whole"
    process = start(tmp_path)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert tree(tmp_path / "out") == undisturbed
    assert not half_written(tmp_path / "out")


def test_nothing_is_left_running_when_the_parent_is_killed(tmp_path: Path):
    write_articles(tmp_path / "in", 2 * ARTICLES)
    process = start(tmp_path)
    deadline = time.monotonic() + 30
    while len(_workers(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    (server,) = {server for server, _ in _family(process.pid)}
    family = [server, *_workers(process.pid)]
    assert len(family) == 3
    process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()
    while any(map(_runs, family)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [one for one in family if _runs(one)] == []


def test_no_temporary_folder_is_left_behind(tmp_path: Path):
    """Neither by a run that ends well, nor for long by one whose processes are all killed."""
    write_articles(tmp_path / "in", 4)
    place = tmp_path / "temporary"
    place.mkdir()
    arguments = ("run", "in", "-t", "docx,epub,pdf", "-j", "2", "-q", "-o", "out", "--force")
    env = {"TMPDIR": str(place)}
    for _ in range(2):
        result = article_convert(*arguments, cwd=tmp_path, env=env)
        assert result.code == 0, result.err
        assert [path.name for path in place.iterdir() if "article-convert" in path.name] == []
    dead = subprocess.Popen(["true"])
    dead.wait()
    (place / f"article-convert-docx-{dead.pid}-abc").mkdir()
    assert article_convert(*arguments, cwd=tmp_path, env=env).code == 0
    assert [path.name for path in place.iterdir() if "article-convert" in path.name] == []


def test_a_long_name_of_the_temporary_folder_is_no_obstacle(tmp_path: Path):
    """A fork server's socket lies in it, and sockets have short names: CI has long ones."""
    write_articles(tmp_path / "in", 4)
    place = tmp_path / ("long-" * 20)
    place.mkdir()
    result = article_convert(
        "run", "in", *ARGUMENTS, cwd=tmp_path, env={**ENV, "TMPDIR": str(place)}
    )
    assert result.code == 0, result.err
    assert len(tree(tmp_path / "out")) == 8


def _runs(process: int) -> bool:
    """Whether a process is there and is not a dead one that nobody has asked after."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_a_worker_that_is_killed_costs_nothing(articles, tmp_path: Path):
    source, undisturbed = articles
    shutil.copytree(source, tmp_path / "in")
    process = start(tmp_path)
    killed = 0
    deadline = time.monotonic() + 20
    while killed < 2 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.25)
        workers = _workers(process.pid)
        if len(workers) > 1:  # one that works alone, as a suspect does, has two lives only
            os.kill(workers[0], signal.SIGKILL)
            killed += 1
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert killed
    assert tree(tmp_path / "out") == undisturbed
    assert not half_written(tmp_path / "out")


def _family(parent: int) -> list[tuple[int, int]]:
    """Each process below the children of `parent`, after its own parent."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append(int(entry.name))
    return [
        (server, worker) for server in below.get(parent, []) for worker in below.get(server, [])
    ]


def _workers(parent: int) -> list[int]:
    """The processes that make articles: those below the fork server of `parent`."""
    return [worker for _, worker in _family(parent)]


def test_two_runs_at_once_on_one_folder_both_end_well(articles, tmp_path: Path):
    source, undisturbed = articles
    shutil.copytree(source, tmp_path / "in")
    first, second = start(tmp_path), start(tmp_path)
    for process in (first, second):
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert tree(tmp_path / "out") == undisturbed


def test_an_interrupt_stops_what_is_under_way(tmp_path: Path):
    write_articles(tmp_path / "in", 10 * ARTICLES)  # more than are made before this looks again
    process = start(tmp_path)
    out = tmp_path / "out"
    deadline = time.monotonic() + 20
    while not list(out.glob("*.html")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert not half_written(out)
    assert len(list(out.glob("*.html"))) < 10 * ARTICLES


def install(plugin: Path, name: str, module: str) -> None:
    """A backend in a folder as pip would leave it there; the class is `Backend`."""
    info = plugin / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(f"[convert.backends]\n{name} = {name}_plugin:Backend\n")
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n")
    (plugin / f"{name}_plugin.py").write_text(module)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_hangs_costs_only_itself(tmp_path: Path, jobs: str):
    write_articles(tmp_path / "in", 4)
    install(tmp_path / "plugin", "sleepy", SLEEPY)
    result = article_convert(
        "run", "in", "-t", "sleepy", "-o", "out", "-j", jobs, "--seconds", "1", "-q",
        cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path / 'plugin'}{os.pathsep}{ROOT}"},
    )  # fmt: skip
    assert result.code == 1
    assert sorted(p.name for p in (tmp_path / "out").glob("*.sleepy")) == [
        "a0000.sleepy", "a0001.sleepy", "a0003.sleepy",
    ]  # fmt: skip
    assert "in/a0002.txt: error: took longer than 1 seconds" in result.err


def test_an_article_that_wants_too_much_memory_costs_only_itself(tmp_path: Path):
    write_articles(tmp_path / "in", 4)
    install(tmp_path / "plugin", "greedy", GREEDY)
    result = article_convert(
        "run", "in", "-t", "greedy", "-o", "out", "-j", "2", "--megabytes", "400", "-q",
        cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path / 'plugin'}{os.pathsep}{ROOT}"},
    )  # fmt: skip
    assert result.code == 1
    assert sorted(p.name for p in (tmp_path / "out").glob("*.greedy")) == [
        "a0000.greedy", "a0001.greedy", "a0003.greedy",
    ]  # fmt: skip
    assert "in/a0002.txt: error: not enough memory" in result.err


SLEEPY = """
import itertools
from convert.settings import RenderOptions


class Backend:
    name = "sleepy"
    suffix = ".sleepy"
    media_type = "text/plain"
    options = RenderOptions

    def render(self, article, theme, options, context):
        if article.metadata.title.endswith("2"):
            # Holds the interpreter's lock and heeds no signal, as a library that hangs does.
            sum(itertools.repeat(1))
        return b"done"
"""


GREEDY = """
from convert.settings import RenderOptions


class Backend:
    name = "greedy"
    suffix = ".greedy"
    media_type = "text/plain"
    options = RenderOptions

    def render(self, article, theme, options, context):
        if article.metadata.title.endswith("2"):
            return bytes(1024 * 1024 * 1024)
        return b"done"
"""


def test_a_disk_that_fills_and_is_freed(articles, tmp_path: Path, monkeypatch):
    """A small file system of its own, where this machine lets us make one."""
    source, undisturbed = articles
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENV["SOURCE_DATE_EPOCH"])
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a file system")
    try:
        settings = Settings(to=("html", "json"))
        jobs = plan([str(source)], settings.to, str(disk / "out"), Selection()).jobs
        order = Order(jobs=jobs, place=LocalPlace(str(disk / "out")), settings=settings)
        (disk / "filler").write_bytes(b"x" * 600_000)
        first = run(order, Hearing())
        assert first.failed
        assert "No space left on device" in first.failures[0]
        assert not half_written(disk)
        for name, data in tree(disk / "out").items():
            assert data == undisturbed[name]
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        second = run(order, Hearing())
        assert not second.failed
        assert tree(disk / "out") == undisturbed
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


@pytest.mark.parametrize("moment", [0.15, 0.4, 0.8, 1.2, 2.0])
def test_an_interrupt_at_any_moment_is_one_line(articles, tmp_path: Path, moment: float):
    """The signal goes to every process of the terminal, also to those that are only beginning."""
    shutil.copytree(articles[0], tmp_path / "in")
    process = start(tmp_path)
    time.sleep(moment)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130, -signal.SIGINT)  # the last: before Python itself was up
    if process.returncode == 130:
        assert err.decode().splitlines() == [
            "interrupted: what is finished is kept; run again to make the rest"
        ]
