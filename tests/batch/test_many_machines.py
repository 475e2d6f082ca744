"""Dask's own scheduler and workers, and a server that speaks S3, all on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.batch.test_unbreakable import GREEDY, SLEEPY, install, tree, write_articles
from tests.command import ROOT, article_convert

ARTICLES = 300
ENV = {"SOURCE_DATE_EPOCH": "1700000000"}
ARGUMENTS = ("-t", "html,json", "-q")


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Articles, and the tree that a run on this machine alone makes of them."""
    folder = tmp_path_factory.mktemp("local")
    write_articles(folder / "in", ARTICLES)
    result = article_convert("run", "in", *ARGUMENTS, "-o", "out", cwd=folder, env=ENV)
    assert result.code == 0, result.err
    return folder, tree(folder / "out")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int, seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


def start(*arguments: str, cwd: Path, path: str = str(ROOT)) -> subprocess.Popen[bytes]:
    """A Python module as a process with no date set, so that the date must come from the run."""
    env = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env={**env, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def stop(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


Cluster = tuple[str, list[subprocess.Popen[bytes]]]


@contextmanager
def started(folder: Path, path: str = str(ROOT)) -> Iterator[Cluster]:
    """A scheduler and two worker processes, started by Dask's own commands."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = start(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port),
        "--no-dashboard", cwd=folder, path=path,
    )  # fmt: skip
    assert listens(port)
    workers = [
        start(
            "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard",
            "--host", "127.0.0.1", cwd=folder, path=path,
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        yield address, [scheduler, *workers]
    finally:
        stop(*workers, scheduler)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with started(tmp_path_factory.mktemp("cluster")) as found:
        yield found


def test_a_cluster_makes_the_same_bytes(local, cluster, tmp_path: Path):
    folder, alone = local
    address, _ = cluster
    result = article_convert(
        "run", folder / "in", *ARGUMENTS, "-o", tmp_path / "out", "--executor", address, env=ENV
    )
    assert result.code == 0, result.err
    assert tree(tmp_path / "out") == alone


def under_way(folder: Path, tmp_path: Path, address: str) -> subprocess.Popen[bytes]:
    """A run on a cluster that has made its first articles."""
    run = subprocess.Popen(
        [sys.executable, "-m", "convert", "run", str(folder / "in"), *ARGUMENTS,
         "-o", str(tmp_path / "out"), "--executor", address],
        env={**os.environ, **ENV, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list((tmp_path / "out").glob("*.html")) and time.monotonic() < deadline:
        time.sleep(0.02)
    return run


def test_a_worker_of_the_cluster_that_is_killed_costs_nothing(local, cluster, tmp_path: Path):
    folder, alone = local
    address, workers = cluster
    run = under_way(folder, tmp_path, address)
    stop(workers[1])  # the first is the scheduler
    _, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    assert tree(tmp_path / "out") == alone


def test_a_cluster_is_given_as_much_as_its_workers_take(tmp_path: Path):
    """And not as much as this machine's cores would."""
    program = (
        "import os, sys; os.cpu_count = lambda: 64\n"
        "from convert.batch.dask import dask_executor\n"
        "from convert.settings import Settings\n"
        "print(dask_executor(sys.argv[1], Settings(to=('html',)))[1])"
    )
    with started(tmp_path) as (address, _):
        deadline = time.monotonic() + 30
        told = ""
        while told != "2" and time.monotonic() < deadline:  # both workers may not be there yet
            told = subprocess.run(
                [sys.executable, "-c", program, address],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
    assert told == "2"


def test_limits_hold_on_a_cluster(tmp_path: Path):
    write_articles(tmp_path / "in", 4)
    install(tmp_path / "plugin", "sleepy", SLEEPY)
    install(tmp_path / "plugin", "greedy", GREEDY)
    path = f"{tmp_path / 'plugin'}{os.pathsep}{ROOT}"
    with started(tmp_path, path) as (address, _):
        result = article_convert(
            "run", "in", "-t", "sleepy,greedy", "-o", "out", "--executor", address, "-q",
            "--seconds", "4", "--megabytes", "400", cwd=tmp_path, env={"PYTHONPATH": path},
        )  # fmt: skip
        assert result.code == 1
        assert "in/a0002.txt: error: took longer than 4 seconds" in result.err
        assert len(list((tmp_path / "out").glob("*.sleepy"))) == 3
        result = article_convert(
            "run", "in", "-t", "greedy", "-o", "out", "--executor", address, "-q", "--force",
            "--megabytes", "400", cwd=tmp_path, env={"PYTHONPATH": path},
        )  # fmt: skip
        assert result.code == 1
        assert "in/a0002.txt: error: not enough memory" in result.err
        assert len(list((tmp_path / "out").glob("*.greedy"))) == 3


def test_a_theme_of_ones_own_travels(cluster, tmp_path: Path):
    """The cluster's workers have another folder, from which `themes/small` leads nowhere."""
    write_articles(tmp_path / "in", 3)
    for name, extends, colour in (("house", "default", "#400000"), ("small", "../house", "")):
        theme = tmp_path / "themes" / name
        theme.mkdir(parents=True)
        tokens = f'name = "{name}"\nextends = "{extends}"\n'
        (theme / "theme.toml").write_text(tokens + (f'[colour]\nink = "{colour}"\n' * bool(colour)))
    (theme / "screen.css").write_text("p { letter-spacing: 0.01em }\n")
    arguments = ("run", "in", "-t", "html,epub", "--theme", "themes/small", "-q", "-o")
    for out, more in (("near", ()), ("far", ("--executor", cluster[0]))):
        result = article_convert(*arguments, out, *more, cwd=tmp_path, env=ENV)
        assert result.code == 0, result.err
    assert b"#400000" in (tmp_path / "near" / "a0001.html").read_bytes()
    assert b"letter-spacing: 0.01em" in (tmp_path / "near" / "a0001.html").read_bytes()
    assert tree(tmp_path / "far") == tree(tmp_path / "near")


def test_a_worker_of_another_version_is_named_before_any_work(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    (tmp_path / "other" / "weasyprint-1.2.3.dist-info").mkdir(parents=True)
    with started(tmp_path, f"{tmp_path / 'other'}{os.pathsep}{ROOT}") as (address, _):
        result = article_convert(
            "run", "in", *ARGUMENTS, "-o", "out", "--executor", address, cwd=tmp_path
        )
    assert result.code == 2
    assert "has other versions: " in result.err
    assert "weasyprint-1.2.3" in result.err
    assert not (tmp_path / "out").exists()


def test_a_cluster_that_goes_away_is_told_and_the_next_run_finishes(local, tmp_path: Path):
    folder, alone = local
    with started(tmp_path) as (address, processes):
        run = under_way(folder, tmp_path, address)
        stop(*processes)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 3, err
    assert b"the cluster" in err
    assert b"Traceback" not in err
    result = article_convert("run", folder / "in", *ARGUMENTS, "-o", tmp_path / "out", env=ENV)
    assert result.code == 0, result.err
    assert tree(tmp_path / "out") == alone


def test_no_cluster_is_a_lack_of_the_machine(local, tmp_path: Path):
    folder, _ = local
    result = article_convert(
        "run", folder / "in", "-o", tmp_path, "--executor", f"tcp://127.0.0.1:{free_port()}"
    )
    assert result.code == 3
    assert "no Dask cluster answers" in result.err
    assert article_convert("run", folder / "in", "--executor", "nope").code == 2


def test_a_host_goes_on_logging_where_a_cluster_is_silent():
    code = (
        "import logging, distributed\n"
        "from convert.batch.dask import _hush\n"
        "logging.basicConfig(format='%(name)s %(message)s')\n"
        "_hush()\n"
        "for name in ('distributed.client', 'distributed.core', 'tornado.application'):\n"
        "    logging.getLogger(name).critical('a line was lost')\n"
        "logging.getLogger('asyncio').error('in distributed/comm/tcp.py')\n"
        "for name in ('host', 'asyncio'):\n"
        "    logging.getLogger(name).error('heard')\n"
    )
    heard = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert heard.stderr.splitlines() == ["host heard", "asyncio heard"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server that speaks S3, and what a client must know of it."""
    port = free_port()
    server = start(
        "moto.server", "-H", "127.0.0.1", "-p", str(port), cwd=tmp_path_factory.mktemp("s3")
    )
    assert listens(port)
    yield {
        **ENV,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }
    stop(server)


def test_articles_come_from_a_store_and_outputs_go_to_one(
    local, store, tmp_path: Path, monkeypatch
):
    import s3fs

    folder, alone = local
    files = s3fs.S3FileSystem(
        key="test", secret="test", client_kwargs={"endpoint_url": store["AWS_ENDPOINT_URL"]}
    )
    files.mkdir("articles")
    files.mkdir("site")
    for path in (folder / "in").iterdir():
        files.pipe_file(f"articles/in/{path.name}", path.read_bytes())
    arguments = ("run", "s3://articles/in", *ARGUMENTS, "-o", "s3://site/out")
    first = article_convert(*arguments, env=store)
    assert first.code == 0, first.err
    files.invalidate_cache()
    made = {
        key.removeprefix("site/out/"): files.cat_file(key)
        for key in files.find("site/out")
        if not key.rpartition("/")[2].startswith(".")
    }
    assert made == alone
    files.pipe_file("articles/in/a0007.txt", b"Another title\n\nAnother paragraph, with a stop.\n")
    second = article_convert("run", *arguments[1:], "--json", env=store)
    assert second.code == 0, second.err
    assert second.out.count("\n") == 1
    assert "a0007" in second.out


def test_sidecars_the_index_and_pruning_work_in_a_store(store, tmp_path: Path):
    import s3fs

    files = s3fs.S3FileSystem(
        key="test", secret="test", client_kwargs={"endpoint_url": store["AWS_ENDPOINT_URL"]}
    )
    files.mkdir("press")
    files.mkdir("shelf")
    for name in ("sea", "sub/land"):
        files.pipe_file(f"press/{name}.txt", f"The {name}\n\nA paragraph, with a stop.\n".encode())
    files.pipe_file("press/sea.toml", b'title = "Tides"\n')
    arguments = ("run", "s3://press", "-t", "html,epub", "-o", "s3://shelf/out", "--json")
    first = article_convert(*arguments, "--index", env=store)
    assert first.code == 0, first.err
    files.invalidate_cache()
    assert b"<title>Tides</title>" in files.cat_file("shelf/out/sea.html")
    page = files.cat_file("shelf/out/index.html").decode()
    assert "Tides" in page
    assert 'href="sub/land.epub"' in page
    catalogue = files.cat_file("shelf/out/catalogue.opds.xml").decode()
    assert "<updated>2023-11-14T22:13:20Z</updated>" in catalogue  # SOURCE_DATE_EPOCH
    files.pipe_file("press/sea.toml", b'title = "Currents"\n')
    second = article_convert(*arguments, env=store)
    assert [line for line in second.out.splitlines() if '"Currents"' in line]
    assert second.out.count("\n") == 1
    files.rm_file("press/sub/land.txt")
    third = article_convert(*arguments, "--prune", env=store)
    assert third.code == 0, third.err
    files.invalidate_cache()
    assert sorted(files.find("shelf/out")) == [
        "shelf/out/.article-convert.jsonl",
        *(f"shelf/out/{name}" for name in (
            "catalogue.opds.xml", "feed.atom.xml", "index.html", "sea.epub", "sea.html",
        )),
    ]  # fmt: skip


def test_a_cluster_works_for_a_store(local, cluster, store):
    """Neither machine has the articles: they come from the store and go to it by this one."""
    import s3fs

    folder, alone = local
    files = s3fs.S3FileSystem(
        key="test", secret="test", client_kwargs={"endpoint_url": store["AWS_ENDPOINT_URL"]}
    )
    files.mkdir("far")
    names = sorted(path.name for path in (folder / "in").iterdir())[:20]
    for name in names:
        files.pipe_file(f"far/in/{name}", (folder / "in" / name).read_bytes())
    result = article_convert(
        "run", "s3://far/in", *ARGUMENTS, "-o", "s3://far/out", "--executor", cluster[0], env=store
    )
    assert result.code == 0, result.err
    files.invalidate_cache()
    for name in names:
        stem = name.removesuffix(".txt")
        assert files.cat_file(f"far/out/{stem}.html") == alone[f"{stem}.html"]


def test_dask_by_itself_starts_a_cluster_here(local, tmp_path: Path):
    folder, alone = local
    (tmp_path / "in").mkdir()
    for path in sorted((folder / "in").iterdir())[:30]:
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    result = article_convert(
        "run", "in", *ARGUMENTS, "-o", "out", "--executor", "dask", cwd=tmp_path, env=ENV
    )
    assert result.code == 0, result.err
    assert result.err == ""
    made = tree(tmp_path / "out")
    assert len(made) == 60
    assert all(alone[name] == data for name, data in made.items())
